#!/bin/sh
# The time zone of clock times, case by case: fixtures/event/event_zone.txt.
set -u
checks=0 failures=0
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
while IFS='|' read -r dateline sentence zone; do
    case $dateline in '#'* | '') continue ;; esac
    dateline=${dateline% } sentence=${sentence# } zone=${zone# }
    [ "$dateline" = - ] && lead= || lead="$dateline, March 6 (Agency) - "
    printf '%s%s\n' "$lead" "${sentence% }" > "$folder/a.txt"
    "$DATELINE" build -q -d 2014-03-06 -f json --kind meeting "$folder/a.txt" > "$folder/a.json"
    found=$(sed -n '/"events"/,/"relations"/s/.*"timezone": *\("[^"]*"\|null\).*/\1/p' "$folder/a.json" | tr -d '"')
    checks=$((checks + 1))
    [ "$found" = "$(echo "$zone" | sed 's/^-$/null/')" ] || { failures=$((failures + 1)); echo "failed: $lead$sentence: zone '$found', not '$zone'"; }
done < fixtures/event/event_zone.txt
echo "tests/event/test_event_zone.sh: $checks checks, $failures failed"
[ "$checks" -gt 0 ] && [ "$failures" = 0 ]
