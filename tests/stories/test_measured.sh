#!/bin/sh
# What is found of stories with gold never falls under what was reached: fixtures/measured.
set -eu
: "${DATELINE:?}"
python3 tests/stories/measure.py --dateline "$DATELINE" --floors tests/stories/floors.json fixtures/measured/*/
