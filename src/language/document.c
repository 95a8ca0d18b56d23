#include "language/document.h"

#include "language/sentences.h"
#include "language/tokenizer.h"

static struct document *document_make(struct arena *arena,
                                      const struct language *language,
                                      const struct article *article)
{
    struct document *document = ARENA_NEW(arena, struct document);
    document->arena = arena;
    document->article = article;
    document->language = language;
    return document;
}

static void add_range(struct document *document, uint32_t start, uint32_t end,
                      uint32_t block)
{
    uint32_t first = (uint32_t)document->tokens.count;
    tokenize(document, start, end);
    sentences_split(document, first, block);
}

struct document *document_new(struct arena *arena, const struct language *language,
                              const struct article *article)
{
    enum { BYTES_OF_TOKEN = 5 }; /* and the space behind it */
    struct document *document = document_make(arena, language, article);
    vector_reserve(arena, &document->tokens, article->text.size / BYTES_OF_TOKEN);
    for (uint32_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        if (article_block_is_news(block->kind))
            add_range(document, block->start, block->end, i);
    }
    return document;
}

/* The block that holds 'offset', looking from 'block' on. */
static uint32_t block_at(const struct article *article, uint32_t block, uint32_t offset)
{
    while (block + 1 < article->blocks.count &&
           article->blocks.items[block + 1].start <= offset)
        block++;
    return block;
}

struct document *document_new_from_ranges(struct arena *arena,
                                          const struct language *language,
                                          const struct article *article,
                                          const struct article_block *ranges,
                                          size_t count)
{
    struct document *document = document_make(arena, language, article);
    uint32_t block = 0;
    for (size_t i = 0; i < count; i++) {
        block = block_at(article, block, ranges[i].start);
        add_range(document, ranges[i].start, ranges[i].end, block);
    }
    return document;
}

struct slice document_text(const struct document *document, uint32_t first, uint32_t end)
{
    if (first >= end)
        return slice_make(document->article->text.data, 0);
    return slice_part(document->article->text, document->tokens.items[first].start,
                      document->tokens.items[end - 1].end);
}
