#include "calendar/date.h"

enum { DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468 };

/* Division that rounds down, for years and days before the epoch. */
static int32_t floor_divide(int32_t value, int32_t divisor)
{
    int32_t quotient = value / divisor;
    return quotient - (value % divisor != 0 && (value < 0) != (divisor < 0));
}

bool date_is_leap_year(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t date_days_in_month(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && date_is_leap_year(year));
}

bool date_is_valid(struct date date)
{
    return date.year >= -9999 && date.year <= 9999 && date.day >= 1 &&
           date.day <= date_days_in_month(date.year, date.month);
}

int32_t date_to_days(struct date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t era = floor_divide(year, 400);
    int32_t year_of_era = year - era * 400;                                /* [0, 399] */
    int32_t month_from_march = (date.month + 9) % 12;                      /* [0, 11] */
    int32_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1; /* [0, 365] */
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
                         day_of_year; /* [0, 146096] */
    return era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970;
}

struct date date_from_days(int32_t days)
{
    int32_t shifted = days + DAYS_TO_1970;
    int32_t era = floor_divide(shifted, DAYS_PER_ERA);
    int32_t day_of_era = shifted - era * DAYS_PER_ERA; /* [0, 146096] */
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
        365; /* [0, 399] */
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 -
                                        year_of_era / 100);           /* [0, 365] */
    int32_t month_from_march = (5 * day_of_year + 2) / 153;           /* [0, 11] */
    int32_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1; /* [1, 31] */
    int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    int32_t year = year_of_era + era * 400 + (month <= 2);
    return (struct date){year, (int8_t)month, (int8_t)day};
}

/* At least 'count' digits; returns what stands behind them. */
static char *write_digits(char *at, int32_t number, int32_t count)
{
    int32_t place = 1;
    for (; count > 1 || number / place >= 10; count--)
        place *= 10;
    for (; place > 0; place /= 10)
        *at++ = (char)('0' + number / place % 10);
    return at;
}

size_t date_write(struct date date, char text[DATE_TEXT_SIZE])
{
    char *at = text;
    if (date.year < 0)
        *at++ = '-';
    at = write_digits(at, date.year < 0 ? -date.year : date.year, 4);
    *at++ = '-';
    at = write_digits(at, date.month, 2);
    *at++ = '-';
    at = write_digits(at, date.day, 2);
    *at = '\0';
    return (size_t)(at - text);
}

int32_t date_days_of(int32_t year, int32_t month, int32_t day)
{
    int32_t months = month - 1;
    int32_t carried = floor_divide(months, 12);
    struct date first = {year + carried, (int8_t)(months - carried * 12 + 1), 1};
    return date_to_days(first) + day - 1;
}

enum weekday date_weekday(int32_t days)
{
    int32_t from_monday = days + 3; /* 1970-01-01 was a Thursday */
    return (enum weekday)(from_monday - floor_divide(from_monday, 7) * 7 + 1);
}

int32_t date_day_of_year(int32_t days)
{
    return days - date_days_of(date_from_days(days).year, 1, 1) + 1;
}

int32_t date_add_months(int32_t days, int32_t months)
{
    struct date date = date_from_days(days);
    int32_t count = date.year * 12 + date.month - 1 + months;
    int32_t year = floor_divide(count, 12), month = count - year * 12 + 1;
    int32_t longest = date_days_in_month(year, month);
    return date_days_of(year, month, date.day < longest ? date.day : longest);
}

struct iso_week date_iso_week(int32_t days)
{
    int32_t thursday = days - (int32_t)date_weekday(days) + THURSDAY;
    int32_t year = date_from_days(thursday).year;
    return (struct iso_week){year, (thursday - date_days_of(year, 1, 1)) / 7 + 1};
}

int32_t date_from_iso_week(struct iso_week week)
{
    int32_t fourth = date_days_of(week.year, 1, 4); /* always in week 1 */
    int32_t first_monday = fourth - (int32_t)date_weekday(fourth) + MONDAY;
    return first_monday + (week.week - 1) * 7;
}
