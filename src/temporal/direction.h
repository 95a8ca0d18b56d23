/* Past or future: what the sentence around an expression says by tense and by words like
 * "scheduled". */
#ifndef DATELINE_TEMPORAL_DIRECTION_H
#define DATELINE_TEMPORAL_DIRECTION_H

#include "temporal/segment.h"

/* For the expression over atoms [first, end). 'reason' is a constant text. */
enum timex_direction direction_of(const struct segment *segment, size_t first, size_t end,
                                  const char **reason);

#endif
