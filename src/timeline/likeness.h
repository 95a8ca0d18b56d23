/* How much speaks for two tellings being of one occasion. */
#ifndef DATELINE_TIMELINE_LIKENESS_H
#define DATELINE_TIMELINE_LIKENESS_H

#include "timeline/profile.h"

/* Below this two tellings stay two events. */
#define LIKENESS_ENOUGH 2.0

enum { PLAN_LOOK_BACK = 7 }; /* days between a plan and a report that tells no day */

/*
 * A sum of weights over kind, people, time, place, form and words; 0 or less when
 * something speaks against it. Times must overlap: of sources that disagree about the day
 * see disagreement.h.
 */
double likeness(const struct profile *a, const struct profile *b);

/* 'moved' was put off from the very day that 'plan' tells. */
bool profile_was_set_for(const struct profile *moved, const struct profile *plan);
/* People who stand in both. */
size_t profile_shared_people(const struct profile *a, const struct profile *b);
/* One was held over a distance, the other not; or a dinner and a lunch. */
bool profile_manners_differ(const struct profile *a, const struct profile *b);
#endif
