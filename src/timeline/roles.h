/* Who is meant by a role without a name: "the commander". */
#ifndef DATELINE_TIMELINE_ROLES_H
#define DATELINE_TIMELINE_ROLES_H

#include "timeline/people_matcher.h"

/*
 * Joins each role with the only person who is called so: first among those whom its
 * article names, then among those who stand beside these in other articles. Roles that
 * many hold at a time, and roles that fit several, stay by themselves.
 */
void roles_join(struct people_matcher *people);

#endif
