/*
 * Names the relation of each word to its head, from left to right, once the tree stands:
 * an averaged perceptron like the tagger.
 */
#ifndef DATELINE_LANGUAGE_LABELLER_H
#define DATELINE_LANGUAGE_LABELLER_H

#include "language/word.h"

/* What the templates need to know of each word's place in the tree. */
struct labeller_place {
    int16_t leftmost, rightmost; /* dependents; -1: none */
    int16_t previous_sibling;    /* the dependent of the same head before it, -1: none */
    uint8_t rank;                /* how many siblings stand before it on its side */
    uint8_t auxiliaries;         /* enum auxiliary bits among its dependents before it */
};

struct labeller_context {
    const struct word *words;
    int count;
    struct labeller_place places[WORDS_MAX];
};

/* The words have their heads. */
void labeller_start(struct labeller_context *context, const struct word *words,
                    int count);
/* Of the word at 'index'; the words before it have their labels. */
void labeller_features(const struct labeller_context *context, int index,
                       struct features *features);

/* One sentence while its words are labelled, as struct tagger. */
struct labeller {
    struct word *words;
    struct labeller_context context;
    int index;
    struct features features;
};

/* The words have their heads. */
void labeller_begin(struct labeller *labeller, struct word *words, int count);
/* Goes on to the next word whose label is to be chosen; false when all have theirs. */
bool labeller_look(struct labeller *labeller, const struct model *model);
void labeller_choose(struct labeller *labeller, const struct model *model);

#endif
