#include "temporal/resolve.h"

#include "calendar/holiday.h"
#include "temporal/print.h"

#include <stdio.h>
#include <string.h>

enum { CANDIDATES_MAX = 32, EXACT_WEEKS_MAX = 3, SHIFT_MAX = 100000, NEWS_DAYS = 7 };

/* The places that an incomplete time may mean, in order. */
struct candidates {
    struct place items[CANDIDATES_MAX];
    size_t count;
};

static void add_candidate(struct candidates *candidates, struct place place)
{
    if (candidates->count < CANDIDATES_MAX)
        candidates->items[candidates->count++] = place;
}

static const struct place nowhere = {UNIT_NONE, 0, 0, 0};

/* ---- choosing ---- */

static struct place latest_from(const struct candidates *all, int32_t day, bool strictly)
{
    for (size_t i = all->count; i-- > 0;) {
        if (strictly ? place_last_day(all->items[i]) < day
                     : place_first_day(all->items[i]) <= day)
            return all->items[i];
    }
    return all->items[0];
}

static struct place earliest_from(const struct candidates *all, int32_t day,
                                  bool strictly)
{
    for (size_t i = 0; i < all->count; i++) {
        if (strictly ? place_first_day(all->items[i]) > day
                     : place_last_day(all->items[i]) >= day)
            return all->items[i];
    }
    return all->items[all->count - 1];
}

static int32_t distance(struct place place, int32_t day)
{
    if (place_first_day(place) > day)
        return place_first_day(place) - day;
    return place_last_day(place) < day ? day - place_last_day(place) : 0;
}

static struct place nearest_to(const struct candidates *all, int32_t day)
{
    struct place best = all->items[0];

    for (size_t i = 1; i < all->count; i++) {
        if (distance(all->items[i], day) < distance(best, day))
            best = all->items[i];
    }
    return best;
}

static struct place in_unit(const struct candidates *all, enum time_unit unit,
                            int32_t day)
{
    struct place around = place_of_day(unit, day);

    for (size_t i = 0; i < all->count; i++) {
        if (place_first_day(all->items[i]) >= place_first_day(around) &&
            place_first_day(all->items[i]) <= place_last_day(around))
            return all->items[i];
    }
    return nearest_to(all, day);
}

/* What the tense asks for; but what lies most of a year off that way is nearer the other
 * way. */
static struct place by_direction(const struct candidates *all,
                                 const struct setting *setting, enum time_unit cycle)
{
    enum { FAR_OFF = 230, YEAR_OFF = 300, SOON = 45 };
    struct place place = setting->direction == DIRECTION_FUTURE
                             ? earliest_from(all, setting->day, false)
                             : latest_from(all, setting->day, false);

    if (setting->nearest ||
        (distance(place, setting->day) > FAR_OFF && !setting->certain) ||
        (distance(place, setting->day) > YEAR_OFF &&
         setting->direction == DIRECTION_PAST &&
         distance(nearest_to(all, setting->day), setting->day) <= SOON) ||
        (setting->direction == DIRECTION_NEAREST && place.unit != UNIT_DAY) ||
        (setting->direction == DIRECTION_NONE && cycle != UNIT_WEEK))
        return nearest_to(all, setting->day);
    return place;
}

/* 'cycle' is the unit in which each candidate lies once. */
static struct place choose(const struct candidates *all, const struct value *value,
                           const struct setting *setting, enum time_unit cycle)
{
    int32_t day = setting->day;

    switch ((enum value_pick)value->pick) {
    case PICK_LAST:
        return latest_from(all, day, true);
    case PICK_NEXT:
        return earliest_from(all, day, true);
    case PICK_THIS:
        return in_unit(all, cycle, day);
    case PICK_THAT:
        return nearest_to(all, setting->context.unit ? place_first_day(setting->context)
                                                     : day);
    case PICK_BY_TENSE:
        break;
    }
    return by_direction(all, setting, cycle);
}

/* ---- fields inside a year ---- */

static bool unit_of_fields(const struct value *value, enum time_unit *unit,
                           int32_t *number)
{
    if (value->known & FIELD_MONTH) {
        *unit = UNIT_MONTH;
        *number = (uint8_t)value->month;
    } else if (value->known & FIELD_QUARTER) {
        *unit = UNIT_QUARTER;
        *number = value->quarter;
    } else if (value->known & FIELD_HALF) {
        *unit = UNIT_HALF;
        *number = value->half;
    } else if (value->known & FIELD_SEASON) {
        *unit = UNIT_SEASON;
        *number = value->season;
    } else {
        return false;
    }
    return true;
}

/* The place of a month, quarter ... or of a day of a month in a given year. */
static bool place_in(const struct value *value, int32_t year, struct place *place)
{
    enum time_unit unit;
    int32_t number, first[HOLIDAY_OCCURRENCES_MAX];

    if (value->known & FIELD_HOLIDAY) {
        if (holiday_occurrences(value->holiday, year, first) == 0)
            return false;
        *place = place_of_date(first[0] - (value->eve ? 1 : 0));
        return true;
    }
    if (!unit_of_fields(value, &unit, &number))
        return false;
    *place = place_in_year(unit, year, number);
    if (unit == UNIT_MONTH && value->known & FIELD_DAY) {
        if (value->day > date_days_in_month(year, number))
            return false;
        *place = place_of_date(date_days_of(year, number, value->day));
    }
    return true;
}

/* "Sunday (June 21)": of the years in question those count where it was a Sunday, if there
 * is one. */
static void keep_weekday(struct candidates *all, int32_t weekday)
{
    struct candidates kept = {.count = 0};

    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].unit == UNIT_DAY &&
            (int32_t)date_weekday(all->items[i].day) == weekday)
            add_candidate(&kept, all->items[i]);
    }
    if (kept.count > 0)
        *all = kept;
}

