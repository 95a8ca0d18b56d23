/* What a page says about its article: <meta>, JSON-LD, microdata, <time>, links. */
#ifndef DATELINE_ARTICLE_HTML_METADATA_H
#define DATELINE_ARTICLE_HTML_METADATA_H

#include "article/draft.h"
#include "article/html_content.h"

enum { METADATA_MAX = 1000 }; /* bytes of one value */

void html_metadata_read(struct draft *draft, const struct html_tree *tree,
                        const struct html_content *content);

/* The article that a JSON-LD text tells of: the first object of an article's type that
 * has a date, else of a page's. Adds to the draft; a broken text is passed over. */
void json_ld_read(struct draft *draft, struct slice text, size_t line);

#endif
