/*
 * Intervals of local time with a granularity: where something may lie, or how long it
 * lasted.
 *
 * An instant counts seconds of local civil time from 1970-01-01T00:00:00: it has no zone
 * of its own and leap seconds do not exist. An interval is half-open, [begin, end); what
 * the JSON prints as "latest" is end - 1.
 */
#ifndef DATELINE_CALENDAR_INTERVAL_H
#define DATELINE_CALENDAR_INTERVAL_H

#include "calendar/date.h"

typedef int64_t instant;

#define INSTANT_UNBOUNDED_PAST   INT64_MIN
#define INSTANT_UNBOUNDED_FUTURE INT64_MAX
enum { SECONDS_PER_MINUTE = 60, SECONDS_PER_HOUR = 3600, SECONDS_PER_DAY = 86400 };

/* From fine to coarse; the names are those of the JSON (granularity_name). */
enum granularity {
    GRANULARITY_UNKNOWN,
    GRANULARITY_MINUTE,
    GRANULARITY_HOUR,
    GRANULARITY_PART_OF_DAY,
    GRANULARITY_DAY,
    GRANULARITY_WEEK,
    GRANULARITY_MONTH,
    GRANULARITY_QUARTER,
    GRANULARITY_SEASON,
    GRANULARITY_YEAR,
    GRANULARITY_DECADE,
    GRANULARITY_COUNT
};

struct interval {
    instant begin, end;
};

static const struct interval INTERVAL_UNBOUNDED = {INSTANT_UNBOUNDED_PAST,
                                                   INSTANT_UNBOUNDED_FUTURE};

const char *granularity_name(enum granularity granularity);
/* False when 'name' is no granularity. */
bool granularity_from_name(const char *name, enum granularity *granularity);

instant instant_of_day(int32_t days);
instant instant_of(int32_t days, int32_t hour, int32_t minute, int32_t second);
/* The day that an instant lies in; the instant must be bounded. */
int32_t instant_day(instant at);
/* Seconds since that day's midnight, [0, 86399]. */
int32_t instant_second_of_day(instant at);

struct interval interval_of_day(int32_t days);
/* Whole days, the last one included. */
struct interval interval_of_days(int32_t first, int32_t last);
bool interval_is_empty(struct interval interval);
/* Both ends are known. */
bool interval_is_bounded(struct interval interval);
/* First and last day of a bounded interval. */
int32_t interval_first_day(struct interval interval);
int32_t interval_last_day(struct interval interval);
/* Bounded, and within one day. */
bool interval_is_one_day(struct interval interval);
bool interval_overlaps(struct interval a, struct interval b);
bool interval_contains(struct interval outer, struct interval inner);
/* Everything in both (may be empty). */
struct interval interval_intersect(struct interval a, struct interval b);
/* The smallest interval around both. */
struct interval interval_hull(struct interval a, struct interval b);
/* a ends before or where b begins. */
bool interval_before(struct interval a, struct interval b);

#endif
