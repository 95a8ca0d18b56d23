/* jCal (RFC 7265): the calendar of ics.c as JSON. */
#include "base/ascii.h"
#include "export/calendar.h"
#include "export/json_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMPONENT_DEPTH_MAX = 4 };

struct jcal {
    struct json json;
    struct arena *arena;
};

/* Names are in lower case; libical's text is released. */
static void write_lower(struct jcal *j, char *name)
{
    CALENDAR_NEED(j->arena, name);
    for (char *at = name; *at; at++)
        *at = ascii_lower(*at);
    json_text(&j->json, name);
    free(name);
}

static void write_name(struct jcal *j, const char *name)
{
    write_lower(j, strdup(name));
}

static void write_parameters(struct jcal *j, icalproperty *property)
{
    json_open(&j->json, '{');
    icalparameter *zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    if (zone)
        json_member(&j->json, "tzid", icalparameter_get_tzid(zone));
    json_close(&j->json, '}');
}

static void write_time(struct jcal *j, struct icaltimetype time)
{
    char text[48];
    int size =
        snprintf(text, sizeof text, "%04d-%02d-%02d", time.year, time.month, time.day);
    if (!time.is_date)
        (void)snprintf(text + size, sizeof text - (size_t)size, "T%02d:%02d:%02d%s",
                       time.hour, time.minute, time.second,
                       icaltime_is_utc(time) ? "Z" : "");
    json_text(&j->json, time.is_date ? "date" : "date-time");
    json_text(&j->json, text);
}

static void write_offset(struct jcal *j, int seconds)
{
    char text[24];
    int magnitude = seconds < 0 ? -seconds : seconds;
    (void)snprintf(text, sizeof text, "%c%02d:%02d", seconds < 0 ? '-' : '+',
                   magnitude / SECONDS_PER_HOUR,
                   magnitude % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
    json_text(&j->json, "utc-offset");
    json_text(&j->json, text);
}

static void write_categories(struct jcal *j, const char *text)
{
    struct slice rest = slice_of(text);
    json_text(&j->json, "text");
    while (rest.size)
        json_slice(&j->json, slice_cut(&rest, ','));
}

/* Types that are written as libical spells them. */
static void write_spelled(struct jcal *j, icalproperty *property, const char *type)
{
    char *text = icalproperty_get_value_as_string_r(property);
    CALENDAR_NEED(j->arena, text);
    json_text(&j->json, type);
    json_text(&j->json, text);
    free(text);
}

static void write_value(struct jcal *j, icalproperty *property)
{
    const icalvalue *value = icalproperty_get_value(property);
    switch ((int)icalvalue_isa(value)) {
    case ICAL_DATE_VALUE:
    case ICAL_DATETIME_VALUE:
        write_time(j, icalvalue_get_datetime(value));
        break;
    case ICAL_UTCOFFSET_VALUE:
        write_offset(j, icalvalue_get_utcoffset(value));
        break;
    case ICAL_INTEGER_VALUE:
        json_text(&j->json, "integer");
        json_number(&j->json, icalvalue_get_integer(value));
        break;
    case ICAL_TEXT_VALUE:
        if (icalproperty_isa(property) == ICAL_CATEGORIES_PROPERTY) {
            write_categories(j, icalvalue_get_text(value));
            break;
        }
        json_text(&j->json, "text");
        json_text(&j->json, icalvalue_get_text(value));
        break;
    case ICAL_URI_VALUE:
        write_spelled(j, property, "uri");
        break;
    case ICAL_DURATION_VALUE:
        write_spelled(j, property, "duration");
        break;
    case ICAL_X_VALUE:
        json_text(&j->json, "unknown");
        json_text(&j->json, icalvalue_get_x(value));
        break;
    default: /* STATUS, TRANSP and their like: words */
        write_spelled(j, property, "text");
    }
}

static void write_properties(struct jcal *j, icalcomponent *component)
{
    icalproperty *property =
        icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
    json_open(&j->json, '[');
    for (; property;
         property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
        json_line(&j->json);
        json_open(&j->json, '[');
        write_lower(j, icalproperty_get_property_name_r(property));
        write_parameters(j, property);
        write_value(j, property);
        json_close(&j->json, ']');
    }
    json_close(&j->json, ']');
}

/* Components nest two deep in our calendars: events, and the parts of zones. */
static void write_component(struct jcal *j, icalcomponent *component, int depth)
{
    json_line(&j->json);
    json_open(&j->json, '[');
    write_name(j, icalcomponent_kind_to_string(icalcomponent_isa(component)));
    write_properties(j, component);
    json_open(&j->json, '[');
    icalcompiter at = icalcomponent_begin_component(component, ICAL_ANY_COMPONENT);
    for (icalcomponent *part = NULL;
         depth < COMPONENT_DEPTH_MAX && (part = icalcompiter_deref(&at)) != NULL;
         (void)icalcompiter_next(&at))
        write_component(j, part, depth + 1);
    json_close(&j->json, ']');
    json_close(&j->json, ']');
}

bool export_jcal(struct buffer *out, const struct record *timeline,
                 const struct export_options *options, struct export_report *report,
                 dateline_error *error)
{
    struct jcal j = {.arena = out->arena};
    icalcomponent *calendar = calendar_new(out->arena, timeline, options, report, error);
    if (!calendar || !calendar_check(out->arena, calendar, error))
        return false;
    json_begin(&j.json, out);
    write_component(&j, calendar, 0);
    buffer_add_byte(out, '\n');
    return true;
}
