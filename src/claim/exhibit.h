/* What an answer shows: events with their sentences, the steps between, assumptions and
 * candidates. Private to this folder. */
#ifndef DATELINE_CLAIM_EXHIBIT_H
#define DATELINE_CLAIM_EXHIBIT_H

#include "claim/judge.h"

enum { EVENTS_SHOWN_MAX = 8 };

const struct event *judge_event(const struct judge *judge, uint32_t number);
/* The event and its time in words, for reasons and steps. */
const char *exhibit_summary(const struct judge *judge, uint32_t number);
const char *exhibit_time(const struct judge *judge, uint32_t number);

/* Each once; no more than EVENTS_SHOWN_MAX events and candidates. */
void exhibit_event(struct judge *judge, uint32_t number);
void exhibit_candidate(struct judge *judge, uint32_t number);
void exhibit_assumption(struct judge *judge, const char *text);
void exhibit_step(struct judge *judge, struct claim_step step);
/* The network's proof as steps, with what the texts say. */
void exhibit_chain(struct judge *judge, const struct network_chain *chain);

#endif
