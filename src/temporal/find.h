/* The search behind both ways of temporal_find, with a view for tests into which rows of
 * the grammar took part. */
#ifndef DATELINE_TEMPORAL_FIND_H
#define DATELINE_TEMPORAL_FIND_H

#include "temporal/timex.h"

/*
 * With a document: its blocks of news, tokens set. Without one: bylines and repeats too,
 * tokens left at 0.
 */
struct search {
    struct document *document; /* NULL: no tokens are wanted */
    uint64_t
        *rules_used; /* a bit for each row of the grammar (rule_count), set when the row
                             composed something; NULL: not wanted */
    bool brief;      /* with the rules of brief.def */
    /* NULL: all stay in the vector; else it is emptied after each batch */
    void (*take)(void *context, const struct timex_vector *batch);
    void *context;
};
void temporal_search(struct arena *arena, const struct article *article,
                     const struct search *search, struct timex_vector *found);

#endif
