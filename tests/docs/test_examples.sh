#!/bin/sh
# Runs every example of the README and the man page and compares what it prints with what stands there.
exec python3 tests/docs/examples.py "${DATELINE:?}" README.md src/man/dateline.1
