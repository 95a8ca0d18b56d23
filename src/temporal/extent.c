#include "temporal/extent.h"

#include "calendar/holiday.h"

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

enum { HOURS_OF_DAY = 24 };

static void set_clock(struct timex *timex, const struct value *value, int32_t day)
{
    instant begin = instant_of(day, 0, 0, 0) + value->hour * (instant)SECONDS_PER_HOUR +
                    value->minute * (instant)SECONDS_PER_MINUTE;
    bool minute = value->known & FIELD_MINUTE;

    if (value->hour == HOURS_OF_DAY && value->minute == 0)
        begin -= SECONDS_PER_MINUTE; /* midnight is the day's last minute */

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

/* From so many days on a holiday is a time of the year, no day. */
enum { HOLIDAY_DAYS = 7 };

/* "during Ramadan", "the end of Hanukkah": some holidays are of many days */
static void set_holiday(struct timex *timex, int32_t first, int32_t days)
{
    enum { MONTH_DAYS = 20 };
    int32_t begin = timex->mod == MOD_END   ? first + days - (days + 2) / 3
                    : timex->mod == MOD_MID ? first + days / 3
                                            : first;
    int32_t end = timex->mod == MOD_START ? first + (days + 2) / 3
                  : timex->mod == MOD_MID ? first + days - days / 3
                                          : first + days;

    timex->interval = interval_of_days(begin, end - 1);
    timex->granularity = days >= MONTH_DAYS ? GRANULARITY_MONTH : GRANULARITY_WEEK;
}

void extent_set(struct timex *timex, const struct value *value, struct place place,
                const struct setting *setting)
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
    if (value->known == FIELD_HOLIDAY && holiday_length(value->holiday) >= HOLIDAY_DAYS &&
        !value->eve && value->nth == 0) {
        set_holiday(timex, place.day, holiday_length(value->holiday));
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
