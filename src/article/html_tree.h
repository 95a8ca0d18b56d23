/*
 * A page as a flat tree: nodes in document order, each with its parent and the end of its
 * subtree. Broken nesting is repaired as browsers do, as far as text goes.
 */
#ifndef DATELINE_ARTICLE_HTML_TREE_H
#define DATELINE_ARTICLE_HTML_TREE_H

#include "article/markup.h"
#include "base/error.h"
#include "base/vector.h"

enum html_tag {
#define HTML_TAG(id, name, flags) HTML_##id,
#include "article/html_tags.def"
#undef HTML_TAG
    HTML_TAG_COUNT
};

enum html_tag_flags {
    HTML_IS_BLOCK = 1,
    HTML_IS_VOID = 2,
    HTML_IS_SILENT = 4, /* its inside is no text */
    HTML_IS_EXTRA = 8,  /* its inside is not the article's */
    HTML_CLOSES_P = 16,
};

enum html_hint {
    HINT_OUTSIDE = 1,
    HINT_BODY = 2,
    HINT_CAPTION = 4,
    HINT_BYLINE = 8,
    HINT_DATE = 16,
    HINT_UPDATED = 32,
    HINT_DATELINE = 64,
    HINT_HIDDEN = 128,   /* the page does not show it */
    HINT_TEASER = 256,   /* may lead to another article */
    HINT_CONSENT = 512,  /* laid over the page until the reader agrees */
    HINT_BARRIER = 1024, /* what subscribers may read, or the plea to become one */
    HINT_HEADLINE = 2048,
    HINT_LEAD = 4096, /* the sentence under the headline */
};

struct html_node {
    uint16_t hints;
    uint8_t tag; /* enum html_tag; HTML_OTHER for text too */
    bool is_text : 1, is_verbatim : 1;
    uint32_t parent;      /* the root is its own */
    uint32_t end;         /* one past its last descendant */
    uint32_t start, stop; /* source: of a text; of an element's attributes */
    uint32_t close;       /* source: where the closing tag begins */
};

/* Deeper elements are taken as their ancestors' text; more nodes are an error. */
enum { HTML_DEPTH_MAX = 200, HTML_NODES_MAX = 2 * 1024 * 1024 };

struct html_tree {
    struct slice source;
    VECTOR(struct html_node) nodes; /* [0] is a root without a tag */
    bool too_deep;                  /* past HTML_DEPTH_MAX somewhere */
};

bool html_tree_read(struct arena *arena, struct slice source, struct html_tree *tree,
                    dateline_error *error);
unsigned html_tag_flags_of(enum html_tag tag);
struct slice html_attributes(const struct html_tree *tree, uint32_t node);
/* Decoded; data is NULL when it is missing. */
struct slice html_attribute(struct arena *arena, const struct html_tree *tree,
                            uint32_t node, const char *name);
/* All text inside, decoded, white space as single spaces; at most 'limit' bytes. */
struct slice html_inner_text(struct arena *arena, const struct html_tree *tree,
                             uint32_t node, size_t limit);

#endif
