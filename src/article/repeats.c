/* Passages that stand twice in one article: saved pages often hold a text two times. */
#include "article/draft.h"

#include "base/hash.h"

#include <string.h>

enum {
    REPEAT_MIN = 12,    /* bytes; shorter ones repeat by chance */
    CUT_MIN = 40,       /* bytes of a beginning that tells that a passage goes on */
    TAIL_MAX = 48,      /* bytes that a caption may add to the line it repeats */
    CONTAINED_MAX = 64, /* quotations set off, searched for in the rest */
    CONTAINED_TEXT = 1 << 16,
};

/* First block with each text, by hash: open addressing, block + 1. */
struct seen {
    uint32_t *slots;
    uint64_t *hashes; /* by block */
    size_t mask;
};

static size_t power_above(size_t count)
{
    size_t power = 16;
    while (power < count * 2)
        power *= 2;
    return power;
}

/* The earlier block with the same text, or 'block' itself. */
static size_t first_with(const struct draft *draft, struct seen *seen, size_t block)
{
    struct slice text = draft_block_text(draft, block);
    uint64_t hash = hash_text(text);
    size_t slot = (size_t)hash & seen->mask;
    seen->hashes[block] = hash;
    while (seen->slots[slot] != 0) {
        size_t other = seen->slots[slot] - 1;
        if (seen->hashes[other] == hash &&
            slice_equal(draft_block_text(draft, other), text))
            return other;
        slot = (slot + 1) & seen->mask;
    }
    seen->slots[slot] = (uint32_t)block + 1;
    return block;
}

static bool is_front_of(struct slice part, struct slice whole)
{
    return part.size >= CUT_MIN && part.size <= whole.size &&
           memcmp(part.data, whole.data, part.size) == 0;
}

static bool is_news_block(const struct draft *draft, size_t block)
{
    const struct article_block *b = &draft->article->blocks.items[block];
    return article_block_is_news(b->kind) && b->end > b->start;
}

/* The block of news after 'block', or SIZE_MAX. */
static size_t next_news(const struct draft *draft, size_t block)
{
    for (size_t i = block + 1; i < draft->article->blocks.count; i++) {
        enum article_block_kind kind = draft->article->blocks.items[i].kind;
        if (article_block_is_news(kind) || kind == BLOCK_REPEAT)
            return i;
    }
    return SIZE_MAX;
}

/* A line that says the line before it again, with a credit behind: "..., Dec. 6Agency".
 */
static bool echoes_line_before(const struct draft *draft, size_t block, size_t before)
{
    struct slice text = draft_block_text(draft, block);
    struct slice earlier = draft_block_text(draft, before);
    return earlier.size >= REPEAT_MIN && text.size >= earlier.size &&
           text.size - earlier.size <= TAIL_MAX &&
           memcmp(text.data, earlier.data, earlier.size) == 0;
}

static void mark_same(struct draft *draft)
{
    struct article *article = draft->article;
    struct seen seen = {.mask = power_above(article->blocks.count) - 1};
    seen.slots = ARENA_NEW_ARRAY(draft->arena, seen.mask + 1, uint32_t);
    seen.hashes = ARENA_NEW_ARRAY(draft->arena, article->blocks.count, uint64_t);
    size_t expected =
        SIZE_MAX; /* the earlier block that a repeated passage goes on with */
    size_t before = SIZE_MAX;
    for (size_t i = 0; i < article->blocks.count; i++) {
        if (!is_news_block(draft, i))
            continue;
        struct slice text = draft_block_text(draft, i);
        size_t first = text.size >= REPEAT_MIN ? first_with(draft, &seen, i) : i;
        bool goes_on = first == i && expected != SIZE_MAX && expected < i &&
                       is_front_of(text, draft_block_text(draft, expected));
        bool echo = first == i && before != SIZE_MAX &&
                    article->blocks.items[i].kind == BLOCK_CAPTION &&
                    echoes_line_before(draft, i, before);
        if (first != i || goes_on || echo)
            article->blocks.items[i].kind = BLOCK_REPEAT;
        expected = first != i ? next_news(draft, first) : SIZE_MAX;
        before = i;
    }
}

/* Whether the text stands in another paragraph of the news. */
static bool stands_elsewhere(const struct draft *draft, size_t block)
{
    struct slice text = draft_block_text(draft, block);
    for (size_t i = 0; i < draft->article->blocks.count; i++)
        if (i != block && draft->article->blocks.items[i].kind == BLOCK_PARAGRAPH &&
            slice_find(draft_block_text(draft, i), text, 0) != SIZE_MAX)
            return true;
    return false;
}

/* A quotation pulled out of the text and set off. */
static void mark_pulled_quotes(struct draft *draft)
{
    struct article *article = draft->article;
    if (article->text.size > CONTAINED_TEXT)
        return;
    for (size_t i = 0, searched = 0;
         i < article->blocks.count && searched < CONTAINED_MAX; i++) {
        struct article_block *block = &article->blocks.items[i];
        if (block->kind != BLOCK_QUOTE || block->end - block->start < REPEAT_MIN)
            continue;
        searched++;
        if (stands_elsewhere(draft, i))
            block->kind = BLOCK_REPEAT;
    }
}

void repeats_mark(struct draft *draft)
{
    mark_same(draft);
    mark_pulled_quotes(draft);
}
