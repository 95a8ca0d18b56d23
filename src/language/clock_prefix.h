/*
 * The clock time that a paragraph of a live report or a diary begins with, set off from
 * what it tells: "18:35 “I am tired,” says Holt", "4.45pm - The talks are over", "[16:45]
 * Holt leaves", "Friday, 6 p.m. Holt calls".
 */
#ifndef DATELINE_LANGUAGE_CLOCK_PREFIX_H
#define DATELINE_LANGUAGE_CLOCK_PREFIX_H

#include "language/document.h"

struct clock_prefix {
    int weekday;    /* enum weekday; 0: not told */
    int32_t second; /* of the day */
    uint32_t end;   /* the token behind the clock and what sets it off */
};

/* False: the tokens [first, end) begin with none. */
bool clock_prefix_find(const struct token *tokens, uint32_t first, uint32_t end,
                       struct clock_prefix *prefix);

#endif
