/* Who speaks at a cue: its subject, or who the sentence is about, or who spoke before. */
#ifndef DATELINE_EVENT_ATTRIBUTION_SPEAKER_H
#define DATELINE_EVENT_ATTRIBUTION_SPEAKER_H

#include "event/attribution.h"

/* Sets the speaker of the attribution, whose arguments are known; ENTITY_NONE when nobody
 * speaks. 'last' is the attribution before it in the text, or NULL. */
void attribution_find_speaker(struct event_context *context,
                              const struct attribution *last,
                              struct attribution *attribution);
/* Whether the predicate is a passive. A participle without "was" and without "by" is
 * mostly a past tense that was tagged wrongly: "rights advocates said ...". */
bool attribution_is_passive(const struct event_context *context,
                            const struct arguments *arguments);

/* "Geneva said": a name of a place as the subject of a verb of saying stands for who
 * governs there, or is no place. ENTITY_NONE: no name. */
uint32_t attribution_place_that_speaks(const struct event_context *context,
                                       uint32_t token);

/* "dubbed “a coffin on wheels” by the union": a participle without an auxiliary, with who
 * did it behind. */
bool attribution_is_reduced(const struct event_context *context, uint32_t predicate);

/* Gives somebody known by no more than a role the words that the text has for them: "person
 * familiar with the matter". 'predicate' ends the phrase; TOKEN_NONE: only marks do. */
void attribution_describe_speaker(struct event_context *context, uint32_t speaker,
                                  uint32_t token, uint32_t predicate);

#endif
