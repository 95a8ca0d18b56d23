#include "timeline/fusion.h"

#include "event/title.h"
#include "timeline/copies.h"
#include "timeline/naming.h"
#include "timeline/places.h"
#include "timeline/readings.h"

#include <stdlib.h>
#include <string.h>

enum { SUMMARY_LIMIT = 1 << 14 }; /* bytes */

static uint32_t source_of(const struct fusion *fusion, const struct event *event)
{
    if (event->mentions.count == 0)
        return INDEX_NONE;
    return copies_original(fusion->collection, event->mentions.items[0].span.source);
}

static void list_tellings(const struct fusion *fusion, const struct occasion *occasion,
                          struct tellings *tellings)
{
    tellings->capacity = occasion->unit_count;
    tellings->items =
        ARENA_NEW_ARRAY(fusion->collection->arena, tellings->capacity, struct telling);
    for (uint32_t u = occasion->first; u != INDEX_NONE;
         u = fusion->occasions->next_unit[u]) {
        const struct event *event = fusion->collection->units[u].event;
        tellings->items[tellings->count++] =
            (struct telling){event, source_of(fusion, event), u};
    }
}

/* ---- evidence and mentions ---- */

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_spans(const void *first, const void *second)
{
    const struct span *a = first, *b = second;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    int order = compare_sizes(a->start, b->start);
    return order ? order : compare_sizes(a->end, b->end);
}

static int compare_mentions(const void *first, const void *second)
{
    const struct event_mention *a = first, *b = second;
    if (a->span.source != b->span.source)
        return a->span.source < b->span.source ? -1 : 1;
    int order = compare_sizes(a->trigger_start, b->trigger_start);
    return order ? order : compare_spans(&a->span, &b->span);
}

/* All spans of the tellings' 'member', sorted, each once. */
static void unite_spans(struct arena *arena, const struct tellings *tellings,
                        struct span_vector *spans,
                        const struct span_vector *(*member)(const struct event *))
{
    struct span_vector all = {NULL, 0, 0};
    for (size_t i = 0; i < tellings->count; i++)
        all.capacity += member(tellings->items[i].event)->count;
    all.items = ARENA_NEW_ARRAY(arena, all.capacity, struct span);
    for (size_t i = 0; i < tellings->count; i++) {
        const struct span_vector *more = member(tellings->items[i].event);
        for (size_t j = 0; j < more->count; j++)
            all.items[all.count++] = more->items[j];
    }
    if (all.count > 0)
        qsort(all.items, all.count, sizeof *all.items, compare_spans);
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++)
        if (kept == 0 || compare_spans(&all.items[kept - 1], &all.items[i]) != 0)
            all.items[kept++] = all.items[i];
    all.count = kept;
    *spans = all;
}

static const struct span_vector *time_evidence(const struct event *event)
{
    return &event->time_evidence;
}

static const struct span_vector *place_evidence(const struct event *event)
{
    return &event->place_evidence;
}

static const struct span_vector *participant_evidence(const struct event *event)
{
    return &event->participant_evidence;
}

static const struct span_vector *status_evidence(const struct event *event)
{
    return &event->status_evidence;
}

static void unite_mentions(struct arena *arena, const struct tellings *tellings,
                           struct event *event)
{
    event->mentions.count = event->mentions.capacity = 0;
    for (size_t i = 0; i < tellings->count; i++)
        event->mentions.capacity += tellings->items[i].event->mentions.count;
    event->mentions.items =
        ARENA_NEW_ARRAY(arena, event->mentions.capacity, struct event_mention);
    for (size_t i = 0; i < tellings->count; i++) {
        const struct event *told = tellings->items[i].event;
        for (size_t j = 0; j < told->mentions.count; j++)
            event->mentions.items[event->mentions.count++] = told->mentions.items[j];
    }
    if (event->mentions.count == 0)
        return;
    qsort(event->mentions.items, event->mentions.count, sizeof *event->mentions.items,
          compare_mentions);
    size_t kept = 1;
    for (size_t i = 1; i < event->mentions.count; i++)
        if (compare_mentions(&event->mentions.items[kept - 1],
                             &event->mentions.items[i]) != 0)
            event->mentions.items[kept++] = event->mentions.items[i];
    event->mentions.count = kept;
}

