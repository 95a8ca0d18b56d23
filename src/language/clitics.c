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
#include "language/clitics.def"
#undef CONTRACTION
#undef PREFIX
#undef UNIT
};

static const struct slice prefixes[] = {
#define CONTRACTION(word, split)
#define PREFIX(word) SLICE(word),
#define UNIT(word)
#include "language/clitics.def"
#undef CONTRACTION
#undef PREFIX
#undef UNIT
};

static const struct slice units[] = {
#define CONTRACTION(word, split)
#define PREFIX(word)
#define UNIT(word) SLICE(word),
#include "language/clitics.def"
#undef CONTRACTION
#undef PREFIX
#undef UNIT
};

static const struct slice clitics[] = {
    SLICE("'s"), SLICE("'re"), SLICE("'ve"), SLICE("'ll"), SLICE("'d"), SLICE("'m"),
};

size_t contraction_split(struct slice word)
{
    if (word.size < 4 || word.size > 8)
        return 0;
    char last = ascii_lower(word.data[word.size - 1]);
    char before = ascii_lower(word.data[word.size - 2]);
    /* all of them end in -nt, -not, -nna or -tta */
    if (!(last == 't' && (before == 'n' || before == 'o')) &&
        !(last == 'a' && (before == 'n' || before == 't')))
        return 0;
    for (size_t i = 0; i < sizeof contractions / sizeof *contractions; i++)
        if (slice_equal_ignoring_case(contractions[i].word, word))
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
