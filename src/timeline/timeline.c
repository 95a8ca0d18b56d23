#include "timeline/timeline.h"

#include "calendar/edtf.h"
#include "timeline/copies.h"
#include "timeline/corrections.h"
#include "timeline/denial.h"
#include "timeline/fusion.h"
#include "timeline/groups.h"
#include "timeline/identity.h"
#include "timeline/merger.h"
#include "timeline/order.h"
#include "timeline/places.h"
#include "timeline/relations.h"

#include <stdlib.h>

struct merger {
    struct arena *arena;
    const struct merge_options *options;
    struct collection collection;
    struct people people;
    struct occasions occasions;
    struct corrections *corrections;
    struct record *timeline;
    struct event *events; /* by occasion, then in timeline order */
    const struct event **event_list;
    struct network *network;
    struct relation *relations; /* between occasions */
    size_t relation_count;
    uint32_t *place; /* by occasion: its number in the timeline, INDEX_NONE: hidden */
};

struct merger *merger_new(struct arena *arena, const struct merge_options *options)
{
    struct merger *merger = ARENA_NEW(arena, struct merger);
    *merger = (struct merger){.arena = arena, .options = options};
    collection_init(&merger->collection, arena);
    return merger;
}

void merger_add(struct merger *merger, const struct record *record)
{
    collection_add(&merger->collection, record);
}

/* ---- the events ---- */

static void make_events(struct merger *merger)
{
    size_t count = merger->occasions.items.count;
    struct place_finder places = {merger->arena, NULL};
    struct fusion fusion = {
        &merger->collection, &merger->people, &merger->occasions,
        merger->timeline,    &places,         merger->options->explain};
    merger->events = ARENA_NEW_ARRAY(merger->arena, count, struct event);
    for (uint32_t i = 0; i < count; i++)
        if (merger->occasions.items.items[i].unit_count > 0)
            fusion_make_event(&fusion, &merger->occasions.items.items[i], i,
                              &merger->events[i]);
    corrections_set(merger->corrections, merger->events);
}

/* ---- order ---- */

static void solve_order(struct merger *merger)
{
    struct arena *arena = merger->arena;
    size_t count = merger->occasions.items.count;
    const struct event_time **times = arena_alloc_array(arena, count, sizeof *times);
    merger->event_list = arena_alloc_array(arena, count, sizeof *merger->event_list);
    for (size_t i = 0; i < count; i++) {
        times[i] = &merger->events[i].time;
        merger->event_list[i] = &merger->events[i];
    }
    relations_collect(&merger->collection, &merger->occasions, &merger->relations,
                      &merger->relation_count);
    merger->network = network_new(arena, times, count);
    for (uint32_t i = 0; i < merger->relation_count; i++)
        network_relate(merger->network, merger->relations[i].from,
                       merger->relations[i].to, merger->relations[i].type, i);
    network_solve(merger->network);
}

static const char *summary_of(const struct event *event)
{
    return event->summary ? event->summary : event_kind_name(event->kind);
}

static void add_cut_relation(struct merger *merger, struct conflict *conflict,
                             const struct relation *relation)
{
    struct conflict_value *value = vector_add(merger->arena, &conflict->values);
    *value = (struct conflict_value){
        .value =
            arena_format(merger->arena, "%s: %s / %s", relation_type_name(relation->type),
                         summary_of(&merger->events[relation->from]),
                         summary_of(&merger->events[relation->to])),
        .evidence = relation->evidence};
}

static void name_contradictions(struct merger *merger)
{
    size_t count = network_contradiction_count(merger->network);
    for (size_t i = 0; i < count; i++) {
        const struct contradiction *c = network_contradiction(merger->network, i);
        if (c->relations.count == 0)
            continue;
        struct conflict *conflict =
            vector_add(merger->arena, &merger->timeline->conflicts);
        *conflict = (struct conflict){.kind = CONFLICT_ORDER};
        conflict->detail =
            c->against_dates
                ? "what the texts say about the order goes against the dates; the "
                  "order was left out"
                : "what the texts say about the order goes in a circle; it was left out";
        for (size_t j = 0; j < c->events.count; j++)
            vector_push(merger->arena, &conflict->events, c->events.items[j]);
        for (size_t j = 0; j < c->relations.count; j++)
            add_cut_relation(merger, conflict, &merger->relations[c->relations.items[j]]);
    }
}

static instant day_begin(instant at)
{
    return at == INSTANT_UNBOUNDED_PAST ? at : instant_of_day(instant_day(at));
}

static instant day_end(instant at)
{
    return at == INSTANT_UNBOUNDED_FUTURE ? at : instant_of_day(instant_day(at - 1) + 1);
}

