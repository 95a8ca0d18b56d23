/* How much speaks for two tellings being of one occasion. */
#ifndef DATELINE_TIMELINE_LIKENESS_H
#define DATELINE_TIMELINE_LIKENESS_H

#include "timeline/profile.h"

/* Below this two tellings stay two events. */
#define LIKENESS_ENOUGH 2.0

/*
 * A sum of weights over kind, people, time, place, form and words; 0 or less when
 * something speaks against it. Days that differ by one are let pass only for an occasion
 * that everything else says is the same (it is then a contradiction of the sources).
 */
double likeness(const struct profile *a, const struct profile *b);

#endif
