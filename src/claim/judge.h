/*
 * The verdict on one question. A verdict is given only where it holds of every event that
 * the claim may speak of; everything else is not enough information, with its reason.
 */
#ifndef DATELINE_CLAIM_JUDGE_H
#define DATELINE_CLAIM_JUDGE_H

#include "claim/claim.h"
#include "claim/event_index.h"
#include "timeline/multimap.h"
#include "timeline/network.h"

struct judge {
    struct arena *arena;
    const struct record *timeline;
    const struct event_index *index;
    const struct network *network;
    const bool *date_conflict;           /* by event: sources disagree about its day */
    const struct multimap *containments; /* relations during and part-of, by hash_combine
                                            of their events */
    const struct question *question;
    struct claim_answer *answer;
};

/* Fills verdict, reason, events, steps, evidence, assumptions and candidates. */
void judge_question(struct judge *judge);

#endif
