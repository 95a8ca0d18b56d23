#include "export/calendar.h"

#include "base/ascii.h"
#include "base/intern.h"
#include "export/description.h"
#include "export/label.h"

#include <string.h>

enum { SUMMARY_MAX = 300, URL_MAX = 2000, YEAR_MIN = 1 };
#define PRODUCT "-//dateline//dateline " DATELINE_VERSION "//EN"

struct zone_use {
    instant first, last; /* of the events that use it */
};

struct calendar {
    struct arena *arena;
    const struct record *timeline;
    const struct export_options *options;
    struct export_report *report;
    icalcomponent *component;
    struct conflict_index conflicts;
    struct buffer text;   /* scratch */
    struct interner uids; /* a calendar must not have one twice */
    struct interner zones;
    VECTOR(struct zone_use) uses; /* by zone */
};

static void add(struct calendar *c, icalcomponent *component, icalproperty *property)
{
    CALENDAR_NEED(c->arena, property);
    icalcomponent_add_property(component, property);
}

/* Some clients look for "END:VEVENT" anywhere, also inside a text: there the colon becomes
 * a space. */
static void disarm(char *text, const char *keyword)
{
    size_t size = strlen(keyword);
    for (char *at = text; (at = strstr(at, keyword)); at += size)
        at[size - 2] = ' ';
}

/* Adds what stands in c->text, if anything, and clears it. */
static void add_text(struct calendar *c, icalcomponent *component,
                     icalproperty *(*make)(const char *))
{
    disarm(c->text.data, "BEGIN:V");
    disarm(c->text.data, "END:V");
    if (c->text.size)
        add(c, component, make(c->text.data));
    buffer_clear(&c->text);
}

static void add_extension(struct calendar *c, icalcomponent *component, const char *name,
                          const char *value)
{
    icalproperty *property = icalproperty_new_x(value);
    CALENDAR_NEED(c->arena, property);
    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(component, property);
}

/* ---- times ---- */

