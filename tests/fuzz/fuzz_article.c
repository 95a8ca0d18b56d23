/* Plain articles and pages. The first byte says which: 'h' a page, 't' a text, else by
 * content. */
#include "article/article.h"
#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
    struct slice bytes;
    struct article_hints hints;
};

/* What every later room counts on. */
static void check(const struct article *article, size_t file_size)
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
        if (article_locate(article, block->start).byte > file_size ||
            article_locate(article, block->end).byte > file_size)
            abort();
    }
}

static void read_article(struct arena *arena, void *context)
{
    const struct input *input = context;
    dateline_error error;
    struct article *article =
        article_read(arena, "fuzz", input->bytes, &input->hints, &error);
    if (article)
        check(article, input->bytes.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MEMORY = 1 << 28 };
    if (size == 0)
        return 0;
    struct input input = {.bytes = slice_make((const char *)data + 1, size - 1)};
    input.hints.format = data[0] == 'h' ? "html" : data[0] == 't' ? "text" : NULL;
    struct arena *arena = arena_new(MEMORY);
    if (arena)
        (void)arena_run(arena, read_article, &input);
    arena_free(arena);
    return 0;
}
