/* What was said in indirect speech: where in the sentence it stands. */
#ifndef DATELINE_EVENT_ATTRIBUTION_CONTENT_H
#define DATELINE_EVENT_ATTRIBUTION_CONTENT_H

#include "event/attribution.h"

/* Sets 'first' and 'end' of the attribution, whose speaker and arguments are known:
 * behind the cue ("said that ..."), before it ("..., he said"), or around it. Leaves them
 * equal when nothing is found. */
void attribution_find_content(struct event_context *context,
                              struct attribution *attribution);

/* "The talks failed, he said on Friday.": whether the cue comes after what was said; 'comma'
 * is the mark between them. */
bool attribution_is_postponed(const struct event_context *context,
                              const struct attribution *attribution, uint32_t *comma);
/* Whether the word is a finite verb. A participle right behind a noun is mostly a past tense
 * that was tagged wrongly. */
bool attribution_is_finite(const struct event_context *context, uint32_t index);

/* The tokens that a verb with an object has behind it: "accused [the bank of hiding
 * losses]". */
void attribution_find_object(struct event_context *context,
                             struct attribution *attribution);
/* The same for a verb that has a phrase behind it: "warned [of delays]". */
void attribution_find_topic(struct event_context *context, struct slice lemma,
                            struct attribution *attribution);

#endif
