#include "timeline/readings.h"

#include "calendar/edtf.h"

#include <stdlib.h>

/* One day (or span) that some tellings agree on. */
struct reading {
    struct interval interval;   /* in which all its tellings agree */
    const struct telling *best; /* the most direct, the narrowest, the first */
    size_t source_count;
    uint32_t last_source;
    VECTOR(const struct telling *) tellings;
};
struct reading_list {
    struct reading *items;
    size_t count, capacity;
};

/* Lower is more direct. */
static int directness(enum time_basis basis)
{
    switch (basis) {
    case BASIS_EXPLICIT:
        return 0;
    case BASIS_RELATIVE:
        return 1;
    case BASIS_INHERITED:
        return 2;
    case BASIS_DATELINE:
        return 3;
    case BASIS_RELATION:
        return 4;
    case BASIS_PUBLICATION:
        return 5;
    case BASIS_NONE:
        return 6;
    }
    return 6;
}

static bool is_dated(const struct event_time *time)
{
    return time->interval.begin != INSTANT_UNBOUNDED_PAST ||
           time->interval.end != INSTANT_UNBOUNDED_FUTURE;
}

static bool is_wider(struct interval a, struct interval b)
{
    return interval_contains(a, b) && (a.begin != b.begin || a.end != b.end);
}

/* The telling whose words the event's time keeps: the narrowest, then the most direct. */
static bool tells_better(const struct telling *a, const struct telling *b)
{
    const struct event_time *x = &a->event->time, *y = &b->event->time;
    if (is_wider(y->interval, x->interval))
        return true;
    if (is_wider(x->interval, y->interval))
        return false;
    return directness(x->basis) < directness(y->basis);
}

static void add_to_reading(struct arena *arena, struct reading *reading,
                           const struct telling *telling)
{
    reading->interval =
        interval_intersect(reading->interval, telling->event->time.interval);
    if (tells_better(telling, reading->best))
        reading->best = telling;
    if (telling->source != reading->last_source || reading->source_count == 0)
        reading->source_count++;
    reading->last_source = telling->source;
    vector_push(arena, &reading->tellings, telling);
}

/* A telling joins every reading that it agrees with: "last week" supports both days. */
static void sort_in(struct arena *arena, struct reading_list *readings,
                    const struct telling *telling)
{
    bool placed = false;
    for (size_t i = 0; i < readings->count; i++) {
        if (!interval_overlaps(readings->items[i].interval,
                               telling->event->time.interval))
            continue;
        add_to_reading(arena, &readings->items[i], telling);
        placed = true;
    }
    if (placed)
        return;
    struct reading *fresh = vector_add(arena, readings);
    *fresh = (struct reading){.interval = telling->event->time.interval,
                              .best = telling,
                              .last_source = INDEX_NONE};
    add_to_reading(arena, fresh, telling);
}

/* The window of an undated report says nothing where its article dates the event, or
 * where it was set for a day before. */
static bool is_dated_elsewhere(const struct tellings *tellings,
                               const struct telling *telling)
{
    struct interval window = telling->event->time.interval;
    if (telling->event->time.basis != BASIS_PUBLICATION)
        return false;
    for (size_t i = 0; i < tellings->count; i++) {
        const struct telling *other = &tellings->items[i];
        const struct event_time *time = &other->event->time;
        bool dated =
            is_dated(time) && directness(time->basis) < directness(BASIS_PUBLICATION);
        bool before = other->event->status == STATUS_PLANNED &&
                      interval_before(time->interval, window);
        if (dated && (other->source == telling->source || before))
            return true;
    }
    return false;
}

/* A plan for the day that another telling moves away from. */
static bool was_moved(const struct tellings *tellings, const struct telling *telling)
{
    struct interval plan = telling->event->time.interval;
    for (size_t i = 0; i < tellings->count; i++) {
        const struct event *event = tellings->items[i].event;
        const struct event_time *other = &event->time;
        bool away = event->status == STATUS_POSTPONED ||
                    !interval_overlaps(other->interval, plan);
        if (other->has_original && away && &tellings->items[i] != telling &&
            interval_overlaps(interval_of_days(other->original, other->original), plan))
            return true;
    }
    return false;
}

