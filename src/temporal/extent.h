/* Where on the calendar a place lies in time: parts of days, clock times, "early", "late"
 * and "the rest of" longer ones. */
#ifndef DATELINE_TEMPORAL_EXTENT_H
#define DATELINE_TEMPORAL_EXTENT_H

#include "temporal/resolve.h"

/* Sets interval and granularity of 'timex', whose modifier is set. */
void extent_set(struct timex *timex, const struct value *value, struct place place,
                const struct setting *setting);

#endif
