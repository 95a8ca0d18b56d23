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

/* Fills in 'tag' of all words; they are described and looked up. */
void tagger_run(const struct model *model, struct word *words, int count);

#endif
