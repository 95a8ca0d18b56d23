#!/bin/sh
# Speed of tag, extract and build beside wc -w on the same files, and of extract on the same articles as pages and as JSON
# Lines: the least processor time (user and system) of five runs each, one core, start-up included. CORPUS=FOLDER takes other
# articles than the fixtures', COPIES=N how often each is taken.
set -eu
: "${DATELINE:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CORPUS=${CORPUS:-fixtures/stories}
COPIES=${COPIES:-100}
python3 - "$CORPUS" "$work/articles" "$COPIES" <<'EOF'
import html, json, os, sys
corpus, folder, copies = sys.argv[1], sys.argv[2], int(sys.argv[3])
# what a page of a newspaper has around its article: some thousand bytes of head, script and links
HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Article %d</title>
<meta property="article:published_time" content="2014-03-05T10:00:00Z"><style>%s</style><script>%s</script></head><body>
<nav><ul>%s</ul></nav><article><h1>Article %d</h1>"""
STYLE = ".card{display:flex;margin:0 auto;padding:4px 8px;color:#223344}\n" * 150
SCRIPT = "window.queue=window.queue||[];queue.push({unit:'top',sizes:[[300,250],[728,90]]});\n" * 150
LINKS = "<li class=\"item\"><a href=\"/section/page.html\" data-id=\"17\">Section</a></li>\n" * 120
FOOT = "</article><aside><h2>Most read</h2><ul>%s</ul></aside><footer><ul>%s</ul></footer></body></html>" % (LINKS, LINKS)
texts = sorted(os.path.join(d, f) for d, _, files in os.walk(corpus) for f in files if f.endswith(".txt") and f != "expected.txt")
for name in (folder, folder + "-html"):
    os.makedirs(name)
lines = open(folder + ".jsonl", "w", encoding="utf-8")
# every copy differs, so that nothing is found to be a reprint
for copy in range(copies):
    for i, path in enumerate(texts):
        text = open(path, encoding="utf-8", errors="replace").read()
        with open("%s/%04d-%04d.txt" % (folder, copy, i), "w", encoding="utf-8") as out:
            out.write("%s\nCopy %d of the series.\n" % (text, copy))
        lines.write(json.dumps({"title": "Article %d" % i, "date": "2014-03-05", "text": text, "id": copy}) + "\n")
        with open("%s-html/%04d-%04d.html" % (folder, copy, i), "w", encoding="utf-8") as out:
            out.write(HEAD % (i, STYLE, SCRIPT, LINKS, i))
            for paragraph in text.split("\n"):
                out.write("<p>%s</p>\n" % html.escape(paragraph))
            out.write("<p>Copy %d of the series.</p>%s" % (copy, FOOT))
EOF
files=$(ls "$work/articles" | wc -l)
echo "$files articles, $(cat "$work"/articles/*.txt | wc -c) bytes, processor time on one core, start-up included"
# measure NAME INPUT COMMAND...: 'INPUT' is a file or folder whose size counts
measure() {
    name=$1 input=$2
    shift 2
    python3 - "$name" "$(find "$input" -type f -exec cat {} + | wc -c)" "$@" <<'EOF'
import resource, subprocess, sys
name, size, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
best = None
for _ in range(5):
    before = spent()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    best = spent() - before if best is None else min(best, spent() - before)
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print("%-24s %8.3f s %8.1f MB/s   %d MB of memory at most" % (name, best, size / max(best, 1e-6) / 1e6, memory))
EOF
}
measure "wc -w" "$work/articles" sh -c "cat $work/articles/*.txt | wc -w"
measure tag "$work/articles" "$DATELINE" tag -q -j 1 -d 2014-03-05 "$work/articles"
measure extract "$work/articles" "$DATELINE" extract -q -j 1 -d 2014-03-05 "$work/articles"
measure build "$work/articles" "$DATELINE" build -q -j 1 -d 2014-03-05 -f json "$work/articles"
measure "extract, pages" "$work/articles-html" "$DATELINE" extract -q -j 1 "$work/articles-html"
measure "extract, JSON Lines" "$work/articles.jsonl" "$DATELINE" extract -q -j 1 "$work/articles.jsonl"
