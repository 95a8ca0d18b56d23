/*
 * Which tellings are of one occasion: the units of all records, each record's matched one
 * to one with the occasions that earlier records told of. Near-linear: candidates come
 * from an index by person and day, each list looked at to a bound.
 */
#ifndef DATELINE_TIMELINE_OCCASION_H
#define DATELINE_TIMELINE_OCCASION_H

#include "timeline/profile.h"

struct occasion {
    uint32_t first, last; /* units, chained by 'next_unit' */
    uint32_t unit_count;
};

struct occasions {
    VECTOR(struct occasion) items;
    uint32_t *of_unit;   /* by unit */
    uint32_t *next_unit; /* by unit; INDEX_NONE ends the chain */
};

/* Takes the units of 'from' over into 'into'; 'from' is left without units. */
void occasions_join(struct occasions *occasions, uint32_t into, uint32_t from);

void occasions_match(struct collection *collection, const struct people *people,
                     struct occasions *occasions);

#endif
