/*
 * Attributions: the places where an article says that somebody said something. Each is
 * one cue ("told", "according to", "in a statement") with its speaker, its addressee and
 * what was said: indirect speech, quotations, or both. Which of them are one statement
 * is decided later, in statement.c.
 *
 * The kinds of cues follow the attribution literature (PARC 3.0, Pareti 2016; PolNeAR,
 * Newell et al. 2018): source, cue, content.
 */
#ifndef DATELINE_EVENT_ATTRIBUTION_H
#define DATELINE_EVENT_ATTRIBUTION_H

#include "event/quoted_span.h"
#include "event/statement_word.h"
#include "event/status.h"

enum { OTHERS_MAX = 4 };

struct attribution {
    uint32_t sentence;
    uint32_t trigger;     /* token of the cue */
    uint32_t trigger_end; /* one past its last token: \"said in a statement\" */
    uint32_t predicate;   /* token that carries time and status; the trigger for verbs */
    uint32_t speaker;     /* entity */
    uint32_t speaker_token; /* head of the phrase that names the speaker */
    uint32_t role_token;    /* head of the role that the name explains: "the chair, Holt";
                            TOKEN_NONE */
    uint32_t others[OTHERS_MAX]; /* entities that speak with the speaker */
    uint32_t other_count;
    uint32_t addressee; /* entity, or ENTITY_NONE */
    uint32_t addressee_token;
    uint32_t first, end;           /* tokens of the indirect speech; equal: none */
    uint32_t hole_first, hole_end; /* the cue within it: "The talks, he said, failed";
                                      equal: none */
    struct token_range before;     /* the indirect speech of the cue before it in the
                                      sentence; empty: none */
    uint32_t told_first, told_end; /* tokens behind a verb that says what was said by its
                                      object: "announced [plans to build]"; equal: none */
    const char *form;              /* as the JSON shows it */
    bool has_arguments;            /* "according to" has none */
    bool has_quotation;
    bool quoted_only;           /* no statement without a quotation */
    bool weak;                  /* the verb is none of saying: it dates nothing */
    struct arguments arguments; /* of the predicate */
    struct predicate_status status;
    double confidence;
    uint32_t takes_up; /* the attribution that "the announcement" speaks of again, by its
                          place in the list; INDEX_NONE */
};

struct attributions {
    struct quoted_spans spans;
    uint32_t *owner_of_span; /* by span: the attribution it belongs to, or INDEX_NONE */
    VECTOR(struct attribution) items; /* in text order of their sentences */
};

/* Whether the token belongs to the indirect speech. */
bool attribution_says(const struct attribution *attribution, uint32_t token);

void attributions_find(struct event_context *context, struct attributions *found);

#endif
