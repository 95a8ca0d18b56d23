/*
 * From an article to its record: language, temporal, entity and event rooms in a row.
 * Never looks at another article.
 */
#ifndef DATELINE_EVENT_EXTRACT_H
#define DATELINE_EVENT_EXTRACT_H

#include "event/record.h"
#include "language/language.h"

struct event_tables; /* event/tables.h */

/* The tables that extraction needs; immutable, shared by threads. */
struct extractor {
    const struct language *language;
    const struct gazetteer *gazetteer;
    const struct event_tables *tables; /* NULL: made anew for each article */
};

struct extract_options {
    bool
        actions; /* --kind all: what other verbs and nouns of events tell, as kind action,
                     and the tense of every mention */
    bool explain;    /* fill the explanations */
    bool embed_text; /* keep the article's text in the record */
};

/* The record lives in 'arena', which also serves as scratch; runs inside arena_run. */
struct record *event_extract(struct arena *arena, const struct extractor *extractor,
                             const struct article *article,
                             const struct extract_options *options);

#endif
