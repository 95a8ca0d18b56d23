/* Who a clause is about: its grammatical subject, found or inherited. */
#ifndef DATELINE_LANGUAGE_SUBJECT_H
#define DATELINE_LANGUAGE_SUBJECT_H

#include "language/document.h"

/* The head of the subject phrase of a verb (of a passive what is acted on), or
 * TOKEN_NONE: its own; a relative pronoun's antecedent; that of the first conjunct, of
 * the governing verb, or of the clause that a participle belongs to. */
uint32_t subject_find(struct document *document, uint32_t verb);

/* The noun that a relative clause headed by 'verb' describes, when 'pronoun' (which may
 * be TOKEN_NONE) stands for it; or TOKEN_NONE. */
uint32_t subject_antecedent(const struct document *document, uint32_t verb,
                            uint32_t pronoun);

#endif
