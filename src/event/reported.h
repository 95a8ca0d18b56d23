/*
 * What somebody reports lies before the report, what somebody announces behind the
 * announcement: "they met on Monday, he said", "he said that they would meet".
 */
#ifndef DATELINE_EVENT_REPORTED_H
#define DATELINE_EVENT_REPORTED_H

#include "event/context.h"

/* Adds relations between the context's drafts, which stand in text order. */
void reported_order_find(struct event_context *context);

#endif
