#include "calendar/holiday.h"

#include "calendar/moon.h"

#include <stdlib.h>

enum rule {
    FIXED,
    NTH,
    AFTER_NTH,
    EASTER,
    ORTHODOX,
    PASSOVER,
    HEBREW_NEW_YEAR,
    HANUKKAH,
    ISLAMIC,
    LUNAR_NEW_YEAR,
    HINDU
};

struct holiday {
    const char *names;
    enum rule rule;
    int32_t a, b, c, days;
};

static const struct holiday holidays[] = {
#define HOLIDAY(names, rule, a, b, c, days) {names, rule, a, b, c, days},
#include "calendar/holidays.def"
#undef HOLIDAY
};

enum {
    HOLIDAY_COUNT = sizeof holidays / sizeof holidays[0],
    FIRST_YEAR = 1583, /* the first whole one of the Gregorian calendar */
    LAST_YEAR = 9000,
    DAYS_TO_FIXED =
        719163, /* "fixed" days of Calendrical Calculations: 0001-01-01 is 1 */
};

static int64_t floor_divide(int64_t value, int64_t divisor)
{
    int64_t quotient = value / divisor;
    return quotient - (value % divisor != 0 && (value < 0) != (divisor < 0));
}

static double floor_of(double value)
{
    double whole = (double)(int64_t)value;
    return whole > value ? whole - 1 : whole;
}

