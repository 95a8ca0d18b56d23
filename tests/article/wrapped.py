#!/usr/bin/env python3
"""wrapped.py DATELINE STORIES FOLDER: articles (a JSON list of published, publisher, paragraphs) as page, feed, dump,
table and web archive give the timeline that they give as plain text: the same events, people, times and places, in the
same order."""
import csv, email.utils, gzip, html, json, os, subprocess, sys
from datetime import datetime

dateline, stories, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
articles = [(s, "\n\n".join(s["paragraphs"])) for s in json.load(open(stories, encoding="utf8"))]

def paragraphs(text): return "".join(f"<p>{html.escape(l.strip(), quote=False)}</p>\n" for l in text.split("\n") if l.strip())
def page(entry, text):
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:site_name" content="{html.escape(entry.get("publisher") or "")}">'
            f'<meta property="article:published_time" content="{entry["published"]}"></head><body><nav><a href="/">Home</a></nav>'
            f'<article>{paragraphs(text)}</article><footer>All rights reserved</footer></body></html>')
def write(name, data):
    with open(os.path.join(folder, name), "wb") as f: f.write(data if isinstance(data, bytes) else data.encode("utf8"))
    return os.path.join(folder, name)
def rfc822(day): return email.utils.format_datetime(datetime.fromisoformat(day.replace("Z", "+00:00")))

def plain_texts():
    rows = ""
    for e, t in articles:
        write(e["slug"] + ".txt", t + "\n")
        rows += json.dumps({"path": e["slug"] + ".txt", "published": e["published"], "publisher": e["publisher"]}) + "\n"
    return write("manifest.jsonl", rows)
def pages():
    os.makedirs(os.path.join(folder, "pages"), exist_ok=True)
    for entry, text in articles: write("pages/" + entry["slug"] + ".html", page(entry, text))
    return os.path.join(folder, "pages")
def feed():
    items = "".join(f'<item><pubDate>{rfc822(e["published"])}</pubDate><source>{html.escape(e.get("publisher") or "")}</source><description>{html.escape(paragraphs(t))}</description></item>' for e, t in articles)
    return write("feed.xml", f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>')
def wide_feed(): return write("wide.xml", open(feed(), encoding="utf8").read().replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16"))
def record(e, t): return {"maintext": t, "date_publish": e["published"], "publisher": e.get("publisher")}
def lines(): return write("dump.jsonl", "".join(json.dumps(record(e, t)) + "\n" for e, t in articles))
def document(): return write("dump.json", json.dumps({"articles": [record(e, t) for e, t in articles]}, indent=1))
def table():
    path = os.path.join(folder, "table.csv")
    with open(path, "w", encoding="utf8", newline="") as f:
        w = csv.writer(f); w.writerow(["text", "published", "publisher"])
        for e, t in articles: w.writerow([t, e["published"], e.get("publisher") or ""])
    return path
def archive(coding=None):
    out = b""
    for e, t in articles:
        body, head = page(e, t).encode("utf8"), b""
        if coding: body, head = gzip.compress(body, mtime=0), b"Content-Encoding: gzip\r\n"
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + head + b"\r\n" + body
        out += (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"
    return write("coded.warc" if coding else "crawl.warc", out)

def timeline(*arguments):
    path = os.path.join(folder, "timeline.json")
    done = subprocess.run([dateline, "build", "-q", *arguments, "-o", path], stderr=subprocess.PIPE, text=True)
    if done.returncode > 1: sys.exit(f"{arguments}: {done.stderr}")
    return json.load(open(path, encoding="utf8"))
def told(t):
    names = {e["id"]: e["name"] for e in t["entities"]}
    return [(e["kind"], e["form"], e["summary"], e["status"], sorted(names[p["entity"]] + " " + p["role"] for p in e["participants"]), e["time"]["earliest"],
             e["time"]["latest"], e["time"]["timex"], e.get("content"), e.get("quotes"), (e["place"] or {}).get("name")) for e in t["events"]]

plain = told(timeline("-m", plain_texts()))
assert plain, "the articles tell nothing"
failed = False
for make in (pages, feed, wide_feed, lines, document, table, archive, lambda: archive("gzip")):
    path = make()
    if "coded" in path and subprocess.run([dateline, "tag", "-q", path], capture_output=True).returncode == 3: continue  # a build without libarchive
    found = told(timeline(path))
    if found != plain:
        failed = True
        print(f"{path}: another timeline than the plain text's")
        for a, b in zip(plain, found):
            if a != b: print(f"  plain {a}\n  here  {b}"); break
sys.exit(failed)
