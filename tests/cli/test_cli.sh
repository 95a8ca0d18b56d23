#!/bin/sh
# The command from outside: each line of cases.txt is run and judged by its exit status and
# by what it says on standard error.
#   DATELINE=build/release/dateline sh tests/cli/test_cli.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
D=$(realpath "${DATELINE:-build/release/dateline}")
scratch=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1

fill() {
    rm -rf ./* && mkdir folder folder/deeper emptyfolder
    cat > dated.txt <<'A'
Title: Union and company meet
Date: 2014-03-06
Source: Delta Courier

THE HAGUE - Union leader Marit de Graaf met company chief Jonas Halvorsen in Rotterdam on Monday.

"We listened to each other," de Graaf said on Tuesday.
A
    printf 'Marit de Graaf met Jonas Halvorsen on Monday.\n' > undated.txt
    printf 'Ren\351e Dupont met Jonas Halvorsen on Monday.\n' > latin1.txt
    : > empty.txt
    head -c 3000 "$D" > binary.bin
    cp dated.txt folder/a.txt
    sed 's/Monday/Sunday/' dated.txt > folder/deeper/b.txt
    echo '{"schema":"dateline-timeline-1","events":[]}' > folder/old.json
    echo '{"path":"a.txt","published":"2014-03-06"}' > folder/manifest.jsonl
    echo '{"path":"undated.txt","published":"2014-03-06"}' > manifest.jsonl
    printf '{"path":"dated.txt"}\n{"path":\n' > broken.jsonl
    printf '{"path":"undated.txt","published":"2013-02-30"}\n' > wrongdate.jsonl
    printf '{"path":"dated.txt"}\n{"path":"nowhere.txt"}\n' > missingpath.jsonl
    printf '{\n"schema":"dateline-timeline-1",\n"events":[}\n}\n' > damaged.json
    printf '{\n"schema":"dateline-timeline-1",\n"sources":[],"entities":[],\n"events":[\n{"id":"e1","status":"perhaps"}\n]}\n' > wrongvalue.json
    echo '{"events":[]}' > nottimeline.json
    echo '{"schema":"dateline-timeline-9"}' > otherschema.json
}

cases=0 failures=0
fail() { failures=$((failures + 1)); printf 'cases.txt:%s: %s\n  %s\n' "$number" "$1" "$command"; sed 's/^/    /' err; }

number=0
while IFS= read -r line; do
    number=$((number + 1))
    case $line in ''|'#'*) continue ;; esac
    # a pipe inside a command is written \|
    line=$(printf '%s' "$line" | sed 's/\\|/\x01/g')
    wanted=${line%%|*}; rest=${line#*|}
    command=$(printf '%s' "${rest%%|*}" | tr '\001' '|'); says=$(printf '%s' "${rest#*|}" | tr '\001' '|')
    fill; : > err
    cases=$((cases + 1))
    export D
    env -u NO_COLOR TERM=xterm sh -c "$command" > out 2> err < /dev/null
    status=$?
    if [ "$status" != "$wanted" ]; then fail "exit status $status, not $wanted"; continue; fi
    if [ "$says" = - ]; then
        [ ! -s err ] || fail "standard error should be empty"
    else
        grep -Eq -e "$says" err || fail "standard error does not say: $says"
    fi
    if grep -vq '^dateline: ' err; then fail "a line of standard error has another form"; fi
    if LC_ALL=C grep -q "$(printf '\033')" out; then fail "colours in a file"; fi
done < "$here/cases.txt"

echo "tests/cli/cases.txt: $cases cases, $failures failed"
[ "$failures" = 0 ]
