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
