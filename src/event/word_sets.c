#include "event/word_sets.h"

static const struct slice SETS[] = {
#define WORD_SET(name, words) SLICE(words),
#include "event/word_sets.def"
#undef WORD_SET
};
_Static_assert((int)WORD_SET_COUNT <= (int)WORD_SETS_MAX, "the index has a bit a set");

struct slice word_set_words(enum word_set set)
{
    return SETS[set];
}

void word_sets_index(struct word_index *index)
{
    word_index_fill(index, SETS, WORD_SET_COUNT);
}
