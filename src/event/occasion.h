/* Statements made at a meeting: they share its day and place. */
#ifndef DATELINE_EVENT_OCCASION_H
#define DATELINE_EVENT_OCCASION_H

#include "event/context.h"

/*
 * "Keller met Vidal on Monday. She told him that ...": what one of a meeting's people says
 * to another right after the text told of it was said there; "he replied" was said when
 * the other spoke. Dates statements that have no day of their own. The drafts are in text
 * order.
 */
void occasions_find(struct event_context *context);

#endif
