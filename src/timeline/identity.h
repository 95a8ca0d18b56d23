/* The events' identifiers: e1 ... in timeline order, uids, and the count of changes since
 * an earlier timeline. */
#ifndef DATELINE_TIMELINE_IDENTITY_H
#define DATELINE_TIMELINE_IDENTITY_H

#include "event/record.h"

/* Fills id, uid and sequence of the timeline's events. A uid that an event brings along
 * (from a timeline made earlier) stays; so does that of 'previous' (may be NULL) for the
 * event that shares a telling with one of its. */
void identity_assign(struct arena *arena, struct record *timeline,
                     const struct record *previous);

#endif
