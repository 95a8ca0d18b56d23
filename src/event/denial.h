/* Meetings that somebody who is said to have been there denies a sentence later. */
#ifndef DATELINE_EVENT_DENIAL_H
#define DATELINE_EVENT_DENIAL_H

#include "event/context.h"

/*
 * "Keller telephoned Vidal on Saturday, her spokesman said. Vidal denied it.": the meeting
 * told before becomes a denied one and keeps its day. Runs when all meetings are found.
 */
void denials_find(struct event_context *context);

#endif
