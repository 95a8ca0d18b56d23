#include "timeline/word_sets.h"

static const struct slice SETS[] = {
#define WORD_SET(name, words) SLICE(words),
#include "timeline/word_sets.def"
#undef WORD_SET
};

struct slice timeline_set_words(enum timeline_word_set set)
{
    return SETS[set];
}
