/* The verdict on the order of two parts of a claim. Private to this folder. */
#ifndef DATELINE_CLAIM_LINK_VERDICT_H
#define DATELINE_CLAIM_LINK_VERDICT_H

#include "claim/part_verdict.h"

struct finding link_verdict(struct judge *judge, const struct claim_link *link);
/* "Which first, A or B?", the parts of link 0: supported when A was, refuted when B was;
 * of several occasions the earliest counts. */
struct finding choice_verdict(struct judge *judge);

#endif
