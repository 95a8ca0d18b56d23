/* Nouns that name a time: weekdays, months, "today", "week". They never act. */
#ifndef DATELINE_LANGUAGE_TEMPORAL_NOUN_H
#define DATELINE_LANGUAGE_TEMPORAL_NOUN_H

#include "language/document.h"

bool is_temporal_noun(const struct document *document, uint32_t token);
/* A weekday, "today", "yesterday", "tomorrow", "tonight": stands without a preposition.
 */
bool is_day_name(const struct document *document, uint32_t token);

#endif
