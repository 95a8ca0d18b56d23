/* Tokens and sentences of any bytes: every token lies in the text behind the one before
 * it, every sentence behind the one before; what parses is a tree. */
#include "language/arguments.h"

#include "fuzz.h"

enum { PARSED_MAX = 2 };

static void check_tokens(const struct document *document)
{
    uint32_t end = 0, next = 0;
    for (uint32_t i = 0; i < document->tokens.count; i++) {
        const struct token *token = &document->tokens.items[i];
        if (token->start < end || token->end <= token->start || token->form.size == 0 ||
            token->end > document->article->text.size)
            abort();
        end = token->end;
    }
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        const struct sentence *sentence = &document->sentences.items[i];
        if (sentence->first != next || sentence->end <= next)
            abort();
        next = sentence->end;
    }
    if (next != document->tokens.count)
        abort();
}

static void look_at(struct document *document, uint32_t index)
{
    const struct sentence *sentence = &document->sentences.items[index];
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        struct arguments arguments = {0};
        arguments_find(document, i, &arguments);
        struct token_range range = noun_phrase_of(document, i);
        if (range.first > i || range.end <= i)
            abort();
        (void)document_lemma(document, i);
        (void)governing_verb(document, i);
    }
}

static void run(struct arena *arena, void *context)
{
    const struct slice *text = context;
    struct article *article = ARENA_NEW(arena, struct article);
    struct article_block block = {BLOCK_PARAGRAPH, 0, (uint32_t)text->size};
    article->text = *text;
    vector_push(arena, &article->blocks, block);
    struct document *document = document_new(arena, fuzz_language(), article);
    check_tokens(document);
    for (uint32_t i = 0; i < document->sentences.count && i < PARSED_MAX; i++)
        look_at(document, i);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = slice_make((const char *)data, size);
    return fuzz_in_arena(run, &text);
}
