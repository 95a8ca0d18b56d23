/* Who speaks when a phrase is the subject of a verb of saying. */
#ifndef DATELINE_EVENT_SPEAKER_H
#define DATELINE_EVENT_SPEAKER_H

#include "event/context.h"

/* The entity that speaks when the phrase with this head does: people, organisations,
 * groups, governments; for "a statement by X", "the X memo" its owner. ENTITY_NONE for
 * the writer ("I", "we"), for things and for nobody. */
uint32_t speaker_of_phrase(struct event_context *context, uint32_t head);
/* Whether the entity can speak. */
bool speaker_is_fit(const struct event_context *context, uint32_t entity);
/* Whether the word means people: "official", "committee". */
bool speaker_is_person_word(const struct event_context *context, uint32_t token);
/* The head of the phrase that stands next to the verb, where the tree has no subject:
 * behind it ("..., said the mayor"), else before it. TOKEN_NONE: none. */
uint32_t speaker_beside(const struct event_context *context, uint32_t verb);
/* Whether the verb's speaker can stand behind it: "“...,” said the mayor", and after a
 * bare comma only when nothing but the name follows: "..., said the mayor." */
bool speaker_is_inverted(const struct event_context *context, uint32_t verb,
                         uint32_t behind);
/* The same as speaker_beside, only before the verb. */
uint32_t speaker_before(const struct event_context *context, uint32_t verb);
/* The head of the person's name that stands in commas beside a role, or TOKEN_NONE. */
uint32_t speaker_apposed(const struct event_context *context, uint32_t role,
                         uint32_t verb);

#endif
