#!/usr/bin/python3
"""Timelines for the client tests, written by us: many events, or hostile texts.

    timelines.py many 5000 > many.json
    timelines.py hostile > hostile.json
"""
import json
import random
import sys
from datetime import date, datetime, timedelta

PEOPLE = ["Marit de Graaf", "Jonas Halvorsen", "Pieter Blom", "Ruth Adeyemi", "Zoë Müller-Łukasz", "李小龍",
          "Ana \"Nita\" O'Brien", "Society of Ports; Harbours, & Ships"]
PLACES = ["Rotterdam", "The Hague", "São Paulo", "Aix-en-Provence, France", None]
HOSTILE = ["<script>alert(1)</script>", "</script><script>alert(2)</script>", "<img src=x onerror=alert(3)>",
           "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "\tTab first",
           "bell\u0007 escape\u001b[31m red", "right\u202eto left\u2066 turned", "nul\ufffdbyte", "\u2028line\u2029ends",
           "N" * 10000, "semi;colon, comma\\ backslash \"quotes\" ^caret", "BEGIN:VEVENT\r\nUID:injected\r\nEND:VEVENT",
           "emoji \U0001F91D and e\u0301 and \ud55c\uad6d\uc5b4" * 20, "%s%n%x {{data}} ${x} `y`", "&amp; &lt;b&gt;", "'quote'",
           "javascript:alert(4)", " ", "-"]


def when(kind, rng):
    """(earliest, latest, granularity, extent, zone, edtf, modifier)"""
    day = date(2010, 1, 1) + timedelta(days=rng.randrange(2500))
    at = lambda d, t: f"{d}T{t}"
    if kind == "minute":
        hour = f"{rng.randrange(24):02}:{rng.randrange(60):02}"
        zone = rng.choice(["Europe/Amsterdam", "America/New_York", "Asia/Kolkata", None])
        return at(day, hour + ":00"), at(day, hour + ":59"), "minute", "within", zone, f"{day}T{hour}", None
    if kind == "late":
        return at(day, "12:00:00"), at(day, "23:59:59"), "part-of-day", "within", None, str(day), "late"
    if kind == "night":
        return at(day, "18:00:00"), at(day + timedelta(1), "05:59:59"), "part-of-day", "within", None, str(day), None
    if kind == "month":
        first = day.replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return at(first, "00:00:00"), at(last, "23:59:59"), "month", "within", None, f"{day:%Y-%m}", None
    if kind == "window":
        last = day + timedelta(days=1)
        return at(day, "00:00:00"), at(last, "23:59:59"), "day", "within", None, f"[{day}..{last}]", None
    if kind == "stay":
        last = day + timedelta(days=rng.randrange(1, 6))
        return at(day, "00:00:00"), at(last, "23:59:59"), "day", "throughout", None, f"{day}/{last}", None
    if kind == "open":
        return None, at(day, "23:59:59"), "unknown", "within", None, f"[..{day}]", None
    return at(day, "00:00:00"), at(day, "23:59:59"), "day", "within", None, str(day), None


def timeline(count, rng, texts):
    sources = [{"id": f"s{i + 1}", "path": f"articles/{i + 1}.txt", "title": texts(f"Article {i + 1}"),
                "publisher": texts(f"Paper {i + 1}"), "url": f"https://paper.example/{i + 1}?a=1&b=,;", "language": "en",
                "published": f"2016-{i % 12 + 1:02}-03", "published_from": "header", "place": "HERE", "timezone": None,
                "sha256": f"{i:064x}"} for i in range(20)]
    people = [{"id": f"p{i + 1}", "type": "person", "name": texts(name), "aliases": [texts(name)], "title": texts("Dr")}
              for i, name in enumerate(PEOPLE)]
    events = []
    for i in range(count):
        kind = rng.choice(["minute", "late", "night", "month", "window", "stay", "day", "day", "day", "open"])
        earliest, latest, granularity, extent, zone, edtf, modifier = when(kind, rng)
        statement = rng.random() < 0.5
        a, b = rng.sample(range(len(people)), 2)
        place = rng.choice(PLACES)
        verb = "says something to" if statement else "meets"
        sentence = texts(f"{PEOPLE[a]} {verb} {PEOPLE[b]}, wrote paper {i}.")
        event = {"id": f"e{i + 1}", "uid": f"event-{i + 1}@dateline", "kind": "statement" if statement else "meeting",
                 "form": texts("interview" if statement else "talks"),
                 "summary": texts(f"{PEOPLE[a]} {verb} {PEOPLE[b]}" + (f" in {place}" if place else "") + f" ({i + 1})"),
                 "status": rng.choice(["occurred"] * 6 + ["planned", "cancelled", "postponed", "denied"]),
                 "participants": [{"entity": f"p{a + 1}", "role": "speaker" if statement else "attendee"},
                                  {"entity": f"p{b + 1}", "role": "addressee" if statement else "attendee"}],
                 "place": {"name": texts(place), "entity": None} if place else None,
                 "time": {"earliest": earliest, "latest": latest, "granularity": granularity, "extent": extent, "timezone": zone,
                          "timex": None, "edtf": edtf, "modifier": modifier, "expression": texts("late Thursday") if modifier else None,
                          "basis": "explicit", "anchor": None},
                 "duration": "PT1H" if kind == "minute" else None,
                 "mentions": [{"source": f"s{i % 20 + 1}", "start": 10, "end": 60, "byte_start": 10, "byte_end": 60,
                               "sentence": sentence, "trigger": "meets", "trigger_start": 12, "trigger_end": 17, "confidence": 0.9}]}
        if statement:
            event["content"] = texts("that all is well")
            event["quotes"] = [texts("All is well")]
        events.append(event)
    events.sort(key=lambda e: (e["time"]["earliest"] or "", e["time"]["latest"]))
    for i, event in enumerate(events):
        event["id"] = f"e{i + 1}"
    return {"schema": "dateline-timeline-1", "generator": {"name": "dateline", "version": "0.1.0"}, "sources": sources,
            "entities": people, "events": events, "relations": [],
            "conflicts": [{"kind": "date", "events": ["e1"], "detail": texts("two days"),
                           "values": [{"value": texts("2010-01-01"), "evidence": []}, {"value": "2010-01-02", "evidence": []}]}],
            "negations": [], "warnings": []}


def main():
    rng = random.Random(20140303)
    if sys.argv[1] == "many":
        made = timeline(int(sys.argv[2]), rng, lambda text: text)
    else:
        made = timeline(200, rng, lambda text: rng.choice(HOSTILE) if rng.random() < 0.6 else text)
    json.dump(made, sys.stdout, ensure_ascii=False)


main()
