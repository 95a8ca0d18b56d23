/* The lines of a text that are not blank. */
#ifndef DATELINE_ARTICLE_LINES_H
#define DATELINE_ARTICLE_LINES_H

#include "base/vector.h"

#include <stdint.h>

struct line {
    uint32_t start, end; /* without white space at both ends */
    bool after_gap;      /* a blank line, or the text's start, stands before it */
};

struct line_vector {
    struct line *items;
    size_t count, capacity;
};

void lines_split(struct arena *arena, struct slice text, struct line_vector *lines);
struct slice line_text(struct slice text, const struct line *line);
/* "- ", "* ", "• ", "12. ": the length of what opens a list item, or 0. */
size_t line_bullet(struct slice line);

#endif
