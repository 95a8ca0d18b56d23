#!/bin/sh
# What holds for every run: the same bytes for any order and number of threads, extract and
# merge together do what build does, files appear whole or not at all, colours and width
# only on a terminal.
#   DATELINE=build/release/dateline sh tests/cli/test_runs.sh
set -u
D=$(realpath "${DATELINE:-build/release/dateline}")
stories=$(realpath fixtures/stories)
scratch=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
checks=0 failures=0
check() { checks=$((checks + 1)); [ "$1" = 0 ] || { failures=$((failures + 1)); echo "failed: $2"; }; }
same() { cmp -s "$1" "$2"; check $? "$3"; }

for story in "$stories"/*/; do
    name=$(basename "$story")
    "$D" build -q -j 1 -m "$story/manifest.jsonl" -o one.json -o one.ics -o one.html
    "$D" build -q -j 4 -m "$story/manifest.jsonl" -o four.json -o four.ics -o four.html
    same one.json four.json "$name: -j 1 and -j 4 give the same JSON"
    same one.ics four.ics "$name: -j 1 and -j 4 give the same calendar"
    same one.html four.html "$name: -j 1 and -j 4 give the same page"
    "$D" extract -q -m "$story/manifest.jsonl" > records.jsonl
    "$D" merge -q records.jsonl -o merged.json
    same one.json merged.json "$name: extract and merge do what build does"
    sed -n '1!G;h;$p' records.jsonl | "$D" merge -q -o merged.json
    same one.json merged.json "$name: the order of records does not matter"
    "$D" export -q one.json -o again.json
    same one.json again.json "$name: a timeline read and written is the same"
    "$D" export -q one.json -o again.ics
    same one.ics again.ics "$name: a calendar from the timeline is that of the build"
    files=$(find "$story" -name '[0-9]*' | sort)
    "$D" build -q -d 2014-03-20 $files -o forward.json
    "$D" build -q -d 2014-03-20 $(echo "$files" | sort -r) -o backward.json
    same forward.json backward.json "$name: the order of arguments does not matter"
    "$D" build -q -d 2014-03-20 $files $files -o twice.json
    same forward.json twice.json "$name: an article named twice is read once"
done

# files appear whole or not at all
echo before > kept.json
"$D" build missing.txt -o kept.json 2> /dev/null
[ "$(cat kept.json)" = before ]; check $? "a failed run leaves the old file"
mkdir full && : > full/a.txt
(ulimit -f 0; exec "$D" export one.json -o full/out.json 2> /dev/null)
[ "$(ls full)" = a.txt ]; check $? "a write that fails leaves nothing behind"
echo before > target.json; ln -s target.json link.json
"$D" export -q one.json -o link.json
[ -L link.json ] && cmp -s one.json target.json; check $? "a link stays a link"
mkfifo pipe # nobody writes to it: the run waits
"$D" extract -q pipe -o interrupted.jsonl 2> /dev/null & job=$!
sleep 0.2; kill -TERM $job; wait $job; status=$?
[ "$status" -gt 128 ]; check $? "an interrupted run says so (status $status)"
[ -z "$(find . -name 'interrupted*')" ]; check $? "an interrupted run leaves no half-written file"
umask 027; "$D" export -q one.json -o mode.json
[ "$(stat -c %a mode.json)" = 640 ]; check $? "a new file has the mode that the umask leaves"

# a folder without permission: named, and the others are done
mkdir -p locked/secret open; cp "$stories"/harbour/2-*.txt open/b.txt
cp "$stories"/harbour/1-*.txt locked/secret/
chmod 000 locked/secret; chmod a+rx . open; chmod a+r open/b.txt
if [ "$(id -u)" = 0 ]; then as="setpriv --reuid=65534 --clear-groups"; chmod a+rx "$scratch"; else as=; fi
$as "$D" build open locked > out 2> err; status=$?
[ $status = 1 ]; check $? "a folder without permission is skipped (status $status)"
grep -q '^dateline: locked/secret: cannot be read: Permission denied; ' err; check $? "and named"

# colours and width only on a terminal
if command -v script > /dev/null; then
    script -qec "stty cols 60; '$D' export one.json" /dev/null < /dev/null > terminal.out
    grep -q "$(printf '\033')\[1m" terminal.out; check $? "headings are bold on a terminal"
    sed 's/\x1b\[[0-9;]*m//g; s/\r//' terminal.out | awk '{ if (length($0) > long) long = length($0) } END { exit long > 66 }'
    check $? "lines fit the terminal"
    script -qec "NO_COLOR=1 '$D' export one.json" /dev/null < /dev/null > plain.out
    ! grep -q "$(printf '\033')" plain.out; check $? "NO_COLOR is respected"
    script -qec "TERM=dumb '$D' export one.json" /dev/null < /dev/null > plain.out
    ! grep -q "$(printf '\033')" plain.out; check $? "a dumb terminal gets no colours"
fi
"$D" export one.json > pipe.out
! grep -q "$(printf '\033')" pipe.out; check $? "no colours in a pipe"
COLUMNS=50 "$D" export one.json | awk '{ gsub(/[\200-\277]/, ""); if (length($0) > 50) exit 1 }'
check $? "COLUMNS sets the width"

echo "tests/cli/test_runs.sh: $checks checks, $failures failed"
[ "$failures" = 0 ]
