/*
 * Meetings that sources put on different days: told once by each of two articles, of the
 * same people, on neighbouring days. They are one event, whose day is in doubt, when
 * something tells that one occasion is meant; otherwise they stay two.
 */
#ifndef DATELINE_TIMELINE_DISAGREEMENT_H
#define DATELINE_TIMELINE_DISAGREEMENT_H

#include "timeline/occasion.h"

/*
 * Joins such occasions. 'profiles' are those of the occasions, in their order; the
 * working memory comes from 'arena'. What speaks for one occasion: no source tells both;
 * each source's other meetings of these people around these days are the other's as well;
 * and either they are of one kind that is not held every day (a dinner, "the first
 * round"), or both articles look back on both days, so that neither leaves out what was
 * still to come (of calls, which people have daily, that is not enough). Of several partners that fit none is taken.
 */
void disagreements_join(struct arena *arena, const struct collection *collection,
                        const struct profile *profiles, struct occasions *occasions);

#endif
