/*
 * Part-of-speech tagger: an averaged perceptron (Collins 2002), greedy from left to
 * right. Words that have one tag in the treebanks get it without further ado.
 */
#ifndef DATELINE_LANGUAGE_TAGGER_H
#define DATELINE_LANGUAGE_TAGGER_H

#include "language/word.h"

/* The words around the one to be tagged, and the two lanes given before it. */
struct tagger_context {
    const struct word *words;
    int count, index;
    unsigned lane1, lane2; /* LANES at the beginning */
};

void tagger_features(const struct tagger_context *context, struct features *features);

/* One sentence while it is tagged, a word at a time: between looking at a word and
 * choosing its tag, something else can be done while the weights are fetched. */
struct tagger {
    struct word *words;
    struct tagger_context context;
    struct features features;
};

/* The words are described and looked up. */
void tagger_start(struct tagger *tagger, struct word *words, int count);
/* Goes on to the next word whose tag is to be chosen; false when all have theirs. */
bool tagger_look(struct tagger *tagger, const struct model *model);
void tagger_choose(struct tagger *tagger, const struct model *model);

#endif
