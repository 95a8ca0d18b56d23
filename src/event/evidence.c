#include "event/evidence.h"

#include "base/ascii.h"

struct span evidence_of_text(const struct event_context *context, uint32_t start,
                             uint32_t stop)
{
    struct file_position from = article_locate(context->article, start);
    struct file_position to = article_locate_end(context->article, stop);
    struct span span = {.source = 0,
                        .start = from.character,
                        .end = to.character,
                        .byte_start = from.byte,
                        .byte_end = to.byte};
    struct slice text = slice_part(context->article->text, start, stop);
    span.text = arena_copy(context->arena, text);
    return span;
}

struct span evidence_of_tokens(const struct event_context *context, uint32_t first,
                               uint32_t end)
{
    const struct token *tokens = context->document->tokens.items;
    return evidence_of_text(context, tokens[first].start, tokens[end - 1].end);
}

void evidence_add(const struct event_context *context, struct span_vector *spans,
                  uint32_t first, uint32_t end)
{
    struct span span = evidence_of_tokens(context, first, end);
    for (size_t i = 0; i < spans->count; i++)
        if (spans->items[i].start == span.start && spans->items[i].end == span.end)
            return;
    vector_push(context->arena, spans, span);
}

const char *evidence_text(const struct event_context *context, uint32_t first,
                          uint32_t end)
{
    struct slice text = document_text(context->document, first, end);
    char *copy = arena_alloc(context->arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!ascii_is_space(text.data[i]))
            copy[size++] = text.data[i];
        else if (size > 0 && copy[size - 1] != ' ')
            copy[size++] = ' ';
    }
    copy[size] = '\0';
    return copy;
}

const char *evidence_sentence(const struct event_context *context, uint32_t sentence)
{
    const struct sentence *found = &context->document->sentences.items[sentence];
    return evidence_text(context, found->first, found->end);
}
