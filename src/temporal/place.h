/*
 * A place on the calendar: one unit of it, from a day to a millennium. Total functions.
 */
#ifndef DATELINE_TEMPORAL_PLACE_H
#define DATELINE_TEMPORAL_PLACE_H

#include "temporal/value.h"

struct place {
    enum time_unit unit; /* UNIT_DAY and coarser; UNIT_NONE: nowhere */
    int32_t year;        /* the first one of decades and centuries; ISO week year not */
    int32_t number;      /* of the quarter, half, season (enum season) or month */
    int32_t day;         /* of days; the first one of weeks (Monday) and weekends */
};

/* The unit that a day lies in. Winter belongs to the year of its December... of its
 * beginning. */
struct place place_of_day(enum time_unit unit, int32_t day);
/* 'count' units later; days keep to days, months to months. */
struct place place_shift(struct place place, int32_t count);
struct place place_of_year(int32_t year);
/* The month, quarter, half or season 'number' of a year. */
struct place place_in_year(enum time_unit unit, int32_t year, int32_t number);
struct place place_of_date(int32_t day);

int32_t place_first_day(struct place place);
int32_t place_last_day(struct place place);
struct interval place_interval(struct place place);
enum granularity place_granularity(struct place place);

#endif
