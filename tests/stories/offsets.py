"""Checks every offset of a timeline against the files it was made from: offsets.py TIMELINE.json

The text at [start, end) in code points and at [byte_start, byte_end) in bytes must be what the field quotes: word for word in plain
text; in a page, what remains without mark-up and with entities decoded.
"""
import html, json, re, sys


def plain(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", text))).strip()


def spans(value, path=""):
    if isinstance(value, dict):
        if "source" in value and "start" in value:
            yield path, value
        for key, inner in value.items():
            yield from spans(inner, path + "/" + key)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from spans(inner, "%s[%d]" % (path, i))


def main(timeline_path):
    timeline = json.load(open(timeline_path, encoding="utf-8"))
    raw = {s["id"]: open(s["path"], "rb").read() for s in timeline["sources"]}
    text = {k: v.decode("utf-8") for k, v in raw.items()}
    count = failed = 0

    def wrong(path, quoted, there):
        nonlocal failed
        failed += 1
        if failed <= 10:
            print("%s%s: quotes %r, but there stands %r" % (timeline_path, path, quoted, there))

    for path, span in spans(timeline):
        count += 1
        there = text[span["source"]][span["start"]:span["end"]]
        is_page = "<" in text[span["source"]][:20]
        if not there.strip():
            wrong(path, "something", there)
        quoted = span.get("sentence") or span.get("text")
        if quoted is not None and (plain(there) != plain(quoted) if is_page else there != quoted):
            wrong(path, quoted, there)
        if "byte_start" in span and raw[span["source"]][span["byte_start"]:span["byte_end"]].decode("utf-8", "replace") != there:
            wrong(path, there, raw[span["source"]][span["byte_start"]:span["byte_end"]])
        if "trigger" in span and text[span["source"]][span["trigger_start"]:span["trigger_end"]] != span["trigger"]:
            wrong(path, span["trigger"], text[span["source"]][span["trigger_start"]:span["trigger_end"]])
    for event in timeline["events"]:
        if not event["mentions"]:
            wrong("/" + event["id"], "a mention", "none")
        if event["participants"] and not event["evidence"].get("participants"):
            wrong("/" + event["id"], "evidence for its participants", "none")
        if event["time"]["expression"] and not event["evidence"].get("time"):
            wrong("/" + event["id"], "evidence for its time", "none")
        if event["place"] and not event["evidence"].get("place"):
            wrong("/" + event["id"], "evidence for its place", "none")
        sources = {m["source"] for m in event["mentions"]}
        for quote in event.get("quotes") or []:
            if not any(plain(quote) in plain(text[s]) for s in sources):
                wrong("/" + event["id"] + "/quotes", quote, "no such words")
    print("%s: %d spans checked, %d wrong" % (timeline_path, count, failed))
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
