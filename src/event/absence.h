/* Who was not there: "Stock did not attend", "was not in Oslo", "took no part". */
#ifndef DATELINE_EVENT_ABSENCE_H
#define DATELINE_EVENT_ABSENCE_H

#include "event/context.h"

/* Adds those who, right behind a meeting, are said not to have been there, as absent. The
 * context's drafts stand in text order. */
void absences_find(struct event_context *context);

#endif
