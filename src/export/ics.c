/* iCalendar (RFC 5545) with the names of RFC 7986. */
#include "export/calendar.h"

#include <stdlib.h>

bool export_ics(struct buffer *out, const struct record *timeline,
                const struct export_options *options, struct export_report *report,
                dateline_error *error)
{
    icalcomponent *calendar = calendar_new(out->arena, timeline, options, report, error);
    if (!calendar || !calendar_check(out->arena, calendar, error))
        return false;
    char *text = icalcomponent_as_ical_string_r(calendar);
    CALENDAR_NEED(out->arena, text);
    arena_defer(out->arena, free, text);
    buffer_add_text(out, text);
    return calendar_check_text(slice_of(text), error);
}
