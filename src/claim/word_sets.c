#include "claim/word_sets.h"

static const struct slice SETS[] = {
#define WORD_SET(name, words) SLICE(words),
#include "claim/word_sets.def"
#undef WORD_SET
};

struct slice claim_set_words(enum claim_word_set set)
{
    return SETS[set];
}
