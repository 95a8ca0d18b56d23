#!/bin/sh
# The page, TimelineJS and vis-timeline in headless Chromium, and the EDTF texts in npm's
# edtf: see pages.js for what must hold.
#   DATELINE=build/release/dateline sh tests/clients/test_pages.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
D=$(realpath "${DATELINE:-build/release/dateline}")
fixtures=$(realpath fixtures)
modules=$(realpath -m build/clients)/node_modules
shots=$(realpath -m build/clients/screenshots)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
sh "$here/install.sh" || exit 1
mkdir -p "$shots"
harbour=$fixtures/stories/harbour
"$D" build -q -m "$harbour/manifest.jsonl" -o "$scratch/harbour.json" -o "$scratch/harbour.html" || exit 1
cp "$fixtures/export/shapes.json" "$scratch/shapes.json"
/usr/bin/python3 "$here/timelines.py" hostile > "$scratch/hostile.json"
/usr/bin/python3 "$here/timelines.py" many 5000 > "$scratch/many.json"
cd "$scratch" || exit 1
for name in harbour shapes hostile many; do
    [ -e "$name.html" ] || "$D" export -q "$name.json" -o "$name.html" || exit 1
    "$D" export -q "$name.json" -f vis -o "$name.vis" || exit 1
    "$D" export -q "$name.json" -f timelinejs -o "$name.timelinejs" || exit 1
done
DATELINE=$D MANIFEST=$harbour/manifest.jsonl NODE_PATH=$modules MODULES=$modules SHOTS=$shots timeout 600 node "$here/pages.js" "$scratch"
