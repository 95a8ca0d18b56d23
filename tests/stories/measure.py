#!/usr/bin/env python3
"""Measures how much of stories with gold the timeline finds.

    tests/stories/measure.py [--dateline build/release/dateline] [--verbose] [--floors FILE] STORY...

A STORY is a folder with articles, manifest.jsonl and gold.json:
    aliases    key of a party -> the names that it goes by
    events     kind, participants (keys; a statement's first is its speaker), date [earliest, latest] (null: open), place
               (names of which one is asked for; null: none is), status, about (words of a statement), optional
    order      pairs of events of which the first lies before the second
    conflicts  events that the articles date or place differently
    negatives  words of what must not come out as occurred
    claims     claim, verdict, also_ok
An event of the gold is found when an event of the timeline has its kind and its speaker, or at least two of its parties; of
several the one with the most parties, fitting days and words counts, and each counts once. Printed for each story and
all together: precision, recall and F1 of the events (optional ones cost nothing), of those found the shares with the
right days, place and status, of the pairs the share in order, of the conflicts the share named, of the claims the share
answered rightly; the number of negatives that came out as occurred, and of claims answered wrongly with certainty.
With --floors the figures of all together may not lie under those of the file.
"""
import argparse
import json
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

CERTAIN = ("supported", "refuted")


def fold(text):
    text = unicodedata.normalize("NFKD", text or "")
    return "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c)).lower()


def holds(text, words):
    return " %s " % " ".join(fold(words).split()) in " %s " % " ".join(fold(text).split())


def days(event):
    return [(event["time"][k] or "")[:10] or None for k in ("earliest", "latest")]


def overlaps(one, other):
    return (one[0] or "") <= (other[1] or "9") and (other[0] or "") <= (one[1] or "9")


def lies_inside(inner, outer):
    return (not outer[0] or (inner[0] or "") >= outer[0]) and (not outer[1] or (inner[1] or "9") <= outer[1])


class Timeline:
    def __init__(self, data):
        self.events = data["events"]
        self.conflicting = {event for conflict in data["conflicts"] for event in conflict["events"]}
        self.names = {e["id"]: [e["name"], *e.get("aliases", [])] for e in data["entities"]}

    def takes_part(self, event, aliases, role=None):
        return any(holds(name, alias) for p in event["participants"] if role in (None, p.get("role"))
                   for name in self.names[p["entity"]] for alias in aliases)

    def fit(self, gold, aliases, event):
        """How well the event is the gold's; 0: not at all."""
        if event["kind"] != gold["kind"]:
            return 0
        if gold["kind"] == "statement":
            parties = 2 * self.takes_part(event, aliases(gold["participants"][0]), "speaker")
        else:
            parties = sum(self.takes_part(event, aliases(p)) for p in gold["participants"])
        if parties < min(2, len(gold["participants"])) or parties == 0:
            return 0
        text = " ".join([event.get("summary") or "", event.get("content") or "", *event.get("quotes", []),
                         *(m["sentence"] for m in event["mentions"])])
        about = sum(holds(text, words) for words in gold.get("about") or [])
        return parties + 2 * overlaps(days(event), gold["date"]) + lies_inside(days(event), gold["date"]) + 3 * about

    def matches(self, gold, aliases):
        """gold id -> index of its event; the best fits first"""
        fits = sorted(((self.fit(g, aliases, e), -n, -i) for n, g in enumerate(gold) for i, e in enumerate(self.events)),
                      reverse=True)
        found, used = {}, set()
        for fit, n, i in fits:
            if fit > 0 and gold[-n]["id"] not in found and -i not in used:
                found[gold[-n]["id"]] = -i
                used.add(-i)
        return found


def wrongly_occurred(event, text):
    return event["status"] == "occurred" and event["kind"] == "meeting" and \
        any(holds(m["sentence"], text) for m in event["mentions"])


def answers(dateline, timeline, claims):
    texts = [c["claim"] for c in claims]
    out = subprocess.run([dateline, "check", "-f", "json", timeline, *texts], capture_output=True, check=False).stdout
    verdicts = [json.loads(line)["verdict"] for line in out.decode().splitlines()]
    right = sum(v == c["verdict"] or v in c.get("also_ok", []) or
                (v == "conflicting" and c["verdict"] == "not-enough-info") for v, c in zip(verdicts, claims))
    harmful = sum(v in CERTAIN and v != c["verdict"] and v not in c.get("also_ok", [])
                  for v, c in zip(verdicts, claims))
    return right, harmful


