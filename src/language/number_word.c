#include "language/number_word.h"

static const struct slice CARDINALS[] = {
#define NUMBER_WORD(cardinal, ordinal) SLICE(cardinal),
#include "language/number_words.def"
#undef NUMBER_WORD
};

static const struct slice ORDINALS[] = {
#define NUMBER_WORD(cardinal, ordinal) SLICE(ordinal),
#include "language/number_words.def"
#undef NUMBER_WORD
};

enum { NUMBER_COUNT = sizeof CARDINALS / sizeof *CARDINALS };

static uint32_t number_in(const struct slice *words, struct slice word, uint32_t most)
{
    for (uint32_t i = 1; i < NUMBER_COUNT && i <= most; i++)
        if (slice_equal(word, words[i]))
            return i;
    return 0;
}

uint32_t cardinal_of_word(struct slice word, uint32_t most)
{
    return number_in(CARDINALS, word, most);
}

uint32_t ordinal_of_word(struct slice word, uint32_t most)
{
    return number_in(ORDINALS, word, most);
}
