/* Events of other kinds that may be the meeting that a claim speaks of: what a timeline of
 * every kind tells of two people. Private to this folder. */
#ifndef DATELINE_CLAIM_CONTACT_H
#define DATELINE_CLAIM_CONTACT_H

#include "claim/event_index.h"

/* The roots of the verbs, for contact_is_meeting. */
void contacts_index(struct multimap *contacts, const struct root_table *roots,
                    struct arena *arena);
/* The action is told by a verb of meeting and has two of the part's people or more; of a
 * call or a meal the sentence tells so. */
bool contact_is_meeting(const struct event_index *index, struct arena *arena,
                        const struct claim_part *part, const struct event *event);

#endif
