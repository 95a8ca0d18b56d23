/*
 * A sentence about order, asked of a timeline: supported, refuted, conflicting or not
 * enough information, with the chain of reasons.
 */
#ifndef DATELINE_CLAIM_CLAIM_H
#define DATELINE_CLAIM_CLAIM_H

#include "event/extract.h"
#include "event/record.h"

enum verdict {
    VERDICT_NOT_ENOUGH_INFO,
    VERDICT_SUPPORTED,
    VERDICT_REFUTED,
    VERDICT_CONFLICTING
};

struct claim_step {
    const char *text;
    uint32_t from, to; /* events, INDEX_NONE: none */
    const char *relation, *basis;
    struct span_vector evidence; /* what it rests on, verbatim: the connective, or the
                                    expressions that date the two */
};

/* What one part of the claim, or the order of two, comes to by itself. */
struct claim_part_answer {
    const char *text; /* of the claim */
    enum verdict verdict;
    const char *reason;
};

struct claim_answer {
    const char *claim;
    enum verdict verdict;
    const char *reason; /* one sentence */
    bool is_doubted;    /* open because something speaks against what is told */
    bool is_missing;    /* open because no event was found that the claim speaks of */
    const char *choice; /* of "which first, A or B?" the one; NULL: no such question */
    VECTOR(struct claim_part_answer) parts; /* of a claim that says several things */
    VECTOR(uint32_t) events;
    VECTOR(struct claim_step) steps;
    struct span_vector evidence; /* with text, verbatim */
    struct text_vector assumptions;
    VECTOR(uint32_t) candidates; /* other events that were considered */
};

/* The timeline made ready for many claims: indices by person, order network. Inside
 * arena_run. */
struct claim_checker;
struct claim_checker *claim_checker_new(struct arena *arena,
                                        const struct extractor *extractor,
                                        const struct record *timeline);
/* What an article's tenses make likely is no answer: only what is told. */
void claim_checker_be_strict(struct claim_checker *checker);
/* 'made' is when the claim was made (--date), or origin DATE_FROM_NONE. The answer lives
 * in 'arena'. */
struct claim_answer *claim_check(struct claim_checker *checker, struct arena *arena,
                                 struct slice claim, const struct article_date *made);

const char *verdict_name(enum verdict verdict);

#endif
