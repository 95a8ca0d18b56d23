/*
 * The timeline as a tree of iCalendar components (RFC 5545, RFC 7986), from which
 * iCalendar and jCal are written; our own check of such a tree; and the time zones in it.
 */
#ifndef DATELINE_EXPORT_CALENDAR_H
#define DATELINE_EXPORT_CALENDAR_H

#include "export/export.h"

#include <libical/ical.h>

/*
 * The calendar, released with the arena. NULL with 'error' filled when an option cannot
 * be written. What has no place in a calendar is counted in 'report'.
 */
icalcomponent *calendar_new(struct arena *arena, const struct record *timeline,
                            const struct export_options *options,
                            struct export_report *report, dateline_error *error);

/*
 * What libical lets pass and clients choke on: every event has one UID, a DTSTAMP in UTC,
 * a DTSTART, a DTEND after it of the same type, no control characters; UIDs differ. False
 * with 'error' naming the first event that fails.
 */
bool calendar_check(struct arena *arena, icalcomponent *calendar, dateline_error *error);
/* The same for the text: lines end with CR LF and have at most 75 octets, UTF-8. */
bool calendar_check_text(struct slice text, dateline_error *error);

/* A day, or an instant of local time without a zone, for libical. */
struct icaltimetype calendar_day(int32_t day);
struct icaltimetype calendar_time(instant at);
/* A VTIMEZONE with the changes of the clock from 'first' to 'last' (local instants); NULL
 * when the system does not know the zone. */
icalcomponent *calendar_zone_new(struct arena *arena, const char *name, instant first,
                                 instant last);

/* A new property's or component's address, or the job is left: libical reports the end of
 * memory by NULL. */
#define CALENDAR_NEED(arena, object)                                                     \
    do {                                                                                 \
        if (!(object))                                                                   \
            arena_fail(arena);                                                           \
    } while (0)

#endif
