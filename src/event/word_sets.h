/* The sets of words that rules of this room ask for (word_sets.def). */
#ifndef DATELINE_EVENT_WORD_SETS_H
#define DATELINE_EVENT_WORD_SETS_H

#include "base/word_index.h"

enum word_set {
#define WORD_SET(name, words) SET_##name,
#include "event/word_sets.def"
#undef WORD_SET
    WORD_SET_COUNT
};

/* The words of the row, single spaces between. */
struct slice word_set_words(enum word_set set);

/* The index is all 0. */
void word_sets_index(struct word_index *index);

#endif
