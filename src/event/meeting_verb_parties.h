/* Who takes part in a meeting that a verb tells. */
#ifndef DATELINE_EVENT_MEETING_VERB_PARTIES_H
#define DATELINE_EVENT_MEETING_VERB_PARTIES_H

#include "event/meeting_candidate.h"

/* False when it tells of no meeting after all. */
bool verb_parties_find(struct event_context *context,
                       struct meeting_candidate *candidate);

#endif
