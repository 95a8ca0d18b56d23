/* Groups that stand for people whom the timeline knows: "the two ministers". Private to
 * this folder. */
#ifndef DATELINE_CLAIM_MEMBERS_H
#define DATELINE_CLAIM_MEMBERS_H

#include "event/record.h"

/*
 * The timeline with the two persons in the place of a group that is called by their office,
 * where just two bear it: whoever asks for one of them finds what both did. The same
 * timeline where there is no such group.
 */
const struct record *members_named(struct arena *arena, const struct record *timeline);

#endif
