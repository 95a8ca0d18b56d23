/* The lines "Title: ...", "Date: ...", "Source: ..." that people put before an article.
 */
#ifndef DATELINE_ARTICLE_HEADER_BLOCK_H
#define DATELINE_ARTICLE_HEADER_BLOCK_H

#include "article/draft.h"
#include "article/lines.h"

enum header_field {
    HEADER_NONE,
    HEADER_TITLE,
    HEADER_DATE,
    HEADER_MODIFIED,
    HEADER_PUBLISHER,
    HEADER_URL,
    HEADER_AUTHOR,
    HEADER_SECTION,
    HEADER_LANGUAGE,
    HEADER_PLACE,
    HEADER_OTHER,
};

/* Which field "Label" names; HEADER_NONE when it names none. */
enum header_field header_field_from_label(struct slice label);
/* Keeps the value in the article's metadata. */
void header_field_apply(struct draft *draft, enum header_field field, struct slice value,
                        size_t line);

/*
 * Reads the header at the front of the lines and adds its blocks. Returns how many lines
 * it took: 0 when there is none.
 */
size_t header_block_read(struct draft *draft, const struct line_vector *lines);

/*
 * Lines of news databases, wherever they stand: "BYLINE: Ann Smith", "LENGTH: 612 words",
 * "LOAD-DATE: March 10, 2016". Above the first of them stands the headline. Nothing is
 * marked unless several such lines are there.
 */
void header_labels_mark(struct draft *draft);

#endif
