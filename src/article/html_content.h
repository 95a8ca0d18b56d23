/* Where on a page the article is. */
#ifndef DATELINE_ARTICLE_HTML_CONTENT_H
#define DATELINE_ARTICLE_HTML_CONTENT_H

#include "article/html_tree.h"

struct html_content {
    uint32_t body;  /* node whose inside is the article's text */
    uint32_t frame; /* node around body, title, byline; body itself or an ancestor */
    bool *left_out; /* by node: navigation, related links, what the page hides ... */
};

void html_content_find(struct arena *arena, const struct html_tree *tree,
                       struct html_content *content);

#endif
