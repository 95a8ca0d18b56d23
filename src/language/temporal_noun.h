/* Nouns that name a time: weekdays, months, "today", "week". They never act. */
#ifndef DATELINE_LANGUAGE_TEMPORAL_NOUN_H
#define DATELINE_LANGUAGE_TEMPORAL_NOUN_H

#include "language/document.h"

bool token_is_temporal_noun(const struct token *token);
/* A weekday, "today", "yesterday", "tomorrow", "tonight": stands without a preposition.
 */
bool token_is_day_name(const struct token *token);

static inline bool is_temporal_noun(const struct document *document, uint32_t token)
{
    return token_is_temporal_noun(&document->tokens.items[token]);
}

#endif
