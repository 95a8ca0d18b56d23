/*
 * Merging as a stream: records are added one after another, each is copied into a compact
 * form and can be released at once; so merging a million records never holds their JSON.
 */
#ifndef DATELINE_TIMELINE_MERGER_H
#define DATELINE_TIMELINE_MERGER_H

#include "timeline/timeline.h"

struct merger;

/* Lives in 'arena', which also holds the result. 'options' is borrowed until
 * merger_finish. */
struct merger *merger_new(struct arena *arena, const struct merge_options *options);
/* Copies what it needs; 'record' may be released afterwards. A record of one article or a
 * timeline made earlier. */
void merger_add(struct merger *merger, const struct record *record);
/* The timeline of all records added, whatever their order. Once only. NULL with 'error'
 * filled when the corrections cannot be read. */
struct record *merger_finish(struct merger *merger, dateline_error *error);

#endif