static struct icaltimetype utc_time(instant at)
{
    struct icaltimetype time = calendar_time(at);
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

/* The zone is used from then to then; false when the system does not know it. */
static bool use_zone(struct calendar *c, const char *name, struct interval interval)
{
    size_t known = c->zones.count;
    uint32_t number = intern(&c->zones, slice_of(name));
    if (number == known)
        vector_push(c->arena, &c->uses,
                    ((struct zone_use){interval.begin, interval.end}));
    struct zone_use *use = &c->uses.items[number];
    if (interval.begin < use->first)
        use->first = interval.begin;
    if (interval.end > use->last)
        use->last = interval.end;
    return true;
}

static void add_instant(struct calendar *c, icalcomponent *component,
                        icalproperty *property, const char *zone)
{
    CALENDAR_NEED(c->arena, property);
    icalcomponent_add_property(component, property);
    if (!zone)
        return;
    icalparameter *parameter = icalparameter_new_tzid(zone);
    CALENDAR_NEED(c->arena, parameter);
    icalproperty_add_parameter(property, parameter);
}

/* Zone names go into a parameter and into a path: letters, digits and "/_+-" only. */
static bool is_zone_name(const char *name)
{
    if (!name || !ascii_is_letter(name[0]))
        return false;
    for (const char *at = name; *at; at++)
        if (!ascii_is_alphanumeric(*at) && !strchr("/_+-", *at))
            return false;
    return true;
}

static void add_clock_times(struct calendar *c, icalcomponent *component,
                            const struct event *event)
{
    struct interval interval = event->time.interval;
    const char *zone =
        is_zone_name(event->time.timezone) && use_zone(c, event->time.timezone, interval)
            ? event->time.timezone
            : NULL;
    struct icaldurationtype duration = event->duration
                                           ? icaldurationtype_from_string(event->duration)
                                           : icaldurationtype_null_duration();
    int seconds = icaldurationtype_is_bad_duration(duration)
                      ? 0
                      : icaldurationtype_as_int(duration);
    if (seconds > 0 && seconds <= 7 * SECONDS_PER_DAY &&
        event->time.granularity == GRANULARITY_MINUTE)
        interval.end = interval.begin + seconds;
    add_instant(c, component, icalproperty_new_dtstart(calendar_time(interval.begin)),
                zone);
    add_instant(c, component, icalproperty_new_dtend(calendar_time(interval.end)), zone);
}

static void add_times(struct calendar *c, icalcomponent *component,
                      const struct event *event)
{
    enum when_shape shape = when_shape(&event->time);
    if (shape == WHEN_CLOCK || (shape == WHEN_PART && c->options->approximate_times)) {
        add_clock_times(c, component, event);
        return;
    }
    int32_t first = when_first_day(&event->time), last = when_last_day(&event->time);
    if (shape == WHEN_PART)
        last = first; /* a night ends on the next day, but is the first one's */
    add(c, component, icalproperty_new_dtstart(calendar_day(first)));
    add(c, component, icalproperty_new_dtend(calendar_day(last + 1)));
}

/* The newest publication among the event's sources; the event's own day where none has
 * one. */
static instant stamp_of(const struct calendar *c, const struct event *event)
{
    instant newest = INSTANT_UNBOUNDED_PAST;
    for (size_t i = 0; i < event->mentions.count; i++) {
        const struct source *source =
            &c->timeline->sources.items[event->mentions.items[i].span.source];
        const struct article_date *date = &source->published;
        if (date->origin == DATE_FROM_NONE)
            continue;
        instant at = date->at - (date->has_offset ? date->offset_minutes * 60 : 0);
        if (at > newest)
            newest = at;
    }
    return newest == INSTANT_UNBOUNDED_PAST ? instant_of_day(when_first_day(&event->time))
                                            : newest;
}

/* ---- one event ---- */

/* Words that the dates alone do not tell: "late Thursday", "between 5 and 6 December". */
static void add_time_words(struct calendar *c, const struct event *event)
{
    enum when_shape shape = when_shape(&event->time);
    bool within = event->time.extent == EXTENT_WITHIN;
    bool uncertain =
        shape == WHEN_PART || (within && (shape == WHEN_SPAN || shape == WHEN_PERIOD));
    if (!uncertain)
        return;
    buffer_add_text(&c->text, " (");
    if (shape == WHEN_PART && event->time.expression)
        description_add_cut(&c->text, event->time.expression, SUMMARY_MAX);
    else if (shape == WHEN_PART && label_part_of_day(&event->time))
        buffer_add_text(&c->text, label_part_of_day(&event->time));
    else
        label_add_when(&c->text, &event->time);
    buffer_add_byte(&c->text, ')');
}

static void add_summary(struct calendar *c, icalcomponent *component,
                        const struct event *event)
{
    if (event->status == STATUS_CANCELLED || event->status == STATUS_POSTPONED)
        buffer_format(&c->text, "%s: ",
                      event->status == STATUS_CANCELLED ? "Cancelled" : "Postponed");
    size_t start = c->text.size;
    description_add_cut(&c->text, label_summary(event), SUMMARY_MAX);
    if (c->text.size == start) /* a summary of nothing but control characters */
        buffer_add_text(&c->text, event_kind_name(event->kind));
    add_time_words(c, event);
    add_text(c, component, icalproperty_new_summary);
}

/* The event's own uid; told apart where a timeline has the same twice. */
static void add_uid(struct calendar *c, icalcomponent *component, size_t index)
{
    const struct event *event = &c->timeline->events.items[index];
    const char *uid = event->uid ? event->uid : event->id;
    size_t known = c->uids.count;
    if (uid)
        description_add_cut(&c->text, uid, SUMMARY_MAX);
    if (c->text.size == 0 || intern(&c->uids, buffer_slice(&c->text)) < known) {
        buffer_format(&c->text, "-%zu@dateline", index + 1);
        (void)intern(&c->uids, buffer_slice(&c->text));
    }
    add_text(c, component, icalproperty_new_uid);
}

static bool is_url(const char *url)
{
    struct slice text = slice_of(url);
    if (text.size > URL_MAX ||
        !(slice_starts_with(text, "https://") || slice_starts_with(text, "http://")))
        return false;
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] <= ' ' || (unsigned char)text.data[i] >= 0x7F ||
            strchr("\"<>\\^`{|}", text.data[i]))
            return false;
    return true;
}

