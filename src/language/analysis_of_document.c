#include "language/analysis.h"

static struct token_row row_of(const struct document *document, uint32_t sentence)
{
    const struct sentence *found = &document->sentences.items[sentence];
    return (struct token_row){document->tokens.items + found->first,
                              found->end - found->first};
}

/* In the row, heads are indices of the row. */
static void end_sentence(struct document *document, uint32_t index,
                         enum analysis analysis)
{
    struct sentence *sentence = &document->sentences.items[index];
    struct token_row row = row_of(document, index);
    sentence->tagged = true;
    sentence->parsed = analysis != ANALYSIS_TAGS;
    for (uint32_t i = 0; i < row.count && sentence->parsed; i++)
        if (row.tokens[i].head != TOKEN_NONE)
            row.tokens[i].head += sentence->first;
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
