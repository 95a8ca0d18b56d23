/*
 * Places counted from others: "two weeks ago", "a year and a half later". Total functions;
 * UNIT_NONE where it leads past all calendars.
 */
#ifndef DATELINE_TEMPORAL_SHIFT_H
#define DATELINE_TEMPORAL_SHIFT_H

#include "temporal/place.h"

/* By the count of 'value', as exact as its unit: "two weeks ago" is a day, "five months
 * ago" a month, "ten years ago" a year. */
struct place shift_by_count(const struct value *value, struct place base);
/* "in two months": the day of that name, two months on. */
struct place shift_exactly(const struct value *value, int32_t day);
/* Further by the halves and finer units of 'value': "two years and three months". */
struct place shift_rest(struct place place, const struct value *value);

#endif
