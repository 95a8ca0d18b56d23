#!/bin/sh
# The npm packages of the client tests, into build/clients, once.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=build/clients
mkdir -p "$target"
if ! cmp -s "$here/package-lock.json" "$target/package-lock.json" || [ ! -d "$target/node_modules" ]; then
    cp "$here/package.json" "$here/package-lock.json" "$target/"
    (cd "$target" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error > npm.log 2>&1) || { tail -n 5 "$target/npm.log"; rm -rf "$target/node_modules"; exit 1; }
fi
