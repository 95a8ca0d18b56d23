/*
 * Live reports: articles whose paragraphs begin with clock times. What is told there
 * without a time of its own happened on the article's day, between the entry before and
 * the clock of its own.
 */
#ifndef DATELINE_EVENT_LIVE_H
#define DATELINE_EVENT_LIVE_H

#include "event/context.h"

/* Finds the entries; their clocks date nothing else from here on. */
void live_entries_find(struct event_context *context);
/* The entry that the sentence belongs to; NULL: none. */
const struct live_entry *live_entry_of(const struct event_context *context,
                                       uint32_t sentence);
/* Narrows the times of the context's drafts that were told in entries. */
void live_entries_date(struct event_context *context);

#endif
