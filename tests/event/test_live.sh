#!/bin/sh
# The times of what live reports tell, case by case: fixtures/event/live.txt.
set -u
checks=0 failures=0
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
while IFS='|' read -r article times; do
    case $article in '#'* | '') continue ;; esac
    { echo 'As it happened'; echo; echo "$article" | sed 's/ *¶ */\n\n/g'; } > "$folder/a.txt"
    "$DATELINE" build -q -d 2014-05-09 -f json "$folder/a.txt" > "$folder/a.json"
    found=$(sed -n '/"events"/,/"relations"/s/.*"earliest": *"\([^"]*\)".*"latest": *"\([^"]*\)".*/\1 \2/p' "$folder/a.json" |
        paste -s -d '|' | sed 's/|/ \&\& /g')
    checks=$((checks + 1))
    [ "$found" = "${times# }" ] || { failures=$((failures + 1)); echo "failed: $article: $found, not ${times# }"; }
done < fixtures/event/live.txt
echo "tests/event/test_live.sh: $checks checks, $failures failed"
[ "$checks" -gt 0 ] && [ "$failures" = 0 ]
