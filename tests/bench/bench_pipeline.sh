#!/bin/sh
# Speed of tag, extract and build beside wc -w on the same files: best of five runs each, one core. CORPUS=FOLDER takes other
# articles than the fixtures'.
set -eu
: "${DATELINE:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CORPUS=${CORPUS:-fixtures/stories}
COPIES=${COPIES:-100}
python3 - "$CORPUS" "$work/articles" "$COPIES" <<'EOF'
import os, sys
corpus, folder, copies = sys.argv[1], sys.argv[2], int(sys.argv[3])
texts = sorted(os.path.join(d, f) for d, _, files in os.walk(corpus) for f in files if f.endswith(".txt") and f != "expected.txt")
os.makedirs(folder)
# every copy differs, so that nothing is found to be a reprint
for copy in range(copies):
    for i, path in enumerate(texts):
        text = open(path, encoding="utf-8", errors="replace").read()
        with open("%s/%04d-%04d.txt" % (folder, copy, i), "w", encoding="utf-8") as out:
            out.write("%s\nCopy %d of the series.\n" % (text, copy))
EOF
bytes=$(cat "$work"/articles/*.txt | wc -c)
files=$(ls "$work/articles" | wc -l)
echo "$files articles, $bytes bytes, one core, start-up included"
measure() {
    name=$1
    shift
    python3 - "$name" "$bytes" "$@" <<'EOF'
import resource, subprocess, sys, time
name, size, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
best = None
for _ in range(5):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took = time.perf_counter() - start
    best = took if best is None else min(best, took)
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print("%-8s %8.3f s %8.1f MB/s   %d MB of memory at most" % (name, best, size / best / 1e6, memory))
EOF
}
measure "wc -w" sh -c "cat $work/articles/*.txt | wc -w"
measure tag "$DATELINE" tag -q -j 1 -d 2014-03-05 "$work/articles"
measure extract "$DATELINE" extract -q -j 1 -d 2014-03-05 "$work/articles"
measure build "$DATELINE" build -q -j 1 -d 2014-03-05 -f json "$work/articles"
