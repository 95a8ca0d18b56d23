/* What a page says about its article: <meta>, JSON-LD, microdata, <time>, links. */
#ifndef DATELINE_ARTICLE_HTML_METADATA_H
#define DATELINE_ARTICLE_HTML_METADATA_H

#include "article/draft.h"
#include "article/html_content.h"

enum { METADATA_MAX = 1000 }; /* bytes of one value */

void html_metadata_read(struct draft *draft, const struct html_tree *tree,
                        const struct html_content *content);
/* The date in the data of scripts, for pages that tell it nowhere else. */
void html_metadata_read_states(struct draft *draft, const struct html_tree *tree);

struct json_t;

/*
 * The article that a page's JSON-LD tells of: an object of an article's type that has a
 * date, else of a page's; of several the one with the page's own address or headline,
 * else the first. Each text is read as it comes; finish adds the best one to the draft.
 */
struct json_ld {
    struct draft *draft;
    struct slice address, title; /* of the page; empty: not known */
    const struct json_t *best;   /* of what was read so far; NULL: none */
    int score;
    size_t line;
};

/* A text that is no JSON gives its dates straight to the draft. */
void json_ld_read(struct json_ld *ld, struct slice text, size_t line);
void json_ld_finish(struct json_ld *ld);

#endif
