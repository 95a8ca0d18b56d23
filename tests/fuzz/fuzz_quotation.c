/* Quotation marks of any bytes: pieces stay in order, inside their block and apart. */
#include "event/quoted_span.h"

#include "fuzz.h"

static void check(const struct article *article, const struct quoted_spans *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct quoted_span *span = &found->items[i];
        const struct article_block *block = &article->blocks.items[span->block];
        if (span->open > span->start || span->start > span->end ||
            span->end > span->close || span->open < block->start ||
            span->close > block->end || (i > 0 && found->items[i - 1].close > span->open))
            abort();
    }
}

/* Every line is a paragraph. */
static void run(struct arena *arena, void *context)
{
    struct article article = {.text = *(const struct slice *)context};
    struct slice rest = article.text;
    while (rest.size > 0) {
        struct slice line = slice_cut(&rest, '\n');
        uint32_t start = (uint32_t)(line.data - article.text.data);
        struct article_block block = {BLOCK_PARAGRAPH, start,
                                      start + (uint32_t)line.size};
        vector_push(arena, &article.blocks, block);
    }
    struct quoted_spans found = {0};
    quoted_spans_find(arena, &article, &found);
    check(&article, &found);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = slice_make((const char *)data, size);
    return fuzz_in_arena(run, &text);
}
