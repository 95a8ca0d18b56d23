#include "language/language.h"

#include "base/hash.h"
#include "language/analysis.h"
#include "language/embedded.h"

#include <stdlib.h>

struct language *language_new_from(struct slice model, struct slice lexicon,
                                   dateline_error *error)
{
    struct language *language = calloc(1, sizeof *language);
    if (!language) {
        error_set(error, DATELINE_ERROR_MEMORY, "out of memory");
        return NULL;
    }
    if (!model_open(&language->model, model, error) ||
        !lexicon_open(&language->lexicon, lexicon, error)) {
        free(language);
        return NULL;
    }
    return language;
}

struct language *language_new(dateline_error *error)
{
    return language_new_from(embedded_model(), embedded_lexicon(), error);
}

void language_free(struct language *language)
{
    free(language);
}

unsigned language_word_classes(const struct language *language, struct slice lower)
{
    return lexicon_classes(&language->lexicon, hash_bytes(lower));
}

struct slice language_lemma(const struct language *language, struct arena *arena,
                            struct slice lower)
{
    static const enum tag tags[] = {TAG_VBD, TAG_VBN, TAG_VBG, TAG_VBZ, TAG_NNS};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        struct slice lemma =
            lexicon_lemma(&language->lexicon, arena, lower, hash_bytes(lower), tags[i]);
        if (!slice_equal(lemma, lower))
            return lemma;
    }
    return lower;
}
