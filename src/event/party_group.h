/* Who the members of a group are: "both leaders", "the two presidents, A and B". */
#ifndef DATELINE_EVENT_PARTY_GROUP_H
#define DATELINE_EVENT_PARTY_GROUP_H

#include "event/context.h"

enum { GROUP_MEMBERS_MAX = 8 };

struct group_member {
    uint32_t entity;
    uint32_t token; /* evidence */
};

/*
 * The people that a group at 'token' stands for, at most GROUP_MEMBERS_MAX: those that
 * coreference knows, or who made up the last meeting of just so many ("the three"); those
 * named in apposition behind it; those who bear its titles one by one ("the Norwegian and
 * Peruvian foreign ministers"). Gives their number, 0 when the
 * text names none.
 */
size_t group_members(const struct event_context *context, uint32_t entity, uint32_t token,
                     struct group_member *members);

#endif
