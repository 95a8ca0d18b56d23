/*
 * What is said of a meeting or a statement told right before, and so lies behind it: "The
 * conversation was brief, she said", "He dismissed the claim".
 */
#ifndef DATELINE_EVENT_SEQUEL_H
#define DATELINE_EVENT_SEQUEL_H

#include "event/context.h"

/* Adds relations between the context's drafts, which stand in text order. */
void sequels_find(struct event_context *context);

#endif
