/*
 * What an editor corrected: JSON Lines kept beside the articles, applied at every build.
 *
 *     {"uid": U, "action": "hide"}
 *     {"uid": U, "action": "merge", "with": V}
 *     {"uid": U, "action": "split"}                       every telling an event again
 *     {"uid": U, "action": "set", "date": "2013-12-05"}   also "2013-12-05/2013-12-07"
 *     {"uid": U, "action": "set", "place": "Jerusalem"}   "" takes the place away
 *     {"uid": U, "action": "set", "name": "..."}          the summary
 *
 * A uid is found by any telling of its event (uid.h). What no longer fits is named by a
 * warning of the timeline.
 */
#ifndef DATELINE_TIMELINE_CORRECTIONS_H
#define DATELINE_TIMELINE_CORRECTIONS_H

#include "timeline/occasion.h"

enum { CORRECTIONS_MAX = 100000, CORRECTION_SIZE_MAX = 64 * 1024 };

struct corrections;

/* NULL with 'error' filled when a line is no correction. 'text' NULL: no corrections. */
struct corrections *corrections_read(struct arena *arena, const char *text,
                                     const char *path, dateline_error *error);
/* True when there are some, whether they fit or not. */
bool corrections_any(const struct corrections *corrections);
/* Merges and splits occasions. */
void corrections_regroup(struct corrections *corrections, struct collection *collection,
                         struct occasions *occasions);
/* Sets dates, places and names of the events made from them. */
void corrections_set(const struct corrections *corrections, struct event *events);
/* True for an occasion that is not to be shown. */
bool corrections_hide(const struct corrections *corrections, uint32_t occasion);
/* Names what did not fit. */
void corrections_warn(const struct corrections *corrections, struct record *timeline);

#endif
