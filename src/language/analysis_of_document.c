#include "language/analysis.h"

static void analyse_sentence(struct document *document, struct sentence *sentence,
                             enum analysis analysis)
{
    struct token *tokens = document->tokens.items + sentence->first;
    uint32_t count = sentence->end - sentence->first;
    analyse(document->language, tokens, count, analysis);
    if (analysis != ANALYSIS_TAGS)
        for (uint32_t i = 0; i < count; i++)
            if (tokens[i].head != TOKEN_NONE)
                tokens[i].head += sentence->first;
    sentence->tagged = true;
    sentence->parsed = analysis != ANALYSIS_TAGS;
}

void document_tag(struct document *document, uint32_t index)
{
    struct sentence *sentence = &document->sentences.items[index];
    if (!sentence->tagged)
        analyse_sentence(document, sentence, ANALYSIS_TAGS);
}

void document_parse(struct document *document, uint32_t index)
{
    struct sentence *sentence = &document->sentences.items[index];
    if (!sentence->parsed)
        analyse_sentence(document, sentence,
                         sentence->tagged ? ANALYSIS_TREE_OF_TAGS : ANALYSIS_TREE);
}

struct slice document_lemma(struct document *document, uint32_t index)
{
    const struct token *token = &document->tokens.items[index];
    return lexicon_lemma(&document->language->lexicon, document->arena, token->lower,
                         (enum tag)token->tag);
}
