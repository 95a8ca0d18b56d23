#include "temporal/resolve.h"

#include "temporal/extent.h"
#include "temporal/pick.h"
#include "temporal/print.h"
#include "temporal/shift.h"
#include "temporal/span.h"

#include <stdio.h>
#include <string.h>

enum { SHIFT_MAX = 100000, NEWS_DAYS = 7 };

static const struct place nowhere = {UNIT_NONE, 0, 0, 0};

/* ---- shifts ---- */

static struct place resolve_place(const struct value *value,
                                  const struct setting *setting);

/* "the next day", "a week later" behind "in May": from which day is not told. */
static bool is_day_of_longer(const struct value *value, const struct setting *setting)
{
    bool days =
        value->unit == UNIT_DAY || (!value->whole && value->unit <= UNIT_FORTNIGHT);

    return days && setting->context.unit > UNIT_FORTNIGHT;
}

/* "Next year, the track was opened" of a narrative */
static bool is_next(const struct value *value, const struct setting *setting)
{
    return value->whole && value->count == 1 && value->unit >= UNIT_WEEK &&
           setting->direction != DIRECTION_FUTURE;
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
        (value->base == BASE_CONTEXT ||
         (setting->narrative && (value->flagged || is_next(value, setting))))) {
        *base = setting->context;
        if (!is_day_of_longer(value, setting))
            return true;
        if (value->flagged && value->count == 0 && setting->has_day &&
            !setting->narrative) { /* "late in the day": of the article's */
            *base = place_of_date(setting->day);
            return true;
        }
        *base = setting->month; /* "until 2018 ... that same day" */
        return value->count == 0 && base->unit == UNIT_DAY &&
               setting->context.unit > UNIT_MONTH;
    }
    *base = place_of_date(setting->day);
    return setting->has_day;
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

static int32_t year_of_report(const struct setting *setting)
{
    return setting->quarter.unit ? setting->quarter.year
                                 : date_from_days(setting->day).year;
}

static bool is_year_earlier(const struct value *value)
{
    return value->unit == UNIT_YEAR && value->count == -1 && value->direction < 0 &&
           !value->tenths && !value->unit2 && !(value->known & ~(uint32_t)FIELD_SHIFT);
}

/* "a year earlier" in a report of a quarter is that quarter of the year before, of nine
 * months that year; "the year-earlier results" are those just named. */
static bool year_earlier(const struct value *value, const struct setting *setting,
                         struct place *place)
{
    struct place context = setting->context;

    if (!is_year_earlier(value))
        return false;
    if (value->pick == PICK_THAT && setting->has_day &&
        (context.unit == UNIT_QUARTER || context.unit == UNIT_HALF ||
         context.unit == UNIT_YEAR) &&
        (context.unit == UNIT_YEAR || !setting->months) &&
        context.year == year_of_report(setting) - 1)
        *place = context;
    else if (!setting->quarter.unit)
        return false;
    else if (setting->months)
        *place = place_of_year(setting->quarter.year - 1);
    else
        *place = place_in_year(setting->quarter.unit, setting->quarter.year - 1,
                               setting->quarter.number);
    return true;
}

/* "That night they met. At dawn ...": of the day that follows */
static bool is_after_night(const struct value *value, const struct setting *setting)
{
    enum { EARLY_HOURS = 6 };
    bool early = value->known & FIELD_HOUR
                     ? value->hour < EARLY_HOURS && (setting->narrative || setting->near)
                     : value->part == PART_DAWN || value->part == PART_MORNING;

    return early && (setting->part == PART_NIGHT || setting->part == PART_EVENING);
}

/* "41,000 years ago" */
static bool is_before_history(const struct value *value)
{
    enum { YEARS = 9000 };
    int64_t years = value->unit == UNIT_YEAR         ? 1
                    : value->unit == UNIT_DECADE     ? 10
                    : value->unit == UNIT_CENTURY    ? 100
                    : value->unit == UNIT_MILLENNIUM ? 1000
                                                     : 0;

    return value->count * years > YEARS || value->count * years < -YEARS;
}

