/* Cues of attributions: from a word of saying to who says it, to whom, and what. The
 * inner half of attribution.c. */
#ifndef DATELINE_EVENT_ATTRIBUTION_CUE_H
#define DATELINE_EVENT_ATTRIBUTION_CUE_H

#include "event/attribution.h"

/* A word that may begin an attribution; one of 'verb' and 'noun' is set, none for
 * "according". */
struct cue {
    uint32_t token;
    const struct statement_verb *verb;
    const struct statement_noun *noun;
};

/* The cue at the token, by its spelling alone; false: none. 'word' is what the tables have
 * for it. */
bool cue_at(const struct event_context *context, uint32_t token,
            const struct statement_slot *word, struct cue *cue);
/* Whether cue_read or cue_takes_up could find an attribution, by the sentence's tags
 * alone; it need not be parsed. */
bool cue_may_fit(const struct event_context *context, const struct cue *cue);
/*
 * Speaker, addressee, indirect speech, form and status of the cue. False: no attribution
 * (nobody speaks, it did not happen, the word means something else). Whether there is
 * content enough is not looked at: cue_has_content. 'last' is the attribution before it in
 * the text, or NULL. The sentence is parsed; a cue that could be verb or noun becomes one
 * of them.
 */
bool cue_read(struct event_context *context, struct cue *cue,
              const struct attribution *last, struct attribution *attribution);
/* Whether what was said is there, given the quotations that were assigned. */
bool cue_has_content(struct event_context *context, const struct cue *cue,
                     const struct attribution *attribution);
/* An attribution of a quotation that no cue owns to whom the sentence before speaks of,
 * at its verb: "Holt was blunt. “...”" False: it is nobody who can speak. */
bool cue_read_topic(struct event_context *context, uint32_t verb, uint32_t speaker,
                    struct attribution *attribution);
/* Whether the verb tells of a statement only beside a quotation, by the words behind it:
 * "called", but not "called for a vote"; "rejected", but not "rejected the claim". */
bool cue_needs_quotation(const struct event_context *context, const struct cue *cue);
/* "wanted to know why": a question. */
bool cue_is_wish_to_know(const struct event_context *context, uint32_t token);
/* "The announcement came ...": a noun that speaks again of the last attribution. */
bool cue_takes_up(struct event_context *context, const struct cue *cue,
                  const struct attribution *last, struct attribution *attribution);
/* An attribution by any verb, "mocked what he called ...", for a quotation that no cue
 * owns. */
bool cue_read_any_verb(struct event_context *context, uint32_t verb,
                       struct attribution *attribution);

#endif
