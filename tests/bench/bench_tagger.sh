#!/bin/sh
# Speed of dateline tag beside wc -w, on many small files and on one long one, on hostile input of two sizes (twice the
# size ought to take twice the time), and beside chrono-node, the fastest of the other taggers. Least processor time of five
# runs, one core, start-up included. CORPUS=FOLDER takes other articles; CHRONO=FOLDER is where "npm install chrono-node" was run
# (left out when there is none).
set -eu
: "${DATELINE:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CORPUS=${CORPUS:-fixtures/stories}
FILES=${FILES:-2000}
CHRONO=${CHRONO:-/nonexistent}
python3 - "$CORPUS" "$work" "$FILES" <<'EOF'
import os, sys
corpus, work, wanted = sys.argv[1], sys.argv[2], int(sys.argv[3])
paths = sorted(os.path.join(d, f) for d, _, files in os.walk(corpus) for f in files if f.endswith(".txt") and f != "expected.txt")
texts = [open(p, encoding="utf-8", errors="replace").read() for p in paths]
os.makedirs(work + "/many")
whole = []
for i in range(wanted):
    text = "%s\nCopy %d of the series.\n" % (texts[i % len(texts)], i)
    whole.append(text)
    open("%s/many/%05d.txt" % (work, i), "w", encoding="utf-8").write(text)
open(work + "/one.txt", "w", encoding="utf-8").write("\n".join(whole))
for name, unit in (("days", "the day after "), ("digits", "1"), ("commas", ","), ("years", "1998 "), ("words", "two or three years ago and a half ")):
    for size in (1, 2):
        open("%s/%s%d.txt" % (work, name, size), "w").write(unit * (size * 1000000 // len(unit)))
EOF
measure() {
    python3 "$(dirname "$0")/measure.py" "$@"
}
WC=$work/wc
export WC
echo "$FILES articles, $(cat "$work"/many/*.txt | wc -c) bytes"
measure "wc -w, many files" "$work/many" wc -w FILES
measure "tag, many files" "$work/many" "$DATELINE" tag -q -j1 -d 2013-12-06 "$work/many"
measure "wc -w, one file" "$work/one.txt" wc -w FILES
measure "tag, one file" "$work/one.txt" "$DATELINE" tag -q -j1 -d 2013-12-06 "$work/one.txt"
unset WC
for kind in days digits commas years words; do
    for size in 1 2; do
        measure "tag, $size MB of $kind" "$work/$kind$size.txt" "$DATELINE" tag -q -j1 -d 2013-12-06 "$work/$kind$size.txt"
    done
done
# memory: the shapes that make the most lines, expressions or entries of the map of offsets
RUNS=1
export RUNS
for shape in 'word\n' 'two words\n\n' 'a\r\n' '- a\n' 'Monday\n\n' 'word ' '1' '\ufeff'; do
    python3 -c 'import sys; unit = eval("\"" + sys.argv[2] + "\""); open(sys.argv[1], "wb").write((unit.encode() * (10000000 // len(unit.encode()) + 1))[:10000000])' "$work/shape.txt" "$shape"
    measure "tag, 10 MB of '$shape'" "$work/shape.txt" "$DATELINE" tag -q -j1 -d 2013-12-06 "$work/shape.txt"
done
if [ -d "$CHRONO/node_modules/chrono-node" ]; then
    cat > "$CHRONO/tag_files.js" <<'EOF'
const chrono = require("chrono-node"), fs = require("fs"), path = require("path");
let found = 0;
for (const file of fs.readdirSync(process.argv[2]))
    found += chrono.parse(fs.readFileSync(path.join(process.argv[2], file), "utf8"), new Date(2013, 11, 6)).length;
console.log(found);
EOF
    measure "chrono-node, many files" "$work/many" node "$CHRONO/tag_files.js" "$work/many"
else
    echo "chrono-node is left out: npm install chrono-node in a folder, name it in CHRONO"
fi
