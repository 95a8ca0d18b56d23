/* One mention of a meeting in the text, before it is known which meeting it is. */
#ifndef DATELINE_EVENT_MEETING_CANDIDATE_H
#define DATELINE_EVENT_MEETING_CANDIDATE_H

#include "event/meeting_frame.h"
#include "event/status.h"

enum { PARTIES_MAX = 16 }; /* of one clause */

struct party {
    uint32_t entity;
    uint32_t token; /* head of the phrase: evidence */
    enum participant_role role;
};

/* Time and place of a meeting that has no verb of its own: "and B in Rome on Tuesday". */
struct meeting_gap {
    struct token_range words; /* empty: the meeting has a verb or a noun of its own */
    uint32_t timex;
};

struct meeting_candidate {
    const struct meeting_frame *frame;
    uint32_t trigger;
    uint32_t noun;    /* outermost noun of the event: "round" of "round of talks";
                         TOKEN_NONE for verbs */
    uint32_t carrier; /* the verb that tells it: itself, "held", the verb that "after a
                         meeting" belongs to; TOKEN_NONE: none */
    bool carried_as_core; /* as its subject or object: shares its tense and time */
    uint32_t preposition; /* "after" of "after a meeting": TOKEN_NONE: none */
    struct arguments own, carried; /* of trigger or noun, of the carrier */
    struct party parties[PARTIES_MAX];
    size_t party_count;
    bool
        same_clause; /* a noun of a clause whose verb tells the meeting: "met for talks" */
    uint32_t behind_names; /* token behind the list of parties; 0: none was read */
    bool definite;         /* the, this, their: may speak of one told before */
    bool with_article;     /* "the meeting", whether or not it says whose */
    bool again;            /* another, again, further: not the one told before */
    bool next;             /* the next, the final: one of a series */
    bool joins;            /* tells only who came to one told before */
    uint32_t count, ordinal;
    const char *duration, *about, *form;
    struct token_range duration_tokens;
    struct predicate_status status;
    struct meeting_gap gap;
};

/* Who takes part; false when this is no meeting after all (nobody, or things). */
bool candidate_find_parties(struct event_context *context,
                            struct meeting_candidate *candidate);
/* Count, ordinal, duration, topic, form. */
void candidate_find_details(struct event_context *context,
                            struct meeting_candidate *candidate);

void candidate_add_parties(struct event_context *context,
                           struct meeting_candidate *candidate, uint32_t head,
                           enum participant_role role);

#endif
