/*
 * When an event took place: the expression attached to it by structure, else what it
 * inherits from its sentence and paragraph, else the window that an undated report lies
 * in (contract, "Dates of their own"). Always an interval of uncertainty with its basis.
 */
#ifndef DATELINE_EVENT_ANCHOR_H
#define DATELINE_EVENT_ANCHOR_H

#include "event/status.h"

/*
 * Fills time, time evidence and 'timex' of the draft. 'arguments' are those of the
 * predicate that carries the time: the verb, also for a noun it holds ("held talks").
 */
void anchor_draft(struct event_context *context, struct draft *draft,
                  const struct arguments *arguments,
                  const struct predicate_status *status);

/* Dates the draft by the expression, seen as a plan or a report by the status; "from",
 * "until" and the like before it make no span of it. */
void anchor_use(struct event_context *context, struct draft *draft, uint32_t timex,
                const struct predicate_status *status);

/* The expression that belongs to the predicate at 'token' by structure, or TIMEX_NONE:
 * dates and times only, durations and sets never. */
uint32_t anchor_attached(struct event_context *context, uint32_t token);
/* "summoned her for Friday": a day ahead that something is called for. */
bool anchor_is_set_for(const struct event_context *context, const struct timex *timex);
/* A time from an expression, as the record keeps it. */
void anchor_from_timex(struct event_context *context, uint32_t timex,
                       struct event_time *time);
/* The window of an undated report: [published - 1 day, published], or
 * [null, published] for background. Nothing (basis none) without a publication date. */
void anchor_publication_window(const struct event_context *context, bool background,
                               struct event_time *time);
/* "Met earlier this week", told on Wednesday: the week's other days have not come yet; and
 * it may have begun on Sunday. */
void anchor_end_with_publication(const struct event_context *context,
                                 struct event_time *time);
/* The day of an expression, without its part: what "after which" on that day inherits. */
void anchor_widen_to_day(struct event_time *time);
/* Fills 'edtf' from the rest. */
void anchor_write_edtf(const struct event_context *context, struct event_time *time);

#endif
