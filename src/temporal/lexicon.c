#include "temporal/lexicon.h"

#include "base/ascii.h"

#include <assert.h>

#include "temporal/lexicon_index.inc"

/* The shorthands of lexicon.def. */
#define PLAIN                                                                            \
    {                                                                                    \
        .kind = VALUE_NONE                                                               \
    }
#define FLAGGED                                                                          \
    {                                                                                    \
        .kind = VALUE_NONE, .flagged = true                                              \
    }
#define NUMBER(n)                                                                        \
    {                                                                                    \
        .kind = VALUE_NUMBER, .number = (n)                                              \
    }
#define MODIFIES(m)                                                                      \
    {                                                                                    \
        .kind = VALUE_NONE, .mod = (m)                                                   \
    }
#define PICKS(p)                                                                         \
    {                                                                                    \
        .kind = VALUE_NONE, .pick = (p)                                                  \
    }
#define REFERS(when)                                                                     \
    {                                                                                    \
        .kind = VALUE_VAGUE, .vague = (when)                                             \
    }
#define UNIT_OF(u)                                                                       \
    {                                                                                    \
        .kind = VALUE_NONE, .unit = (u)                                                  \
    }
#define TIME(field, ...)                                                                 \
    {                                                                                    \
        .kind = VALUE_TIME, .known = (field), __VA_ARGS__                                \
    }
#define IS_WEEKDAY(d)        TIME(FIELD_WEEKDAY, .weekday = (d))
#define IS_SHORT_WEEKDAY(d)  TIME(FIELD_WEEKDAY, .weekday = (d), .flagged = true)
#define IS_MONTH(m)          TIME(FIELD_MONTH, .month = (m))
#define IS_FLAGGED_MONTH(m)  TIME(FIELD_MONTH, .month = (m), .flagged = true)
#define IS_SHORT_MONTH(m)    TIME(FIELD_MONTH, .month = (m), .flagged = true)
#define IS_PART(p)           TIME(FIELD_PART, .part = (p))
#define IS_HOUR(h)           TIME(FIELD_HOUR, .hour = (h))
#define IS_SEASON(s)         TIME(FIELD_SEASON, .season = (s))
#define IS_FLAGGED_SEASON(s) TIME(FIELD_SEASON, .season = (s), .flagged = true)
#define IS_QUARTER(q)        TIME(FIELD_QUARTER, .quarter = (q))
#define IS_HALF(h)           TIME(FIELD_HALF, .half = (h))
#define IS_DECADE(y)         TIME(FIELD_DECADE, .year = (y))
#define IS_ZONE(minutes, universal)                                                      \
    TIME(FIELD_ZONE, .zone_minutes = (minutes), .universal_time = (universal))
#define DAYS_OFF(n) TIME(FIELD_SHIFT, .unit = UNIT_DAY, .count = (n), .whole = true)
#define DAY_PART(n, p)                                                                   \
    TIME(FIELD_SHIFT | FIELD_PART, .unit = UNIT_DAY, .count = (n), .whole = true,        \
         .part = (p))
#define QUANTIFIES(word)                                                                 \
    {                                                                                    \
        .kind = VALUE_NONE, .quant = (word)                                              \
    }
#define EVERY_UNIT(u)                                                                    \
    {                                                                                    \
        .kind = VALUE_SET, .unit = (u), .count = 1                                       \
    }

const struct word lexicon_words[] = {
#define WORD(text, symbol, ...)                                                          \
    {text, sizeof(text) - 1, SYMBOL_##symbol, false, __VA_ARGS__},
#define ALSO(text, symbol, ...)                                                          \
    {text, sizeof(text) - 1, SYMBOL_##symbol, true, __VA_ARGS__},
#include "temporal/lexicon_rows.inc"
#undef WORD
#undef ALSO
};
const uint32_t lexicon_word_count = sizeof lexicon_words / sizeof lexicon_words[0];

static const struct {
    const char *name;
    bool is_trigger, is_expression;
} symbols[] = {
#define SYMBOL(name, is_trigger, is_expression) {#name, is_trigger, is_expression},
#include "temporal/symbols.def"
#undef SYMBOL
};

struct lexicon_key lexicon_key_of(const char *word, size_t length)
{
    struct lexicon_key key = {0, 0};

    for (size_t i = 0; i < length && i < WORD_LENGTH_MAX; i++) {
        uint64_t byte = (unsigned char)ascii_lower(word[i]);
        if (i < 8)
            key.front |= byte << 8 * i;
        else
            key.rest |= byte << 8 * (i - 8);
    }
    return key;
}

bool symbol_is_trigger(enum symbol symbol)
{
    return symbols[symbol].is_trigger;
}

bool symbol_is_expression(enum symbol symbol)
{
    return symbols[symbol].is_expression;
}

const char *symbol_name(enum symbol symbol)
{
    return symbols[symbol].name;
}

uint32_t lexicon_checksum(void)
{
    return LEXICON_CHECKSUM;
}
