#!/usr/bin/python3
"""A calendar as python3-icalendar or python3-vobject sees it: uid, start, end a line.

    read_calendar.py icalendar|vobject calendar.ics
"""
import sys
from datetime import datetime


def spelled(when):
    return f"{when:%Y-%m-%dT%H:%M}" if isinstance(when, datetime) else str(when)


def with_icalendar(text):
    import icalendar
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        assert event["SUMMARY"].strip()
        yield str(event["UID"]), spelled(event["DTSTART"].dt), spelled(event["DTEND"].dt)


def with_vobject(text):
    import vobject
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    for event in calendar.vevent_list:
        event.validate(raiseException=True)
        assert event.summary.value.strip()
        yield event.uid.value, spelled(event.dtstart.value), spelled(event.dtend.value)


reader = {"icalendar": with_icalendar, "vobject": with_vobject}[sys.argv[1]]
for line in sorted("\t".join(found) for found in reader(open(sys.argv[2], encoding="utf-8", newline="").read())):
    print(line)
