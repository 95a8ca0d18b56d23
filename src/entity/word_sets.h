/* The sets of words that rules of this room ask for (word_sets.def). */
#ifndef DATELINE_ENTITY_WORD_SETS_H
#define DATELINE_ENTITY_WORD_SETS_H

#include "base/word_index.h"

enum entity_word_set {
#define WORD_SET(name, words) ENTITY_SET_##name,
#include "entity/word_sets.def"
#undef WORD_SET
    ENTITY_SET_COUNT
};

/* The words of the row, single spaces between. */
struct slice entity_set_words(enum entity_word_set set);

/* The index is all 0. */
void entity_sets_index(struct word_index *index);

#endif