/* What order and dates of other events leave of a time of many days, in whole days. */
static void tighten(struct merger *merger, uint32_t number)
{
    struct event_time *time = &merger->events[number].time;
    if (interval_is_one_day(time->interval) || time->extent == EXTENT_THROUGHOUT)
        return;
    struct interval bounds = network_bounds(merger->network, number);
    struct interval days = {day_begin(bounds.begin), day_end(bounds.end)};
    days = interval_intersect(days, time->interval);
    if (interval_is_empty(days) || interval_contains(days, time->interval))
        return;
    time->interval = days;
    if (time->basis == BASIS_NONE || time->basis == BASIS_PUBLICATION)
        time->basis = BASIS_RELATION;
    if (time->granularity == GRANULARITY_UNKNOWN || interval_is_one_day(days))
        time->granularity = GRANULARITY_DAY;
    time->edtf = edtf_of_interval(merger->arena, days, time->granularity,
                                  (struct edtf_options){.throughout = false});
}

/* Gives each occasion its number in the timeline; those not shown come behind all
 * others. Returns the list of numbers. */
static uint32_t *number_events(struct merger *merger)
{
    size_t count = merger->occasions.items.count;
    uint32_t *ordered = order_events(merger->arena, merger->network, merger->event_list,
                                     count, merger->relations, merger->relation_count);
    uint32_t *number = ARENA_NEW_ARRAY(merger->arena, count, uint32_t);
    uint32_t next = 0, behind = (uint32_t)count;
    merger->place = ARENA_NEW_ARRAY(merger->arena, count, uint32_t);
    for (size_t i = 0; i < count; i++) {
        uint32_t occasion = ordered[i];
        bool shown = merger->occasions.items.items[occasion].unit_count > 0 &&
                     !corrections_hide(merger->corrections, occasion);
        merger->place[occasion] = shown ? next : INDEX_NONE;
        number[occasion] = shown ? next++ : --behind;
    }
    merger->timeline->events.count = next;
    return number;
}

/* Sorts the events where they are: a million of them is not held twice. */
static void place_events(struct merger *merger)
{
    size_t count = merger->occasions.items.count;
    for (uint32_t i = 0; i < count; i++)
        tighten(merger, i);
    uint32_t *number = number_events(merger);
    for (uint32_t i = 0; i < count; i++) {
        while (number[i] != i) {
            uint32_t to = number[i];
            struct event event = merger->events[to];
            merger->events[to] = merger->events[i];
            merger->events[i] = event;
            number[i] = number[to];
            number[to] = to;
        }
    }
    merger->timeline->events.items = merger->events;
    merger->timeline->events.capacity = merger->timeline->events.count;
}

/* ---- what else the records hold ---- */

static void take_conflicts(struct merger *merger, const struct collected_record *record)
{
    for (size_t i = 0; i < record->conflicts.count; i++) {
        struct conflict conflict = record->conflicts.items[i];
        bool known = true;
        for (size_t j = 0; j < conflict.events.count; j++) {
            if (conflict.events.items[j] >= record->events.count) {
                known = false;
                break;
            }
            conflict.events.items[j] =
                merger->occasions.of_unit[record->first_unit + conflict.events.items[j]];
        }
        if (known)
            vector_push(merger->arena, &merger->timeline->conflicts, conflict);
    }
}

static void take_negations(struct merger *merger, const struct collected_record *record)
{
    for (size_t i = 0; i < record->negations.count; i++) {
        struct negation negation = record->negations.items[i];
        size_t kept = 0;
        for (size_t j = 0; j < negation.participants.count; j++) {
            struct participant participant = negation.participants.items[j];
            participant.actor = collection_person(record, participant.actor);
            if (participant.actor != INDEX_NONE)
                negation.participants.items[kept++] = participant;
        }
        negation.participants.count = kept;
        vector_push(merger->arena, &merger->timeline->negations, negation);
    }
}

static void take_rest(struct merger *merger)
{
    for (size_t i = 0; i < merger->collection.records.count; i++) {
        const struct collected_record *record = merger->collection.records.items[i];
        take_conflicts(merger, record);
        take_negations(merger, record);
        for (size_t j = 0; j < record->warnings.count; j++)
            vector_push(merger->arena, &merger->timeline->warnings,
                        record->warnings.items[j]);
        merger->timeline->undated |= record->undated;
    }
    merger->timeline->sources.items = merger->collection.sources.items;
    merger->timeline->sources.count = merger->collection.sources.count;
    merger->timeline->sources.capacity = merger->collection.sources.count;
}

/* Occasions to timeline events, in relations and conflicts; what names a hidden event
 * goes. */
