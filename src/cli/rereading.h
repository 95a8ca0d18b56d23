/* The articles of a timeline read again, for events of every kind that it does not
 * hold. */
#ifndef DATELINE_CLI_REREADING_H
#define DATELINE_CLI_REREADING_H

#include "cli/options.h"
#include "event/extract.h"

/*
 * The timeline of all that the same articles tell; its sources have the numbers that they
 * have in 'timeline', and events of both have one id. NULL, silently, when an article does
 * not lie where it lay, has changed since, or there are too many, and when an editor
 * corrected the timeline: what was hidden would come back. In the options' arena.
 */
const struct record *timeline_reread(const struct options *options,
                                     const struct extractor *extractor,
                                     const struct record *timeline);

#endif
