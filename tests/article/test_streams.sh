#!/bin/sh
# A long dump: progress, summary, interruption, going on.
set -eu
: "${DATELINE:?}"
command=$(cd "$(dirname "$DATELINE")" && pwd)/$(basename "$DATELINE")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
timeout 300 python3 tests/article/streams.py "$command" "$PWD/fixtures/article/stories.json" "$work/streams"
