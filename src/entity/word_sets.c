#include "entity/word_sets.h"

static const struct slice SETS[] = {
#define WORD_SET(name, words) SLICE(words),
#include "entity/word_sets.def"
#undef WORD_SET
};
_Static_assert((int)ENTITY_SET_COUNT <= (int)WORD_SETS_MAX, "the index has a bit a set");

struct slice entity_set_words(enum entity_word_set set)
{
    return SETS[set];
}

void entity_sets_index(struct word_index *index)
{
    word_index_fill(index, SETS, ENTITY_SET_COUNT);
}
