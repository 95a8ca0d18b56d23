#include "calendar/interval.h"

#include <string.h>

static const char *const granularity_names[GRANULARITY_COUNT] = {
    [GRANULARITY_UNKNOWN] = "unknown", [GRANULARITY_MINUTE] = "minute",
    [GRANULARITY_HOUR] = "hour",       [GRANULARITY_PART_OF_DAY] = "part-of-day",
    [GRANULARITY_DAY] = "day",         [GRANULARITY_WEEK] = "week",
    [GRANULARITY_MONTH] = "month",     [GRANULARITY_QUARTER] = "quarter",
    [GRANULARITY_SEASON] = "season",   [GRANULARITY_YEAR] = "year",
    [GRANULARITY_DECADE] = "decade",
};

const char *granularity_name(enum granularity granularity)
{
    return granularity_names[granularity];
}

bool granularity_from_name(const char *name, enum granularity *granularity)
{
    for (int i = 0; i < GRANULARITY_COUNT; i++)
        if (strcmp(granularity_names[i], name) == 0) {
            *granularity = (enum granularity)i;
            return true;
        }
    return false;
}

instant instant_of_day(int32_t days)
{
    return (instant)days * SECONDS_PER_DAY;
}

instant instant_of(int32_t days, int32_t hour, int32_t minute, int32_t second)
{
    return instant_of_day(days) + (instant)hour * SECONDS_PER_HOUR +
           (instant)minute * SECONDS_PER_MINUTE + second;
}

int32_t instant_day(instant at)
{
    instant day = at / SECONDS_PER_DAY;
    return (int32_t)(day - (at % SECONDS_PER_DAY < 0));
}

int32_t instant_second_of_day(instant at)
{
    return (int32_t)(at - instant_of_day(instant_day(at)));
}

struct interval interval_of_day(int32_t days)
{
    return interval_of_days(days, days);
}

struct interval interval_of_days(int32_t first, int32_t last)
{
    return (struct interval){instant_of_day(first), instant_of_day(last + 1)};
}

bool interval_is_empty(struct interval interval)
{
    return interval.begin >= interval.end;
}

bool interval_overlaps(struct interval a, struct interval b)
{
    return a.begin < b.end && b.begin < a.end;
}

bool interval_contains(struct interval outer, struct interval inner)
{
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

struct interval interval_intersect(struct interval a, struct interval b)
{
    return (struct interval){a.begin > b.begin ? a.begin : b.begin,
                             a.end < b.end ? a.end : b.end};
}

struct interval interval_hull(struct interval a, struct interval b)
{
    return (struct interval){a.begin < b.begin ? a.begin : b.begin,
                             a.end > b.end ? a.end : b.end};
}

bool interval_before(struct interval a, struct interval b)
{
    return a.end <= b.begin;
}

bool interval_is_bounded(struct interval interval)
{
    return interval.begin != INSTANT_UNBOUNDED_PAST &&
           interval.end != INSTANT_UNBOUNDED_FUTURE;
}

int32_t interval_first_day(struct interval interval)
{
    return instant_day(interval.begin);
}

int32_t interval_last_day(struct interval interval)
{
    return instant_day(interval.end - (interval.end > interval.begin));
}

bool interval_is_one_day(struct interval interval)
{
    return interval_is_bounded(interval) &&
           interval_first_day(interval) == interval_last_day(interval);
}