static struct place pick_in_years(const struct value *value,
                                  const struct setting *setting)
{
    struct candidates all = {.count = 0};
    int32_t year = date_from_days(setting->day).year;
    struct place place;

    for (int32_t offset = -4; offset <= 4; offset++) {
        /* a 29 February may be four years off */
        if ((offset < -1 || offset > 1) && !(value->month == 2 && value->day == 29))
            continue;
        if (place_in(value, year + offset, &place))
            add_candidate(&all, place);
    }
    if (value->known & FIELD_WEEKDAY)
        keep_weekday(&all, value->weekday);
    return all.count > 0 ? choose(&all, value, setting, UNIT_YEAR) : nowhere;
}

/* "three Fridays from now" */
static struct place count_weekdays(const struct value *value, int32_t day)
{
    int32_t ahead = (value->weekday - (int32_t)date_weekday(day) + 6) % 7 + 1;

    if (value->count > 0)
        return place_of_date(day + ahead + 7 * (value->count - 1));
    return place_of_date(day + (ahead == 7 ? 0 : ahead) + 7 * value->count);
}

/* "next Friday" is the one of the week to come. */
static struct place pick_weekday(const struct value *value, const struct setting *setting)
{
    struct candidates all = {.count = 0};
    struct place week = place_of_day(UNIT_WEEK, setting->day);

    if (value->exact)
        return count_weekdays(value, setting->day);
    if (value->pick == PICK_NEXT && setting->day - week.day < 5 && value->weekday < 6)
        return place_of_date(week.day + 7 + value->weekday - 1);
    for (int32_t offset = -1; offset <= 1; offset++)
        add_candidate(&all, place_of_date(week.day + 7 * offset + value->weekday - 1));
    return choose(&all, value, setting, UNIT_WEEK);
}

/* "the 14th", "Tuesday the 14th" */
static struct place pick_day_of_month(const struct value *value,
                                      const struct setting *setting)
{
    struct candidates all = {.count = 0};
    struct place month = place_of_day(UNIT_MONTH, setting->day);
    int32_t reach = value->known & FIELD_WEEKDAY ? 14 : 3;

    for (int32_t offset = -reach; offset <= reach; offset++) {
        struct place at = place_shift(month, offset);
        int32_t day;
        if (value->day > date_days_in_month(at.year, at.number))
            continue;
        day = date_days_of(at.year, at.number, value->day);
        if (value->known & FIELD_WEEKDAY && (int32_t)date_weekday(day) != value->weekday)
            continue;
        add_candidate(&all, place_of_date(day));
    }
    return all.count > 0 ? choose(&all, value, setting, UNIT_MONTH) : nowhere;
}

/* ---- shifts ---- */

static struct place resolve_place(const struct value *value,
                                  const struct setting *setting);

/* "the next day" behind "in May": from which one is not told. */
static bool is_day_of_longer(const struct value *value, const struct setting *setting)
{
    return value->unit == UNIT_DAY && value->whole && value->count != 0 &&
           setting->context.unit > UNIT_WEEKEND;
}

/* The day that a shift starts from. */
static bool base_day(const struct value *value, const struct setting *setting,
                     struct place *base)
{
    if (value->base == BASE_VALUE && value->of) {
        struct setting ahead = *setting;
        if (value->pick == PICK_NEXT) /* "a week from Monday": the coming one */
            ahead.direction = DIRECTION_FUTURE;
        *base = resolve_place(value->of, &ahead);
        return base->unit != UNIT_NONE;
    }
    if (setting->context.unit &&
        (value->base == BASE_CONTEXT || (setting->narrative && value->flagged))) {
        *base = setting->context;
        return !is_day_of_longer(value, setting);
    }
    *base = place_of_date(setting->day);
    return setting->has_day;
}

static struct place shift_exactly(const struct value *value, int32_t day);

/* Halves and the finer parts of a shift: "a year and a half", "two years and three
 * months". */
static struct place shift_rest(struct place place, const struct value *value)
{
    int32_t sign = value->direction < 0 ? -1 : 1;
    int32_t day = place_first_day(place);

    if (value->unit2 && value->count2 != COUNT_VAGUE && value->exact)
        return shift_exactly(
            &(struct value){.unit = value->unit2, .count = value->count2}, day);
    if (value->unit2 && value->count2 != COUNT_VAGUE)
        return place_shift(place_of_day((enum time_unit)value->unit2, day),
                           value->count2);
    if (value->tenths != HALF_UNIT)
        return place;
    if (value->exact && value->unit == UNIT_YEAR)
        return place_of_date(date_add_months(day, sign * 6));
    if (value->unit == UNIT_YEAR)
        return place_shift(place_of_day(UNIT_MONTH, day), sign * 6);
    if (value->unit == UNIT_MONTH)
        return place_of_date(day + sign * 15);
    if (value->unit == UNIT_DECADE)
        return place_shift(place_of_day(UNIT_YEAR, day), sign * 5);
    return place;
}

/* "two weeks ago" is a day, "five months ago" a month, "ten years ago" a year. */
static struct place shift_by_count(const struct value *value, struct place base)
{
    int32_t day = place_first_day(base), count = value->count;
    enum time_unit unit = (enum time_unit)value->unit;

