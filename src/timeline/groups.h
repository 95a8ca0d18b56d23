/*
 * Who "the two foreign ministers" are: those whom the same article names and whom some
 * article calls so.
 */
#ifndef DATELINE_TIMELINE_GROUPS_H
#define DATELINE_TIMELINE_GROUPS_H

#include "timeline/people.h"

/* Puts the people in place of such groups in the meetings of all records. */
void groups_name(struct collection *collection, const struct people *people);

/* The words of the group tell of just these people: so many, and some article calls each
 * so. */
bool group_tells_of(struct arena *arena, const struct people *people,
                    const struct actor *group, const uint32_t *persons, size_t count);

#endif
