/*
 * Meetings with people whom no article names: "Brask will meet the four on Friday", "The
 * meeting between Brask and the four pilots was called off", "Brask met Reed and Marrow".
 */
#ifndef DATELINE_TIMELINE_UNNAMED_H
#define DATELINE_TIMELINE_UNNAMED_H

#include "timeline/occasion.h"
#include "timeline/profile.h"

/*
 * Joins occasions of one day that different articles tell of the same person and of a
 * group: by groups of one word or number, or by "the leaders" announced and the people who
 * came; only where the day knows one such meeting. 'profiles' is by occasion.
 */
void unnamed_join(struct arena *arena, const struct collection *collection,
                  const struct people *people, const struct profile *profiles,
                  struct occasions *occasions);

#endif