def measure(story, dateline, folder, verbose):
    """the story's counts"""
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    out = Path(folder) / (story.name + ".json")
    subprocess.run([dateline, "build", "-q", "-m", story / "manifest.jsonl", "-o", out], check=False)
    timeline = Timeline(json.loads(out.read_text(encoding="utf-8")))
    found = timeline.matches(gold["events"], lambda key: gold["aliases"].get(key, [key]))
    core = [g for g in gold["events"] if not g.get("optional")]
    hits = [(g, timeline.events[found[g["id"]]]) for g in core if g["id"] in found]
    counts = {"gold": len(core), "found": len(hits),
              "extra": len(timeline.events) - len(found),
              "dated": len(hits), "date": sum(lies_inside(days(e), g["date"]) for g, e in hits),
              "status": sum(e["status"] == g["status"] for g, e in hits)}
    placed = [(g, e) for g, e in hits if g.get("place")]
    counts["placed"] = len(placed)
    counts["place"] = sum(any(holds((e.get("place") or {}).get("name"), p) if p else not e.get("place")
                              for p in g["place"]) for g, e in placed)
    pairs = gold.get("order", [])
    counts["pairs"] = len(pairs)
    counts["order"] = sum(a in found and b in found and found[a] < found[b] for a, b in pairs)
    conflicts = gold.get("conflicts", [])
    counts["disputed"] = len(conflicts)
    counts["conflicts"] = sum(c["event"] in found and timeline.events[found[c["event"]]]["id"] in timeline.conflicting
                              for c in conflicts)
    counts["negatives"] = sum(wrongly_occurred(e, n["text"]) for i, e in enumerate(timeline.events)
                              if i not in found.values() for n in gold.get("negatives", []))
    claims = gold.get("claims", [])
    counts["claims"] = len(claims)
    counts["answered"], counts["harmful"] = answers(dateline, str(out), claims) if claims else (0, 0)
    if verbose:
        print_errors(core, found, timeline)
    return counts


def print_errors(core, found, timeline):
    for g in core:
        event = timeline.events[found[g["id"]]] if g["id"] in found else None
        if event is None:
            print("  missed  %-5s %-9s %s %s" % (g["id"], g["kind"], g["date"], ",".join(g["participants"])))
        elif not lies_inside(days(event), g["date"]):
            print("  dated   %-5s %s, not %s: %s" % (g["id"], days(event), g["date"], event["summary"][:80]))
    for i, event in enumerate(timeline.events):
        if i not in found.values():
            print("  extra   %-5s %-9s %s %s" % (event["id"], event["kind"], days(event), event["summary"][:80]))


def figures(counts):
    def share(part, whole):
        return counts[part] / counts[whole] if counts[whole] else None
    precision = counts["found"] / max(1, counts["found"] + counts["extra"])
    recall = counts["found"] / max(1, counts["gold"])
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall),
            "date": share("date", "dated"), "place": share("place", "placed"), "status": share("status", "dated"),
            "order": share("order", "pairs"), "conflicts": share("conflicts", "disputed"), "claims": share("answered", "claims")}


def line(name, counts):
    shown = ["%s %s" % (k, "-" if v is None else "%.3f" % v) for k, v in figures(counts).items()]
    return "%-18s events %3d  %s  negatives %d  harmful %d" % (name, counts["gold"], "  ".join(shown),
                                                               counts["negatives"], counts["harmful"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dateline", default="build/release/dateline")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--floors", type=Path)
    parser.add_argument("stories", nargs="+", type=Path)
    options = parser.parse_args()
    total = {}
    with tempfile.TemporaryDirectory() as folder:
        for story in options.stories:
            counts = measure(story, options.dateline, folder, options.verbose)
            if options.verbose or not options.floors:
                print(line(story.name, counts))
            for key, value in counts.items():
                total[key] = total.get(key, 0) + value
    print(line("%d stories" % len(options.stories), total))
    floors = json.loads(options.floors.read_text()) if options.floors else {}
    reached = {**figures(total), "negatives": -total["negatives"], "harmful": -total["harmful"]}
    low = ["%s %.3f lies under %.3f" % (k, abs(reached[k]), abs(v)) for k, v in floors.items() if reached[k] < v]
    print("\n".join(low), end="\n" if low else "")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
