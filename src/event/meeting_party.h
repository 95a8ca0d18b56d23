/* One party of a meeting and lists of them: who stands where, as entities. */
#ifndef DATELINE_EVENT_MEETING_PARTY_H
#define DATELINE_EVENT_MEETING_PARTY_H

#include "event/meeting_candidate.h"

/* A person, a group of persons or somebody known by a role. */
bool party_is_person(const struct event_context *context, uint32_t entity);
/* Persons, not "a school" or "the committee"; 'token' is the head of the phrase. */
bool party_are_people(const struct event_context *context, uint32_t entity,
                      uint32_t token);
/* A person whom the text names. */
bool party_is_named(const struct event_context *context, uint32_t token);
/* "who", "whom", "which". */
bool party_is_relative(const struct event_context *context, uint32_t token);
/* Who is meant by a phrase's head: its entity, what a relative pronoun stands for, the
 * person that an apposition names; ENTITY_NONE for things, places, times. */
uint32_t party_entity(struct event_context *context, uint32_t head);
/* Several parties, or one that is several. */
bool parties_are_several(struct event_context *context,
                         const struct meeting_candidate *candidate);

/* Each party once; the first role stays. */
void parties_add_entity(struct event_context *context,
                        struct meeting_candidate *candidate, uint32_t entity,
                        uint32_t token, enum participant_role role);
void parties_add_head(struct event_context *context, struct meeting_candidate *candidate,
                      uint32_t head, enum participant_role role);
void parties_add_subjects(struct event_context *context,
                          struct meeting_candidate *candidate,
                          const struct arguments *arguments, enum participant_role role);
/* What the prepositions, separated by spaces, govern in the tree. */
void parties_add_prepositional(struct event_context *context,
                               struct meeting_candidate *candidate,
                               const struct arguments *arguments,
                               enum word_set prepositions);

/*
 * The names right behind "between", "with" ...: "talks between A, B and C". Read off the
 * words, because a tree easily takes such a phrase for the beginning of a clause. Gives
 * the token behind the last.
 */
uint32_t parties_add_names_behind(struct event_context *context,
                                  struct meeting_candidate *candidate,
                                  uint32_t preposition);
/* The same from behind the event word, over a place or a time: "talks in Vienna with A",
 * "met on Monday with A". */
void parties_add_names_after(struct event_context *context,
                             struct meeting_candidate *candidate,
                             enum word_set prepositions);
/* The names behind a preposition over words of any kind: "talks aimed at negotiating peace
 * between A and B", "discussed the price of coal with A". */
void parties_add_names_far_behind(struct event_context *context,
                                  struct meeting_candidate *candidate, uint32_t from,
                                  enum word_set prepositions);

bool arguments_have_preposition(const struct event_context *context,
                                const struct arguments *arguments,
                                enum word_set prepositions);
/* Whether the word stands right behind the token in its sentence. */
bool token_is_followed_by(const struct event_context *context, uint32_t token,
                          const char *word);
/* The same of any word of the set. */
bool token_is_followed_by_any(const struct event_context *context, uint32_t token,
                              enum word_set words);

#endif
