#include "event/evidence.h"

#include "base/ascii.h"
#include "base/eight.h"

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

/* Has the text no white space but single blanks? Looked at in eights; what is left over
 * of them need not be looked at where the eight that ends the text overlaps. */
static bool is_evenly_spaced(struct slice text)
{
    bool after_blank = false;
    if (text.size < 8)
        return false;
    for (size_t at = 0; at < text.size; at += 8) {
        if (at + 8 > text.size) {
            after_blank = false;
            at = text.size - 8;
        }
        uint64_t eight = eight_at(text.data + at);
        uint64_t blanks = eight_in(eight, ' ', ' ');
        if (eight_in(eight, '\t', '\r') != 0 || (blanks & blanks >> 8) != 0 ||
            (after_blank && (blanks & 0x80) != 0))
            return false;
        after_blank = blanks >> 63 != 0;
    }
    return text.data[0] != ' ';
}

const char *evidence_text(const struct event_context *context, uint32_t first,
                          uint32_t end)
{
    struct slice text = document_text(context->document, first, end);
    if (is_evenly_spaced(text))
        return arena_copy(context->arena, text);
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
