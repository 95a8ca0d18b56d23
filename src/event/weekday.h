/* "Tuesday, March 5" that was a Wednesday. */
#ifndef DATELINE_EVENT_WEEKDAY_H
#define DATELINE_EVENT_WEEKDAY_H

#include "event/context.h"

/* Events, already written, whose weekday and date contradict each other: the time is the
 * hull of both days, and the record names the conflict. */
void weekdays_check(struct event_context *context);

#endif
