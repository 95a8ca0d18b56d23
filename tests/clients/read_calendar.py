#!/usr/bin/python3
"""A calendar as python3-icalendar or python3-vobject sees it: uid, start, end, summary a line.

    read_calendar.py icalendar|vobject calendar.ics
"""
import sys
from datetime import datetime


def spelled(when):
    return f"{when:%Y-%m-%dT%H:%M}" if isinstance(when, datetime) else str(when)


def one_line(text):
    return " ".join(text.split())


def with_icalendar(text):
    import icalendar
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        yield str(event["UID"]), spelled(event["DTSTART"].dt), spelled(event["DTEND"].dt), one_line(event["SUMMARY"])


def with_vobject(text):
    import vobject
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    for event in calendar.vevent_list:
        event.validate(raiseException=True)
        yield event.uid.value, spelled(event.dtstart.value), spelled(event.dtend.value), one_line(event.summary.value)


reader = {"icalendar": with_icalendar, "vobject": with_vobject}[sys.argv[1]]
for line in sorted("\t".join(found) for found in reader(open(sys.argv[2], encoding="utf-8", newline="").read())):
    print(line)
