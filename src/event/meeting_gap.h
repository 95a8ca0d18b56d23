/* Meetings told without a verb of their own: "met A on Monday and B on Tuesday". */
#ifndef DATELINE_EVENT_MEETING_GAP_H
#define DATELINE_EVENT_MEETING_GAP_H

#include "event/meeting_candidate.h"

/*
 * The next meeting that shares the verb of 'first', told behind the token 'from': with
 * somebody else on another day or at another place ("and B in Rome on Tuesday"), or with
 * the same people again ("and again on Friday"; "twice, on Monday and on Friday"). Its
 * time and place are 'gap' of the candidate. False: none.
 */
bool meeting_gap_find(struct event_context *context,
                      const struct meeting_candidate *first, uint32_t from,
                      struct meeting_candidate *gapped);

#endif
