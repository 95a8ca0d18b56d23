#!/bin/sh
# Speed of tagger and parser: best of five runs, one core. TREEBANK=FOLDER takes its *.conllu and *.conllu.xz files in place
# of the stories.
set -eu
: "${DATELINE:?}" "${BENCH:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -n "${TREEBANK:-}" ]; then
    for file in "$TREEBANK"/*test.conllu "$TREEBANK"/*test.conllu.xz; do
        [ -e "$file" ] || continue
        case $file in *.xz) xz -dc "$file";; *) cat "$file";; esac >> "$work/words.conllu"
    done
else
    for file in fixtures/stories/*/*.txt; do
        "$DATELINE" debug tokens -q "$file" || true
    done 2> /dev/null > "$work/words.conllu"
fi
"$BENCH/language" "$work/words.conllu"
