/* A meeting put off or moved: the day it was first set for, and the new one. */
#ifndef DATELINE_EVENT_POSTPONEMENT_H
#define DATELINE_EVENT_POSTPONEMENT_H

#include "event/status.h"

/*
 * "postponed from Friday until Monday": gives the draft, dated by its own words, the new
 * day where one is told, and notes the one it was first set for. 'cue' is the word that
 * moves it ("postponed").
 */
void postponement_date(struct event_context *context, struct draft *draft, uint32_t cue);

#endif
