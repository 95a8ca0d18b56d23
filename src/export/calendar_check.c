#include "base/intern.h"
#include "base/utf8.h"
#include "export/calendar.h"

#include <string.h>

enum { LINE_OCTETS_MAX = 75 };

static bool fail(dateline_error *error, const char *uid, const char *problem)
{
    error_set(error, DATELINE_ERROR_INPUT,
              "the calendar's event %.60s %s; tell the authors of dateline", uid,
              problem);
    return false;
}

static bool has_control_characters(icalcomponent *component)
{
    icalproperty *property =
        icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
    for (; property;
         property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
        const icalvalue *value = icalproperty_get_value(property);
        const char *text = value && icalvalue_isa(value) == ICAL_TEXT_VALUE
                               ? icalvalue_get_text(value)
                               : NULL;
        for (; text && *text; text++)
            if (((unsigned char)*text < ' ' && *text != '\n') || *text == 0x7F)
                return true;
    }
    return false;
}

static struct icaltimetype time_of(icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    return property ? icalvalue_get_datetime(icalproperty_get_value(property))
                    : icaltime_null_time();
}

/* Both as written: the zone of start and end is the same. */
static bool ends_after_start(struct icaltimetype start, struct icaltimetype end)
{
    start.zone = end.zone = NULL;
    return icaltime_compare(end, start) > 0;
}

static bool check_event(icalcomponent *event, struct interner *uids,
                        dateline_error *error)
{
    const char *uid = icalcomponent_get_uid(event);
    size_t known = uids->count;
    if (!uid || !*uid)
        return fail(error, "", "has no UID");
    if (intern(uids, slice_of(uid)) < known)
        return fail(error, uid, "has the UID of another one");
    struct icaltimetype stamp = time_of(event, ICAL_DTSTAMP_PROPERTY);
    struct icaltimetype start = time_of(event, ICAL_DTSTART_PROPERTY);
    struct icaltimetype end = time_of(event, ICAL_DTEND_PROPERTY);
    if (icaltime_is_null_time(stamp) || !icaltime_is_utc(stamp))
        return fail(error, uid, "has no DTSTAMP in UTC");
    if (icaltime_is_null_time(start))
        return fail(error, uid, "has no DTSTART");
    if (icaltime_is_null_time(end) || start.is_date != end.is_date ||
        !ends_after_start(start, end))
        return fail(error, uid, "does not end after it starts");
    if (has_control_characters(event))
        return fail(error, uid, "holds control characters");
    return true;
}

bool calendar_check(struct arena *arena, icalcomponent *calendar, dateline_error *error)
{
    struct interner uids;
    interner_init(&uids, arena);
    if (icalcomponent_count_errors(calendar) > 0 || !icalrestriction_check(calendar))
        return fail(error, "", "breaks a rule of RFC 5545");
    for (icalcomponent *event =
             icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        if (!check_event(event, &uids, error))
            return false;
    return true;
}

bool calendar_check_text(struct slice text, dateline_error *error)
{
    size_t number = 1;
    if (utf8_valid_prefix(text) != text.size)
        return fail(error, "", "is not UTF-8");
    for (struct slice rest = text; rest.size; number++) {
        struct slice line = slice_cut(&rest, '\n');
        bool ends = slice_ends_with(line, "\r");
        if (ends && line.size - 1 <= LINE_OCTETS_MAX)
            continue;
        error_set_at(error, DATELINE_ERROR_INPUT, number, 1,
                     "a line of the calendar is %s; tell the authors of dateline",
                     ends ? "longer than 75 octets" : "not ended by CR LF");
        return false;
    }
    return true;
}
