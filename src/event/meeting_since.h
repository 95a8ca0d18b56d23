/* The occasion since which people have not met: "their first talks since a dinner in May". */
#ifndef DATELINE_EVENT_MEETING_SINCE_H
#define DATELINE_EVENT_MEETING_SINCE_H

#include "event/meeting_candidate.h"

/*
 * What stands behind "since", with the parties of the candidate, when that tells an earlier
 * meeting and its day: "have not met since a chance encounter in Oslo on May 2", "the first
 * talks since May". Its time and place are 'gap' of 'earlier'. False: it does not.
 */
bool meeting_since_find(struct event_context *context,
                        const struct meeting_candidate *candidate,
                        struct meeting_candidate *earlier);

#endif
