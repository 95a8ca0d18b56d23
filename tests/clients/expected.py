#!/usr/bin/python3
"""What every calendar client must see of a timeline: uid, start, end (exclusive), summary a line.

    expected.py timeline.json calendar.ics > expected.tsv

Dates are written from the contract, not from the exporter: days and parts of a day as dates
with an exclusive end, clock times as local times, no denied events, none with an open end.
Summaries are read out of the calendar's lines by RFC 5545, sections 3.1 (folding) and 3.3.11
(TEXT), and must begin as the timeline's do.
"""
import json
import re
import sys
from datetime import datetime, timedelta


def spoken(text):
    """What of a text is left where control characters and direction marks are not: letters and digits."""
    return "".join(c for c in text if c.isalnum())


def same_beginning(ours, theirs):
    return spoken(theirs)[:100].startswith(spoken(ours)[:100])


def summaries(path):
    lines = re.sub(r"\r\n[ \t]", "", open(path, encoding="utf-8", newline="").read()).split("\r\n")
    found, uid = {}, None
    for line in lines:
        if line.startswith("UID:"):
            uid = line[4:]
        elif line.startswith("SUMMARY:"):
            found[uid] = re.sub(r"\\(.)", lambda escaped: {"n": " ", "N": " "}.get(escaped[1], escaped[1]), line[8:])
    return found


def lines(timeline, told):
    for event in timeline["events"]:
        time = event["time"]
        if event["status"] == "denied" or not time["earliest"] or not time["latest"]:
            continue
        summary = told[event["uid"]]
        before = {"cancelled": "Cancelled: ", "postponed": "Postponed: "}.get(event["status"], "")
        assert same_beginning(before + event["summary"], summary) or not spoken(event["summary"]), (event["uid"], summary)
        start, last = datetime.fromisoformat(time["earliest"]), datetime.fromisoformat(time["latest"])
        if time["granularity"] in ("minute", "hour"):
            hours = 1 if event.get("duration") == "PT1H" else 0
            minutes = {"PT10M": 10}.get(event.get("duration"), 0)
            length = timedelta(hours=hours, minutes=minutes)
            end = start + length if length else last + timedelta(seconds=1)
            yield event["uid"], f"{start:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}", " ".join(summary.split())
        else:
            end = start.date() if time["granularity"] == "part-of-day" else last.date()
            yield event["uid"], str(start.date()), str(end + timedelta(days=1)), " ".join(summary.split())


for line in sorted("\t".join(found) for found in lines(json.load(open(sys.argv[1])), summaries(sys.argv[2]))):
    print(line)
