/*
 * The arguments of a predicate as the event room uses them: those of
 * language/arguments.h, repaired where the order of names, times and verbs in the
 * sentence shows that the tree is wrong. Newspaper sentences have long names and dates
 * that trees attach badly.
 */
#ifndef DATELINE_EVENT_CLAUSE_H
#define DATELINE_EVENT_CLAUSE_H

#include "event/context.h"

/* As arguments_find; the subject is never an expression of time. */
void clause_arguments(struct event_context *context, uint32_t predicate,
                      struct arguments *arguments);

/* "Keller resumed negotiations": the past tense that the tree took for an adjective of
 * the noun at the head of the sentence, or TOKEN_NONE. */
uint32_t clause_hidden_verb(const struct event_context *context, uint32_t noun);

/*
 * Whether a phrase headed by 'head' (a place, an expression of time) belongs to the
 * predicate: hangs on it, or on a noun that does; where the tree leads to no verb, the
 * nearest verb before it has it.
 */
bool clause_owns(const struct event_context *context, uint32_t head, uint32_t predicate);

/*
 * Whether the token stands in a relative clause that ends with a comma right before the
 * verb of the sentence: "Keller, who was in Rome on Monday, met Vidal" sets Monday apart
 * from "met". By the order of words: trees tend to join the two verbs.
 */
bool clause_sets_apart(const struct event_context *context, uint32_t token,
                       uint32_t verb);

/*
 * Whether the token stands behind the verb among its objects and phrases, without another
 * verb or a comma between; what commas enclose is passed over: "summoned Vidal, who owns
 * the bank, to her office on Monday".
 */
bool clause_reaches(const struct event_context *context, uint32_t verb, uint32_t token);

/* Whether the token stands in the phrases right behind an event noun, without a verb or a
 * comma between: "a meeting with Keller at the works on Wednesday". */
bool clause_continues(const struct event_context *context, uint32_t noun, uint32_t token);

/* "A met B and flew home": the verb before "and" that has the same subject, or TOKEN_NONE;
 * "X said," in between is passed over. */
uint32_t clause_shared_verb(const struct event_context *context, uint32_t verb);

/* "Meeting with B on Monday, A asked for time": no noun, whatever its tag. */
bool clause_opens_as_participle(const struct event_context *context, uint32_t noun);

/* The mentions listed right before a verb ("Kerry and John Allen outlined"), by their
 * heads in text order; at most 'limit'. Gives their number. */
size_t clause_names_before(const struct event_context *context, uint32_t verb,
                           uint32_t *heads, size_t limit);

/* Who acts, by the heads of the phrases in text order: the list before the verb where it
 * holds the subject, else the subject and what is coordinated with it; a verb behind "and"
 * shares those of the first. At most 'limit'; gives their number. */
size_t clause_subjects(struct event_context *context, const struct arguments *arguments,
                       uint32_t *heads, size_t limit);

#endif
