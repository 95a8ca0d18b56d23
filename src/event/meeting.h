/* Meetings of an article: who met whom, when, where, about what. */
#ifndef DATELINE_EVENT_MEETING_H
#define DATELINE_EVENT_MEETING_H

#include "event/context.h"

/* Adds a draft for each meeting; what the text tells twice is one draft with several
 * mentions. */
void meetings_find(struct event_context *context);

#endif
