#!/usr/bin/env python3
"""A timeline of many events and claims about it, for measuring: make_timeline.py EVENTS CLAIMS TIMELINE CLAIMFILE.
The same numbers give the same bytes: people who meet in pairs and make statements over ten years."""
import datetime, json, sys

GIVEN = "Anna Tom Ines Otto Lena Karl Maria Jon Ruth Paul".split()
FAMILIES = "Brask Reed Marrow Tarell Linde Holm Quist Varga Osei Petrov Duarte Falk Greco Ibsen Jansen".split()
PLACES = "Geneva Vienna Oslo Lisbon Nairobi".split()
FIRST = datetime.date(2010, 1, 1)
state = 7


def draw(below):
    global state
    state = (state * 1664525 + 1013904223) % 2**32
    return (state >> 8) % below


def name(person):
    ending = chr(97 + person // 150 % 26) + chr(97 + person // 3900 % 26) + "n"
    return "%s %s%s" % (GIVEN[person % 10], FAMILIES[person // 10 % 15], ending)


def time(day):
    return {"earliest": "%sT00:00:00" % day, "latest": "%sT23:59:59" % day, "granularity": "day", "extent": "within",
            "timezone": None, "timex": str(day), "edtf": str(day), "modifier": None, "expression": "Tuesday",
            "basis": "explicit", "anchor": None}


def event(number, day, people):
    meeting = draw(3) > 0
    a, b = draw(people), draw(people - 1)
    b += b >= a
    place = draw(5)
    text = "%s met %s in %s." % (name(a), name(b), PLACES[place]) if meeting else \
        "%s told %s that talks number %d were useful." % (name(a), name(b), number)
    roles = ("attendee", "attendee") if meeting else ("speaker", "addressee")
    return {"id": "e%d" % (number + 1), "uid": "%d@dateline" % number, "kind": "meeting" if meeting else "statement",
            "form": "meeting" if meeting else "statement", "summary": text, "status": "occurred",
            "participants": [{"entity": "p%d" % (p + 1), "role": r} for p, r in zip((a, b), roles)],
            "place": {"name": PLACES[place], "entity": None} if meeting else None, "time": time(day),
            "evidence": {}, "duration": None, "content": None if meeting else text, "quotes": [], "about": None,
            "mentions": [{"source": "s%d" % (number % 1000 + 1), "start": 0, "end": len(text), "byte_start": 0,
                          "byte_end": len(text), "sentence": text, "trigger": "met" if meeting else "told",
                          "trigger_start": 5, "trigger_end": 8, "confidence": 0.9}]}


def main():
    events, claims = int(sys.argv[1]), int(sys.argv[2])
    people = max(20, min(events // 20, 100000))
    listed = [event(i, FIRST + datetime.timedelta(days=i * 3650 // events), people) for i in range(events)]
    sources = [{"id": "s%d" % (i + 1), "path": "%d.txt" % i, "title": None, "publisher": "Post", "url": None,
                "language": "en", "published": "2020-01-01", "published_from": "manifest", "place": None,
                "timezone": None, "sha256": "0" * 64} for i in range(1000)]
    relations = [{"from": "e%d" % (i + 1), "to": "e%d" % (i + 3), "type": "before", "basis": "text", "evidence": []}
                 for i in range(0, events - 3, 10)]
    entities = [{"id": "p%d" % (i + 1), "type": "person", "name": name(i), "aliases": [name(i).split()[1]],
                 "title": None} for i in range(people)]
    with open(sys.argv[3], "w", encoding="utf-8") as file:
        json.dump({"schema": "dateline-timeline-1", "generator": {"name": "dateline", "version": "0.1.0"},
                   "sources": sources, "entities": entities, "events": listed, "relations": relations,
                   "conflicts": [], "negations": [], "warnings": []}, file)
    shapes = ("{a} met {b} before {c} met {d}", "{a} met {b} in {p} on {t}", "Did {a} meet {b} after {c} told {d} that talks were useful?",
              "{a} met {b} twice in March", "{a} never met {d}")
    with open(sys.argv[4], "w", encoding="utf-8") as file:
        for i in range(claims):
            one, other = (listed[draw(events)] for _ in range(2))
            who = [name(int(p["entity"][1:]) - 1) for e in (one, other) for p in e["participants"]]
            file.write(shapes[i % 5].format(a=who[0], b=who[1], c=who[2], d=who[3], p=PLACES[draw(5)],
                                            t=one["time"]["edtf"]) + "\n")


main()
