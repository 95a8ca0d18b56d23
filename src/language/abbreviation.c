#include "language/abbreviation.h"

#include "base/ascii.h"

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

enum abbreviation abbreviation_find(struct slice word)
{
    if (word.size < 2 || word.size > WORD_MAX)
        return ABBREVIATION_NONE;
    char first = ascii_lower(word.data[0]);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        const struct entry *entry = &entries[i];
        if (entry->word.data[0] == first && slice_equal_ignoring_case(entry->word, word))
            return entry->kind;
    }
    return ABBREVIATION_NONE;
}