static void add_url(struct calendar *c, icalcomponent *component,
                    const struct event *event)
{
    for (size_t i = 0; i < event->mentions.count; i++) {
        const struct source *source =
            &c->timeline->sources.items[event->mentions.items[i].span.source];
        if (source->url && is_url(source->url)) {
            add(c, component, icalproperty_new_url(source->url));
            return;
        }
    }
}

/* libical writes the value of CATEGORIES as it is: what separates or escapes there must
 * not stand in a form. */
static void add_categories(struct calendar *c, icalcomponent *component,
                           const struct event *event)
{
    buffer_add_text(&c->text, event_kind_name(event->kind));
    if (event->form) {
        buffer_add_byte(&c->text, ',');
        size_t start = c->text.size;
        description_add_cut(&c->text, event->form, SUMMARY_MAX);
        for (size_t i = start; i < c->text.size; i++)
            if (strchr(",;\\", c->text.data[i]))
                c->text.data[i] = ' ';
        if (c->text.size == start)
            c->text.data[c->text.size = start - 1] = '\0';
    }
    add_text(c, component, icalproperty_new_categories);
}

static enum icalproperty_status ical_status(enum event_status status)
{
    switch (status) {
    case STATUS_CANCELLED:
        return ICAL_STATUS_CANCELLED;
    case STATUS_PLANNED:
    case STATUS_POSTPONED:
        return ICAL_STATUS_TENTATIVE;
    case STATUS_OCCURRED:
    case STATUS_DENIED:
        break;
    }
    return ICAL_STATUS_CONFIRMED;
}

static void add_event(struct calendar *c, size_t index)
{
    const struct event *event = &c->timeline->events.items[index];
    instant stamp = stamp_of(c, event);
    icalcomponent *component = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    CALENDAR_NEED(c->arena, component);
    icalcomponent_add_component(c->component, component);
    add_uid(c, component, index);
    add(c, component, icalproperty_new_dtstamp(utc_time(stamp)));
    add_times(c, component, event);
    add_summary(c, component, event);
    description_add(&c->text, c->timeline, &c->conflicts, index);
    add_text(c, component, icalproperty_new_description);
    if (event->place_name)
        description_add_cut(&c->text, event->place_name, SUMMARY_MAX);
    add_text(c, component, icalproperty_new_location);
    add_categories(c, component, event);
    add(c, component, icalproperty_new_status(ical_status(event->status)));
    add(c, component, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    add(c, component, icalproperty_new_sequence((int)(event->sequence & INT32_MAX)));
    add(c, component, icalproperty_new_lastmodified(utc_time(stamp)));
    add_url(c, component, event);
    if (event->time.edtf) {
        description_add_cut(&c->text, event->time.edtf, SUMMARY_MAX);
        add_extension(c, component, "X-DATELINE-EDTF", c->text.data);
        buffer_clear(&c->text);
    }
}

/* iCalendar knows the years 1 to 9999. */
static bool has_calendar_date(const struct event *event)
{
    enum when_shape shape = when_shape(&event->time);
    if (shape == WHEN_UNDATED || shape == WHEN_UNTIL || shape == WHEN_SINCE)
        return false;
    return date_from_days(when_first_day(&event->time)).year >= YEAR_MIN &&
           date_from_days(when_last_day(&event->time) + 1).year <= 9999;
}

static void add_events(struct calendar *c)
{
    for (size_t i = 0; i < c->timeline->events.count; i++) {
        const struct event *event = &c->timeline->events.items[i];
        if (event->status == STATUS_DENIED) {
            c->report->left_out_denied++;
        } else if (!has_calendar_date(event)) {
            c->report->left_out_undated++;
        } else {
            add_event(c, i);
            c->report->written++;
        }
    }
}

/* ---- the calendar ---- */

/* A zone that the system does not know leaves its events' times floating. */
static void forget_zone(struct calendar *c, const char *name)
{
    for (icalcomponent *event =
             icalcomponent_get_first_component(c->component, ICAL_VEVENT_COMPONENT);
         event;
         event = icalcomponent_get_next_component(c->component, ICAL_VEVENT_COMPONENT)) {
        icalproperty *property =
            icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY);
        for (; property;
             property = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY)) {
            icalparameter *zone =
                icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
            if (zone && strcmp(icalparameter_get_tzid(zone), name) == 0)
                icalproperty_remove_parameter_by_kind(property, ICAL_TZID_PARAMETER);
        }
    }
}

