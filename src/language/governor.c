#include "language/governor.h"

struct governor {
    struct slice word;
    unsigned effects;
};

enum {
    NEGATES = GOVERNOR_NEGATES,
    FUTURE = GOVERNOR_FUTURE,
    OBJECT = GOVERNOR_OBJECT,
    TELLS = GOVERNOR_TELLS,
};

static const struct governor governors[] = {
#define GOVERNOR(word, effects) {SLICE(word), effects},
#include "language/governors.def"
#undef GOVERNOR
};

unsigned governor_effects(struct document *document, uint32_t token)
{
    struct slice lemma = document_lemma(document, token);
    for (size_t i = 0; i < sizeof governors / sizeof *governors; i++)
        if (slice_equal(governors[i].word, lemma))
            return governors[i].effects;
    return 0;
}