static void renumber_relations(struct merger *merger)
{
    struct record *timeline = merger->timeline;
    size_t kept = 0;
    for (size_t i = 0; i < timeline->relations.count; i++) {
        struct relation relation = timeline->relations.items[i];
        relation.from = merger->place[relation.from];
        relation.to = merger->place[relation.to];
        if (relation.from != INDEX_NONE && relation.to != INDEX_NONE)
            timeline->relations.items[kept++] = relation;
    }
    timeline->relations.count = kept;
}

static void renumber_conflicts(struct merger *merger)
{
    struct record *timeline = merger->timeline;
    size_t kept = 0;
    for (size_t i = 0; i < timeline->conflicts.count; i++) {
        struct conflict conflict = timeline->conflicts.items[i];
        bool shown = true;
        for (size_t j = 0; j < conflict.events.count; j++) {
            conflict.events.items[j] = merger->place[conflict.events.items[j]];
            shown = shown && conflict.events.items[j] != INDEX_NONE;
        }
        if (shown)
            timeline->conflicts.items[kept++] = conflict;
    }
    timeline->conflicts.count = kept;
}

static int compare_relations(const void *first, const void *second)
{
    const struct relation *a = first, *b = second;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->type > b->type) - (a->type < b->type);
}

/* ---- the people ---- */

/* People get their numbers in the order in which the timeline shows them; those of no
 * event are left out. */
struct renumbering {
    struct merger *merger;
    uint32_t *number; /* by person, INDEX_NONE: not shown yet */
};

static uint32_t show(struct renumbering *renumbering, uint32_t person)
{
    struct merger *merger = renumbering->merger;
    if (person == INDEX_NONE)
        return INDEX_NONE;
    if (renumbering->number[person] == INDEX_NONE) {
        renumbering->number[person] = (uint32_t)merger->timeline->actors.count;
        vector_push(merger->arena, &merger->timeline->actors,
                    merger->people.items.items[person]);
    }
    return renumbering->number[person];
}

static void show_people(struct merger *merger)
{
    struct record *timeline = merger->timeline;
    size_t people = merger->people.items.count;
    struct renumbering renumbering = {merger,
                                      ARENA_NEW_ARRAY(merger->arena, people, uint32_t)};
    for (size_t i = 0; i < people; i++)
        renumbering.number[i] = INDEX_NONE;
    for (size_t i = 0; i < timeline->events.count; i++) {
        struct event *event = &timeline->events.items[i];
        for (size_t j = 0; j < event->participants.count; j++)
            event->participants.items[j].actor =
                show(&renumbering, event->participants.items[j].actor);
        event->place_actor = show(&renumbering, event->place_actor);
        event->attributed_to = show(&renumbering, event->attributed_to);
    }
    for (size_t i = 0; i < timeline->negations.count; i++) {
        struct negation *negation = &timeline->negations.items[i];
        for (size_t j = 0; j < negation->participants.count; j++)
            negation->participants.items[j].actor =
                show(&renumbering, negation->participants.items[j].actor);
    }
}

/* ---- all together ---- */

struct record *merger_finish(struct merger *merger, dateline_error *error)
{
    static const struct merge_options no_options = {0};
    if (!merger->options)
        merger->options = &no_options;
    merger->corrections = corrections_read(merger->arena, merger->options->corrections,
                                           merger->options->corrections_path, error);
    if (!merger->corrections)
        return NULL;
    merger->timeline = ARENA_NEW(merger->arena, struct record);
    merger->timeline->arena = merger->arena;
    collection_sort(&merger->collection);
    people_match(&merger->collection, &merger->people);
    groups_name(&merger->collection, &merger->people);
    copies_find(&merger->collection);
    occasions_match(&merger->collection, &merger->people, &merger->occasions);
    corrections_regroup(merger->corrections, &merger->collection, &merger->occasions);
    make_events(merger);
    solve_order(merger);
    name_contradictions(merger);
    relations_reduce(merger->arena, merger->network, merger->event_list,
                     merger->relations, merger->relation_count, merger->timeline);
    place_events(merger);
    take_rest(merger);
    renumber_relations(merger);
    renumber_conflicts(merger);
    if (merger->timeline->relations.count > 0)
        qsort(merger->timeline->relations.items, merger->timeline->relations.count,
              sizeof *merger->timeline->relations.items, compare_relations);
    show_people(merger);
    denials_compare(merger->arena, merger->timeline);
    identity_assign(merger->arena, merger->timeline, merger->options->previous);
    corrections_warn(merger->corrections, merger->timeline);
    merger->timeline->corrected = corrections_any(merger->corrections);
    return merger->timeline;
}

struct record *timeline_merge(struct arena *arena, const struct record *const *records,
                              size_t count, const struct merge_options *options,
                              dateline_error *error)
{
    struct merger *merger = merger_new(arena, options);
    for (size_t i = 0; i < count; i++)
        merger_add(merger, records[i]);
    return merger_finish(merger, error);
}
