/* Everything else that happened, told by a verb or by a noun of an event: for --kind all
 * and for claims about other events than meetings and statements. */
#ifndef DATELINE_EVENT_ACTION_H
#define DATELINE_EVENT_ACTION_H

#include "event/context.h"

/* Adds a draft of kind action for each full verb and each noun of an event that no other
 * draft speaks of, with the named people that are its subject and object. An undated one
 * was at any time until publication. Parses every sentence: slow, so only where it was
 * asked for. Runs last. */
void actions_find(struct event_context *context);

#endif