/* ---- who ---- */

/* What a participant is told to be: the more particular role wins. */
static int particularity(enum participant_role role)
{
    switch (role) {
    case ROLE_ABSENT:
        return 0;
    case ROLE_ATTENDEE:
        return 1;
    case ROLE_ADDRESSEE:
        return 2;
    case ROLE_MEDIATOR:
        return 3;
    case ROLE_HOST:
        return 4;
    case ROLE_SPEAKER:
        return 5;
    }
    return 0;
}

/* There is room for all tellings' participants. */
static void add_participant(struct event *event, uint32_t person,
                            enum participant_role role)
{
    for (size_t i = 0; i < event->participants.count; i++) {
        struct participant *known = &event->participants.items[i];
        if (known->actor != person)
            continue;
        if (particularity(role) > particularity(known->role))
            known->role = role;
        return;
    }
    event->participants.items[event->participants.count++] =
        (struct participant){person, role};
}

static void unite_participants(const struct fusion *fusion,
                               const struct occasion *occasion, struct event *event)
{
    size_t most = 0;
    for (uint32_t u = occasion->first; u != INDEX_NONE;
         u = fusion->occasions->next_unit[u])
        most += fusion->collection->units[u].event->participants.count;
    event->participants.count = 0;
    event->participants.capacity = most;
    event->participants.items =
        arena_alloc_array(fusion->collection->arena, most, sizeof(struct participant));
    for (uint32_t u = occasion->first; u != INDEX_NONE;
         u = fusion->occasions->next_unit[u]) {
        const struct unit *unit = &fusion->collection->units[u];
        const struct collected_record *record =
            fusion->collection->records.items[unit->record];
        if (occasion->unit_count > 1 && collection_is_retold(fusion->collection, u))
            continue; /* "the committee": who it was is told by name */
        for (size_t i = 0; i < unit->event->participants.count; i++) {
            const struct participant *p = &unit->event->participants.items[i];
            uint32_t person = collection_person(record, p->actor);
            if (person != INDEX_NONE)
                add_participant(event, person, p->role);
        }
    }
}

/* Only somebody's word as long as no article tells it in its own voice. */
static void unite_attribution(const struct fusion *fusion,
                              const struct occasion *occasion, struct event *event)
{
    event->attributed_to = INDEX_NONE;
    for (uint32_t u = occasion->first; u != INDEX_NONE;
         u = fusion->occasions->next_unit[u]) {
        const struct unit *unit = &fusion->collection->units[u];
        uint32_t person = collection_person(
            fusion->collection->records.items[unit->record], unit->event->attributed_to);
        if (person == INDEX_NONE) {
            event->attributed_to = INDEX_NONE;
            return;
        }
        if (event->attributed_to == INDEX_NONE)
            event->attributed_to = person;
    }
}

/* ---- whether ---- */

/* The published articles' order is the tellings' order: the last word stands, except
 * that a report outweighs plans and a cancellation before it. */
static enum event_status united_status(const struct tellings *tellings)
{
    enum event_status status = tellings->items[0].event->status;
    for (size_t i = 0; i < tellings->count; i++) {
        enum event_status told = tellings->items[i].event->status;
        if (told == STATUS_OCCURRED)
            return STATUS_OCCURRED;
        bool back_to_plan = told == STATUS_PLANNED &&
                            (status == STATUS_CANCELLED || status == STATUS_POSTPONED);
        if (!back_to_plan)
            status = told;
    }
    return status;
}

