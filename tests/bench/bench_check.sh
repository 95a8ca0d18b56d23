#!/bin/sh
# Speed of check: 10,000 claims against a timeline of 100,000 events (EVENTS and CLAIMS choose others); the timeline is read once.
set -eu
: "${DATELINE:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
events=${EVENTS:-100000}
claims=${CLAIMS:-10000}
python3 "$(dirname "$0")/make_timeline.py" "$events" "$claims" "$work/timeline.json" "$work/claims.txt"
head -1 "$work/claims.txt" > "$work/one.txt"
python3 - "$DATELINE" "$work" "$events" "$claims" <<'EOP'
import os, resource, subprocess, sys
program, folder, events, claims = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def took(file):
    best = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "check", "-q", "-f", "json", folder + "/timeline.json", "--claims", folder + "/" + file,
                        "-o", folder + "/answers.jsonl"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        time = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        best = time if best is None else min(best, time)
    return best


reading, whole = took("one.txt"), took("claims.txt")
print("check %d claims against %d events (%d MB): %.2f s, of it %.2f s reading; %.0f us a claim" %
      (claims, events, os.path.getsize(folder + "/timeline.json") // 1000000, whole, reading, (whole - reading) / claims * 1e6))
EOP
