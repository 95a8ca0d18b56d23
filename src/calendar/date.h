/*
 * Civil dates of the proleptic Gregorian calendar, as year-month-day and as a count of
 * days from 1970-01-01. Years -9999 to 9999. Total functions: no clock, no zone, no
 * error. Safe from every thread.
 *
 * The conversions follow H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"
 * (days_from_civil).
 */
#ifndef DATELINE_CALENDAR_DATE_H
#define DATELINE_CALENDAR_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum weekday {
    MONDAY = 1,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY
}; /* ISO 8601 */

struct date {
    int32_t year;
    int8_t month; /* 1..12 */
    int8_t day;   /* 1..31 */
};

bool date_is_valid(struct date date);
bool date_is_leap_year(int32_t year);
int32_t date_days_in_month(int32_t year, int32_t month);

/* Days from 1970-01-01; the date must be valid. */
int32_t date_to_days(struct date date);
struct date date_from_days(int32_t days);
/* 'month' may lie outside 1..12 and carries into the year; 'day' outside the month
 * carries too. */
int32_t date_days_of(int32_t year, int32_t month, int32_t day);

/* "2013-12-06", "-0044-03-15": writes it, NUL-terminated, and returns its size. */
enum { DATE_TEXT_SIZE = 16 };
size_t date_write(struct date date, char text[DATE_TEXT_SIZE]);

enum weekday date_weekday(int32_t days);
/* The day of the year, 1..366. */
int32_t date_day_of_year(int32_t days);
/* Adds months; the day is cut to the month's length (31 January + 1 month = 28 or 29
 * February). */
int32_t date_add_months(int32_t days, int32_t months);

struct iso_week {
    int32_t year; /* of the week, not always the date's */
    int32_t week; /* 1..53 */
};
struct iso_week date_iso_week(int32_t days);
/* The Monday of a week; week 53 of a year that has 52 is week 1 of the next. */
int32_t date_from_iso_week(struct iso_week week);

#endif
