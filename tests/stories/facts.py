"""Compares a timeline with what a reader knows: facts.py EXPECTED.json TIMELINE.json

Each expected event must stand in the timeline once, with its participants, its dates (inside [earliest, latest] of the
expectation), place, status and words; the pairs of "order" must stand in that order; no event may count as occurred in whose
sentences a text of "never_occurred" stands; each of "conflicts" must be named. An event with "gap" is known not to be right yet; when it comes right the test fails, so
that the mark is taken off.
"""
import json, sys, unicodedata


def fold(text):
    text = unicodedata.normalize("NFKD", text or "")
    return "".join(c for c in text if not unicodedata.combining(c)).lower().replace("’", "'")


def people(event, entities):
    return [{fold(n) for n in [entities[p["entity"]]["name"]] + entities[p["entity"]].get("aliases", [])} for p in event["participants"]]


def words(event):
    return fold(" ".join([event.get("content") or "", event.get("summary") or ""] + (event.get("quotes") or []) + [m["sentence"] for m in event["mentions"]]))


def takes_part(name, forms):
    return any(fold(name) == f or (" " + fold(name) + " ") in (" " + f + " ") for f in forms)


def fits(wanted, event, entities):
    if wanted["kind"] != event["kind"]:
        return False
    forms = people(event, entities)
    if not all(any(takes_part(n, f) for f in forms) for n in wanted["participants"]):
        return False
    if wanted.get("says") and fold(wanted["says"]) not in words(event):
        return False
    lo, hi = wanted["dates"]
    a, b = (event["time"][k] and event["time"][k][:10] for k in ("earliest", "latest"))
    return not (b and lo and b < lo or a and hi and a > hi)


def problems_of(wanted, event):
    lo, hi = wanted["dates"]
    a, b = (event["time"][k] and event["time"][k][:10] for k in ("earliest", "latest"))
    if (lo and (not a or a < lo)) or (hi and (not b or b > hi)):
        yield "lies in %s..%s, not %s..%s" % (a, b, lo, hi)
    if event["status"] != wanted["status"]:
        yield "is %s, not %s" % (event["status"], wanted["status"])
    place = fold((event.get("place") or {}).get("name"))
    if wanted.get("place") and fold(wanted["place"]) not in place:
        yield "is placed in %r, not %s" % (place, wanted["place"])


def main(expected_path, timeline_path):
    expected, timeline = (json.load(open(p, encoding="utf-8")) for p in (expected_path, timeline_path))
    entities = {e["id"]: e for e in timeline["entities"]}
    problems, at, used = [], {}, set()
    for wanted in expected["events"]:
        found = [i for i, e in enumerate(timeline["events"]) if i not in used and fits(wanted, e, entities)]
        if wanted.get("gap"):
            if any(not list(problems_of(wanted, timeline["events"][i])) for i in found):
                problems.append("%s is right now: take its gap off" % wanted["id"])
            continue
        if not found:
            if not wanted.get("optional"):
                problems.append("%s is missing" % wanted["id"])
            continue
        best = min(found, key=lambda i: len(list(problems_of(wanted, timeline["events"][i]))))
        at[wanted["id"]] = best
        used.add(best)
        problems += ["%s (%s) %s" % (wanted["id"], timeline["events"][best]["id"], p) for p in problems_of(wanted, timeline["events"][best]) if not wanted.get("optional")]
    for first, second in expected.get("order", []):
        if first in at and second in at and at[first] >= at[second]:
            problems.append("%s stands behind %s" % (first, second))
    for text in expected.get("never_occurred", []):
        problems += ["%s counts %r as occurred" % (e["id"], text) for i, e in enumerate(timeline["events"])
                     if i not in used and e["kind"] == "meeting" and e["status"] == "occurred" and fold(text) in words(e)]
    for conflict in expected.get("conflicts", []):
        if conflict.get("gap"):
            continue
        event = timeline["events"][at[conflict["event"]]]["id"] if conflict["event"] in at else None
        if not any(c["kind"] == conflict["kind"] and event in c["events"] for c in timeline["conflicts"]):
            problems.append("no conflict of kind %s names %s" % (conflict["kind"], conflict["event"]))
    for p in problems:
        print("%s: %s" % (expected_path, p))
    print("%s: %d events expected, %d found, %d problems" % (expected_path, len(expected["events"]), len(at), len(problems)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
