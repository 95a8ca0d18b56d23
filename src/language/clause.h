/* How a clause presents its predicate: voice, tense, mood, negation. */
#ifndef DATELINE_LANGUAGE_CLAUSE_H
#define DATELINE_LANGUAGE_CLAUSE_H

#include "language/arguments.h"

/* enum predicate_flag bits; 'predicate' is a verb, or another head of a clause. The
 * sentence is parsed. */
unsigned clause_flags(struct document *document, uint32_t predicate);
bool clause_is_passive(const struct document *document, uint32_t predicate);
/* The verb, adjective or noun that governs the predicate as its complement ("scheduled to
 * meet", "a plan to meet"), or TOKEN_NONE. */
uint32_t clause_controller(struct document *document, uint32_t predicate);
/* "urged Iran to return": the object that does what its verb governs, also where the
 * infinitive was hung from it. */
bool clause_is_controlled_object(struct document *document, uint32_t noun);
/* The verb that the predicate shares its subject with as a later member of a
 * coordination, or TOKEN_NONE. */
uint32_t clause_first_conjunct(const struct document *document, uint32_t predicate);

#endif
