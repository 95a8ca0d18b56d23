#include "language/tree.h"

const struct sentence *tree_sentence(const struct document *document, uint32_t token)
{
    return &document->sentences.items[tree_token(document, token)->sentence];
}

bool tree_word_is(const struct document *document, uint32_t token, const char *lower)
{
    return slice_is(tree_token(document, token)->lower, lower);
}

static uint32_t sibling_from(const struct document *document, uint32_t child,
                             uint64_t labels)
{
    while (child != TOKEN_NONE && !tree_has_label(document, child, labels))
        child = document->dependents[child].next;
    return child;
}

uint32_t tree_child(const struct document *document, uint32_t head, uint64_t labels)
{
    const struct dependents *all = document->dependents;
    return all && all[head].labels & labels
               ? sibling_from(document, all[head].first, labels)
               : TOKEN_NONE;
}

uint32_t tree_next_child(const struct document *document, uint32_t child, uint64_t labels)
{
    return sibling_from(document, document->dependents[child].next, labels);
}

uint32_t tree_child_word(const struct document *document, uint32_t head, uint64_t labels,
                         const char *lower)
{
    uint32_t child = tree_child(document, head, labels);
    while (child != TOKEN_NONE && !tree_word_is(document, child, lower))
        child = tree_next_child(document, child, labels);
    return child;
}
