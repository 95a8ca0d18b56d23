/* The verdict on one part of a claim by itself. Private to this folder. */
#ifndef DATELINE_CLAIM_PART_VERDICT_H
#define DATELINE_CLAIM_PART_VERDICT_H

#include "claim/judge.h"

/* What one part or one link of a claim comes to. */
struct finding {
    enum verdict verdict;
    const char *reason;
};

struct finding part_verdict(struct judge *judge, const struct claim_part *part);
/* Of the events that fit but were not held: what became of them. */
struct finding part_not_held(struct judge *judge, const struct claim_part *part,
                             const struct match_list *all);
/* For a part that no event can be asked for. */
struct finding part_not_known(struct judge *judge, const struct claim_part *part);

#endif
