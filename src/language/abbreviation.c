#include "language/abbreviation.h"

#include "base/ascii.h"

#include <stdint.h>

struct entry {
    struct slice word;
    enum abbreviation kind;
};

static const struct entry entries[] = {
#define ABBREVIATION(word, kind) {SLICE(word), ABBREVIATION_##kind},
#include "language/abbreviations.def"
#undef ABBREVIATION
};

enum { WORD_MAX = 6 }; /* the longest of the table: "messrs", "approx" */

/* A bit for each pair of a first and a second letter, though not one for it alone. Those
 * of the table's short words and of its long ones rule most others out. */
#define LETTERS_BIT(first, second) (UINT64_C(1) << ((first)*5u + (second)) % 64u)
#define SHORT_WORD(word, kind)                                                           \
    | (sizeof(word) <= sizeof "abc"                                                      \
           ? LETTERS_BIT((unsigned)(word)[0], (unsigned)(word)[1])                       \
           : 0)
#define LONG_WORD(word, kind)                                                            \
    | (sizeof(word) > sizeof "abc"                                                       \
           ? LETTERS_BIT((unsigned)(word)[0], (unsigned)(word)[1])                       \
           : 0)

static const uint64_t short_words = 0
#define ABBREVIATION SHORT_WORD
#include "language/abbreviations.def"
#undef ABBREVIATION
    ;
static const uint64_t long_words = 0
#define ABBREVIATION LONG_WORD
#include "language/abbreviations.def"
#undef ABBREVIATION
    ;

static bool may_be_abbreviation(struct slice word)
{
    uint64_t words = word.size < sizeof "abc" ? short_words : long_words;
    unsigned first = (unsigned char)ascii_lower(word.data[0]);
    unsigned second = (unsigned char)ascii_lower(word.data[1]);
    return (words & LETTERS_BIT(first, second)) != 0;
}

enum abbreviation abbreviation_find(struct slice word)
{
    if (word.size < 2 || word.size > WORD_MAX || !may_be_abbreviation(word))
        return ABBREVIATION_NONE;
    char first = ascii_lower(word.data[0]);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        const struct entry *entry = &entries[i];
        if (entry->word.data[0] == first && slice_equal_ignoring_case(entry->word, word))
            return entry->kind;
    }
    return ABBREVIATION_NONE;
}
