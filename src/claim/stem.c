#include "claim/stem.h"

#include "base/ascii.h"
#include "base/hash.h"

#include <string.h>

enum { STEM_MIN = 4 };

/* Endings that words of one root differ by; the longer ones first. */
static const struct ending {
    const char *text;
    size_t size;
} endings[] = {
#define ENDING(text)                                                                     \
    {                                                                                    \
        text, sizeof(text) - 1                                                           \
    }
    ENDING("ations"), ENDING("ation"), ENDING("ments"), ENDING("ment"), ENDING("ings"),
    ENDING("ing"),    ENDING("ions"),  ENDING("ion"),   ENDING("ers"),  ENDING("ance"),
    ENDING("ence"),   ENDING("als"),   ENDING("al"),    ENDING("ies"),  ENDING("ied"),
    ENDING("ed"),     ENDING("es"),    ENDING("er"),    ENDING("e"),    ENDING("s"),
    ENDING("y")
#undef ENDING
};

struct slice stem_of(struct slice word)
{
    char last = word.size > 0 ? word.data[word.size - 1] : '\0';
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct ending *ending = &endings[i];
        if (word.size >= ending->size + STEM_MIN &&
            ending->text[ending->size - 1] == last && slice_ends_with(word, ending->text))
            return slice_part(word, 0, word.size - ending->size);
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
