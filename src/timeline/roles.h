/* Who is meant by a role without a name: "the commander". */
#ifndef DATELINE_TIMELINE_ROLES_H
#define DATELINE_TIMELINE_ROLES_H

#include "timeline/multimap.h"
#include "timeline/people_matcher.h"

/* Where a person's rows begin and end, by root. */
struct form_range {
    uint32_t first, end;
};

struct role_matcher {
    struct people_matcher *people;
    struct form_count *rows;   /* forms by person */
    struct form_range *ranges; /* by person: its rows */
    struct multimap called;    /* people by each word of their titles and aliases */
};

/* A single person told by role, joined with nobody yet. */
bool role_is_open(const struct people_matcher *people, uint32_t node);
/* Some article calls the person 'node' by the role's words. */
bool role_may_be(struct role_matcher *matcher, uint32_t role, uint32_t node);
/* A title of the person says no more than the role: "mine manager", "manager of the mine".
 * Officials, aides and others of whom there are many are nobody. */
bool role_is_title_of(struct role_matcher *matcher, uint32_t role, uint32_t node);

/*
 * Joins each role with the only person who is called so: first among those whom its
 * article names, then among those who stand beside these in other articles. Roles that
 * many hold at a time, and roles that fit several, stay by themselves.
 */
void roles_join(struct people_matcher *people);

#endif