static void add_zones(struct calendar *c)
{
    for (uint32_t i = 0; i < c->zones.count; i++) {
        const char *name = arena_copy(c->arena, intern_text(&c->zones, i));
        icalcomponent *zone = calendar_zone_new(c->arena, name, c->uses.items[i].first,
                                                c->uses.items[i].last);
        if (zone)
            icalcomponent_add_component(c->component, zone);
        else
            forget_zone(c, name);
    }
}

static bool add_refresh(struct calendar *c, dateline_error *error)
{
    const char *refresh = c->options->refresh;
    struct icaldurationtype duration = icaldurationtype_from_string(refresh);
    if (refresh[0] != 'P' || icaldurationtype_is_bad_duration(duration) ||
        icaldurationtype_as_int(duration) <= 0) {
        error_set(error, DATELINE_ERROR_ARGUMENT,
                  "--refresh %.40s is no duration; write it like PT12H or P1D", refresh);
        return false;
    }
    icalproperty *property = icalproperty_new_refreshinterval(duration);
    CALENDAR_NEED(c->arena, property);
    icalcomponent_add_property(c->component, property);
    icalproperty_set_parameter_from_string(property, "VALUE", "DURATION");
    add_extension(c, c->component, "X-PUBLISHED-TTL", refresh);
    return true;
}

static bool add_source_url(struct calendar *c, dateline_error *error)
{
    if (!is_url(c->options->source_url)) {
        error_set(error, DATELINE_ERROR_ARGUMENT,
                  "--source-url %.80s is no address; write it like https://example.org/a",
                  c->options->source_url);
        return false;
    }
    icalproperty *property = icalproperty_new_source(c->options->source_url);
    CALENDAR_NEED(c->arena, property);
    icalcomponent_add_property(c->component, property);
    icalproperty_set_parameter_from_string(property, "VALUE", "URI");
    return true;
}

static bool add_head(struct calendar *c, dateline_error *error)
{
    add(c, c->component, icalproperty_new_version("2.0"));
    add(c, c->component, icalproperty_new_prodid(PRODUCT));
    add(c, c->component, icalproperty_new_calscale("GREGORIAN"));
    if (c->options->title) {
        description_add_cut(&c->text, c->options->title, SUMMARY_MAX);
        add_extension(c, c->component, "X-WR-CALNAME", c->text.data);
        add_text(c, c->component, icalproperty_new_name);
    }
    return (!c->options->source_url || add_source_url(c, error)) &&
           (!c->options->refresh || add_refresh(c, error));
}

static void release_component(void *component)
{
    icalcomponent_free(component);
}

icalcomponent *calendar_new(struct arena *arena, const struct record *timeline,
                            const struct export_options *options,
                            struct export_report *report, dateline_error *error)
{
    struct calendar c = {
        .arena = arena, .timeline = timeline, .options = options, .report = report};
    c.component = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    CALENDAR_NEED(arena, c.component);
    arena_defer(arena, release_component, c.component);
    c.conflicts = conflict_index_make(arena, timeline);
    buffer_init(&c.text, arena, EXPORT_SIZE_MAX);
    interner_init(&c.uids, arena);
    interner_init(&c.zones, arena);
    if (!add_head(&c, error))
        return NULL;
    add_events(&c);
    add_zones(&c);
    return c.component;
}
