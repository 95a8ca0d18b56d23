#!/bin/sh
# Every row of the tables of words is reached by a case.
set -u
command -v python3 >/dev/null || { echo "no python3: the rows of the tables are not looked at"; exit 0; }
exec python3 tests/lint/rows.py "$DATELINE"
