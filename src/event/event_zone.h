/* In which time zone the clock times of events are told. */
#ifndef DATELINE_EVENT_EVENT_ZONE_H
#define DATELINE_EVENT_EVENT_ZONE_H

#include "event/context.h"

/*
 * "met in Lima at 3 p.m.": a clock time without a zone of its own is that of the event's
 * place, or of the article's dateline where the event has none, when the gazetteer knows
 * its zone. Sets 'timezone' of the drafts and of their mentions; one that the article
 * states stays.
 */
void event_zones_find(struct event_context *context);

#endif
