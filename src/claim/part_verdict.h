/* The verdict on one part of a claim by itself. Private to this folder. */
#ifndef DATELINE_CLAIM_PART_VERDICT_H
#define DATELINE_CLAIM_PART_VERDICT_H

#include "claim/judge.h"

/* What one part or one link of a claim comes to. */
struct finding {
    enum verdict verdict;
    const char *reason;
    bool is_missing; /* no event was found */
    bool is_doubted; /* left open on purpose: nothing is to be guessed */
};

static inline struct finding finding_of(enum verdict verdict, const char *reason)
{
    return (struct finding){.verdict = verdict, .reason = reason};
}

/* Not enough information, for want of an event. */
static inline struct finding finding_missing(const char *reason)
{
    return (struct finding){
        .verdict = VERDICT_NOT_ENOUGH_INFO, .reason = reason, .is_missing = true};
}

/* Not enough information, for what speaks against the telling. */
static inline struct finding finding_doubted(const char *reason)
{
    return (struct finding){
        .verdict = VERDICT_NOT_ENOUGH_INFO, .reason = reason, .is_doubted = true};
}

struct finding part_verdict(struct judge *judge, const struct claim_part *part);
/* Of the events that fit but were not held: what became of them. */
struct finding part_not_held(struct judge *judge, const struct claim_part *part,
                             const struct match_list *all);
/* More, or less, is said than events could answer: unknown people, "may have met", "met"
 * without whom. */
bool part_is_unknowable(const struct judge *judge, const struct claim_part *part);
/* A source says that the part did not happen in a time that begins with 'since'. */
bool part_negated_from(struct judge *judge, const struct claim_part *part,
                       struct interval since);
/* For a part that no event can be asked for. */
struct finding part_not_known(struct judge *judge, const struct claim_part *part);

#endif
