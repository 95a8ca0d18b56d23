#!/bin/sh
# Training twice on the same small treebank gives the same bytes; the model that comes out is one; and input that is no
# treebank is refused. Needs WordNet's files, as training does.
set -eu
trainer=build/${FLAVOUR:-release}/trainer
treebank=fixtures/language/treebank/small-train.conllu
wordnet=${WORDNET:-/usr/share/wordnet}
if [ ! -r "$wordnet/index.noun" ]; then
    echo "test_training: no WordNet in $wordnet, not run"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for run in 1 2; do
    "$trainer" "$wordnet" "$work/lexicon$run" "$work/model$run" "$treebank" 2> "$work/log$run"
done
cmp "$work/model1" "$work/model2"
cmp "$work/lexicon1" "$work/lexicon2"
cmp "$work/lexicon1" src/language/lexicon.bin
[ "$(head -c 13 "$work/model1")" = DATELINEmodel ]
if [ "$(wc -c < "$work/model1")" -gt 6000000 ]; then
    echo "test_training: the model is larger than 6 MB" >&2
    exit 1
fi
# the last epoch has learned nearly all of a treebank this small
grep -q 'labeller: epoch 7: \(9[5-9]\|100\)' "$work/log1"
printf '1\tno\ttreebank\n' > "$work/broken.conllu"
if "$trainer" "$wordnet" "$work/l" "$work/m" "$work/broken.conllu" 2> "$work/log"; then
    echo "test_training: a broken treebank was taken" >&2
    exit 1
fi
grep -q 'broken.conllu:1: ' "$work/log"
[ ! -e "$work/m" ]
