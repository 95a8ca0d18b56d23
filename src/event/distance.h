/* How far from another event something happened: "resigned two days after meeting him". */
#ifndef DATELINE_EVENT_DISTANCE_H
#define DATELINE_EVENT_DISTANCE_H

#include "event/context.h"

/* Moves a time that the predicate inherits from the clause it stands in by the distance
 * that the words before it tell; without one, or with hours, the time stays. */
void distance_apply(struct event_context *context, uint32_t predicate,
                    struct event_time *time);

#endif
