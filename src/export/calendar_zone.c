#include "calendar/zone.h"
#include "export/calendar.h"

enum { CHANGES_MAX = 4096, STEP = SECONDS_PER_DAY };

struct icaltimetype calendar_day(int32_t day)
{
    struct icaltimetype time = icaltime_null_date();
    struct date date = date_from_days(day);
    time.year = date.year;
    time.month = (uint8_t)date.month;
    time.day = (uint8_t)date.day;
    time.is_date = 1;
    return time;
}

struct icaltimetype calendar_time(instant at)
{
    struct icaltimetype time = calendar_day(instant_day(at));
    int32_t second = instant_second_of_day(at);
    time.is_date = 0;
    time.hour = second / SECONDS_PER_HOUR;
    time.minute = second % SECONDS_PER_HOUR / SECONDS_PER_MINUTE;
    time.second = second % SECONDS_PER_MINUTE;
    return time;
}

static void add(struct arena *arena, icalcomponent *component, icalproperty *property)
{
    CALENDAR_NEED(arena, property);
    icalcomponent_add_property(component, property);
}

/* What clocks show from 'start' (local, by the offset before) on. */
static void add_observance(struct arena *arena, icalcomponent *parent, bool is_daylight,
                           instant start, int32_t from, int32_t to)
{
    icalcomponent *part = icalcomponent_new(is_daylight ? ICAL_XDAYLIGHT_COMPONENT
                                                        : ICAL_XSTANDARD_COMPONENT);
    CALENDAR_NEED(arena, part);
    icalcomponent_add_component(parent, part);
    add(arena, part, icalproperty_new_dtstart(calendar_time(start)));
    add(arena, part, icalproperty_new_tzoffsetfrom(from));
    add(arena, part, icalproperty_new_tzoffsetto(to));
}

/* The first instant (UTC) in (before, after] with the later offset. */
static instant find_change(const struct zone *zone, instant before, instant after)
{
    int32_t old = zone_offset_at_utc(zone, before);
    while (after - before > 1) {
        instant middle = before + (after - before) / 2;
        if (zone_offset_at_utc(zone, middle) == old)
            before = middle;
        else
            after = middle;
    }
    return after;
}

static int32_t smallest_offset(const struct zone *zone, instant first, instant last)
{
    int32_t smallest = zone_offset_at_utc(zone, first);
    for (instant at = first; at <= last; at += STEP) {
        int32_t offset = zone_offset_at_utc(zone, at);
        if (offset < smallest)
            smallest = offset;
    }
    return smallest;
}

static void add_changes(struct arena *arena, icalcomponent *component,
                        const struct zone *zone, instant first, instant last)
{
    int32_t standard = smallest_offset(zone, first, last);
    int32_t offset = zone_offset_at_utc(zone, first);
    add_observance(arena, component, offset != standard, first + offset, offset, offset);
    size_t changes = 0;
    for (instant at = first; at < last && changes < CHANGES_MAX; at += STEP) {
        int32_t next = zone_offset_at_utc(zone, at + STEP);
        if (next == offset)
            continue;
        instant change = find_change(zone, at, at + STEP);
        add_observance(arena, component, next != standard, change + offset, offset, next);
        offset = next;
        changes++;
    }
}

icalcomponent *calendar_zone_new(struct arena *arena, const char *name, instant first,
                                 instant last)
{
    enum { YEAR = 366 };
    struct zone *zone = zone_read(arena, NULL, name, NULL);
    if (!zone)
        return NULL;
    icalcomponent *component = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
    CALENDAR_NEED(arena, component);
    add(arena, component, icalproperty_new_tzid(name));
    add_changes(arena, component, zone, first - (instant)YEAR * SECONDS_PER_DAY,
                last + (instant)YEAR * SECONDS_PER_DAY);
    return component;
}