/* A report of what took place counts, not the plan for it, as soon as there is one that
 * tells a day of its own. */
static bool counts(const struct tellings *tellings, const struct telling *telling)
{
    if (!is_dated(&telling->event->time))
        return false;
    if (telling->event->status == STATUS_OCCURRED)
        return !is_dated_elsewhere(tellings, telling);
    if (was_moved(tellings, telling))
        return false;
    for (size_t i = 0; i < tellings->count; i++) {
        const struct event *other = tellings->items[i].event;
        bool narrowed =
            other->time.basis == BASIS_PUBLICATION &&
            !interval_before(other->time.interval, telling->event->time.interval);
        if (other->status == STATUS_OCCURRED && is_dated(&other->time) && !narrowed)
            return false;
    }
    return true;
}

static int compare_width(const void *first, const void *second)
{
    const struct telling *a = *(const struct telling *const *)first;
    const struct telling *b = *(const struct telling *const *)second;
    struct interval x = a->event->time.interval, y = b->event->time.interval;
    bool x_open = !interval_is_bounded(x), y_open = !interval_is_bounded(y);
    if (x_open != y_open)
        return x_open ? 1 : -1;
    instant width = x_open ? 0 : x.end - x.begin, other = y_open ? 0 : y.end - y.begin;
    if (width != other)
        return width < other ? -1 : 1;
    return (a > b) - (a < b);
}

static int compare_readings(const void *first, const void *second)
{
    const struct reading *a = first, *b = second;
    return (a->interval.begin > b->interval.begin) -
           (a->interval.begin < b->interval.begin);
}

/* Narrow tellings make the readings, wide ones then support them. */
static void find_readings(struct arena *arena, const struct tellings *tellings,
                          struct reading_list *readings)
{
    VECTOR(const struct telling *) sorted = {NULL, 0, 0};
    for (size_t i = 0; i < tellings->count; i++)
        if (counts(tellings, &tellings->items[i]))
            vector_push(arena, &sorted, &tellings->items[i]);
    if (sorted.count > 0)
        qsort(sorted.items, sorted.count, sizeof *sorted.items, compare_width);
    for (size_t i = 0; i < sorted.count; i++)
        sort_in(arena, readings, sorted.items[i]);
    if (readings->count > 1)
        qsort(readings->items, readings->count, sizeof *readings->items,
              compare_readings);
}

static bool attested_better(const struct reading *a, const struct reading *b)
{
    if (a->source_count != b->source_count)
        return a->source_count > b->source_count;
    int x = directness(a->best->event->time.basis);
    int y = directness(b->best->event->time.basis);
    if (x != y)
        return x < y;
    return a->best->source < b->best->source;
}

static const struct reading *best_attested(const struct reading_list *readings)
{
    const struct reading *best = &readings->items[0];
    for (size_t i = 1; i < readings->count; i++)
        if (attested_better(&readings->items[i], best))
            best = &readings->items[i];
    return best;
}

static bool within_one_day(struct interval interval)
{
    return interval_is_one_day(interval);
}

static const char *value_of(struct arena *arena, struct interval interval,
                            enum granularity granularity)
{
    if (within_one_day(interval)) {
        int32_t day = interval_first_day(interval);
        struct date date = date_from_days(day);
        return arena_format(arena, "%04d-%02d-%02d", (int)date.year, (int)date.month,
                            (int)date.day);
    }
    return edtf_of_interval(arena, interval, granularity, (struct edtf_options){0});
}

static const char *source_name(const struct fusion *fusion, uint32_t source)
{
    if (source >= fusion->collection->sources.count)
        return "?";
    const struct source *s = &fusion->collection->sources.items[source];
    return s->publisher ? s->publisher : s->path ? s->path : "?";
}

