/* What the tables of words (meetings.def, statements.def, word_sets.def) are searched with: made
 * once, for all articles. */
#ifndef DATELINE_EVENT_TABLES_H
#define DATELINE_EVENT_TABLES_H

#include "base/error.h"
#include "base/hash_filter.h"
#include "event/meeting_frame.h"
#include "event/statement_word.h"
#include "event/word_sets.h"

struct event_tables {
    struct frame_index frames;
    struct statement_filter statements;
    struct word_index words;
    struct hash_filter venues; /* the words of venues.def */
};

/* The tables are all 0. */
void event_tables_fill(struct event_tables *tables);
/* NULL with 'error' filled when memory runs out; release with event_tables_free. */
struct event_tables *event_tables_new(dateline_error *error);
void event_tables_free(struct event_tables *tables);

#endif
