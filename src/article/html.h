/* Saved pages: the article in them, without what stands around it. */
#ifndef DATELINE_ARTICLE_HTML_H
#define DATELINE_ARTICLE_HTML_H

#include "article/draft.h"

/* Whether text that begins so is a page. */
bool html_is_page(struct slice text);
/* The character set that a page or XML text names at its front, in the arena; NULL: none.
 */
const char *html_declared_encoding(struct arena *arena, struct slice bytes);

/*
 * Fills the draft from a page. 'source' is decoded to UTF-8, 'source_map' leads to the
 * file. False with 'error' filled when it goes past a limit.
 */
bool html_read(struct draft *draft, struct slice source,
               const struct offset_map *source_map, dateline_error *error);

/* The same for a piece of a page that is nothing but an article's text (a feed's
 * content): no metadata, everything in it is the body. */
bool html_read_fragment(struct draft *draft, struct slice source,
                        const struct offset_map *source_map, dateline_error *error);

#endif