static void add_status_value(const struct fusion *fusion, struct conflict *conflict,
                             const struct tellings *tellings, enum event_status status)
{
    struct arena *arena = fusion->collection->arena;
    struct conflict_value *value = vector_add(arena, &conflict->values);
    *value = (struct conflict_value){.value = event_status_name(status)};
    for (size_t i = 0; i < tellings->count; i++) {
        const struct event *event = tellings->items[i].event;
        if (event->status == status && event->mentions.count > 0)
            vector_push(arena, &value->evidence, event->mentions.items[0].span);
    }
}

/* One article says that it took place, another that it was called off. */
static void check_status(const struct fusion *fusion, const struct tellings *tellings,
                         uint32_t number)
{
    bool occurred = false, cancelled = false;
    for (size_t i = 0; i < tellings->count; i++) {
        occurred |= tellings->items[i].event->status == STATUS_OCCURRED;
        cancelled |= tellings->items[i].event->status == STATUS_CANCELLED;
    }
    if (!occurred || !cancelled)
        return;
    struct conflict *conflict =
        vector_add(fusion->collection->arena, &fusion->timeline->conflicts);
    *conflict = (struct conflict){
        .kind = CONFLICT_STATUS,
        .detail = "one source tells it as held, another as called off; shown as held"};
    vector_push(fusion->collection->arena, &conflict->events, number);
    add_status_value(fusion, conflict, tellings, STATUS_OCCURRED);
    add_status_value(fusion, conflict, tellings, STATUS_CANCELLED);
}

/* ---- what ---- */

/* The telling whose summary and place stand for all: of the event's own status, with
 * most participants, then with a place, then the first. */
static const struct telling *fullest(const struct fusion *fusion,
                                     const struct tellings *tellings,
                                     enum event_status status)
{
    const struct telling *best = &tellings->items[0];
    for (size_t i = 1; i < tellings->count; i++) {
        const struct telling *telling = &tellings->items[i];
        const struct event *event = telling->event, *other = best->event;
        bool fits = event->status == status, other_fits = other->status == status;
        if (fits != other_fits) {
            best = fits ? telling : best;
            continue;
        }
        size_t many = event->participants.count, other_many = other->participants.count;
        bool by_roles = collection_is_retold(fusion->collection, telling->unit);
        bool fuller = many > other_many ||
                      (many == other_many && event->place_name && !other->place_name);
        if (fuller && !by_roles)
            best = telling;
    }
    return best;
}

static void add_quote(struct arena *arena, struct text_vector *quotes, const char *quote)
{
    for (size_t i = 0; i < quotes->count; i++)
        if (strcmp(quotes->items[i], quote) == 0)
            return;
    vector_push(arena, quotes, quote);
}

static void unite_quotes(struct arena *arena, const struct tellings *tellings,
                         struct event *event)
{
    event->quotes = (struct text_vector){NULL, 0, 0};
    for (size_t i = 0; i < tellings->count; i++) {
        const struct event *told = tellings->items[i].event;
        for (size_t j = 0; j < told->quotes.count; j++)
            add_quote(arena, &event->quotes, told->quotes.items[j]);
    }
}

static bool says_little(const char *form)
{
    return !form || strcmp(form, "meeting") == 0 || strcmp(form, "statement") == 0 ||
           strcmp(form, "talks") == 0;
}

/* Fields that one telling suffices for: the first that knows them. */
static void unite_details(const struct tellings *tellings, struct event *event)
{
    for (size_t i = 0; i < tellings->count; i++) {
        const struct event *told = tellings->items[i].event;
        if (told->count > event->count)
            event->count = told->count;
        if (event->ordinal == 0)
            event->ordinal = told->ordinal;
        if (!event->duration)
            event->duration = told->duration;
        if (!event->content)
            event->content = told->content;
        if (!event->about)
            event->about = told->about;
        if (says_little(event->form) && !says_little(told->form))
            event->form = told->form;
    }
}

