/*
 * Summaries with the names that the timeline knows people by: an article's "the head meets
 * the chief executive" becomes "Anna Brask meets Tom Reed", and one spelling stands
 * throughout.
 */
#ifndef DATELINE_TIMELINE_NAMING_H
#define DATELINE_TIMELINE_NAMING_H

#include "timeline/people.h"

/* The summary of the unit's event, each participant under the name of the person. Lives
 * in the collection's arena, or is the event's own. */
const char *naming_summary(const struct collection *collection,
                           const struct people *people, const struct unit *unit);

/* The summary with other words in place of the name of a role and its article; unchanged
 * where the name does not stand in it. */
const char *naming_put(struct arena *arena, const char *summary, const char *role,
                       const char *words);
/* The name stands in the summary behind "the". */
bool naming_is_definite(const char *summary, const char *role);

#endif
