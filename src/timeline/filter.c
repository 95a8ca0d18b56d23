#include "timeline/timeline.h"

#include "timeline/names.h"

/* Given names have more spellings than what stands last, the family's. */
static bool words_agree(const struct folded_name *wanted, size_t at, struct slice word)
{
    bool last = at + 1 == wanted->count;
    return last ? name_words_similar(wanted->words[at], word)
                : name_givens_agree(wanted->words[at], word);
}

/* A word of the wanted name after another stands in the folded name. */
static bool words_stand_in(const struct folded_name *wanted, const char *text,
                           struct arena *arena)
{
    struct folded_name name;
    if (!text)
        return false;
    name_fold(arena, slice_of(text), &name);
    if (wanted->count == 0 || name.count < wanted->count)
        return false;
    for (size_t i = 0; i + wanted->count <= name.count; i++) {
        size_t j = 0;
        while (j < wanted->count && words_agree(wanted, j, name.words[i + j]))
            j++;
        if (j == wanted->count)
            return true;
    }
    return false;
}

static bool is_called(const struct actor *actor, const struct folded_name *wanted,
                      struct arena *arena)
{
    if (words_stand_in(wanted, actor->name, arena))
        return true;
    for (size_t i = 0; i < actor->aliases.count; i++)
        if (words_stand_in(wanted, actor->aliases.items[i], arena))
            return true;
    return false;
}

/* Which actors the name may mean; NULL for every name. */
static bool *wanted_actors(struct arena *arena, const struct record *timeline,
                           const char *person)
{
    if (!person)
        return NULL;
    struct folded_name wanted;
    name_fold(arena, slice_of(person), &wanted);
    bool *marked = ARENA_NEW_ARRAY(arena, timeline->actors.count, bool);
    for (size_t i = 0; i < timeline->actors.count; i++)
        marked[i] = is_called(&timeline->actors.items[i], &wanted, arena);
    return marked;
}

static bool kind_wanted(const struct timeline_filter *filter, enum event_kind kind)
{
    switch (kind) {
    case EVENT_MEETING:
        return filter->meetings;
    case EVENT_STATEMENT:
        return filter->statements;
    case EVENT_ACTION:
        return filter->actions;
    }
    return false;
}

static bool stays(const struct timeline_filter *filter, const bool *actors,
                  const struct event *event)
{
    if (!kind_wanted(filter, event->kind) ||
        !interval_overlaps(event->time.interval, filter->range))
        return false;
    bool ranged = filter->range.begin != INSTANT_UNBOUNDED_PAST ||
                  filter->range.end != INSTANT_UNBOUNDED_FUTURE;
    if (ranged && event->time.basis == BASIS_NONE)
        return false;
    for (size_t i = 0; actors && i < event->participants.count; i++)
        if (actors[event->participants.items[i].actor])
            return true;
    return !actors;
}

/* By event: its number among those that stay, or INDEX_NONE. */
static const uint32_t *keep_events(struct record *kept, const struct record *timeline,
                                   const struct timeline_filter *filter)
{
    struct arena *arena = kept->arena;
    bool *actors = wanted_actors(arena, timeline, filter->person);
    uint32_t *numbers = ARENA_NEW_ARRAY(arena, timeline->events.count, uint32_t);
    for (size_t i = 0; i < timeline->events.count; i++) {
        numbers[i] = INDEX_NONE;
        if (!stays(filter, actors, &timeline->events.items[i]))
            continue;
        numbers[i] = (uint32_t)kept->events.count;
        vector_push(arena, &kept->events, timeline->events.items[i]);
    }
    return numbers;
}

static void keep_relations(struct record *kept, const struct record *timeline,
                           const uint32_t *numbers)
{
    for (size_t i = 0; i < timeline->relations.count; i++) {
        struct relation relation = timeline->relations.items[i];
        relation.from = numbers[relation.from];
        relation.to = numbers[relation.to];
        if (relation.from != INDEX_NONE && relation.to != INDEX_NONE)
            vector_push(kept->arena, &kept->relations, relation);
    }
}

/* A conflict stays when all of its events do. */
static void keep_conflicts(struct record *kept, const struct record *timeline,
                           const uint32_t *numbers)
{
    for (size_t i = 0; i < timeline->conflicts.count; i++) {
        const struct conflict *told = &timeline->conflicts.items[i];
        struct conflict conflict = *told;
        conflict.events.items = NULL;
        conflict.events.count = conflict.events.capacity = 0;
        bool all = true;
        for (size_t j = 0; j < told->events.count; j++) {
            uint32_t number = numbers[told->events.items[j]];
            all = all && number != INDEX_NONE;
            vector_push(kept->arena, &conflict.events, number);
        }
        if (all)
            vector_push(kept->arena, &kept->conflicts, conflict);
    }
}

struct record *timeline_filtered(struct arena *arena, const struct record *timeline,
                                 const struct timeline_filter *filter)
{
    struct record *kept = ARENA_NEW(arena, struct record);
    *kept = *timeline;
    kept->arena = arena;
    kept->events.items = NULL;
    kept->relations.items = NULL;
    kept->conflicts.items = NULL;
    kept->events.count = kept->events.capacity = 0;
    kept->relations.count = kept->relations.capacity = 0;
    kept->conflicts.count = kept->conflicts.capacity = 0;
    const uint32_t *numbers = keep_events(kept, timeline, filter);
    keep_relations(kept, timeline, numbers);
    keep_conflicts(kept, timeline, numbers);
    return kept;
}