static void unite_place(const struct fusion *fusion, const struct occasion *occasion,
                        const struct event *fullest_telling, struct event *event)
{
    event->place_name = NULL;
    event->place_actor = INDEX_NONE;
    for (uint32_t u = occasion->first; u != INDEX_NONE;
         u = fusion->occasions->next_unit[u]) {
        const struct unit *unit = &fusion->collection->units[u];
        bool taken = event->place_name && unit->event != fullest_telling;
        if (!unit->event->place_name || taken)
            continue;
        event->place_name = unit->event->place_name;
        event->place_actor = collection_person(
            fusion->collection->records.items[unit->record], unit->event->place_actor);
    }
}

/* ---- why ---- */

static size_t source_count(const struct tellings *tellings)
{
    size_t count = 0;
    uint32_t last = INDEX_NONE;
    for (size_t i = 0; i < tellings->count; i++) {
        count += tellings->items[i].source != last;
        last = tellings->items[i].source;
    }
    return count;
}

static void explain(const struct fusion *fusion, const struct tellings *tellings,
                    struct event *event)
{
    struct arena *arena = fusion->collection->arena;
    const char *own = event->explanation ? event->explanation : "";
    if (tellings->count < 2)
        return;
    event->explanation = arena_format(
        arena,
        "%s%smerged from %zu tellings of %zu sources: the same %s, times that can be one",
        own, *own ? "; " : "", tellings->count, source_count(tellings),
        event->kind == EVENT_STATEMENT ? "speaker and words" : "people");
    for (size_t i = 0; i < tellings->count; i++) {
        const struct event *told = tellings->items[i].event;
        if (told->mentions.count > 0)
            event->explanation = arena_format(
                arena, "%s; \"%s\" (%s)", event->explanation,
                told->mentions.items[0].trigger ? told->mentions.items[0].trigger : "",
                event_status_name(told->status));
    }
}

static void unite_evidence(struct arena *arena, const struct tellings *tellings,
                           struct event *event)
{
    unite_spans(arena, tellings, &event->time_evidence, time_evidence);
    unite_spans(arena, tellings, &event->place_evidence, place_evidence);
    unite_spans(arena, tellings, &event->participant_evidence, participant_evidence);
    unite_spans(arena, tellings, &event->status_evidence, status_evidence);
    unite_mentions(arena, tellings, event);
    unite_quotes(arena, tellings, event);
}

/* Where the telling that the summary is of told no place, another may have. */
static void name_place(const struct fusion *fusion, const struct event *base,
                       struct event *event)
{
    bool told =
        base->place_name || !event->place_name || !event->summary ||
        event->kind != EVENT_MEETING ||
        slice_find(slice_of(event->summary), slice_of(event->place_name), 0) != SIZE_MAX;
    if (told)
        return;
    struct buffer summary;
    buffer_init(&summary, fusion->collection->arena, SUMMARY_LIMIT);
    buffer_add_text(&summary, event->summary);
    title_add_place(&summary, event);
    event->summary = summary.data;
}

void fusion_make_event(const struct fusion *fusion, const struct occasion *occasion,
                       uint32_t number, struct event *event)
{
    struct tellings tellings = {NULL, 0, 0};
    list_tellings(fusion, occasion, &tellings);
    enum event_status status = united_status(&tellings);
    const struct telling *stands = fullest(fusion, &tellings, status);
    const struct event *base = stands->event;
    *event = *base;
    event->summary = naming_summary(fusion->collection, fusion->people,
                                    &fusion->collection->units[stands->unit]);
    event->status = status;
    event->uid = NULL;
    unite_participants(fusion, occasion, event);
    unite_attribution(fusion, occasion, event);
    unite_place(fusion, occasion, base, event);
    if (tellings.count == 1)
        return;
    const struct event *attested = places_compare(fusion, &tellings, status, number);
    if (attested)
        unite_place(fusion, occasion, attested, event);
    unite_details(&tellings, event);
    readings_unite(fusion, &tellings, number, &event->time);
    check_status(fusion, &tellings, number);
    unite_evidence(fusion->collection->arena, &tellings, event);
    name_place(fusion, base, event);
    if (fusion->explain)
        explain(fusion, &tellings, event);
}
