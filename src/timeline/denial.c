#include "timeline/denial.h"

#include "base/hash.h"
#include "timeline/multimap.h"

enum { PAIR_PEOPLE_MAX = 6, CANDIDATES_MAX = 64 };

struct people_set {
    uint32_t items[PAIR_PEOPLE_MAX];
    size_t count;
};

static struct people_set people_of(const struct event *event)
{
    struct people_set set = {.count = 0};
    for (size_t i = 0; i < event->participants.count && set.count < PAIR_PEOPLE_MAX; i++)
        if (event->participants.items[i].role != ROLE_ABSENT)
            set.items[set.count++] = event->participants.items[i].actor;
    return set;
}

static uint64_t pair_key(uint32_t a, uint32_t b)
{
    return a < b ? hash_combine(a, b) : hash_combine(b, a);
}

static void index_meeting(struct multimap *index, const struct event *event,
                          uint32_t number)
{
    struct people_set people = people_of(event);
    for (size_t i = 0; i < people.count; i++)
        for (size_t j = i + 1; j < people.count; j++)
            multimap_add(index, pair_key(people.items[i], people.items[j]), number);
}

static void add_value(struct arena *arena, struct conflict *conflict,
                      const struct event *event)
{
    struct conflict_value *value = vector_add(arena, &conflict->values);
    *value = (struct conflict_value){.value = event_status_name(event->status)};
    for (size_t i = 0; i < event->mentions.count; i++)
        vector_push(arena, &value->evidence, event->mentions.items[i].span);
}

/* A timeline made earlier brings the conflict along. */
static bool is_named(const struct record *timeline, uint32_t denied, uint32_t held)
{
    for (size_t i = 0; i < timeline->conflicts.count; i++) {
        const struct conflict *c = &timeline->conflicts.items[i];
        if (c->kind == CONFLICT_STATUS && c->events.count == 2 &&
            c->events.items[0] == held && c->events.items[1] == denied)
            return true;
    }
    return false;
}

static void name_denial(struct arena *arena, struct record *timeline, uint32_t denied,
                        uint32_t held)
{
    struct conflict *conflict = vector_add(arena, &timeline->conflicts);
    *conflict = (struct conflict){.kind = CONFLICT_STATUS,
                                  .detail = "told by one source, denied in another"};
    vector_push(arena, &conflict->events, held);
    vector_push(arena, &conflict->events, denied);
    add_value(arena, conflict, &timeline->events.items[held]);
    add_value(arena, conflict, &timeline->events.items[denied]);
}

static bool is_denied_meeting(const struct event *event)
{
    return event->kind == EVENT_MEETING && event->status == STATUS_DENIED;
}

static void compare_one(struct arena *arena, struct record *timeline,
                        const struct multimap *index, uint32_t denied)
{
    const struct event *event = &timeline->events.items[denied];
    struct people_set people = people_of(event);
    if (people.count < 2)
        return;
    uint32_t entry = multimap_first(index, pair_key(people.items[0], people.items[1]));
    for (int i = 0; entry != MULTIMAP_END && i < CANDIDATES_MAX; i++) {
        struct multimap_entry e = index->entries.items[entry];
        const struct event *held = &timeline->events.items[e.value];
        if (interval_overlaps(held->time.interval, event->time.interval) &&
            held->time.basis != BASIS_NONE && event->time.basis != BASIS_NONE &&
            !is_named(timeline, denied, e.value))
            name_denial(arena, timeline, denied, e.value);
        entry = e.next;
    }
}

void denials_compare(struct arena *arena, struct record *timeline)
{
    bool any = false;
    for (size_t i = 0; i < timeline->events.count && !any; i++)
        any = is_denied_meeting(&timeline->events.items[i]);
    if (!any)
        return;
    struct multimap index;
    multimap_init(&index, arena);
    for (uint32_t i = 0; i < timeline->events.count; i++)
        if (timeline->events.items[i].kind == EVENT_MEETING &&
            timeline->events.items[i].status == STATUS_OCCURRED)
            index_meeting(&index, &timeline->events.items[i], i);
    for (uint32_t i = 0; i < timeline->events.count; i++)
        if (is_denied_meeting(&timeline->events.items[i]))
            compare_one(arena, timeline, &index, i);
}
