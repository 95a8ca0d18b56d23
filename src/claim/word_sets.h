/* The sets of words that the reading of claims asks for (word_sets.def). */
#ifndef DATELINE_CLAIM_WORD_SETS_H
#define DATELINE_CLAIM_WORD_SETS_H

#include "base/word_index.h"

enum claim_word_set {
#define WORD_SET(name, words) CLAIM_SET_##name,
#include "claim/word_sets.def"
#undef WORD_SET
    CLAIM_SET_COUNT
};

/* The words of the row, single spaces between. */
struct slice claim_set_words(enum claim_word_set set);

/* Whether the word, in lower case, is in the set. */
static inline bool claim_set_has(enum claim_word_set set, struct slice word)
{
    return word_in(word, claim_set_words(set));
}

#endif
