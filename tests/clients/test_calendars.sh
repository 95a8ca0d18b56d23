#!/bin/sh
# The calendars in the clients that people use: every one must see the same events on the
# same dates, under the same summaries, as the timeline says (expected.py). A story, one of each shape, 5,000 events
# and hostile texts.
#   DATELINE=build/release/dateline sh tests/clients/test_calendars.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
D=$(realpath "${DATELINE:-build/release/dateline}")
fixtures=$(realpath fixtures)
modules=$(realpath -m build/clients)/node_modules
scratch=$(mktemp -d) || exit 1
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$scratch"' EXIT
checks=0 failures=0
check() { checks=$((checks + 1)); [ "$1" = 0 ] || { failures=$((failures + 1)); echo "failed: $2"; }; }
agrees() { diff "$name.expected" "$name.seen-by-$1" > "$name.diff" 2>&1; check $? "$name: $1 sees other events: $(head -n 3 "$name.diff")"; }
export TZ=UTC LC_ALL=C.UTF-8

sh "$here/install.sh" || exit 1
cd "$scratch" || exit 1

with_python() { # name of the library
    /usr/bin/python3 "$here/read_calendar.py" "$1" "$name.ics" > "$name.seen-by-$1" 2> "$name.errors"; check $? "$name: $1: $(tail -n 1 "$name.errors")"
    agrees "$1"
}
with_node() { # name of the library, file
    NODE_PATH=$modules node "$here/read_calendar.js" "$1" "$2" > "$name.seen-by-$1" 2> "$name.errors"; check $? "$name: $1: $(grep -m 1 Error "$name.errors")"
    agrees "$1"
}

