/* A record on its own: what extraction leaves in an article's arena, moved to one that
 * lasts. */
#ifndef DATELINE_EVENT_RECORD_COPY_H
#define DATELINE_EVENT_RECORD_COPY_H

#include "event/record.h"

/* A copy in 'arena' that borrows nothing. Inside arena_run. */
struct record *record_copy(struct arena *arena, const struct record *record);

#endif
