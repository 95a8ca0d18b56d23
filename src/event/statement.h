/* Statements of an article: who said what to whom, when and where. */
#ifndef DATELINE_EVENT_STATEMENT_H
#define DATELINE_EVENT_STATEMENT_H

#include "event/context.h"

/* Adds a draft for each statement and fills the context's quotations. Runs before
 * meetings_find, which needs the quotations. */
void statements_find(struct event_context *context);

#endif
