#!/bin/sh
# Speed and memory of merge from JSON Lines at 10,000, 100,000 and 1,000,000 records (SIZES chooses others): best of three runs, one
# core. The records repeat people and days: 100 people who meet in pairs over two years, each article with one event.
set -eu
: "${DATELINE:?}"
: "${BENCH:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in ${SIZES:-10000 100000 1000000}; do
    "$BENCH/make_records" "$size" > "$work/records.jsonl"
    python3 - "$DATELINE" "$work" "$size" <<'EOF'
import os, resource, subprocess, sys, time
program, folder, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
command = [program, "merge", "-q", "-f", "json", "-o", "/dev/null", folder + "/records.jsonl"]
best = None
for _ in range(3 if size < 500000 else 1):
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    best = took if best is None else min(best, took)
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print("merge %8d records (%4d MB): %7.2f s, %6.0f records/s, %5.2f us a record, %6.0f bytes of memory a record" %
      (size, os.path.getsize(folder + "/records.jsonl") // 1000000, best, size / best, best / size * 1e6, memory / size))
EOF
done
