#!/bin/sh
# Speed of tag, extract and build beside wc -w on the same files, and of extract on the same articles as pages and as JSON
# Lines: the least processor time (user and system) of five runs each, one core, start-up included. MB are of what is read: of
# pages with their tags. CORPUS=FOLDER takes other
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
for name in (folder, folder + "-html", folder + "-dense"):
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
        # and one that has next to nothing around it
        with open("%s-dense/%04d-%04d.html" % (folder, copy, i), "w", encoding="utf-8") as out:
            out.write('<html lang="en"><head><title>Article %d</title><meta property="article:published_time" '
                      'content="2014-03-05T10:00:00Z"></head><body><article>' % i)
            for paragraph in text.split("\n"):
                out.write("<p>%s</p>\n" % html.escape(paragraph))
            out.write("<p>Copy %d of the series.</p></article></body></html>" % copy)
EOF
files=$(ls "$work/articles" | wc -l)
echo "$files articles, $(cat "$work"/articles/*.txt | wc -c) bytes, processor time on one core, start-up included"
measure() {
    python3 "$(dirname "$0")/measure.py" "$@"
}
WC=$work/wc
export WC
measure "wc -w" "$work/articles" wc -w FILES
measure tag "$work/articles" "$DATELINE" tag -q -j 1 -d 2014-03-05 "$work/articles"
measure extract "$work/articles" "$DATELINE" extract -q -j 1 -d 2014-03-05 "$work/articles"
measure build "$work/articles" "$DATELINE" build -q -j 1 -d 2014-03-05 -f json "$work/articles"
unset WC
measure "extract, pages" "$work/articles-html" "$DATELINE" extract -q -j 1 "$work/articles-html"
measure "extract, pages of text" "$work/articles-dense" "$DATELINE" extract -q -j 1 "$work/articles-dense"
measure "extract, JSON Lines" "$work/articles.jsonl" "$DATELINE" extract -q -j 1 "$work/articles.jsonl"
