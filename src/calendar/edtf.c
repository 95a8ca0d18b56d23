#include "calendar/edtf.h"

enum { SEASON_SPRING = 21, QUARTER_FIRST = 33, YEAR_SIZE = 12 };

/* Years of more than four digits cannot come up: dates are bounded to -9999..9999. */
static void write_year(char text[YEAR_SIZE], int32_t year)
{
    char *at = text;
    if (year < 0) {
        *at++ = '-';
        year = -year;
    }
    for (int32_t place = 1000; place > 0; place /= 10)
        *at++ = (char)('0' + year / place % 10);
    *at = '\0';
}

static char *day_text(struct arena *arena, int32_t day)
{
    char text[DATE_TEXT_SIZE];
    size_t size = date_write(date_from_days(day), text);
    return arena_copy(arena, slice_make(text, size));
}

/* The first day of the interval when it is exactly 'months' months from the first of one;
 * else false. */
static bool is_months(struct interval interval, int32_t months, struct date *first)
{
    int32_t day = instant_day(interval.begin);
    *first = date_from_days(day);
    return first->day == 1 && interval.begin == instant_of_day(day) &&
           interval.end == instant_of_day(date_add_months(day, months));
}

/* The month number 21-24 or 33-36 that EDTF gives to seasons and quarters, or 0. */
static int32_t part_of_year(enum granularity granularity, struct date first)
{
    if (granularity == GRANULARITY_QUARTER && first.month % 3 == 1)
        return QUARTER_FIRST + first.month / 3;
    if (granularity == GRANULARITY_SEASON && first.month % 3 == 0)
        return SEASON_SPRING + first.month / 3 - 1;
    return 0;
}

/* The short form of a whole month, quarter, season, year or decade; NULL when it is none.
 */
static char *whole_period(struct arena *arena, struct interval interval,
                          enum granularity granularity)
{
    struct date first;
    char year[YEAR_SIZE];
    if (is_months(interval, 1, &first)) {
        write_year(year, first.year);
        return arena_format(arena, "%s-%02d", year, first.month);
    }
    if (is_months(interval, 3, &first) && part_of_year(granularity, first) != 0) {
        write_year(year, first.year);
        return arena_format(arena, "%s-%02d", year,
                            (int)part_of_year(granularity, first));
    }
    if (is_months(interval, 12, &first) && first.month == 1) {
        write_year(year, first.year);
        return arena_format(arena, "%s", year);
    }
    if (is_months(interval, 120, &first) && first.month == 1 && first.year >= 0 &&
        first.year % 10 == 0) {
        write_year(year, first.year);
        return arena_format(arena, "%.3sX", year);
    }
    return NULL;
}

/* Both write at 'at' and return where it ends. */
static char *add_text(char *at, const char *text)
{
    while (*text)
        *at++ = *text++;
    return at;
}

static char *add_day(char *at, int32_t day)
{
    return at + date_write(date_from_days(day), at);
}

static char *span_text(struct arena *arena, struct interval interval, bool throughout)
{
    char text[2 * DATE_TEXT_SIZE + sizeof "[..]"], *at = text;
    bool open_begin = interval.begin == INSTANT_UNBOUNDED_PAST;
    bool open_end = interval.end == INSTANT_UNBOUNDED_FUTURE;
    const char *open = throughout ? ".." : "";
    at = add_text(at, throughout ? "" : "[");
    at = open_begin ? add_text(at, open) : add_day(at, instant_day(interval.begin));
    at = add_text(at, throughout ? "/" : "..");
    at = open_end ? add_text(at, open) : add_day(at, instant_day(interval.end - 1));
    at = add_text(at, throughout ? "" : "]");
    return arena_copy(arena, slice_make(text, (size_t)(at - text)));
}

char *edtf_of_interval(struct arena *arena, struct interval interval,
                       enum granularity granularity, struct edtf_options options)
{
    bool open_begin = interval.begin == INSTANT_UNBOUNDED_PAST;
    bool open_end = interval.end == INSTANT_UNBOUNDED_FUTURE;
    if ((open_begin && open_end) || interval_is_empty(interval))
        return NULL;
    if (open_begin || open_end)
        return span_text(arena, interval, options.throughout);
    const char *mark = options.approximate ? "~" : "";
    int32_t first = instant_day(interval.begin), last = instant_day(interval.end - 1);
    if (granularity == GRANULARITY_MINUTE &&
        interval.end - interval.begin <= SECONDS_PER_MINUTE) {
        int32_t second = instant_second_of_day(interval.begin);
        return arena_format(arena, "%sT%02d:%02d", day_text(arena, first),
                            second / SECONDS_PER_HOUR,
                            second % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
    }
    if (first == last && !options.approximate)
        return day_text(arena, first);
    if (first == last)
        return arena_format(arena, "%s%s", day_text(arena, first), mark);
    char *period = whole_period(arena, interval, granularity);
    if (period)
        return arena_format(arena, "%s%s", period, mark);
    return span_text(arena, interval, options.throughout);
}
