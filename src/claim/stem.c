#include "claim/stem.h"

#include "base/ascii.h"
#include "base/hash.h"

#include <string.h>

enum { STEM_MIN = 4 };

/* Endings that words of one root differ by; the longer ones first. */
static const char *const endings[] = {"ations", "ation", "ments", "ment", "ings", "ing",
                                      "ions",   "ion",   "ers",   "ance", "ence", "als",
                                      "al",     "ies",   "ied",   "ed",   "es",   "er",
                                      "e",      "s",     "y",     NULL};

struct slice stem_of(struct slice word)
{
    for (const char *const *ending = endings; *ending; ending++) {
        size_t size = strlen(*ending);
        if (word.size >= size + STEM_MIN && slice_ends_with(word, *ending))
            return slice_part(word, 0, word.size - size);
    }
    return word;
}

uint64_t stem_hash(struct slice word)
{
    char lower[64];
    struct slice stem;
    size_t size = word.size < sizeof lower ? word.size : sizeof lower;
    for (size_t i = 0; i < size; i++)
        lower[i] = ascii_lower(word.data[i]);
    stem = stem_of(slice_make(lower, size));
    /* "killed", "kill": a doubled last letter is of the ending */
    if (stem.size > STEM_MIN && stem.data[stem.size - 1] == stem.data[stem.size - 2])
        stem.size--;
    return hash_bytes(stem);
}

bool stems_similar(struct slice a, struct slice b)
{
    size_t shorter = a.size < b.size ? a.size : b.size;
    size_t longer = a.size < b.size ? b.size : a.size, same = 0;
    while (same < shorter && a.data[same] == b.data[same])
        same++;
    return same == longer || (same >= STEM_MIN && same + 1 >= longer);
}
