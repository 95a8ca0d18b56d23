/*
 * The verdict on the order of events of every kind, by what an article's tenses and
 * wording make likely where dates and connectives leave it open. Asked only of timelines
 * that hold such events (build --kind all); every such answer says what it rests on among
 * its assumptions. Private to this folder.
 */
#ifndef DATELINE_CLAIM_LIKELY_VERDICT_H
#define DATELINE_CLAIM_LIKELY_VERDICT_H

#include "claim/part_verdict.h"

/* False: nothing is likely enough. */
bool likely_verdict(struct judge *judge, struct finding *finding);

#endif