static const char *why_better(const struct reading *best,
                              const struct reading_list *readings)
{
    for (size_t i = 0; i < readings->count; i++) {
        const struct reading *other = &readings->items[i];
        if (other == best)
            continue;
        if (other->source_count == best->source_count)
            return directness(other->best->event->time.basis) ==
                           directness(best->best->event->time.basis)
                       ? "published first"
                       : "told more directly";
    }
    return "more sources";
}

static void add_value(const struct fusion *fusion, struct conflict *conflict,
                      const struct reading *reading)
{
    struct arena *arena = fusion->collection->arena;
    struct conflict_value *value = vector_add(arena, &conflict->values);
    *value = (struct conflict_value){0};
    value->value =
        value_of(arena, reading->interval, reading->best->event->time.granularity);
    for (size_t i = 0; i < reading->tellings.count; i++) {
        const struct event *event = reading->tellings.items[i]->event;
        for (size_t j = 0; j < event->time_evidence.count; j++)
            vector_push(arena, &value->evidence, event->time_evidence.items[j]);
        if (event->time_evidence.count == 0 && event->mentions.count > 0)
            vector_push(arena, &value->evidence, event->mentions.items[0].span);
    }
}

static void name_conflict(const struct fusion *fusion,
                          const struct reading_list *readings, uint32_t number)
{
    struct arena *arena = fusion->collection->arena;
    struct conflict *conflict = vector_add(arena, &fusion->timeline->conflicts);
    *conflict = (struct conflict){.kind = CONFLICT_DATE};
    vector_push(arena, &conflict->events, number);
    for (size_t i = 0; i < readings->count; i++)
        add_value(fusion, conflict, &readings->items[i]);
    const struct reading *best = best_attested(readings);
    conflict->detail = arena_format(
        arena, "sources disagree about the day; better attested: %s (%s: %s)",
        value_of(arena, best->interval, best->best->event->time.granularity),
        source_name(fusion, best->best->source), why_better(best, readings));
}

static struct interval hull_of(const struct reading_list *readings)
{
    struct interval hull = readings->items[0].interval;
    for (size_t i = 1; i < readings->count; i++)
        hull = interval_hull(hull, readings->items[i].interval);
    return hull;
}

static bool days_differ(const struct reading_list *readings)
{
    return readings->count > 1 && !within_one_day(hull_of(readings));
}

/* The day that a plan was first set for, when it was moved. */
static void keep_original(const struct tellings *tellings, struct event_time *time)
{
    for (size_t i = 0; i < tellings->count && !time->has_original; i++) {
        const struct event_time *told = &tellings->items[i].event->time;
        time->has_original = told->has_original;
        time->original = told->original;
    }
}

void readings_unite(const struct fusion *fusion, const struct tellings *tellings,
                    uint32_t number, struct event_time *time)
{
    struct arena *arena = fusion->collection->arena;
    struct reading_list readings = {NULL, 0, 0};
    find_readings(arena, tellings, &readings);
    if (readings.count == 0) {
        size_t first = 0;
        while (first + 1 < tellings->count &&
               was_moved(tellings, &tellings->items[first]))
            first++;
        *time = tellings->items[first].event->time;
        keep_original(tellings, time);
        return;
    }
    const struct reading *best = best_attested(&readings);
    *time = best->best->event->time;
    struct interval all = hull_of(&readings);
    bool as_told =
        interval_contains(all, time->interval) && interval_contains(time->interval, all);
    time->interval = all;
    keep_original(tellings, time);
    if (!as_told) {
        if (readings.count > 1 && !within_one_day(all))
            time->granularity = GRANULARITY_DAY;
        time->edtf = edtf_of_interval(
            arena, all, time->granularity,
            (struct edtf_options){.throughout = time->extent == EXTENT_THROUGHOUT});
    }
    if (days_differ(&readings))
        name_conflict(fusion, &readings, number);
}