    switch (unit) {
    case UNIT_FORTNIGHT:
        return place_shift(place_of_date(day), 14 * count);
    case UNIT_WEEK:
        /* "six weeks ago" is no more exact than a week */
        if (count > EXACT_WEEKS_MAX || count < -EXACT_WEEKS_MAX)
            return place_shift(place_of_day(UNIT_WEEK, day), count > 100000 ? 0 : count);
        return place_shift(place_of_date(day), 7 * count);
    case UNIT_BUSINESS_DAY:
    case UNIT_DAY:
        return place_shift(place_of_date(day), count);
    case UNIT_DECADE:
    case UNIT_CENTURY:
    case UNIT_MILLENNIUM:
        return place_shift(place_of_day(UNIT_YEAR, day),
                           (count > 1000 ? 0 : count) * (unit == UNIT_DECADE    ? 10
                                                         : unit == UNIT_CENTURY ? 100
                                                                                : 1000));
    case UNIT_MONTH:
    case UNIT_QUARTER:
    case UNIT_SEASON:
    case UNIT_HALF:
    case UNIT_YEAR:
    case UNIT_WEEKEND:
        return place_shift(place_of_day(unit, day), count);
    case UNIT_NONE:
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
    case UNIT_PART:
    case UNIT_UNSPECIFIED:
        break;
    }
    return place_of_date(day);
}

/* "in two months": the day of that name, two months on */
static struct place shift_exactly(const struct value *value, int32_t day)
{
    static const int32_t months[] = {
        [UNIT_MONTH] = 1, [UNIT_QUARTER] = 3,  [UNIT_SEASON] = 3,     [UNIT_HALF] = 6,
        [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200,
    };
    enum { UNITS = sizeof months / sizeof months[0], MONTHS_MAX = 60000 };
    int32_t count = value->count;

    if (value->unit >= UNITS || months[value->unit] == 0) {
        if (value->unit == UNIT_WEEK)
            return place_shift(place_of_date(day), 7 * count);
        return shift_by_count(value, place_of_date(day));
    }
    if (count > MONTHS_MAX / months[value->unit] ||
        count < -MONTHS_MAX / months[value->unit])
        return nowhere;
    return place_of_date(date_add_months(day, count * months[value->unit]));
}

/* "over the weekend": the one at hand, or the one before the week */
static struct place last_weekend(int32_t day)
{
    struct place weekend = place_of_day(UNIT_WEEKEND, day);

    return place_first_day(weekend) <= day ? weekend : place_shift(weekend, -1);
}

/* "the quarter" of a report: the one it named, or the last that is over. */
static struct place quarter_of_text(const struct setting *setting)
{
    if (setting->quarter.unit)
        return setting->quarter;
    return place_shift(place_of_day(UNIT_QUARTER, setting->day), -1);
}

static struct place resolve_shift(const struct value *value,
                                  const struct setting *setting)
{
    struct place base;

    if (value->count > SHIFT_MAX || value->count < -SHIFT_MAX ||
        !base_day(value, setting, &base))
        return nowhere; /* "several", or past all calendars */
    if (value->unit == UNIT_QUARTER && value->whole && value->count == 0 &&
        (value->flagged || value->pick == PICK_LAST))
        return quarter_of_text(setting);
    if (value->unit == UNIT_YEAR && value->count == -1 && value->direction < 0 &&
        !(value->known & ~(uint32_t)FIELD_SHIFT) && setting->quarter.unit)
        return place_in_year(setting->quarter.unit, setting->quarter.year - 1,
                             setting->quarter.number);
    if (value->unit == UNIT_WEEKEND && value->flagged &&
        setting->direction != DIRECTION_FUTURE)
        return last_weekend(setting->day);
    if (value->whole) {
        struct place unit =
            place_of_day((enum time_unit)value->unit, place_first_day(base));
        return place_shift(unit, value->count);
    }
    if (value->exact)
        return shift_rest(shift_exactly(value, place_first_day(base)), value);
    /* "a year earlier" than a quarter or a month is a quarter or a month */
    if (value->unit == UNIT_YEAR && !value->tenths && !value->unit2 &&
        (base.unit == UNIT_QUARTER || base.unit == UNIT_HALF ||
         (base.unit == UNIT_MONTH && value->count >= -1 && value->count <= 1)))
        return place_in_year(base.unit, base.year + value->count, base.number);
    if (value->base == BASE_VALUE && base.unit == UNIT_DAY && value->unit >= UNIT_MONTH &&
        value->unit <= UNIT_YEAR)
        return place_of_date(
            date_add_months(base.day, value->count * (value->unit == UNIT_YEAR    ? 12
                                                      : value->unit == UNIT_MONTH ? 1
                                                                                  : 3)));
    return shift_rest(shift_by_count(value, base), value);
}

/* ---- composing ---- */

/* The nth weekday or day of a place; the last one for -1. */
static struct place nth_in(const struct value *value, struct place within)
{
    int32_t first = place_first_day(within), last = place_last_day(within), day;

    if (value->nth_unit == UNIT_WEEK) {
        day = value->nth > 0 ? first + 7 * (value->nth - 1)
                             : last - 3 + 7 * (value->nth + 1);
        struct place week = place_of_day(UNIT_WEEK, day);
        /* the first week holds the first Thursday, as ISO 8601 counts */
        if (value->nth > 0 && date_weekday(first) > THURSDAY)
            week = place_shift(week, 1);
        return week;
    }
    if (value->nth_unit == UNIT_DAY) {
        day = value->nth > 0 ? first + value->nth - 1 : last + value->nth + 1;
    } else if (value->nth > 0) {
        day = first + (value->weekday - (int32_t)date_weekday(first) + 7) % 7;
        day += 7 * (value->nth - 1);
    } else {
        day = last - ((int32_t)date_weekday(last) - value->weekday + 7) % 7;
    }
    return day >= first && day <= last ? place_of_date(day) : nowhere;
}

/* Fields that narrow a frame ("Friday" of "Friday next week", "June" of "June 1998"). */
static struct place narrow(const struct value *value, struct place frame)
{
    struct place place;

