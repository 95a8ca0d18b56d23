#!/bin/sh
# Speed of dateline tag beside wc -w, on many small files and on one long one, on hostile input of two sizes (twice the
# size ought to take twice the time), and beside chrono-node, the fastest of the other taggers. Best of five runs, one
# core, start-up included. CORPUS=FOLDER takes other articles; CHRONO=FOLDER is where "npm install chrono-node" was run
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
    name=$1 path=$2
    shift 2
    python3 - "$name" "$path" "$@" <<'EOF'
import os, resource, subprocess, sys, time
name, path, command = sys.argv[1], sys.argv[2], sys.argv[3:]
files = [os.path.join(path, f) for f in sorted(os.listdir(path))] if os.path.isdir(path) else [path]
size = sum(os.path.getsize(f) for f in files)
command = [c for part in command for c in (files if part == "FILES" else [part])]
best = None
for _ in range(5):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took = time.perf_counter() - start
    best = took if best is None else min(best, took)
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print("%-24s %9.4f s %9.2f MB/s %6d MB of memory" % (name, best, size / best / 1e6, memory))
EOF
}
echo "$FILES articles, $(cat "$work"/many/*.txt | wc -c) bytes"
measure "wc -w, many files" "$work/many" wc -w FILES
measure "tag, many files" "$work/many" "$DATELINE" tag -q -j1 -d 2013-12-06 "$work/many"
measure "wc -w, one file" "$work/one.txt" wc -w FILES
measure "tag, one file" "$work/one.txt" "$DATELINE" tag -q -j1 -d 2013-12-06 "$work/one.txt"
for kind in days digits commas years words; do
    for size in 1 2; do
        measure "tag, $size MB of $kind" "$work/$kind$size.txt" "$DATELINE" tag -q -j1 -d 2013-12-06 "$work/$kind$size.txt"
    done
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
