/* Which finds are no expressions of time after all: "May said", "the second", "a day". */
#ifndef DATELINE_TEMPORAL_FILTER_H
#define DATELINE_TEMPORAL_FILTER_H

#include "temporal/chart.h"
#include "temporal/segment.h"

/* A find: the atoms [first, end) of the segment. */
struct find {
    const struct segment *segment;
    size_t first, end;
    const struct edge *edge;
    bool narrative; /* the text tells of older times */
    bool brief;     /* in a brief text, where more forms are meant as times */
};

/* Whether no noun, unit or number stands at an atom, that what is before would count. */
bool filter_ends_phrase(const struct segment *segment, size_t at);

/* NULL: it stays; otherwise the name of the filter that drops it. 'wholly': nothing
 * shorter inside it may be a time either. */
const char *filter_drops(const struct find *find, bool *wholly);

/* "dozens of interviews a day", "50,000 records a year": how often. */
bool filter_is_rate_of_things(const struct find *find);

#endif
