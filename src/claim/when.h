/*
 * When a claim places something: a stretch of the calendar, or, when the claim has no
 * date of its own, a pattern that days are held against ("on Friday", "in April", "on
 * Easter Monday").
 */
#ifndef DATELINE_CLAIM_WHEN_H
#define DATELINE_CLAIM_WHEN_H

#include "calendar/holiday.h"
#include "event/record.h"
#include "temporal/timex.h"

enum when_side { WHEN_ON, WHEN_BEFORE, WHEN_AFTER };

struct claim_when {
    enum when_side side;
    uint32_t first, end; /* tokens */
    bool resolved;       /* 'interval' holds it, else the pattern does */
    struct interval interval;
    int8_t weekday, month;      /* 0: any */
    int8_t day_first, day_last; /* of the month; 0: any */
    int32_t year;               /* 0: any */
    const struct holiday *holiday;
    int32_t second_first, second_last; /* part of the day; both 0: any */
    bool inclusive;                    /* "by March 6": that day as well */
    bool part_only; /* "overnight", "in the afternoon", of whatever day */
    bool useless;   /* cannot be told without the date of the claim */
};

/* From an expression of the claim. */
void when_from_timex(const struct timex *timex, struct claim_when *when);

/* The day that "2014-04-10" names; false: the text is none. */
bool when_read_day(const char *value, int32_t *day);

enum fit { FIT_NO, FIT_MAYBE, FIT_YES };
/* Whether an event of that time lies there: surely, surely not, or it is open. The window
 * of an undated report never says surely not. */
enum fit when_fits(const struct claim_when *when, const struct event_time *time);
/* Whether an event there is inside [from, to], both expressions of one kind ("between
 * June 8 and June 20"). */
enum fit when_fits_between(const struct claim_when *from, const struct claim_when *to,
                           const struct event_time *time);

#endif
