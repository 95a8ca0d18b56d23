/* What of an order holds whichever of the sources is right that disagree about a day.
 * Private to this folder. */
#ifndef DATELINE_CLAIM_DISPUTE_H
#define DATELINE_CLAIM_DISPUTE_H

#include "claim/judge.h"

/* Whether 'a' lies before 'b', of which one is dated differently by several sources: YES
 * or NO where each of the days says so. */
enum fit dispute_order(const struct judge *judge, uint32_t a, uint32_t b);

#endif
