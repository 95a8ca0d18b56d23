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

#endif
