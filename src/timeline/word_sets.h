/* The sets of words that rules of this room ask for (word_sets.def). */
#ifndef DATELINE_TIMELINE_WORD_SETS_H
#define DATELINE_TIMELINE_WORD_SETS_H

#include "base/word_index.h"

enum timeline_word_set {
#define WORD_SET(name, words) TIMELINE_SET_##name,
#include "timeline/word_sets.def"
#undef WORD_SET
    TIMELINE_SET_COUNT
};

/* The words of the row, single spaces between. */
struct slice timeline_set_words(enum timeline_word_set set);

/* Whether the word, in lower case, is in the set. */
static inline bool timeline_set_has(enum timeline_word_set set, struct slice word)
{
    return word_in(word, timeline_set_words(set));
}

#endif
