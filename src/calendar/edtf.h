/*
 * Uncertain dates as text: Extended Date/Time Format (Library of Congress, 2019; ISO
 * 8601-2:2019 annex A).
 */
#ifndef DATELINE_CALENDAR_EDTF_H
#define DATELINE_CALENDAR_EDTF_H

#include "base/arena.h"
#include "calendar/interval.h"

struct edtf_options {
    bool
        throughout; /* it lasted that long (a/b), not: it lies somewhere in it ([a..b]) */
    bool approximate; /* "about" (~) */
};

/*
 * A day "2013-12-05", a minute "2013-12-05T07:00", a month "2013-06", a quarter
 * "2013-36", a season "2013-21", a year "2013", a decade "201X" when the interval is
 * exactly that; one day of several "[2013-12-05..2013-12-06]", a stretch
 * "2013-12-05/2013-12-06", open sides "..". Parts of a day are written as their day: EDTF
 * has none. NULL when both sides are open.
 */
char *edtf_of_interval(struct arena *arena, struct interval interval,
                       enum granularity granularity, struct edtf_options options);

#endif
