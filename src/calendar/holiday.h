/*
 * Holidays whose date follows a rule, as a table (holidays.def).
 *
 * Easter after J. Meeus, "Astronomical Algorithms" (Gregorian and Julian); the Hebrew and
 * the tabular Islamic calendar after N. Dershowitz and E. Reingold, "Calendrical
 * Calculations"; the months of the Islamic calendar begin after the true new moon, as
 * Mecca keeps them. Islamic days depend on the moon being seen and may differ by a day or
 * two from place to place, Hindu ones and the lunar new year by a day: they are marked
 * approximate. Thread-safe: nothing but constant tables.
 */
#ifndef DATELINE_CALENDAR_HOLIDAY_H
#define DATELINE_CALENDAR_HOLIDAY_H

#include "base/slice.h"
#include "calendar/date.h"

struct holiday;

/* By any of its names, in lower case; NULL when it is none. */
const struct holiday *holiday_find(struct slice name);
/* The holidays of the table in order, NULL past the last. */
const struct holiday *holiday_at(size_t index);
/* All of its names, separated by '|'. */
const char *holiday_names(const struct holiday *holiday);
/* Its length in days, 1 or more. */
int32_t holiday_length(const struct holiday *holiday);
bool holiday_is_approximate(const struct holiday *holiday);

enum { HOLIDAY_OCCURRENCES_MAX = 2 };
/*
 * First days (as days from 1970-01-01) of its occurrences in a Gregorian year, in order:
 * one, or for Islamic holidays now and then none or two. Years 1583 to 9000; 0 outside of
 * them.
 */
size_t holiday_occurrences(const struct holiday *holiday, int32_t year,
                           int32_t first_days[HOLIDAY_OCCURRENCES_MAX]);
/* The occurrence nearest to 'day'; false when there is none near. */
bool holiday_nearest(const struct holiday *holiday, int32_t day, int32_t *first_day);

#endif
