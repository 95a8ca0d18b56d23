/* Which contradictions concern an event. */
#ifndef DATELINE_EXPORT_CONFLICT_INDEX_H
#define DATELINE_EXPORT_CONFLICT_INDEX_H

#include "event/record.h"

struct conflict_index {
    uint32_t *items; /* conflicts, grouped by event */
    uint32_t *start; /* by event: [start[e], start[e + 1]) */
};

struct conflict_index conflict_index_make(struct arena *arena,
                                          const struct record *timeline);

#endif
