#!/bin/sh
# Each story under fixtures/stories: the timeline says what a reader knows, every offset quotes its text, and no order of the
# arguments, number of threads or split into extract and merge changes a byte. The readable timeline is the golden one.
set -eu
: "${DATELINE:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for story in fixtures/stories/*/; do
    name=$(basename "$story")
    "$DATELINE" build -q -m "$story/manifest.jsonl" -o "$work/$name.json" || [ $? = 1 ]
    "$DATELINE" build -q -m "$story/manifest.jsonl" -f text > "$work/$name.txt" || [ $? = 1 ]
    python3 tests/stories/facts.py "fixtures/expected/$name.json" "$work/$name.json" || failed=1
    python3 tests/stories/offsets.py "$work/$name.json" || failed=1
    if ! diff -u "fixtures/expected/$name.txt" "$work/$name.txt"; then
        echo "$name: the readable timeline changed; if for the better: make golden"
        failed=1
    fi
    python3 tests/stories/same_bytes.py "$DATELINE" "$story/manifest.jsonl" "$work" || failed=1
done
exit $failed
