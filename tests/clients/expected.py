#!/usr/bin/python3
"""What every calendar client must see of a timeline: uid, start and end (exclusive) a line.

    expected.py timeline.json > expected.tsv

Written from the contract, not from the exporter: days and parts of a day as dates with an
exclusive end, clock times as local times, no denied events, none with an open end.
"""
import json
import sys
from datetime import date, datetime, timedelta


def lines(timeline):
    for event in timeline["events"]:
        time = event["time"]
        if event["status"] == "denied" or not time["earliest"] or not time["latest"]:
            continue
        start, last = datetime.fromisoformat(time["earliest"]), datetime.fromisoformat(time["latest"])
        if time["granularity"] in ("minute", "hour"):
            hours = 1 if event.get("duration") == "PT1H" else 0
            minutes = {"PT10M": 10}.get(event.get("duration"), 0)
            length = timedelta(hours=hours, minutes=minutes)
            end = start + length if length else last + timedelta(seconds=1)
            yield event["uid"], f"{start:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}"
        else:
            end = start.date() if time["granularity"] == "part-of-day" else last.date()
            yield event["uid"], str(start.date()), str(end + timedelta(days=1))


for line in sorted("\t".join(found) for found in lines(json.load(open(sys.argv[1])))):
    print(line)
