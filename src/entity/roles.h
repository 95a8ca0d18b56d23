/* Phrases for a person's role, and who may be meant. Private to this folder. */
#ifndef DATELINE_ENTITY_ROLES_H
#define DATELINE_ENTITY_ROLES_H

#include "entity/finder.h"
#include "entity/focus.h"

/* Remembers the title and country that a mention tells of its entity. */
void role_note(struct finder *finder, uint32_t mention, uint32_t entity);
/* Remembers whose counterpart the mention calls its entity: of the person with a title
 * who is most in mind. */
void role_note_counterpart(struct finder *finder, const struct focus *focus,
                           uint32_t mention, uint32_t entity);
/* The person in mind that a definite singular phrase speaks of, or ENTITY_NONE. */
uint32_t role_resolve(const struct finder *finder, const struct focus *focus,
                      uint32_t mention);

/* The persons spoken of in the last 'sentences' that a plural phrase speaks of ("the
 * ministers"), the one named first in front; how many. */
enum { ROLE_MEMBERS_MAX = 6 };
size_t role_members(const struct finder *finder, const struct focus *focus,
                    uint32_t mention, unsigned sentences,
                    uint32_t members[ROLE_MEMBERS_MAX]);
/* The same for who has a role of the head's kind: "the two leaders" for a president and a
 * chancellor. */
size_t role_members_of_kind(const struct finder *finder, const struct focus *focus,
                            uint32_t mention, unsigned sentences,
                            uint32_t members[ROLE_MEMBERS_MAX]);

/* As role_resolve, for a phrase that comes before the name: the only one of 'persons', all named
 * later, that bears the title or is of the kind. */
uint32_t role_foresee(const struct finder *finder, const struct focus *persons,
                      uint32_t mention);
/* Whether the phrase may be told of the person: no other country or body speaks against it. */
bool role_suits_person(const struct finder *finder, uint32_t mention, uint32_t person);
/* Whether the phrase is an office of a country or body: "Zambia's finance minister", "the
 * Kenyan envoy", not "the farmer". */
bool role_is_office(const struct finder *finder, uint32_t mention);

#endif
