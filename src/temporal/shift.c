#include "temporal/shift.h"

#include <stddef.h>

enum { EXACT_WEEKS_MAX = 3 };

static const struct place nowhere = {UNIT_NONE, 0, 0, 0};

/* "two weeks ago" is a day, "five months ago" a month, "ten years ago" a year. */
struct place shift_by_count(const struct value *value, struct place base)
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
struct place shift_exactly(const struct value *value, int32_t day)
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

/* Halves and the finer parts of a shift: "a year and a half", "two years and three
 * months". */
struct place shift_rest(struct place place, const struct value *value)
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
    if (value->unit == UNIT_DECADE || value->unit == UNIT_CENTURY)
        return place_shift(place_of_day(UNIT_YEAR, day),
                           sign * (value->unit == UNIT_DECADE ? 5 : 50));
    return place;
}
