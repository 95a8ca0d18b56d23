/* Past or future: what the sentence around an expression says by tense and by words like
 * "scheduled". */
#ifndef DATELINE_TEMPORAL_DIRECTION_H
#define DATELINE_TEMPORAL_DIRECTION_H

#include "temporal/segment.h"

struct direction {
    enum timex_direction which;
    bool certain;       /* it holds however far off it leads */
    const char *reason; /* a constant text */
    bool nearest;       /* of several days the nearest one */
};

/* For the expression over atoms [first, end). */
struct direction direction_of(const struct segment *segment, size_t first, size_t end);

#endif
