/*
 * The order that a text tells between events of one article: "after which", "before
 * flying home", "after talks with", "Earlier Thursday, ...", "then". What follows from
 * the dates alone is left to the timeline.
 */
#ifndef DATELINE_EVENT_SEQUENCE_H
#define DATELINE_EVENT_SEQUENCE_H

#include "event/context.h"

/* Adds relations between the context's drafts, which stand in text order. */
void sequence_find(struct event_context *context);
/* Adds that 'from' lies before 'to', told by the words, unless they are one or their
 * dates say otherwise. */
void sequence_add(struct event_context *context, struct draft *from, struct draft *to,
                  struct token_range words);

#endif
