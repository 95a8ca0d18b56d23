/* Everything else that named people and organisations did: for --kind all and for claims
 * about other events than meetings and statements. */
#ifndef DATELINE_EVENT_ACTION_H
#define DATELINE_EVENT_ACTION_H

#include "event/context.h"

/* Adds a draft of kind action for each verb with a named participant that no other draft
 * speaks of. Parses every sentence: slow, so only where it was asked for. Runs last. */
void actions_find(struct event_context *context);

#endif