    if (value->known & FIELD_NTH) {
        if (place_in(value, frame.year, &place) && frame.unit == UNIT_YEAR)
            frame = place;
        return nth_in(value, frame);
    }
    if (frame.unit == UNIT_YEAR && place_in(value, frame.year, &place))
        return place;
    if (frame.unit == UNIT_MONTH && value->known & FIELD_DAY)
        return place_of_date(date_days_of(frame.year, frame.number, value->day));
    if (frame.unit == UNIT_WEEK && value->known & FIELD_WEEKDAY)
        return place_of_date(frame.day + value->weekday - 1);
    return frame;
}

static struct place year_frame(const struct value *value)
{
    int32_t year = value->before_christ ? 1 - value->year : value->year;

    if (value->known & FIELD_CENTURY)
        return (struct place){
            UNIT_CENTURY, value->before_christ ? -value->year - 99 : value->year, 0, 0};
    if (value->known & FIELD_DECADE)
        return (struct place){UNIT_DECADE, value->year, 0, 0};
    return place_of_year(year);
}

/* A narrative that has named a time goes on from there: "in January" is that of the same
 * year, or of the next where it would lead back too far. */
static bool place_in_narrative(const struct value *value, const struct setting *setting,
                               struct place *place)
{
    enum { STEP_BACK = 100 };
    struct place context = setting->context;

    if (!setting->narrative || context.unit == UNIT_NONE || context.unit > UNIT_YEAR ||
        value->pick != PICK_BY_TENSE)
        return false;
    if (!place_in(value, context.year, place))
        return false;
    if (context.unit != UNIT_YEAR &&
        place_first_day(*place) < place_first_day(context) - STEP_BACK)
        return place_in(value, context.year + 1, place);
    return true;
}

/* In a narrative weekdays and days of a month are counted on from the time it is at. */
static struct setting setting_of_narrative(const struct value *value,
                                           const struct setting *setting)
{
    struct setting there = *setting;
    struct place context = setting->context;

    if (!setting->narrative || context.unit == UNIT_NONE)
        return there;
    /* "on the 27th": of the month that it was at before it spoke of years */
    if (value->known & FIELD_DAY && context.unit > UNIT_MONTH &&
        setting->month.unit != UNIT_NONE)
        context = setting->month;
    there.has_day = true;
    there.day = place_first_day(context);
    there.direction = DIRECTION_FUTURE;
    return there;
}

/* "2013-W07", "week 7": of the year at hand */
static struct place place_of_week(const struct value *value,
                                  const struct setting *setting)
{
    struct iso_week week = {value->year, value->week};

    if (!(value->known & FIELD_YEAR)) {
        if (!setting->has_day)
            return nowhere;
        week.year = date_iso_week(setting->day).year;
    }
    return narrow(value, place_of_day(UNIT_WEEK, date_from_iso_week(week)));
}

/* "the following spring" goes on from the text, "last spring" from the publication. */
static struct setting setting_of_fields(const struct value *value,
                                        const struct setting *setting)
{
    struct setting there = *setting;

    if (value->pick == PICK_BY_TENSE || value->pick == PICK_THAT)
        return setting_of_narrative(value, setting);
    if (value->base != BASE_CONTEXT || setting->context.unit == UNIT_NONE)
        return there;
    there.has_day = true;
    there.day = value->pick == PICK_NEXT ? place_last_day(setting->context)
                                         : place_first_day(setting->context);
    return there;
}

static struct place resolve_fields(const struct value *value,
                                   const struct setting *setting)
{
    struct place place;
    struct setting there;

    if (value->known & FIELD_WEEK)
        return place_of_week(value, setting);
    if (value->known & (FIELD_YEAR | FIELD_DECADE | FIELD_CENTURY))
        return narrow(value, year_frame(value));

    if (place_in_narrative(value, setting, &place))
        return value->known & FIELD_NTH ? nth_in(value, place) : place;
    there = setting_of_fields(value, setting);
    if (!there.has_day)
        return nowhere;
    if (value->known &
        (FIELD_MONTH | FIELD_QUARTER | FIELD_HALF | FIELD_SEASON | FIELD_HOLIDAY)) {
        place = pick_in_years(value, &there);
        return value->known & FIELD_NTH ? nth_in(value, place) : place;
    }
    if (value->known & FIELD_DAY)
        return pick_day_of_month(value, &there);
    if (value->known & FIELD_WEEKDAY)
        return pick_weekday(value, &there);
    return nowhere;
}

/* A clock time or part of a day alone: of the day that the text is at, where that is no
 * background. */
static struct place day_of_clock(const struct setting *setting)
{
    if (setting->context.unit == UNIT_DAY &&
        (!setting->has_day || setting->narrative || setting->brief ||
         distance(setting->context, setting->day) <= NEWS_DAYS))
        return setting->context;
    return setting->has_day ? place_of_date(setting->day) : nowhere;
}

static struct place resolve_place(const struct value *value,
                                  const struct setting *setting)
{
    uint32_t calendar = value->known & ~(uint32_t)(FIELDS_CLOCK | FIELD_PART |
                                                   FIELD_ZONE | FIELD_MERIDIEM);

    if (calendar & FIELD_SHIFT) {
        struct place frame = resolve_shift(value, setting);
        return frame.unit == UNIT_NONE ? frame : narrow(value, frame);
    }
    if (calendar == 0)
        return day_of_clock(setting);
    return resolve_fields(value, setting);
}

/* ---- intervals ---- */

static struct interval hours(int32_t day, int32_t from, int32_t to)
{
    return (struct interval){instant_of(day, 0, 0, 0) + from * (instant)SECONDS_PER_HOUR,
                             instant_of(day, 0, 0, 0) + to * (instant)SECONDS_PER_HOUR};
}

static struct interval part_interval(enum part_of_day part, int32_t day)
{
    switch (part) {
    case PART_MORNING:
        return hours(day, 5, 12);
    case PART_MIDDAY:
        return hours(day, 11, 14);
    case PART_AFTERNOON:
        return hours(day, 12, 18);
    case PART_EVENING:
        return hours(day, 17, 24);
    case PART_NIGHT:
        return hours(day, 18, 30);
    case PART_DAYTIME:
        return hours(day, 6, 18);
    case PART_DAWN:
        return hours(day, 5, 8);
    case PART_NONE:
        break;
    }
    return interval_of_day(day);
}

static void set_clock(struct timex *timex, const struct value *value, int32_t day)
{
    instant begin = instant_of(day, 0, 0, 0) + value->hour * (instant)SECONDS_PER_HOUR +
                    value->minute * (instant)SECONDS_PER_MINUTE;
    bool minute = value->known & FIELD_MINUTE;

    timex->granularity = GRANULARITY_MINUTE;
    timex->interval = (struct interval){begin, begin + SECONDS_PER_MINUTE};
    if (!minute && timex->mod == MOD_APPROX) {
        timex->granularity = GRANULARITY_HOUR;
        timex->interval.end = begin + SECONDS_PER_HOUR;
    }
}

/* Where the first half of a place ends: whole days, months of a year, years of a decade. */
static int32_t middle_of(struct place place)
{
    int32_t first = place_first_day(place), last = place_last_day(place);

    if (place.unit == UNIT_WEEK)
        return first + 3;
    if (place.unit == UNIT_YEAR)
        return date_days_of(place.year, 7, 1);
    if (place.unit == UNIT_DECADE)
        return date_days_of(place.year + 5, 1, 1);
    return first + (last - first + 1) / 2;
}

/* The thirds of a week, a month, a year: days before the second and the last one. */
static bool thirds_of(struct place place, int32_t *second, int32_t *third)
{
    int32_t first = place_first_day(place);

    if (place.unit == UNIT_WEEK) {
        *second = first + 3;
        *third = first + 4;
    } else if (place.unit == UNIT_MONTH) {
        *second = first + 10;
        *third = first + 20;
    } else if (place.unit == UNIT_YEAR) {
        *second = date_days_of(place.year, 5, 1);
        *third = date_days_of(place.year, 9, 1);
    } else {
        return false;
    }
    return true;
}

/* "early", "late" and "mid" of weeks and longer: a half of it, in brief texts a third. */
static struct interval part_of_place(struct place place, enum timex_mod mod, bool brief)
{
    int32_t first = place_first_day(place), last = place_last_day(place);
    int32_t middle = middle_of(place), second, third;

