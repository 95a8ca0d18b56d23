/*
 * Temporal expressions of a document: recognised, composed, resolved (TIMEX3 of
 * TimeML 1.2.1 as TempEval-3 uses it).
 */
#ifndef DATELINE_TEMPORAL_TIMEX_H
#define DATELINE_TEMPORAL_TIMEX_H

#include "calendar/interval.h"
#include "language/document.h"

enum timex_type { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET };
enum timex_mod {
    MOD_NONE,
    MOD_START, /* early */
    MOD_MID,
    MOD_END, /* late */
    MOD_APPROX,
    MOD_BEFORE,
    MOD_AFTER,
    MOD_ON_OR_BEFORE,
    MOD_ON_OR_AFTER,
    MOD_LESS_THAN,
    MOD_MORE_THAN,
    MOD_EQUAL_OR_LESS,
    MOD_EQUAL_OR_MORE,
};

/* What a relative expression was resolved against. */
enum timex_anchor {
    ANCHOR_NONE, /* absolute, or nothing to resolve against */
    ANCHOR_PUBLICATION,
    ANCHOR_EXPRESSION, /* an earlier expression: "the following day" */
    ANCHOR_UTTERANCE,  /* the time something was said, for words in a quotation */
    ANCHOR_EVENT, /* needs an event: "two days after the summit"; left to the event room
                   */
};
enum timex_direction {
    DIRECTION_NONE,
    DIRECTION_PAST,
    DIRECTION_FUTURE,
    DIRECTION_NEAREST
};

enum { TIMEX_VALUE_MAX = 32 };

struct value;

struct timex {
    uint32_t first, end;  /* tokens [first, end) */
    uint32_t start, stop; /* bytes [start, stop) of the text */
    enum timex_type type;
    enum timex_mod mod;
    char value[TIMEX_VALUE_MAX];      /* "2013-12-05", "P3D", "PAST_REF" */
    char unresolved[TIMEX_VALUE_MAX]; /* before anchoring: "XXXX-WXX-4" */
    char quant[16], freq[16];         /* of sets; empty: none */
    enum granularity granularity;
    bool resolved; /* 'interval' tells where it lies on the calendar */
    struct interval interval;
    enum timex_anchor anchor_kind;
    bool has_anchor_day;
    int32_t anchor_day;
    enum timex_direction direction;
    const char *reason;          /* why this direction or anchor; for --explain */
    const char *rule;            /* name of the grammar row */
    const struct value *meaning; /* what the words say, before it is anchored; in the
                                    document's arena, NULL without a document */
    int64_t duration_seconds;    /* of durations, 0 when not countable */
    /* "after Thursday", "since Monday", "by Friday", "until 2015": the preposition's
     * meaning, outside the extent */
    enum timex_bound {
        BOUND_NONE,
        BOUND_FROM,
        BOUND_UNTIL,
        BOUND_BY,
        BOUND_AFTER,
        BOUND_BEFORE
    } bound;
    uint32_t begin_point, end_point; /* other timexes of a span ("from Monday to Friday"),
                                        TIMEX_NONE: none */
    bool weekday_contradiction;      /* "Tuesday, March 5" that was a Wednesday */
    bool same_as_publication_weekday; /* "Friday" in an article of a Friday */
};
#define TIMEX_NONE UINT32_MAX

struct timex_vector {
    struct timex *items;
    size_t count, capacity;
};

/* All expressions of the document in text order. Relative ones stay unresolved when the
 * article has no date. */
void temporal_find(struct document *document, struct timex_vector *found);

/*
 * The fast way of `dateline tag`: the same expressions as temporal_find, and those of
 * bylines and repeats, without any tokens ('*document' becomes NULL where it is asked for,
 * first, end and meaning stay empty). 'language' is not needed and may be NULL. Texts of a
 * few words (a message, a question, a lone date) are read as such: "from 3 to 5pm" is one
 * expression there, and what no verb tells lies ahead.
 */
void temporal_find_in_article(struct arena *arena, const struct language *language,
                              const struct article *article, struct document **document,
                              struct timex_vector *found);

/*
 * The fast way in batches, for articles of any size: 'take' is given up to some hundreds
 * of expressions at a time, which are gone afterwards. Ends of spans are linked within a
 * batch.
 */
void temporal_each_batch(struct arena *arena, const struct article *article,
                         void (*take)(void *context, const struct timex_vector *batch),
                         void *context);

/* The same expression seen from another day: for words inside a quotation, once it is
 * known when they were said. */
void temporal_resolve_again(struct timex *timex, int32_t anchor_day,
                            enum timex_anchor kind);

const char *timex_type_name(enum timex_type type);
const char *timex_mod_name(enum timex_mod mod); /* NULL for MOD_NONE */

#endif
