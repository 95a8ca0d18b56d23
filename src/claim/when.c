#include "claim/when.h"

#include "base/ascii.h"

#include <string.h>

enum {
    DAYS_LOOKED_AT_MAX = 800, /* of an uncertain event; longer ones are open anyway */
    EARLY_LAST = 10,          /* "early June" ends, "late June" begins, by the day */
    LATE_FIRST = 20,
    DAY_LAST = 31,
};

/* Parts of a day as TIMEX3 writes them after T; a night begins the day before. */
static const struct day_part {
    const char *code;
    int32_t first, last; /* hours */
} day_parts[] = {{"TMO", 5, 12},  {"TMI", 11, 13}, {"TAF", 12, 18},
                 {"TEV", 17, 24}, {"TNI", -6, 6},  {NULL, 0, 0}};

static bool read_digits(const char **text, int digits, int32_t *number)
{
    int32_t value = 0;
    for (int i = 0; i < digits; i++) {
        if (!ascii_is_digit((*text)[i]))
            return false;
        value = value * 10 + ((*text)[i] - '0');
    }
    *text += digits;
    *number = value;
    return true;
}

/* "XXXX-04-10", "XXXX-WXX-4", "2014-04". */
static bool read_pattern(const char *value, struct claim_when *when)
{
    int32_t year = 0, number = 0;
    if (strncmp(value, "XXXX", 4) == 0)
        value += 4;
    else if (!read_digits(&value, 4, &year))
        return false;
    when->year = year;
    if (strncmp(value, "-WXX-", 5) == 0) {
        value += 5;
        when->weekday = (int8_t)(ascii_is_digit(*value) ? *value - '0' : 0);
        return when->weekday >= MONDAY && when->weekday <= SUNDAY;
    }
    if (*value != '-')
        return year != 0;
    value++;
    if (!read_digits(&value, 2, &number) || number < 1 || number > 12)
        return false;
    when->month = (int8_t)number;
    if (*value == '-') {
        value++;
        if (!read_digits(&value, 2, &number) || number < 1 || number > DAY_LAST)
            return false;
        when->day_first = when->day_last = (int8_t)number;
    }
    return true;
}

static void read_day_part(const char *value, struct claim_when *when)
{
    for (const struct day_part *part = day_parts; part->code; part++) {
        if (!strstr(value, part->code))
            continue;
        when->second_first = part->first * SECONDS_PER_HOUR;
        when->second_last = part->last * SECONDS_PER_HOUR;
    }
}

static void read_modifier(enum timex_mod mod, struct claim_when *when)
{
    if (!when->month || when->day_first)
        return;
    if (mod == MOD_START) {
        when->day_first = 1;
        when->day_last = EARLY_LAST;
    } else if (mod == MOD_MID) {
        when->day_first = EARLY_LAST + 1;
        when->day_last = LATE_FIRST;
    } else if (mod == MOD_END) {
        when->day_first = LATE_FIRST;
        when->day_last = DAY_LAST;
    }
}

static bool is_relative(const char *unresolved)
{
    return strstr(unresolved, "REF") || strstr(unresolved, "THIS") ||
           strstr(unresolved, "VALUE");
}

void when_from_timex(const struct timex *timex, struct claim_when *when)
{
    *when = (struct claim_when){.first = timex->first, .end = timex->end};
    read_day_part(timex->unresolved, when);
    read_day_part(timex->value, when);
    bool part_only = when->second_last > 0 && is_relative(timex->unresolved);
    when->part_only = part_only && timex->anchor_kind != ANCHOR_PUBLICATION;
    if (when->part_only)
        return; /* "in the afternoon" of whatever day */
    if (timex->resolved && (!is_relative(timex->unresolved) || timex->has_anchor_day)) {
        when->resolved = true;
        when->interval = timex->interval;
        return;
    }
    if (!read_pattern(timex->unresolved, when) && !read_pattern(timex->value, when)) {
        when->useless = !part_only;
        return;
    }
    read_modifier(timex->mod, when);
}

bool when_read_day(const char *value, int32_t *day)
{
    struct claim_when when = {0};
    if (!read_pattern(value, &when) || !when.year || !when.month || !when.day_first)
        return false;
    *day = date_days_of(when.year, when.month, when.day_first);
    return true;
}

/* ---- holding days against it ---- */

static bool day_matches(const struct claim_when *when, int32_t day)
{
    struct date date = date_from_days(day);
    int32_t first;
    if (when->holiday)
        return holiday_nearest(when->holiday, day, &first) && day >= first &&
               day < first + holiday_length(when->holiday);
    if (when->weekday && (int)date_weekday(day) != when->weekday)
        return false;
    if (when->year && date.year != when->year)
        return false;
    if (when->month && date.month != when->month)
        return false;
    return !when->day_first ||
           (date.day >= when->day_first && date.day <= when->day_last);
}

