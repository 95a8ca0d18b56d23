/*
 * From a value to the calendar: where it lies, seen from an anchor, in a direction; and
 * the TIMEX3 value that says so.
 */
#ifndef DATELINE_TEMPORAL_RESOLVE_H
#define DATELINE_TEMPORAL_RESOLVE_H

#include "temporal/place.h"

enum { CLOCK_NONE = -1 };

/* What an expression is resolved against. */
struct setting {
    bool has_day; /* the publication, or when it was said */
    int32_t day;
    bool has_clock; /* 'second' of that day is known */
    int32_t second;
    enum timex_anchor kind; /* of that day */
    struct place context;   /* the last place that the text named; UNIT_NONE: none */
    struct place begin;     /* of the span that ends there, where it ends one */
    struct place month;     /* the last one no longer than a month */
    enum part_of_day part;  /* of the context's day, and its clock in seconds; */
    int32_t clock;          /* PART_NONE and CLOCK_NONE: not told */
    struct place quarter;   /* the last quarter that it reported of */
    bool months;            /* since then it reports of nine months, or six */
    bool narrative;         /* the text tells of older times: it is dated by itself */
    int32_t foreseen_year;  /* of a narrative: the first one that it will name; 0: none */
    enum timex_direction direction;
    bool certain; /* the direction holds however far off it leads */
    const char *reason;
    /* a message, a question or a lone date: hours that are past mean tomorrow, the edges of
     * a unit are its thirds, lengths are counted in whole units, "now" is a minute */
    bool brief;
    bool nearest; /* no direction: of several days the nearest one */
    bool near;    /* the context stands in the same paragraph */
};

/* Fills in everything of 'timex' that follows from its meaning: type, values, interval,
 * anchor, direction. 'place' is where it lies (UNIT_NONE: nowhere). */
void resolve(struct timex *timex, const struct value *meaning,
             const struct setting *setting, struct place *place);

/* The same of a value without its span: the earlier end of it. */
void resolve_one(struct timex *timex, const struct value *meaning,
                 const struct setting *setting, struct place *place);

#endif
