/* What the fuzz targets share: the entry point's declaration, an arena to run in, a
 * language made once, the promises that every article keeps. */
#ifndef DATELINE_TESTS_FUZZ_H
#define DATELINE_TESTS_FUZZ_H

#include "article/article.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "language/language.h"

#include <stdlib.h>

enum { FUZZ_MEMORY = 256 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Runs 'body' in an arena of its own; running out of memory is no finding. */
static inline int fuzz_in_arena(void (*body)(struct arena *, void *), void *context)
{
    struct arena *arena = arena_new(FUZZ_MEMORY);
    if (arena)
        (void)arena_run(arena, body, context);
    arena_free(arena);
    return 0;
}

/* Made once: reading the model takes longest, and it never changes. */
static inline const struct language *fuzz_language(void)
{
    static struct language *language;
    dateline_error error;
    if (!language)
        language = language_new(&error);
    if (!language)
        abort();
    return language;
}

/* What every later room counts on: UTF-8, and blocks in order inside the text. */
static inline void fuzz_check_article(const struct article *article)
{
    size_t end = 0;
    if (utf8_valid_prefix(article->text) != article->text.size)
        abort();
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        if (block->start < end || block->end < block->start ||
            block->end > article->text.size)
            abort();
        end = block->end;
    }
}

#endif
