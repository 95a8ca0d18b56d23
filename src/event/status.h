/*
 * Whether what a predicate tells happened: occurred, planned, cancelled, postponed,
 * denied; or did not (negated), or is only thought of (conditional, wished for, generic:
 * no event at all). Read from the predicate's own flags and from the words that govern
 * it; the words stand in status.def.
 */
#ifndef DATELINE_EVENT_STATUS_H
#define DATELINE_EVENT_STATUS_H

#include "event/context.h"

enum reality {
    REALITY_FACT,    /* an event, with 'status' */
    REALITY_NEGATED, /* did not happen: goes to the negations */
    REALITY_UNREAL,  /* conditional, hypothetical, wished for, generic: nothing */
};

struct predicate_status {
    enum reality reality;
    enum event_status status;
    bool background;        /* perfect: happened at any time until publication */
    bool anterior;          /* past perfect: before what the sentence tells */
    bool ongoing;           /* "is meeting", "are in talks": at publication */
    bool past_plan;         /* "was due to meet": the plan may lie behind us */
    bool past_perfect_plan; /* "had been due to meet": it does */
    uint32_t attributed_to; /* entity whose word it rests on, or ENTITY_NONE */
    uint32_t cue;           /* token that decided, or TOKEN_NONE */
    const char *reason;     /* for --explain; never NULL */
};

/* 'arguments' of a verb or of an event noun ("the meeting was cancelled"). */
void status_find(struct event_context *context, const struct arguments *arguments,
                 struct predicate_status *status);

/* "flew to Oslo to see him": the verb of going, where the infinitive tells what somebody
 * went there for; TOKEN_NONE: it does not. */
uint32_t status_motion_before(struct event_context *context, uint32_t predicate);

/*
 * The word that an infinitive or a participle depends on by the order of words alone:
 * "due" of "is due to meet", "is" of "is to meet", "denied" of "denied having met".
 * TOKEN_NONE: none stands there. The sentence must be tagged.
 */
uint32_t status_word_before(const struct event_context *context, uint32_t predicate);

/* What the word itself says of an event noun that is its subject or object: "cancelled",
 * "called off", "denied". False: nothing. */
bool status_by_word(struct event_context *context, uint32_t verb,
                    struct predicate_status *status);

/* Whether the verb tells what came of its subject: talks that "produced nothing", "did not
 * lead to a deal" were held. */
bool status_tells_result(struct event_context *context, uint32_t verb);

#endif
