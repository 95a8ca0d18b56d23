/* What was said in indirect speech: where in the sentence it stands. */
#ifndef DATELINE_EVENT_ATTRIBUTION_CONTENT_H
#define DATELINE_EVENT_ATTRIBUTION_CONTENT_H

#include "event/attribution.h"

/* Sets 'first' and 'end' of the attribution, whose speaker and arguments are known:
 * behind the cue ("said that ..."), before it ("..., he said"), or around it. Leaves them
 * equal when nothing is found. */
void attribution_find_content(struct event_context *context,
                              struct attribution *attribution);

/* The tokens that a verb with an object has behind it: "accused [the bank of hiding
 * losses]". */
void attribution_find_object(struct event_context *context,
                             struct attribution *attribution);
/* The same for a verb that has a phrase behind it: "warned [of delays]". */
void attribution_find_topic(struct event_context *context, struct slice lemma,
                            struct attribution *attribution);

#endif
