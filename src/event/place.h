/* Where an event took place: from its own words, from the sentence's opening ("In Amman,
 * ..."), carried along where the text implies it. Never a guess. */
#ifndef DATELINE_EVENT_PLACE_H
#define DATELINE_EVENT_PLACE_H

#include "base/hash_filter.h"
#include "event/context.h"

/* Puts the words of venues.def into the filter. */
void place_fill_venues(struct hash_filter *venues);
/* Fills place_name, place_actor and the evidence of the draft, when the text tells. */
void place_draft(struct event_context *context, struct draft *draft,
                 const struct arguments *arguments);
/* The same from the words of a stretch alone: "and B in Rome on Tuesday". */
/* "which was set for Friday in Oslo": the place right behind the time, where the tree gives
 * both to another verb. */
void place_beside_time(struct event_context *context, struct draft *draft,
                       uint32_t timex);
void place_from_words(struct event_context *context, struct draft *draft,
                      struct token_range words);
/* Whether the noun is a venue in a phrase of place: "at her country house". */
bool place_is_venue_of(struct event_context *context, uint32_t noun);
/* Sets the place to an entity, or to a venue phrase headed by 'head' (for instance "a
 * Jerusalem hotel"), whose tokens are the evidence. */
void place_set(struct event_context *context, struct draft *draft, uint32_t head);

#endif
