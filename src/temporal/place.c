#include "temporal/place.h"

enum {
    YEAR_FIRST = -9998,
    YEAR_LAST = 9998,
    SATURDAY_OFFSET = 5,
    WINTER_FIRST_MONTH = 12
};

static int32_t year_within(int64_t year)
{
    if (year < YEAR_FIRST)
        return YEAR_FIRST;
    return year > YEAR_LAST ? YEAR_LAST : (int32_t)year;
}

static int32_t floor_to(int32_t year, int32_t step)
{
    int32_t rest = year % step;

    return year - (rest < 0 ? rest + step : rest);
}

/* Years that a unit is long, 0 for shorter ones. */
static int32_t unit_years(enum time_unit unit)
{
    if (unit == UNIT_YEAR)
        return 1;
    if (unit == UNIT_DECADE)
        return 10;
    if (unit == UNIT_CENTURY)
        return 100;
    return unit == UNIT_MILLENNIUM ? 1000 : 0;
}

/* How many of the unit make a year; 0 for others. */
static int32_t units_in_year(enum time_unit unit)
{
    if (unit == UNIT_MONTH)
        return 12;
    if (unit == UNIT_QUARTER || unit == UNIT_SEASON)
        return 4;
    return unit == UNIT_HALF ? 2 : 0;
}

struct place place_of_date(int32_t day)
{
    struct date date = date_from_days(day);

    return (struct place){UNIT_DAY, date.year, date.month, day};
}

struct place place_of_year(int32_t year)
{
    return (struct place){UNIT_YEAR, year_within(year), 0, 0};
}

struct place place_in_year(enum time_unit unit, int32_t year, int32_t number)
{
    return (struct place){unit, year_within(year), number, 0};
}

static struct place season_of(struct date date)
{
    /* by meteorological months: winter is December to February */
    if (date.month <= 2)
        return place_in_year(UNIT_SEASON, date.year - 1, SEASON_WINTER);
    if (date.month == WINTER_FIRST_MONTH)
        return place_in_year(UNIT_SEASON, date.year, SEASON_WINTER);
    return place_in_year(UNIT_SEASON, date.year, date.month / 3);
}

struct place place_of_day(enum time_unit unit, int32_t day)
{
    struct date date = date_from_days(day);
    int32_t weekday = (int32_t)date_weekday(day) - 1, parts = units_in_year(unit);

    if (unit == UNIT_WEEK || unit == UNIT_FORTNIGHT)
        return (struct place){UNIT_WEEK, date.year, 0, day - weekday};
    if (unit == UNIT_WEEKEND)
        return (struct place){UNIT_WEEKEND, date.year, 0,
                              day - weekday + SATURDAY_OFFSET};
    if (unit == UNIT_SEASON)
        return season_of(date);
    if (parts > 0)
        return place_in_year(unit, date.year, (date.month - 1) / (12 / parts) + 1);
    if (unit_years(unit) > 0)
        return (struct place){unit, floor_to(date.year, unit_years(unit)), 0, 0};
    return place_of_date(day);
}

static int32_t day_within(int64_t day)
{
    enum { DAY_FIRST = -4000000, DAY_LAST = 2900000 };

    if (day < DAY_FIRST)
        return DAY_FIRST;
    return day > DAY_LAST ? DAY_LAST : (int32_t)day;
}

struct place place_shift(struct place place, int32_t count)
{
    int32_t parts = units_in_year(place.unit), years = unit_years(place.unit);

    if (years > 0) {
        place.year = year_within(place.year + (int64_t)years * count);
        return place;
    }
    if (parts > 0) {
        int64_t number = (int64_t)place.number - 1 + count;
        int64_t over = number >= 0 ? number / parts : -((parts - 1 - number) / parts);
        place.year = year_within(place.year + over);
        place.number = (int32_t)(number - over * parts) + 1;
        return place;
    }
    if (place.unit == UNIT_WEEK || place.unit == UNIT_WEEKEND) {
        place.day = day_within(place.day + (int64_t)7 * count);
        place.year = date_from_days(place.day).year;
        return place;
    }
    return place_of_date(day_within(place.day + (int64_t)count));
}

static int32_t first_month(struct place place)
{
    if (place.unit == UNIT_SEASON)
        return place.number * 3;
    if (units_in_year(place.unit) > 0)
        return (place.number - 1) * (12 / units_in_year(place.unit)) + 1;
    return 1;
}

int32_t place_first_day(struct place place)
{
    if (units_in_year(place.unit) > 0)
        return date_days_of(place.year, first_month(place), 1);
    if (unit_years(place.unit) > 0)
        return date_days_of(place.year, 1, 1);
    return place.day;
}

int32_t place_last_day(struct place place)
{
    if (units_in_year(place.unit) > 0)
        return date_days_of(place.year,
                            first_month(place) + 12 / units_in_year(place.unit), 1) -
               1;
    if (unit_years(place.unit) > 0)
        return date_days_of(place.year + unit_years(place.unit), 1, 1) - 1;
    if (place.unit == UNIT_WEEK)
        return place.day + 6;
    return place.unit == UNIT_WEEKEND ? place.day + 1 : place.day;
}

struct interval place_interval(struct place place)
{
    return interval_of_days(place_first_day(place), place_last_day(place));
}

enum granularity place_granularity(struct place place)
{
    switch (place.unit) {
    case UNIT_WEEK:
    case UNIT_WEEKEND:
    case UNIT_FORTNIGHT:
        return GRANULARITY_WEEK;
    case UNIT_MONTH:
        return GRANULARITY_MONTH;
    case UNIT_QUARTER:
        return GRANULARITY_QUARTER;
    case UNIT_SEASON:
    case UNIT_HALF:
        return GRANULARITY_SEASON;
    case UNIT_YEAR:
        return GRANULARITY_YEAR;
    case UNIT_DECADE:
    case UNIT_CENTURY:
    case UNIT_MILLENNIUM:
        return GRANULARITY_DECADE;
    case UNIT_NONE:
    case UNIT_UNSPECIFIED:
        return GRANULARITY_UNKNOWN;
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
    case UNIT_PART:
    case UNIT_DAY:
    case UNIT_BUSINESS_DAY:
        break;
    }
    return GRANULARITY_DAY;
}
