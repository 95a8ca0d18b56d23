#include "language/tree.h"

const struct sentence *tree_sentence(const struct document *document, uint32_t token)
{
    return &document->sentences.items[tree_token(document, token)->sentence];
}

bool tree_word_is(const struct document *document, uint32_t token, const char *lower)
{
    return slice_is(tree_token(document, token)->lower, lower);
}

static uint32_t child_from(const struct document *document, uint32_t from, uint32_t head,
                           uint64_t labels)
{
    uint32_t end = tree_sentence(document, head)->end;
    for (uint32_t i = from; i < end; i++)
        if (tree_token(document, i)->head == head && tree_has_label(document, i, labels))
            return i;
    return TOKEN_NONE;
}

uint32_t tree_child(const struct document *document, uint32_t head, uint64_t labels)
{
    return child_from(document, tree_sentence(document, head)->first, head, labels);
}

uint32_t tree_next_child(const struct document *document, uint32_t child, uint64_t labels)
{
    return child_from(document, child + 1, tree_token(document, child)->head, labels);
}

uint32_t tree_child_word(const struct document *document, uint32_t head, uint64_t labels,
                         const char *lower)
{
    uint32_t child = tree_child(document, head, labels);
    while (child != TOKEN_NONE && !tree_word_is(document, child, lower))
        child = tree_next_child(document, child, labels);
    return child;
}

bool tree_is_under(const struct document *document, uint32_t token, uint32_t above)
{
    const struct sentence *sentence = tree_sentence(document, token);
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (token == above)
            return true;
        if (token == TOKEN_NONE)
            return false;
        token = tree_token(document, token)->head;
    }
    return false;
}

bool tree_attach(struct document *document, uint32_t token, uint32_t head,
                 enum label label)
{
    if (head != TOKEN_NONE && tree_is_under(document, head, token))
        return false;
    document->tokens.items[token].head = head;
    document->tokens.items[token].label = (uint8_t)label;
    return true;
}

void tree_replace(struct document *document, uint32_t token, uint32_t other,
                  uint64_t labels, enum label label)
{
    struct token *tokens = document->tokens.items;
    const struct sentence *sentence = tree_sentence(document, other);
    uint32_t head = tokens[other].head;
    uint8_t place = tokens[other].label;
    if (token == other || !tree_is_under(document, token, other))
        return;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        if (tokens[i].head == other && i != token &&
            tree_has_label(document, i, labels) && !tree_is_under(document, token, i))
            tokens[i].head = token;
    tokens[token].head = head;
    tokens[token].label = place;
    tokens[other].head = token;
    tokens[other].label = (uint8_t)label;
}
