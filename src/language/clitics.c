#include "language/clitics.h"

#include "base/ascii.h"

struct contraction {
    struct slice word;
    size_t split;
};

static const struct contraction contractions[] = {
#define CONTRACTION(word, split) {SLICE(word), split},
#define PREFIX(word)
#define UNIT(word)
#define FACE(word)
#include "language/clitics.def"
#undef CONTRACTION
#undef PREFIX
#undef UNIT
#undef FACE
};

static const struct slice prefixes[] = {
#define CONTRACTION(word, split)
#define PREFIX(word) SLICE(word),
#define UNIT(word)
#define FACE(word)
#include "language/clitics.def"
#undef CONTRACTION
#undef PREFIX
#undef UNIT
#undef FACE
};

static const struct slice units[] = {
#define CONTRACTION(word, split)
#define PREFIX(word)
#define UNIT(word) SLICE(word),
#define FACE(word)
#include "language/clitics.def"
#undef CONTRACTION
#undef PREFIX
#undef UNIT
#undef FACE
};

static const struct slice faces[] = {
#define CONTRACTION(word, split)
#define PREFIX(word)
#define UNIT(word)
#define FACE(word) SLICE(word),
#include "language/clitics.def"
#undef CONTRACTION
#undef PREFIX
#undef UNIT
#undef FACE
};

static const struct slice clitics[] = {
    SLICE("'s"), SLICE("'re"), SLICE("'ve"), SLICE("'ll"), SLICE("'d"), SLICE("'m"),
};

/* By the last two letters, as most words are none. */
static bool may_be_contraction(struct slice word)
{
    char last = ascii_lower(word.data[word.size - 1]);
    char before = ascii_lower(word.data[word.size - 2]);
    switch (last) {
    case 't':
        return before == 'n' || before == 'o';
    case 'a':
        return before == 'n' || before == 't' || before == 'd';
    case 's':
        return before == 't';
    case 'm':
        return before == 'i' && word.size == 2;
    case 'e':
        return before == 'v';
    default:
        return false;
    }
}

size_t contraction_split(struct slice word)
{
    if (word.size < 2 || word.size > 8 || !may_be_contraction(word))
        return 0;
    for (size_t i = 0; i < sizeof contractions / sizeof *contractions; i++)
        if (contractions[i].word.size == word.size &&
            slice_equal_ignoring_case(contractions[i].word, word))
            return contractions[i].split;
    return 0;
}

static bool listed(const struct slice *words, size_t count, struct slice word)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal_ignoring_case(words[i], word))
            return true;
    return false;
}

bool is_prefix_word(struct slice word)
{
    return listed(prefixes, sizeof prefixes / sizeof *prefixes, word);
}

bool is_unit_word(struct slice word)
{
    return listed(units, sizeof units / sizeof *units, word);
}

size_t clitic_length(struct slice rest)
{
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        struct slice clitic = clitics[i];
        if (rest.size < clitic.size ||
            !slice_equal_ignoring_case(slice_part(rest, 0, clitic.size), clitic))
            continue;
        if (rest.size == clitic.size || !ascii_is_alphanumeric(rest.data[clitic.size]))
            return clitic.size;
    }
    return 0;
}

size_t face_length(struct slice rest)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        struct slice face = faces[i];
        bool fits =
            rest.size >= face.size && slice_equal(slice_part(rest, 0, face.size), face) &&
            (rest.size == face.size || !ascii_is_alphanumeric(rest.data[face.size]));
        if (fits && face.size > longest)
            longest = face.size;
    }
    return longest;
}