    if (brief && thirds_of(place, &second, &third))
        return mod == MOD_START ? interval_of_days(first, second - 1)
               : mod == MOD_END ? interval_of_days(third, last)
                                : interval_of_days(second, third - 1);

    if (mod == MOD_START)
        return interval_of_days(first, middle - 1);
    if (mod == MOD_END)
        return interval_of_days(middle, last);
    return interval_of_days(first + (middle - first) / 2, last - (last - middle + 1) / 2);
}

/* "later this week": the second half of it, or what is left; "earlier this week": up to
 * then. */
static struct interval side_of_place(struct place place, int32_t side,
                                     const struct setting *setting)
{
    struct interval whole = place_interval(place);
    instant today = instant_of_day(setting->day),
            middle = instant_of_day(middle_of(place));

    if (!setting->has_day || today < whole.begin || today >= whole.end)
        today = middle;
    if (side == SIDE_REST)
        whole.begin = today;
    else if (side == SIDE_TO_DATE)
        whole.end = today + SECONDS_PER_DAY;
    else if (side > 0)
        whole.begin = today > middle ? today : middle;
    else
        whole.end = today > whole.begin && today < middle ? today : middle;
    return whole;
}

static void set_interval(struct timex *timex, const struct value *value,
                         struct place place, const struct setting *setting)
{
    timex->interval = place_interval(place);
    timex->granularity = place_granularity(place);
    if (value->last_day > value->day)
        timex->interval.end += (value->last_day - value->day) * (instant)SECONDS_PER_DAY;
    if (place.unit != UNIT_DAY) {
        if (place.unit != UNIT_WEEKEND &&
            (timex->mod == MOD_START || timex->mod == MOD_MID || timex->mod == MOD_END))
            timex->interval = part_of_place(place, timex->mod, setting->brief);
        if (value->side != 0)
            timex->interval = side_of_place(place, value->side, setting);
        return;
    }
    if (value->known & FIELD_HOUR) {
        set_clock(timex, value, place.day);
    } else if (value->known & FIELD_PART) {
        timex->interval = part_interval((enum part_of_day)value->part, place.day);
        timex->granularity = GRANULARITY_PART_OF_DAY;
    } else if (timex->mod == MOD_START) {
        timex->interval = hours(place.day, 0, 12);
        timex->granularity = GRANULARITY_PART_OF_DAY;
    } else if (timex->mod == MOD_END) {
        timex->interval = hours(place.day, 12, 24);
        timex->granularity = GRANULARITY_PART_OF_DAY;
    } else if (timex->mod == MOD_MID) {
        timex->interval = hours(place.day, 10, 14);
        timex->granularity = GRANULARITY_PART_OF_DAY;
    }
}

/* ---- by kind ---- */

static bool is_relative(const struct value *value)
{
    return value->known & FIELD_SHIFT ||
           !(value->known & (FIELD_YEAR | FIELD_DECADE | FIELD_CENTURY));
}

static void set_anchor(struct timex *timex, const struct value *value,
                       const struct setting *setting)
{
    bool by_context = setting->context.unit != UNIT_NONE &&
                      ((value->known & FIELD_SHIFT && value->base == BASE_CONTEXT) ||
                       value->pick == PICK_THAT);

    if (!is_relative(value))
        return;
    timex->direction = setting->direction;
    timex->reason = setting->reason;
    if (by_context) {
        timex->anchor_kind = ANCHOR_EXPRESSION;
        timex->has_anchor_day = true;
        timex->anchor_day = place_first_day(setting->context);
        timex->reason = "counted from the expression before it";
    } else if (setting->has_day) {
        timex->anchor_kind = setting->kind;
        timex->has_anchor_day = true;
        timex->anchor_day = setting->day;
    }
    if (value->known & FIELD_SHIFT && !by_context)
        timex->reason = "counted from the anchor";
    else if (value->pick != PICK_BY_TENSE && !by_context)
        timex->reason = "the words themselves tell which one";
}

static void resolve_vague_shift(struct timex *timex, const struct value *value)
{
    timex->type = TIMEX_DATE;
    snprintf(timex->value, sizeof timex->value, "%s",
             value->direction < 0 ? "PAST_REF" : "FUTURE_REF");
}

static void check_weekday(struct timex *timex, const struct value *value,
                          struct place place)
{
    if (value->known & FIELD_WEEKDAY && place.unit == UNIT_DAY &&
        value->known & (FIELD_DAY | FIELD_SHIFT | FIELD_HOLIDAY) &&
        !(value->known & FIELD_NTH))
        timex->weekday_contradiction = (int32_t)date_weekday(place.day) != value->weekday;
}

/* "two hours ago", where the publication's clock is known: a clock time. */
static bool shift_clock(struct value *value, const struct setting *setting)
{
    int64_t seconds = duration_length(value);
    instant at;

    bool finer = value->exact && value->unit2 && value->unit2 < UNIT_PART &&
                 value->unit <= UNIT_WEEK; /* "1 day 2 hours ago" */

    if (!(value->known & FIELD_SHIFT) || value->base != BASE_PUBLICATION ||
        value->unit < UNIT_SECOND || (value->unit > UNIT_HOUR && !finer) ||
        !setting->has_clock || value->count == COUNT_VAGUE)
        return false;
    if (value->count < 0 && value->tenths)
        seconds = -duration_length(&(struct value){
            .unit = value->unit, .count = -value->count, .tenths = value->tenths});
    else if (value->count == 0 && value->direction < 0)
        seconds = -seconds;
    at = instant_of_day(setting->day) + setting->second + seconds;
    value->unit = UNIT_DAY;
    value->count = instant_day(at) - setting->day;
    value->tenths = 0;
    value->unit2 = value->unit3 = UNIT_NONE;
    value->whole = true;
    value->known |= FIELD_HOUR | FIELD_MINUTE;
    value->hour = (int8_t)(instant_second_of_day(at) / SECONDS_PER_HOUR);
    value->minute = (int8_t)(instant_second_of_day(at) / SECONDS_PER_MINUTE % 60);
    return true;
}

/* Seconds from the start of the day. */
static int32_t second_of(const struct value *value)
{
    return value->hour * SECONDS_PER_HOUR + value->minute * SECONDS_PER_MINUTE +
           value->second;
}

static bool is_today(const struct value *value)
{
    return value->known & FIELD_SHIFT && value->base == BASE_PUBLICATION &&
           value->unit == UNIT_DAY && value->count == 0;
}

/* "at 5", "3 am" in a brief text: the next time that the clock shows it, where no day
 * and no verb says otherwise. */
static bool settle_clock(struct value *value, const struct setting *setting)
{
    enum { HALF_DAY = 12, NOON = 12 * SECONDS_PER_HOUR };
    uint32_t calendar =
        value->known & ~(uint32_t)(FIELDS_CLOCK | FIELD_ZONE | FIELD_MERIDIEM);
    bool today = is_today(value);

    if (!setting->brief || !setting->has_clock || !(value->known & FIELD_HOUR) ||
        setting->direction == DIRECTION_PAST || (calendar != 0 && !today) ||
        (calendar == 0 && setting->context.unit == UNIT_DAY))
        return false;
    if (value->clock_uncertain && value->hour < HALF_DAY &&
        second_of(value) < setting->second && setting->second < second_of(value) + NOON)
        value->hour = (int8_t)(value->hour + HALF_DAY);
    if (!today && second_of(value) < setting->second) {
        value->known |= FIELD_SHIFT;
        value->base = BASE_PUBLICATION;
        value->unit = UNIT_DAY;
        value->count = 1;
        value->whole = true;
    }
    return true;
}

static void resolve_time(struct timex *timex, const struct value *meaning,
                         const struct setting *setting, struct place *place)
{
    struct value shifted = *meaning;
    const struct value *value =
        shift_clock(&shifted, setting) || settle_clock(&shifted, setting) ? &shifted
                                                                          : meaning;
    bool within_day = value->known & (FIELD_HOUR | FIELD_PART);

    timex->type = within_day ? TIMEX_TIME : TIMEX_DATE;
    print_unresolved(timex->unresolved, meaning);
    set_anchor(timex, value, setting);
    *place = resolve_place(value, setting);
    if (place->unit == UNIT_NONE) {
        snprintf(timex->value, sizeof timex->value, "%s", timex->unresolved);
        if (value->known & FIELD_SHIFT && value->count == COUNT_VAGUE)
            resolve_vague_shift(timex, value);
        else if (value->known & FIELD_SHIFT)
            snprintf(timex->value, sizeof timex->value, "XXXX-XX-XX");
        return;
    }
    timex->resolved = true;
    check_weekday(timex, value, *place);
    set_interval(timex, value, *place, setting);
    print_place(timex->value, *place, value);
    timex->same_as_publication_weekday =
        value->known & FIELD_WEEKDAY && !(value->known & FIELD_DAY) && setting->has_day &&
        (int32_t)date_weekday(setting->day) == value->weekday;
}

/* The count-th day from 'day' that is no Saturday and no Sunday. */
static struct place business_day(int32_t day, int32_t count)
{
    int32_t step = count < 0 ? -1 : 1;

