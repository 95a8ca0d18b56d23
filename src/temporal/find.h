/* The search behind both ways of temporal_find, with a view for tests into which rows of
 * the grammar took part. */
#ifndef DATELINE_TEMPORAL_FIND_H
#define DATELINE_TEMPORAL_FIND_H

#include "temporal/timex.h"

/*
 * With a document: its blocks of news, tokens set. Without one: bylines and repeats too,
 * tokens left at 0. 'rules_used' has a bit for each row of the grammar (rule_count), set
 * when the row composed something; NULL: not wanted. 'brief': with the rules of brief.def.
 */
void temporal_search(struct arena *arena, const struct article *article,
                     struct document *document, struct timex_vector *found,
                     uint64_t *rules_used, bool brief);

#endif
