/*
 * Whether a text tells of older times: then "on 3 May" lies in the year that the telling
 * is at, not in the publication's.
 */
#ifndef DATELINE_TEMPORAL_NARRATIVE_H
#define DATELINE_TEMPORAL_NARRATIVE_H

#include "temporal/resolve.h"

struct narrative {
    uint32_t old_dates;    /* explicit years long before the publication */
    uint32_t recent_dates; /* of the publication's own time */
    int32_t first_year;    /* that is named where a narrative is foreseen, else 0 */
};

/* What the years that a text names lead to expect, before any of it is read. */
struct narrative narrative_foreseen(struct slice text, const struct setting *setting);
/* Adds an expression that lies at 'place'. */
void narrative_weigh(struct narrative *narrative, const struct value *value,
                     struct place place, const struct setting *setting);
bool narrative_is_certain(const struct narrative *narrative);

#endif
