#include "event/event_zone.h"

#include "calendar/zone.h"

#include <string.h>

static bool is_clock_time(const struct event_time *time)
{
    return time->granularity == GRANULARITY_MINUTE ||
           time->granularity == GRANULARITY_HOUR;
}

/* "0600 GMT", "3 p.m. EST": told for somewhere else than the place, perhaps. */
static bool names_zone(const struct event_context *context, const struct timex *timex)
{
    int32_t seconds;
    for (uint32_t i = timex->first; i < timex->end; i++)
        if (zone_abbreviation_offset(context->document->tokens.items[i].form, &seconds))
            return true;
    return false;
}

static const char *zone_of_place(const struct event_context *context, const char *place)
{
    struct slice zone = slice_make("", 0);
    if (place != NULL)
        zone = gazetteer_zone(context->extractor->gazetteer, slice_of(place));
    return zone.size == 0 ? NULL : arena_copy(context->arena, zone);
}

/* "Lima"; or "a hotel in Lima", which is known by its city. */
static const char *zone_of_phrase(const struct event_context *context, const char *place)
{
    static const char in[] = " in ";
    const char *zone = zone_of_place(context, place);
    if (zone != NULL || place == NULL)
        return zone;
    struct slice phrase = slice_of(place);
    size_t at = slice_find(phrase, slice_of(in), 0);
    return at == SIZE_MAX ? NULL : zone_of_place(context, place + at + strlen(in));
}

static const char *zone_of_event(const struct event_context *context,
                                 const struct event *event)
{
    const char *zone = zone_of_phrase(context, event->place_name);
    if (zone == NULL && event->place_actor != INDEX_NONE)
        zone = zone_of_place(context,
                             context->record->actors.items[event->place_actor].name);
    if (zone == NULL && event->place_name == NULL)
        zone = zone_of_place(context, context->article->place);
    return zone;
}

void event_zones_find(struct event_context *context)
{
    for (size_t i = 0; i < context->drafts.count; i++) {
        struct draft *draft = context->drafts.items[i];
        struct event *event = &draft->event;
        if (!is_clock_time(&event->time) || event->time.timezone != NULL ||
            draft->timex == TIMEX_NONE ||
            names_zone(context, &context->timexes.items[draft->timex]))
            continue;
        const char *zone = zone_of_event(context, event);
        event->time.timezone = zone;
        for (size_t j = 0; j < event->mentions.count; j++)
            if (is_clock_time(&event->mentions.items[j].time))
                event->mentions.items[j].time.timezone = zone;
    }
}
