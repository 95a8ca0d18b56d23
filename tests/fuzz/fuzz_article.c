/* Plain articles and pages. The first byte says which: 'h' a page, 't' a text, else by
 * content. */
#include "fuzz.h"

struct input {
    struct slice bytes;
    struct article_hints hints;
};

/* No place in the text lies outside the file. */
static void check(const struct article *article, size_t file_size)
{
    fuzz_check_article(article);
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
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
    if (size == 0)
        return 0;
    struct input input = {.bytes = slice_make((const char *)data + 1, size - 1)};
    input.hints.format = data[0] == 'h' ? "html" : data[0] == 't' ? "text" : NULL;
    return fuzz_in_arena(read_article, &input);
}
