#!/bin/sh
# The npm packages of the client tests, into build/clients, once: tests that run side by side wait for the first, and
# only what was installed whole counts.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=build/clients
mkdir -p "$target"
exec 9> "$target/lock"
flock 9
cmp -s "$here/package-lock.json" "$target/installed" && exit 0
rm -rf "$target/node_modules" "$target/installed"
cp "$here/package.json" "$here/package-lock.json" "$target/"
(cd "$target" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error > npm.log 2>&1 9>&-) || { tail -n 5 "$target/npm.log"; exit 1; }
cp "$here/package-lock.json" "$target/installed"
