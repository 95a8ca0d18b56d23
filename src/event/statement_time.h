/* When a statement was made: its cue's own day, never one of what was said. */
#ifndef DATELINE_EVENT_STATEMENT_TIME_H
#define DATELINE_EVENT_STATEMENT_TIME_H

#include "event/attribution.h"

/* Fills the draft's time. */
void statement_date(struct event_context *context, const struct quoted_spans *spans,
                    struct draft *draft, const struct attribution *attribution);
/* An undated statement at a place where the sentences just before have the speaker on a
 * certain day was made on that day: "On Thursday Kerry met the king in Amman. In Amman,
 * Kerry said ...". The draft's place is known. */
void statement_date_by_place(struct event_context *context, struct draft *draft,
                             const struct attribution *attribution);

#endif
