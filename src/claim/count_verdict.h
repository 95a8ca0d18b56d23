/* The verdict on a number of occasions: "met twice". Private to this folder. */
#ifndef DATELINE_CLAIM_COUNT_VERDICT_H
#define DATELINE_CLAIM_COUNT_VERDICT_H

#include "claim/part_verdict.h"

/* 'held' are the events that fit the part, which tells a number above 1. */
struct finding count_verdict(struct judge *judge, const struct claim_part *part,
                             const struct match_list *held);

#endif