static enum fit pattern_fits(const struct claim_when *when, struct interval interval)
{
    if (!interval_is_bounded(interval))
        return FIT_MAYBE;
    int32_t first = instant_day(interval.begin), last = instant_day(interval.end - 1);
    if (last - first > DAYS_LOOKED_AT_MAX)
        return FIT_MAYBE;
    bool all = true, any = false;
    for (int32_t day = first; day <= last; day++) {
        bool matches = day_matches(when, day);
        all = all && matches;
        any = any || matches;
    }
    return all ? FIT_YES : any ? FIT_MAYBE : FIT_NO;
}

/* A part of the day speaks against an event only where both tell one; where the event
 * tells none, it is open. */
static enum fit part_fits(const struct claim_when *when, struct interval interval)
{
    if (when->second_last == 0)
        return FIT_YES;
    if (!interval_is_bounded(interval) ||
        interval.end - interval.begin >= SECONDS_PER_DAY)
        return FIT_MAYBE;
    int32_t first = instant_day(interval.begin);
    for (int32_t day = first; day <= first + 1; day++) {
        instant midnight = instant_of_day(day);
        struct interval part = {midnight + when->second_first,
                                midnight + when->second_last};
        if (interval_overlaps(part, interval))
            return FIT_YES;
    }
    return FIT_NO;
}

/* The pattern's day in the year of the event, for "before May 5". */
static bool near_interval(const struct claim_when *when, struct interval event,
                          struct interval *found)
{
    if (when->resolved) {
        *found = when->interval;
        return true;
    }
    if (when->holiday && interval_is_bounded(event)) {
        int32_t first;
        if (!holiday_nearest(when->holiday, instant_day(event.begin), &first))
            return false;
        *found = interval_of_days(first, first + holiday_length(when->holiday) - 1);
        return true;
    }
    if (!when->month || !interval_is_bounded(event))
        return false;
    int32_t year =
        when->year ? when->year : date_from_days(instant_day(event.begin)).year;
    int32_t last = date_days_in_month(year, when->month);
    int32_t to = when->day_first ? when->day_last : last;
    *found = interval_of_days(
        date_days_of(year, when->month, when->day_first ? when->day_first : 1),
        date_days_of(year, when->month, to < last ? to : last));
    return true;
}

static enum fit side_fits(enum when_side side, struct interval bound,
                          struct interval interval)
{
    if (side == WHEN_AFTER) {
        struct interval swap = bound;
        bound = interval;
        interval = swap;
    }
    if (interval_before(interval, bound))
        return FIT_YES;
    bool never = interval.begin != INSTANT_UNBOUNDED_PAST &&
                 bound.end != INSTANT_UNBOUNDED_FUTURE && interval.begin >= bound.end;
    bool within =
        interval_contains(bound, interval) || interval_contains(interval, bound);
    return never || (within && interval.end - interval.begin <= SECONDS_PER_DAY &&
                     bound.end - bound.begin <= SECONDS_PER_DAY)
               ? FIT_NO
               : FIT_MAYBE;
}

static enum fit fit_least(enum fit a, enum fit b)
{
    return a < b ? a : b;
}

static enum fit when_holds(const struct claim_when *when, const struct event_time *time)
{
    if (when->useless || time->basis == BASIS_NONE)
        return FIT_MAYBE;
    struct interval found, interval = time->interval;
    if (when->side != WHEN_ON) {
        if (!near_interval(when, interval, &found))
            return FIT_MAYBE;
        if (when->inclusive)
            found.begin = found.end;
        return side_fits(when->side, found, interval);
    }
    enum fit part = part_fits(when, interval);
    if (part == FIT_NO || (when->part_only && part == FIT_MAYBE))
        return part;
    if (!when->resolved)
        return fit_least(part, pattern_fits(when, interval));
    if (when->second_last > 0) /* the day as a whole; its part was looked at */
        return fit_least(part,
                         interval_overlaps(when->interval, interval) ? FIT_YES : FIT_NO);
    if (interval_contains(when->interval, interval))
        return FIT_YES;
    return interval_overlaps(when->interval, interval) ? FIT_MAYBE : FIT_NO;
}

enum fit when_fits(const struct claim_when *when, const struct event_time *time)
{
    enum fit fit = when_holds(when, time);
    return fit == FIT_NO && time->basis == BASIS_PUBLICATION ? FIT_MAYBE : fit;
}

enum fit when_fits_between(const struct claim_when *from, const struct claim_when *to,
                           const struct event_time *time)
{
    struct interval first, last;
    if (from->useless || to->useless || time->basis == BASIS_NONE ||
        !near_interval(from, time->interval, &first) ||
        !near_interval(to, time->interval, &last))
        return FIT_MAYBE;
    struct interval both = interval_hull(first, last);
    if (interval_contains(both, time->interval))
        return FIT_YES;
    return interval_overlaps(both, time->interval) ? FIT_MAYBE : FIT_NO;
}