const struct holiday *holiday_find(struct slice name)
{
    static const struct {
        const char *name;
        size_t row;
    } names[] = {
#include "calendar/holiday_index.inc"
    };
    size_t low = 0, high = sizeof names / sizeof names[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = slice_compare(name, slice_of(names[middle].name));
        if (order == 0)
            return &holidays[names[middle].row];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct holiday *holiday_at(size_t index)
{
    return index < HOLIDAY_COUNT ? &holidays[index] : NULL;
}

const char *holiday_names(const struct holiday *holiday)
{
    return holiday->names;
}

int32_t holiday_length(const struct holiday *holiday)
{
    return holiday->days;
}

bool holiday_is_approximate(const struct holiday *holiday)
{
    return holiday->rule == ISLAMIC || holiday->rule == LUNAR_NEW_YEAR ||
           holiday->rule == HINDU;
}

/* The n-th given weekday of a month; n = -1: the last. */
static int32_t nth_weekday(int32_t year, int32_t month, int32_t n, int32_t weekday)
{
    if (n < 0) {
        int32_t last = date_days_of(year, month + 1, 0);
        return last - ((int32_t)date_weekday(last) - weekday + 7) % 7;
    }
    int32_t first = date_days_of(year, month, 1);
    return first + (weekday - (int32_t)date_weekday(first) + 7) % 7 + (n - 1) * 7;
}

/* Meeus, chapter 8; the letters are his. */
static int32_t easter(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int32_t h = (19 * a + b - d - g + 15) % 30;
    int32_t i = c / 4, k = c % 4;
    int32_t l = (32 + 2 * e + 2 * i - h - k) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451;
    int32_t n = h + l - 7 * m + 114;
    return date_days_of(year, n / 31, n % 31 + 1);
}

static int32_t orthodox_easter(int32_t year)
{
    int32_t a = year % 4, b = year % 7, c = year % 19;
    int32_t d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    int32_t n = d + e + 114;
    int32_t behind = year / 100 - year / 400 - 2; /* of the Julian calendar, in days */
    return date_days_of(year, n / 31, n % 31 + 1) + behind;
}

static int64_t hebrew_elapsed_days(int64_t year)
{
    int64_t months = floor_divide(235 * year - 234, 19);
    int64_t parts = 12084 + 13753 * months;
    int64_t day = 29 * months + floor_divide(parts, 25920);
    return day + (3 * (day + 1) % 7 < 3);
}

/* 1 Tishri of a Hebrew year. */
static int32_t hebrew_new_year(int32_t year)
{
    int64_t before = hebrew_elapsed_days(year - 1), here = hebrew_elapsed_days(year);
    int64_t after = hebrew_elapsed_days(year + 1);
    int64_t delay = after - here == 356 ? 2 : here - before == 382 ? 1 : 0;
    int64_t fixed = -1373427 + here + delay;
    return (int32_t)(fixed - DAYS_TO_FIXED);
}

/* The Hebrew year that begins in the autumn of a Gregorian one. */
static int32_t hebrew_year_of_autumn(int32_t year)
{
    return year + 3761;
}

static int32_t passover(int32_t year)
{
    return hebrew_new_year(hebrew_year_of_autumn(year)) - 163;
}

static int32_t hanukkah(int32_t year)
{
    int32_t begins = hebrew_new_year(hebrew_year_of_autumn(year));
    int32_t length = hebrew_new_year(hebrew_year_of_autumn(year) + 1) - begins;
    bool long_heshvan = length % 10 == 5; /* 355 or 385 days */
    return begins + 83 + long_heshvan;
}

/* The first day of a month of the tabular Islamic calendar. */
static int32_t islamic_tabular(int32_t year, int32_t month)
{
    int64_t fixed = 227015 + (int64_t)(year - 1) * 354 +
                    floor_divide(3 + 11 * (int64_t)year, 30) + 29 * (month - 1) +
                    month / 2;
    return (int32_t)(fixed - DAYS_TO_FIXED);
}

/* A day of the Islamic calendar as Mecca keeps it: the month begins on the evening after
 * the new moon. */
static int32_t islamic_day(int32_t year, int32_t month, int32_t day)
{
    const double sunset = 14.0 / 24; /* in Mecca, by the clock of Greenwich */
    double moon = moon_phase_near(islamic_tabular(year, month) - 1, 0);
    int32_t evening = (int32_t)floor_of(moon - sunset) + 1;
    return evening + day;
}

static size_t islamic_occurrences(int32_t year, int32_t month, int32_t day,
                                  int32_t first_days[HOLIDAY_OCCURRENCES_MAX])
{
    size_t count = 0;
    int32_t guess = (int32_t)floor_divide((int64_t)(year - 622) * 33, 32);
    for (int32_t y = guess - 1; y <= guess + 3 && count < HOLIDAY_OCCURRENCES_MAX; y++) {
        int32_t found = islamic_day(y, month, day);
        if (date_from_days(found).year == year)
            first_days[count++] = found;
    }
    return count;
}

/* The new moon between 21 January and 20 February, by Beijing's clock. */
static int32_t lunar_new_year(int32_t year)
{
    const double beijing = 8.0 / 24;
    return (int32_t)floor_of(moon_new_from(date_days_of(year, 1, 21) - beijing) +
                             beijing);
}

/* The moon stands 'degrees' from the sun, counted from the new moon that is the first at
 * or after 'month' and 'day', by India's clock. */
static int32_t hindu_day(int32_t year, int32_t month, int32_t day, int32_t degrees)
{
    const double india = 5.5 / 24, degrees_a_day = 12.19;
    double moon = moon_new_from(date_days_of(year, month, day) - india);
    return (int32_t)floor_of(moon_phase_near(moon + degrees / degrees_a_day, degrees) +
                             india);
}

size_t holiday_occurrences(const struct holiday *holiday, int32_t year,
                           int32_t first_days[HOLIDAY_OCCURRENCES_MAX])
{
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return 0;
    switch (holiday->rule) {
    case FIXED:
        first_days[0] = date_days_of(year, holiday->a, holiday->b);
        return 1;
    case NTH:
        first_days[0] = nth_weekday(year, holiday->c, holiday->a, holiday->b);
        return 1;
    case AFTER_NTH:
        first_days[0] = nth_weekday(year, holiday->c, holiday->a, holiday->b) + 1;
        return 1;
    case EASTER:
        first_days[0] = easter(year) + holiday->a;
        return 1;
    case ORTHODOX:
        first_days[0] = orthodox_easter(year) + holiday->a;
        return 1;
    case PASSOVER:
        first_days[0] = passover(year) + holiday->a;
        return 1;
    case HEBREW_NEW_YEAR:
        first_days[0] = hebrew_new_year(hebrew_year_of_autumn(year)) + holiday->a;
        return 1;
    case HANUKKAH:
        first_days[0] = hanukkah(year);
        return 1;
    case ISLAMIC:
        return islamic_occurrences(year, holiday->a, holiday->b, first_days);
    case LUNAR_NEW_YEAR:
        first_days[0] = lunar_new_year(year) + holiday->a;
        return 1;
    case HINDU:
        first_days[0] = hindu_day(year, holiday->a, holiday->b, holiday->c);
        return 1;
    }
    return 0;
}

bool holiday_nearest(const struct holiday *holiday, int32_t day, int32_t *first_day)
{
    int32_t year = date_from_days(day).year;
    bool found = false;
    for (int32_t y = year - 1; y <= year + 1; y++) {
        int32_t days[HOLIDAY_OCCURRENCES_MAX];
        size_t count = holiday_occurrences(holiday, y, days);
        for (size_t i = 0; i < count; i++)
            if (!found || abs(days[i] - day) < abs(*first_day - day)) {
                *first_day = days[i];
                found = true;
            }
    }
    return found;
}
