/* The verb that tells of a meeting's noun: "held" of "held talks", "were called off" of "talks
 * between A and B were called off". */
#ifndef DATELINE_EVENT_MEETING_CARRIER_H
#define DATELINE_EVENT_MEETING_CARRIER_H

#include "event/meeting_candidate.h"

/* Fills noun, preposition, carrier, carried and carried_as_core of a candidate whose
 * trigger is a noun; the sentence is parsed. */
void meeting_find_carrier(struct event_context *context,
                          struct meeting_candidate *candidate);

#endif