static struct place resolve_shift(const struct value *value,
                                  const struct setting *setting)
{
    struct place base;

    if (value->count > SHIFT_MAX || value->count < -SHIFT_MAX ||
        !base_day(value, setting, &base))
        return nowhere; /* "several", or past all calendars */
    if (is_before_history(value))
        return nowhere;
    if (value->unit == UNIT_QUARTER && value->whole && value->count == 0 &&
        (value->flagged || value->pick == PICK_LAST))
        return quarter_of_text(setting);
    if (year_earlier(value, setting, &base))
        return base;
    if (value->unit == UNIT_WEEKEND && value->flagged &&
        setting->direction != DIRECTION_FUTURE)
        return last_weekend(setting->day);
    if (value->whole) {
        struct place unit =
            place_of_day((enum time_unit)value->unit, place_first_day(base));
        bool after_night = value->known & FIELD_PART && value->flagged &&
                           value->base == BASE_CONTEXT && is_after_night(value, setting);
        return place_shift(unit, value->count + (after_night ? 1 : 0));
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
        if (pick_in_year(value, frame.year, &place) && frame.unit == UNIT_YEAR)
            frame = place;
        return nth_in(value, frame);
    }
    if (frame.unit == UNIT_YEAR && pick_in_year(value, frame.year, &place))
        return place;
    if (frame.unit == UNIT_MONTH && value->known & FIELD_DAY)
        return place_of_date(date_days_of(frame.year, frame.number, value->day));
    if (frame.unit == UNIT_DAY && value->known & FIELD_WEEKDAY && value->exact)
        return pick_counted_weekday(value->weekday, value->count2, frame.day);
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

/* "the winter" behind "in January" is the one that began the year before. */
static bool is_winter_of_before(const struct value *value, struct place context)
{
    enum { MARCH = 3 };

    return value->known & FIELD_SEASON && value->season == SEASON_WINTER &&
           (context.unit == UNIT_DAY || context.unit == UNIT_MONTH) &&
           context.number <= MARCH;
}

/* "It lasted from August 1904 to January 1905. In late August ...": of the first year of
 * the span that has it. */
static bool place_in_span(const struct value *value, const struct setting *setting,
                          struct place *place)
{
    struct place at;
    int32_t begin = place_first_day(setting->begin);
    int32_t end = place_last_day(setting->context);

    if (setting->begin.unit == UNIT_NONE || setting->begin.year > setting->context.year)
        return false;
    for (int32_t year = setting->begin.year; year <= setting->begin.year + 1; year++) {
        if (pick_in_year(value, year, &at) && place_last_day(at) >= begin &&
            place_first_day(at) <= end) {
            *place = at;
            return true;
        }
    }
    return false;
}

/* A narrative that has named a time goes on from there: "in January" is that of the same
 * year, or of the next where it would lead back too far. */
static bool place_in_narrative(const struct value *value, const struct setting *setting,
                               struct place *place)
{
    enum { STEP_BACK = 100 };
    struct place context = setting->context;

    if (setting->narrative && context.unit == UNIT_NONE && setting->foreseen_year)
        context = place_of_year(setting->foreseen_year);
    if (!setting->narrative || context.unit == UNIT_NONE || context.unit > UNIT_YEAR ||
        value->pick != PICK_BY_TENSE)
        return false;
    if (!pick_in_year(value, context.year, place))
        return false;
    if (value->known & FIELD_WEEKDAY && place->unit == UNIT_DAY &&
        (int32_t)date_weekday(place->day) != value->weekday)
        return false; /* "Monday, Oct. 26" of another year */
    if (place_in_span(value, setting, place))
        return true;
    if (is_winter_of_before(value, context))
        return pick_in_year(value, context.year - 1, place);
    if (context.unit != UNIT_YEAR &&
        place_first_day(*place) < place_first_day(context) - STEP_BACK)
        return pick_in_year(value, context.year + 1, place);
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

/* "Sunday, April 6" */
static bool is_named_day(const struct value *value)
{
    return value->known & FIELD_WEEKDAY && value->known & FIELD_MONTH &&
           value->known & FIELD_DAY && value->pick == PICK_BY_TENSE;
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
    /* "Sunday, April 6" is counted from the article's day where the narrative's year has it on
     * another weekday */
    there = is_named_day(value) ? *setting : setting_of_fields(value, setting);
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
static struct place day_of_clock(const struct value *value, const struct setting *setting)
{
    if (setting->context.unit == UNIT_DAY &&
        (!setting->has_day || setting->narrative || setting->brief || setting->near ||
         place_distance(setting->context, setting->day) <= NEWS_DAYS))
        return place_shift(setting->context, is_after_night(value, setting) ? 1 : 0);
    return setting->has_day && !setting->narrative ? place_of_date(setting->day)
                                                   : nowhere;
}

/* "the 1988 period": which quarter that is, the report has told; or it is the year. */
static struct value with_quarter(const struct value *value, const struct setting *setting)
{
    struct value named = *value;

    if (setting->quarter.unit && (!setting->months || value->unit2 == UNIT_QUARTER))
        named.quarter = (uint8_t)setting->quarter.number;
    else
        named.known &= ~(uint32_t)FIELD_QUARTER;
    if (value->known & FIELD_SHIFT && value->direction < 0 && setting->has_day) {
        named.known = FIELD_YEAR | (named.known & FIELD_QUARTER);
        named.year = year_of_report(setting) - 1;
    }
    named.unit2 = UNIT_NONE;
    return named;
}

static struct place resolve_place(const struct value *value,
                                  const struct setting *setting)
{
    struct value named;
    uint32_t calendar = value->known & ~(uint32_t)(FIELDS_CLOCK | FIELD_PART |
                                                   FIELD_ZONE | FIELD_MERIDIEM);

    if (calendar & FIELD_QUARTER && value->quarter == 0) {
        named = with_quarter(value, setting);
        return resolve_place(&named, setting);
    }
    if (calendar & FIELD_SHIFT) {
        struct place frame = resolve_shift(value, setting);
        return frame.unit == UNIT_NONE ? frame : narrow(value, frame);
    }
    if (calendar == 0)
        return day_of_clock(value, setting);
    return resolve_fields(value, setting);
}

/* ---- by kind ---- */

static bool is_relative(const struct value *value)
{
    return value->known & FIELD_SHIFT ||
           !(value->known & (FIELD_YEAR | FIELD_DECADE | FIELD_CENTURY));
}

/* "On 3 May", "on Sunday" of a narrative of older times */
static bool is_told_in_narrative(const struct value *value, const struct setting *setting)
{
    return setting->narrative && value->pick == PICK_BY_TENSE &&
           !(value->known & FIELD_SHIFT) && value->known & ~(uint32_t)FIELD_ZONE;
}

static void set_anchor(struct timex *timex, const struct value *value,
                       const struct setting *setting)
{
    bool by_context = setting->context.unit != UNIT_NONE &&
                      ((value->known & FIELD_SHIFT && value->base == BASE_CONTEXT) ||
                       value->pick == PICK_THAT || is_told_in_narrative(value, setting));

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

    int32_t second = setting->second, day = setting->day;
    bool from_context = value->base == BASE_CONTEXT && setting->clock != CLOCK_NONE &&
                        setting->context.unit == UNIT_DAY;

    if (!(value->known & FIELD_SHIFT) || value->unit < UNIT_SECOND ||
        (value->unit > UNIT_HOUR && !finer) || value->count == COUNT_VAGUE ||
        !(from_context || (value->base == BASE_PUBLICATION && setting->has_clock)))
        return false;
    if (from_context) { /* "At 7:20 ... Ten minutes later" */
        second = setting->clock;
        day = setting->context.day;
    }
    if (value->count < 0 && value->tenths)
        seconds = -duration_length(&(struct value){
            .unit = value->unit, .count = -value->count, .tenths = value->tenths});
    else if (value->count == 0 && value->direction < 0)
        seconds = -seconds;
    at = instant_of_day(day) + second + seconds;
    value->unit = UNIT_DAY;
    value->count = instant_day(at) - day;
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

/* "midnight Friday" ends that day; alone, and in brief texts, it begins one. */
static bool begin_at_midnight(struct value *value, const struct setting *setting)
{
    enum { END_OF_DAY = 24 };

    bool bare = value->known == FIELD_HOUR && !setting->narrative;

    if (!(setting->brief || bare) || !(value->known & FIELD_HOUR) ||
        value->hour != END_OF_DAY || value->known & FIELD_MINUTE)
        return false;
    value->hour = 0;
    return true;
}

/* "that evening ... at nine o'clock": nine in the evening */
static bool place_late(struct value *value, const struct setting *setting)
{
    enum { HALF_DAY = 12, NIGHT_FROM = 5 };
    uint32_t calendar = value->known & ~(uint32_t)(FIELDS_CLOCK | FIELD_ZONE);
    bool late = setting->part == PART_EVENING || setting->part == PART_AFTERNOON ||
                (setting->part == PART_NIGHT && value->hour >= NIGHT_FROM);

    if (setting->brief || calendar != 0 || !value->clock_uncertain || !late ||
        setting->context.unit != UNIT_DAY || value->hour >= HALF_DAY)
        return false;
    value->hour = (int8_t)(value->hour + HALF_DAY);
    return true;
}

static void resolve_time(struct timex *timex, const struct value *meaning,
                         const struct setting *setting, struct place *place)
{
    struct value shifted = *meaning;
    bool midnight = begin_at_midnight(&shifted, setting);
    const struct value *value = shift_clock(&shifted, setting) ||
                                        settle_clock(&shifted, setting) ||
                                        place_late(&shifted, setting) || midnight
                                    ? &shifted
                                    : meaning;
    bool within_day = value->known & (FIELD_HOUR | FIELD_PART);

    timex->type = within_day ? TIMEX_TIME : TIMEX_DATE;
    print_unresolved(timex->unresolved, meaning);
    set_anchor(timex, value, setting);
    *place = resolve_place(value, setting);
    if (place->unit == UNIT_NONE) {
        snprintf(timex->value, sizeof timex->value, "%s", timex->unresolved);
        if (value->known & FIELD_SHIFT &&
            (value->count == COUNT_VAGUE || is_before_history(value)))
            resolve_vague_shift(timex, value);
        else if (value->known & FIELD_SHIFT)
            snprintf(timex->value, sizeof timex->value, "XXXX-XX-XX");
        return;
    }
    timex->resolved = true;
    check_weekday(timex, value, *place);
    extent_set(timex, value, *place, setting);
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
    extent_set(timex, &shift, place, setting);
    timex->anchor_kind = setting->kind;
    timex->has_anchor_day = true;
    timex->anchor_day = setting->day;
}

/* The other end of a span that begins or ends on a day. */
static instant far_end(const struct value *value, int32_t day)
{
    struct value shift = *value;
    struct place place;

    if (value->tenths || value->unit2 || value->unit < UNIT_DAY ||
        value->unit == UNIT_WEEKEND)
        return instant_of_day(day) + value->direction * duration_length(value);
    shift.count = value->direction * value->count;
    place = shift_exactly(&shift, day);
    return instant_of_day(place.unit == UNIT_DAY ? place.day : day);
}

/* Where "the next three years" begin: narratives count from the time that they are at. */
static bool spread_anchor(struct timex *timex, const struct value *value,
                          const struct setting *setting)
{
    bool by_context = setting->context.unit != UNIT_NONE &&
                      (setting->narrative || value->base == BASE_CONTEXT);

    timex->anchor_kind = by_context ? ANCHOR_EXPRESSION : setting->kind;
    timex->anchor_day = !by_context            ? setting->day
                        : value->direction < 0 ? place_last_day(setting->context)
                                               : place_first_day(setting->context);
    timex->reason =
        by_context ? "counted from the expression before it" : "counted from the anchor";
    timex->has_anchor_day = by_context || setting->has_day;
    return timex->has_anchor_day;
}

/* "the past three years" lie before the anchor. */
static void place_duration(struct timex *timex, const struct value *value,
                           const struct setting *setting)
{
    const int64_t length_max = 4000 * INT64_C(31556952); /* years of the calendar */
    int64_t length = duration_length(value);
    instant at, far;

    if (setting->brief && !value->spread && length > 0)
        place_end(timex, value, setting);
    if (!value->spread || length == 0 || length > length_max ||
        !spread_anchor(timex, value, setting))
        return;
    timex->resolved = true;
    if (setting->brief && place_units(timex, value, setting))
        return;
    at = instant_of_day(timex->anchor_day);
    far = far_end(value, timex->anchor_day);
    timex->interval = value->direction < 0 ? (struct interval){far, at + SECONDS_PER_DAY}
                                           : (struct interval){at, far + SECONDS_PER_DAY};
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

void resolve_one(struct timex *timex, const struct value *meaning,
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

void resolve(struct timex *timex, const struct value *meaning,
             const struct setting *setting, struct place *place)
{
    if (meaning->until || meaning->length || meaning->deadline)
        span_resolve(timex, meaning, setting, place);
    else
        resolve_one(timex, meaning, setting, place);
}
