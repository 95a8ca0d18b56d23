/*
 * What an expression means where it stands: words around it turn what its own words say,
 * as "ended" does with "the year ended July 2". Total functions.
 */
#ifndef DATELINE_TEMPORAL_MEANING_H
#define DATELINE_TEMPORAL_MEANING_H

#include "temporal/direction.h"
#include "temporal/filter.h"
#include "temporal/resolve.h"

struct value meaning_of(const struct find *find, const struct direction *direction,
                        const struct setting *setting);

#endif
