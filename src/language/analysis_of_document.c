#include "language/analysis.h"

static struct token_row row_of(const struct document *document, uint32_t sentence)
{
    const struct sentence *found = &document->sentences.items[sentence];
    return (struct token_row){document->tokens.items + found->first,
                              found->end - found->first};
}

/* In the row, heads are indices of the row. */
static void move_heads(const struct document *document, const struct sentence *sentence)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        struct token *token = &document->tokens.items[i];
        if (token->head != TOKEN_NONE)
            token->head += sentence->first;
    }
}

static void link_dependents(struct document *document, const struct sentence *sentence)
{
    if (!document->dependents)
        document->dependents =
            ARENA_NEW_ARRAY(document->arena, document->tokens.count, struct dependents);
    struct dependents *all = document->dependents;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        all[i].first = TOKEN_NONE;
    for (uint32_t i = sentence->end; i-- > sentence->first;) {
        const struct token *token = &document->tokens.items[i];
        all[i].next = TOKEN_NONE;
        if (token->head == TOKEN_NONE)
            continue;
        struct dependents *siblings = &all[token->head];
        all[i].next = siblings->first;
        siblings->first = i;
        siblings->labels |= UINT64_C(1) << token->label;
    }
}

static void end_sentence(struct document *document, uint32_t index,
                         enum analysis analysis)
{
    struct sentence *sentence = &document->sentences.items[index];
    sentence->tagged = true;
    sentence->parsed = analysis != ANALYSIS_TAGS;
    if (!sentence->parsed)
        return;
    move_heads(document, sentence);
    link_dependents(document, sentence);
}

static void analyse_sentences(struct document *document, const uint32_t *sentences,
                              size_t count, enum analysis analysis)
{
    enum { ROWS = 64 };
    struct token_row rows[ROWS];
    for (size_t first = 0; first < count; first += ROWS) {
        size_t here = count - first < ROWS ? count - first : ROWS;
        for (size_t i = 0; i < here; i++)
            rows[i] = row_of(document, sentences[first + i]);
        analyse_rows(document->language, rows, here, analysis);
        for (size_t i = 0; i < here; i++)
            end_sentence(document, sentences[first + i], analysis);
    }
}

void document_tag_many(struct document *document, const uint32_t *sentences, size_t count)
{
    uint32_t *left = ARENA_NEW_ARRAY(document->arena, count, uint32_t);
    size_t untagged = 0;
    for (size_t i = 0; i < count; i++)
        if (!document->sentences.items[sentences[i]].tagged)
            left[untagged++] = sentences[i];
    analyse_sentences(document, left, untagged, ANALYSIS_TAGS);
}

void document_parse_many(struct document *document, const uint32_t *sentences,
                         size_t count)
{
    uint32_t *left = ARENA_NEW_ARRAY(document->arena, count, uint32_t);
    size_t unparsed = 0;
    document_tag_many(document, sentences, count);
    for (size_t i = 0; i < count; i++)
        if (!document->sentences.items[sentences[i]].parsed)
            left[unparsed++] = sentences[i];
    analyse_sentences(document, left, unparsed, ANALYSIS_TREE_OF_TAGS);
}

void document_tag(struct document *document, uint32_t index)
{
    if (!document->sentences.items[index].tagged)
        analyse_sentences(document, &index, 1, ANALYSIS_TAGS);
}

void document_parse(struct document *document, uint32_t index)
{
    const struct sentence *sentence = &document->sentences.items[index];
    if (!sentence->parsed)
        analyse_sentences(document, &index, 1,
                          sentence->tagged ? ANALYSIS_TREE_OF_TAGS : ANALYSIS_TREE);
}

struct slice document_lemma(struct document *document, uint32_t index)
{
    const struct token *token = &document->tokens.items[index];
    return lexicon_lemma(&document->language->lexicon, document->arena, token->lower,
                         token->hash, (enum tag)token->tag);
}