with_khal() {
    mkdir -p khal; [ "${keep_khal:-}" ] || { rm -rf khal/*; mkdir khal/calendar khal/home; }
    cat > khal/config <<A
[calendars]
[[t]]
path = $scratch/khal/calendar
[sqlite]
path = $scratch/khal/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
local_timezone = UTC
default_timezone = UTC
A
    HOME=khal/home khal -c khal/config import --batch -a t "$name.ics" > khal/out 2>&1; check $? "$name: khal import: $(tail -n 1 khal/out)"
    days=$(cut -f 2 "$name.expected" | cut -c 1-10 | sort)
    HOME=khal/home khal -c khal/config list --notstarted --format '{uid}	{start-date}	{title}' --day-format '' "$(echo "$days" | head -n 1)" "$(echo "$days" | tail -n 1)" 2> khal/out | sort -u > "$name.khal.all"
    # khal shows clock times in its own zone: the day may be the neighbour of the local one
    cut -f 1,4 "$name.expected" | sort > "$name.titles"
    cut -f 1,3 "$name.khal.all" | sed 's/  */ /g; s/ $//; s/\t /\t/' | sort -u | diff "$name.titles" - > khal/diff; check $? "$name: khal lists other events: $(head -n 3 khal/diff)"
    grep -v 'T[0-9][0-9]:' "$name.expected" | cut -f 1,2 | sort > "$name.days"
    cut -f 1,2 "$name.khal.all" | sort | comm -23 "$name.days" - > khal/diff; [ ! -s khal/diff ]; check $? "$name: khal has other days: $(head -n 3 khal/diff)"
}

with_calcurse() {
    rm -rf calcurse && mkdir calcurse
    calcurse -q -D calcurse -i "$name.ics" > calcurse/out 2>&1; check $? "$name: calcurse: $(cat calcurse/out)"
    ! grep -Eq '[1-9][0-9]* skipped' calcurse/out; check $? "$name: calcurse skips: $(cat calcurse/out)"
    # clock times are stored as "03/05/2014 @ 10:00 -> 03/05/2014 @ 11:00 |summary", days as "03/05/2014 [1] {1D -> 03/06/2014} >note summary"
    sed -n 's/^[^|]* @ [^|]*|//p; s|^\([0-9/]*\) \[1\] \({[^}]*} \)\{0,1\}\(>[0-9a-f]* \)\{0,1\}|\1	|p' calcurse/apts | sed 's/  */ /g; s/ $//' | sort > calcurse/found
    awk -F'\t' '{ split($2, d, /[-T]/); print ($2 ~ /T/ ? $4 : d[2] "/" d[3] "/" d[1] "\t" $4) }' "$name.expected" | sort > calcurse/wanted
    comm -23 calcurse/wanted calcurse/found > calcurse/missing
    [ ! -s calcurse/missing ]; check $? "$name: calcurse lacks: $(head -n 3 calcurse/missing)"
}

start_radicale() {
    mkdir radicale
    radicale --server-hosts 127.0.0.1:15232 --auth-type none --storage-filesystem-folder "$scratch/radicale" > radicale.log 2>&1 & server=$!
    for i in 1 2 3 4 5 6 7 8 9 10; do curl -s -o /dev/null http://127.0.0.1:15232/ && return; sleep 0.5; done
}
with_radicale() {
    code=$(curl -s -o radicale.out -w '%{http_code}' -u u:p -X PUT -H 'Content-Type: text/calendar' --data-binary "@$name.ics" "http://127.0.0.1:15232/u/$name/")
    [ "$code" = 201 ]; check $? "$name: radicale answers $code: $(head -c 200 radicale.out)"
    curl -s -u u:p "http://127.0.0.1:15232/u/$name/" > radicale.ics
    /usr/bin/python3 "$here/read_calendar.py" icalendar radicale.ics > "$name.seen-by-radicale" 2> "$name.errors"; check $? "$name: radicale's calendar: $(tail -n 1 "$name.errors")"
    agrees radicale
}

start_radicale
"$D" build -q -m "$fixtures/stories/harbour/manifest.jsonl" -o harbour.json
"$D" build -q -m "$fixtures/stories/river/manifest.jsonl" -o river.json
cp "$fixtures/export/shapes.json" shapes.json
/usr/bin/python3 "$here/timelines.py" hostile > hostile.json
/usr/bin/python3 "$here/timelines.py" many 5000 > many.json
for name in harbour river shapes hostile many; do
    "$D" export -q "$name.json" -o "$name.ics" -o "$name.jcal"; check $? "$name: export"
    /usr/bin/python3 "$here/expected.py" "$name.json" "$name.ics" > "$name.expected"; check $? "$name: summaries are the timeline's"
    [ -s "$name.expected" ]; check $? "$name: there are events"
    with_python icalendar
    with_python vobject
    with_node icaljs "$name.ics"
    with_node node-ical "$name.ics"
    with_node ts-ics "$name.ics"
    with_node jcal "$name.jcal"
    with_khal
    with_calcurse
    with_radicale
done

# A rebuild with a corrected date, imported over the first one: the event moves, none is doubled.
# (calcurse knows no UIDs: it can only be given a fresh calendar.)
moved=$(grep -v 'T[0-9][0-9]:' river.expected | head -n 1 | cut -f 1)
echo "{\"uid\": \"$moved\", \"action\": \"set\", \"date\": \"2015-10-08\"}" > corrections.jsonl
"$D" build -q -m "$fixtures/stories/river/manifest.jsonl" --corrections corrections.jsonl --previous river.json -o again.json -o again.ics; check $? "again: build --previous"
/usr/bin/python3 "$here/expected.py" again.json again.ics > again.expected
grep -q "^$moved	2015-10-08	2015-10-09	" again.expected; check $? "again: the corrected event is not on its new day"
cut -f 1 river.expected > river.uids; cut -f 1 again.expected | diff river.uids - > again.diff; check $? "again: other UIDs: $(head -n 3 again.diff)"
awk -v RS= '{ print }' again.ics | tr -d '\r' | sed -n '/^UID:/{s/UID://;h}; /^SEQUENCE:/{s/SEQUENCE://;G;s/\n/ /p}' | sort > again.sequences
grep -qx "1 $moved" again.sequences; check $? "again: the corrected event has not sequence 1"
[ "$(grep -vc '^0 ' again.sequences)" = 1 ]; check $? "again: more than the corrected event was counted up"
name=river; with_khal
name=again; keep_khal=yes; with_khal
curl -s -o /dev/null -u u:p -X PUT -H 'Content-Type: text/calendar' --data-binary @again.ics http://127.0.0.1:15232/u/river/
curl -s -u u:p http://127.0.0.1:15232/u/river/ > radicale.ics
/usr/bin/python3 "$here/read_calendar.py" icalendar radicale.ics > again.seen-by-radicale 2> again.errors; check $? "again: radicale's calendar: $(tail -n 1 again.errors)"
agrees radicale
echo "tests/clients/test_calendars.sh: $checks checks in 8 clients, $failures failed"
[ "$failures" = 0 ]