    while (count != 0) {
        day += step;
        if (date_weekday(day) < SATURDAY)
            count -= step;
    }
    return place_of_date(day);
}

/* "the 2 upcoming months": from tomorrow on, to the day of that name. */
static bool place_days(struct timex *timex, const struct value *value,
                       const struct setting *setting)
{
    struct value shift = *value;
    struct place other;

    shift.count = value->direction < 0 ? -value->count : value->count;
    other = shift_exactly(&shift, setting->day);
    if (other.unit != UNIT_DAY)
        return false;
    timex->interval = value->direction < 0
                          ? interval_of_days(other.day, setting->day - 1)
                          : interval_of_days(setting->day + 1, other.day);
    timex->granularity = GRANULARITY_DAY;
    return true;
}

/* "the next three days", "the last two quarters" in a brief text: whole units before or
 * behind the one at hand; hours and minutes are counted from now. */
static bool place_units(struct timex *timex, const struct value *value,
                        const struct setting *setting)
{
    enum time_unit unit = (enum time_unit)value->unit;
    int32_t count = value->count;
    struct place here, first, last;

    if (value->tenths || value->unit2 || count < 1 || count > SHIFT_MAX)
        return false;
    if (value->exact && unit >= UNIT_DAY)
        return place_days(timex, value, setting);
    if (unit < UNIT_PART) {
        instant now = instant_of_day(setting->day) + setting->second;
        int64_t length = value->direction * duration_length(value);
        timex->interval = length < 0 ? (struct interval){now + length, now}
                                     : (struct interval){now, now + length};
        timex->granularity = GRANULARITY_MINUTE;
        return setting->has_clock;
    }
    if (unit == UNIT_PART || unit == UNIT_WEEKEND || unit > UNIT_DECADE)
        return false;
    here = unit == UNIT_FORTNIGHT || unit == UNIT_BUSINESS_DAY
               ? place_of_date(setting->day)
               : place_of_day(unit, setting->day);
    if (here.unit != unit && unit != UNIT_FORTNIGHT && unit != UNIT_BUSINESS_DAY)
        return false;
    first = last = here;
    if (value->direction != 0) {
        first = place_shift(here, value->direction < 0 ? -count : 1);
        last = place_shift(here, value->direction < 0 ? -1 : count);
    }
    if (unit == UNIT_BUSINESS_DAY && value->direction < 0)
        first = business_day(setting->day, -count);
    else if (unit == UNIT_BUSINESS_DAY)
        last = business_day(setting->day, count);
    timex->interval = interval_of_days(place_first_day(first), place_last_day(last));
    timex->granularity = place_granularity(here);
    return true;
}

/* "wait for 5 minutes", "1 month" in a brief text: when that time will be over. */
static void place_end(struct timex *timex, const struct value *value,
                      const struct setting *setting)
{
    struct value shift = *value;
    struct place place;

    shift.kind = VALUE_TIME;
    shift.known = FIELD_SHIFT;
    shift.base = BASE_PUBLICATION;
    shift.direction = 1;
    shift.exact = true;
    if (value->count == COUNT_VAGUE || !setting->has_day)
        return;
    (void)shift_clock(&shift, setting);
    place = resolve_place(&shift, setting);
    if (place.unit != UNIT_DAY)
        return;
    timex->resolved = true;
    set_interval(timex, &shift, place, setting);
    timex->anchor_kind = setting->kind;
    timex->has_anchor_day = true;
    timex->anchor_day = setting->day;
}

/* "the past three years" lie before the anchor. */
static void place_duration(struct timex *timex, const struct value *value,
                           const struct setting *setting)
{
    const int64_t length_max = 9000 * INT64_C(31556952); /* years of the calendar */
    int64_t length = duration_length(value);
    instant at;

    if (setting->brief && !value->spread && length > 0)
        place_end(timex, value, setting);
    if (!value->spread || !setting->has_day || length == 0 || length > length_max)
        return;
    timex->resolved = true;
    timex->anchor_kind = setting->kind;
    timex->has_anchor_day = true;
    timex->anchor_day = setting->day;
    if (setting->brief && place_units(timex, value, setting))
        return;
    at = instant_of_day(setting->day);
    timex->interval = value->direction < 0
                          ? (struct interval){at - length, at + SECONDS_PER_DAY}
                          : (struct interval){at, at + length + SECONDS_PER_DAY};
    timex->granularity = GRANULARITY_DAY;
}

static void resolve_duration(struct timex *timex, const struct value *value,
                             const struct setting *setting)
{
    timex->type = TIMEX_DURATION;
    print_duration(timex->value, value);
    memcpy(timex->unresolved, timex->value, sizeof timex->unresolved);
    timex->duration_seconds = duration_length(value);
    place_duration(timex, value, setting);
}

static void resolve_set(struct timex *timex, const struct value *value)
{
    timex->type = TIMEX_SET;
    if (value->known) {
        print_unresolved(timex->value, value);
    } else {
        print_duration(timex->value, value);
    }
    memcpy(timex->unresolved, timex->value, sizeof timex->unresolved);
    if (value->quant)
        snprintf(timex->quant, sizeof timex->quant, "%s", value->quant);
    if (value->frequency == COUNT_VAGUE)
        snprintf(timex->freq, sizeof timex->freq, "XX");
    else if (value->frequency > 0)
        snprintf(timex->freq, sizeof timex->freq, "%dX", value->frequency);
}

static void resolve_vague(struct timex *timex, const struct value *value,
                          const struct setting *setting)
{
    static const char *const names[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    instant now = instant_of_day(setting->day);

    timex->type = TIMEX_DATE;
    snprintf(timex->value, sizeof timex->value, "%s", names[value->vague]);
    memcpy(timex->unresolved, timex->value, sizeof timex->unresolved);
    if (!setting->brief || !setting->has_day || value->vague != VAGUE_PRESENT)
        return;
    now +=
        setting->has_clock ? setting->second - setting->second % SECONDS_PER_MINUTE : 0;
    timex->resolved = true;
    timex->granularity = setting->has_clock ? GRANULARITY_MINUTE : GRANULARITY_DAY;
    timex->interval.begin = now;
    timex->interval.end =
        now + (setting->has_clock ? SECONDS_PER_MINUTE : SECONDS_PER_DAY);
}

static void resolve_one(struct timex *timex, const struct value *meaning,
                        const struct setting *setting, struct place *place)
{
    *place = nowhere;
    timex->mod = (enum timex_mod)meaning->mod;
    timex->interval = INTERVAL_UNBOUNDED;
    switch ((enum value_kind)meaning->kind) {
    case VALUE_TIME:
        resolve_time(timex, meaning, setting, place);
        break;
    case VALUE_DURATION:
        resolve_duration(timex, meaning, setting);
        break;
    case VALUE_SET:
        resolve_set(timex, meaning);
        break;
    case VALUE_VAGUE:
        resolve_vague(timex, meaning, setting);
        break;
    case VALUE_NONE:
    case VALUE_NUMBER:
        break;
    }
}

/* ---- spans of brief texts ---- */

/* The later end is looked for from the earlier one on; what is counted from now is not. */
static struct setting setting_of_end(const struct setting *setting,
                                     const struct value *end, struct place begin)
{
    struct setting there = *setting;

    if (begin.unit == UNIT_NONE) { /* "between now and ..." */
        there.direction = DIRECTION_FUTURE;
        there.certain = true;
        there.nearest = false;
        return there;
    }
    if (end->kind == VALUE_VAGUE ||
        (end->known & FIELD_SHIFT && end->base == BASE_PUBLICATION))
        return there;
    there.has_day = true;
    there.day = place_first_day(begin);
    there.has_clock = false;
    there.context = begin;
    there.direction = DIRECTION_FUTURE;
    there.certain = true;
    there.nearest = false;
    return there;
}

/* "8am - 3": in the afternoon; "10pm - 2am": of the next day. */
static void order_clocks(struct timex *end, const struct value *value, instant begin)
{
    uint32_t calendar = value->known & ~(uint32_t)(FIELDS_CLOCK | FIELD_PART |
                                                   FIELD_ZONE | FIELD_MERIDIEM);
    instant half = SECONDS_PER_DAY / 2;

    if (calendar != 0 || value->kind != VALUE_TIME)
        return;
    if (end->interval.end <= begin && value->clock_uncertain) {
        end->interval.begin += half;
        end->interval.end += half;
    }
    if (end->interval.end <= begin) {
        end->interval.begin += SECONDS_PER_DAY;
        end->interval.end += SECONDS_PER_DAY;
    }
}

static bool has_clock_time(const struct value *value)
{
    return value->known & FIELDS_CLOCK || value->kind == VALUE_VAGUE;
}

/* Where a span that begins with 'timex' ends; false when it cannot be told. */
static bool end_of_span(const struct timex *timex, const struct value *meaning,
                        const struct setting *setting, struct place begin, instant *end)
{
    struct timex other = {0};
    struct setting there;
    struct place place;
    struct value last;

    if (meaning->length) {
        *end = timex->interval.begin + duration_length(meaning->length);
        return duration_length(meaning->length) > 0;
    }
    if (!meaning->until) {
        *end = has_clock_time(meaning) ? timex->interval.begin : timex->interval.end;
        return true;
    }
    there = setting_of_end(setting, meaning->until, begin);
    last = *meaning->until;
    if (meaning->day_shared) {
        last.known &= (uint32_t)(FIELDS_CLOCK | FIELD_PART | FIELD_ZONE);
        last.pick = PICK_BY_TENSE;
    }
    if (last.pick == PICK_THIS) /* "this Friday to this Monday" */
        last.pick = PICK_BY_TENSE;
    resolve_one(&other, &last, &there, &place);
    order_clocks(&other, &last, timex->interval.begin);
    *end = has_clock_time(&last) ? other.interval.begin : other.interval.end;
    return other.resolved;
}

/* "P4D", "PT90M": longer ones in whole days */
static void print_span(struct timex *timex)
{
    enum { DAYS_FROM = 3 };
    int64_t length = timex->interval.end - timex->interval.begin;
    struct value value = {.kind = VALUE_DURATION, .unit = UNIT_MINUTE};

    if (length % SECONDS_PER_DAY == 0 || length > DAYS_FROM * SECONDS_PER_DAY)
        value.unit = UNIT_DAY;
    else if (length % SECONDS_PER_HOUR == 0)
        value.unit = UNIT_HOUR;
    value.count = (int32_t)(length / duration_length(&(struct value){.unit = value.unit,
                                                                     .count = 1}));
    print_duration(timex->value, &value);
}

static void resolve_span(struct timex *timex, const struct value *meaning,
                         const struct setting *setting, struct place *place)
{
    instant now =
        instant_of_day(setting->day) + (setting->has_clock ? setting->second : 0);
    instant end;

    resolve_one(timex, meaning, setting, place);
    if (!timex->resolved || !end_of_span(timex, meaning, setting, *place, &end))
        return;
    if (meaning->deadline) {
        if (now < end)
            timex->interval = (struct interval){now, end};
        return;
    }
    if (end <= timex->interval.begin)
        return;
    timex->type = TIMEX_DURATION;
    timex->mod = MOD_NONE;
    timex->interval.end = end;
    timex->duration_seconds = end - timex->interval.begin;
    print_span(timex);
    if (timex->duration_seconds > SECONDS_PER_DAY)
        *place = nowhere;
}

void resolve(struct timex *timex, const struct value *meaning,
             const struct setting *setting, struct place *place)
{
    if (meaning->until || meaning->length || meaning->deadline)
        resolve_span(timex, meaning, setting, place);
    else
        resolve_one(timex, meaning, setting, place);
}
