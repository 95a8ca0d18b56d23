#!/bin/sh
# Articles as pages, feeds, dumps, tables and web archives: the same timeline as from plain text.
set -eu
: "${DATELINE:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for stories in stories measured_stories; do
    python3 tests/article/wrapped.py "$DATELINE" "fixtures/article/$stories.json" "$work/$stories" || failed=1
done
exit $failed
