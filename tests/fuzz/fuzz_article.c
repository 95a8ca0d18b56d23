/* Plain articles and pages. A first byte 'h' says that a page follows, 't' a text; all else
 * is read as it stands, by content: the pages among the fixtures are a corpus, too. */
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
    struct input input = {.bytes = slice_make((const char *)data, size)};
    if (data[0] == 'h' || data[0] == 't') {
        input.bytes = slice_part(input.bytes, 1, size);
        input.hints.format = data[0] == 'h' ? "html" : "text";
    }
    return fuzz_in_arena(read_article, &input);
}
