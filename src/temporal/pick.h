/*
 * Which one an incomplete time means: "Friday", "in June", "the 14th", by what the words
 * say ("last", "next"), by the direction of the sentence, or the nearest. Total functions;
 * UNIT_NONE where there is none. The setting has a day.
 */
#ifndef DATELINE_TEMPORAL_PICK_H
#define DATELINE_TEMPORAL_PICK_H

#include "temporal/resolve.h"

/* The month, quarter, season, holiday or day of a month of 'value' in a given year; false
 * when it is none of them, or the year has it not. */
bool pick_in_year(const struct value *value, int32_t year, struct place *place);
/* The same in the year that is meant. */
struct place pick_in_years(const struct value *value, const struct setting *setting);
struct place pick_weekday(const struct value *value, const struct setting *setting);
/* "three Fridays from now", with a negative count before 'day', which never counts. */
struct place pick_counted_weekday(int32_t weekday, int32_t count, int32_t day);
/* "the 14th", "Tuesday the 14th" */
struct place pick_day_of_month(const struct value *value, const struct setting *setting);
/* Days between a place and a day; 0 when the day lies in it. */
int32_t place_distance(struct place place, int32_t day);

#endif
