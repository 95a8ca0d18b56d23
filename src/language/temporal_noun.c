#include "language/temporal_noun.h"

struct temporal_noun {
    struct slice word;
    bool day;
};

static const struct temporal_noun temporal_nouns[] = {
#define DAY(word)    {SLICE(word), true},
#define PERIOD(word) {SLICE(word), false},
#include "language/temporal_nouns.def"
#undef DAY
#undef PERIOD
};

static const struct temporal_noun *find(const struct token *token)
{
    if (!tag_is_noun(token->tag))
        return NULL;
    for (size_t i = 0; i < sizeof temporal_nouns / sizeof *temporal_nouns; i++)
        if (slice_equal(temporal_nouns[i].word, token->lower))
            return &temporal_nouns[i];
    return NULL;
}

bool token_is_temporal_noun(const struct token *token)
{
    return find(token) != NULL;
}

bool token_is_day_name(const struct token *token)
{
    const struct temporal_noun *noun = find(token);
    return noun && noun->day;
}
