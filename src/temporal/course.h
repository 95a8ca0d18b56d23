/*
 * The course of a text: which times it has told so far, that later ones are counted from,
 * and whether it is a report of quarters or a narrative of older times.
 */
#ifndef DATELINE_TEMPORAL_COURSE_H
#define DATELINE_TEMPORAL_COURSE_H

#include "temporal/narrative.h"

struct course {
    struct setting setting; /* what the next expression is resolved against */
    struct narrative narrative;
    struct place ahead; /* the last place, where it is yet to come */
    bool is_near;       /* the context's day stands in this paragraph */
    struct place story; /* the context, but for when something was said */
    /* the last expression, of which the later end of a span may tell the year */
    struct value last_meaning;
    struct setting last_setting;
    struct place last_place;
    /* "In spring 1940 peace had been made": where the narrative was before it looked back
     * to another year; UNIT_NONE: it did not */
    struct place line;
};

/* An expression in the course of a text. */
struct told {
    const struct timex *timex;
    const struct value *meaning;
    struct place place;
    bool quoted;
    bool ends_span; /* "to May", "and ended in May" */
    bool had;       /* its sentence looks back: "three days before, they had met" */
    bool said;      /* when something was said: "she said on Monday" */
};

void course_begin(struct course *course, const struct article *article, bool brief);
/* Before an expression is resolved: 'had' as in struct told. */
void course_come_to(struct course *course, const struct value *meaning, bool had);
void course_go_on(struct course *course, const struct told *told);
/* The earlier end of a span again, now that the later one has told the year: false when it
 * needs none. */
bool course_share_year(struct course *course, struct timex *earlier,
                       const struct value *later, struct place place);

/* "from Tuesday until Thursday": the later end of a span of weekdays does not lie before the
 * earlier one, which is the expression before it; 'place' is the later one's. */
void course_order_span(const struct course *course, struct timex *earlier,
                       struct timex *later, const struct value *meaning,
                       struct place *place);

/* "speaks on Monday and stays until Wednesday": not the one before that day, which is yet to
 * come; 'place' is that of the later expression. */
void course_stay_until(const struct course *course, struct timex *timex,
                       const struct value *meaning, struct place *place);

/* "On Friday, two days later,": the count of days is the day named before it, which becomes
 * 'place'; nothing happens where it is no such count. */
void course_keep_day(const struct course *course, struct timex *timex,
                     const struct value *meaning, struct place *place);

/* "two days later, on 5 May": the earlier expression is the day named behind it; nothing
 * happens where it is no such count of days. */
void course_take_day(struct course *course, struct timex *earlier, struct place place);

#endif
