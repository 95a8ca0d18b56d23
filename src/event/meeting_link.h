/* Which mentions speak of the same meeting, inside one article. */
#ifndef DATELINE_EVENT_MEETING_LINK_H
#define DATELINE_EVENT_MEETING_LINK_H

#include "event/meeting_candidate.h"

/* A meeting found so far: its draft and what tells it from others. */
struct meeting {
    struct draft *draft;
    uint32_t ordinal;
    bool again;
};
struct meetings {
    struct meeting *items;
    size_t count, capacity;
};

/* Merges the candidate, written into 'draft', into an earlier meeting when the text
 * speaks of the same one: 'draft' then is same_as that. Otherwise it is appended. A
 * candidate without parties of its own that matches none is dropped: false. */
bool meeting_link(struct event_context *context, struct meetings *meetings,
                  const struct meeting_candidate *candidate, struct draft *draft);

#endif
