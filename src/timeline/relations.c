#include "timeline/relations.h"

#include <stdlib.h>

struct told {
    struct relation relation;
    uint32_t record, place; /* where it was told: fixes the order of its evidence */
};

static int compare_relations(const struct relation *a, const struct relation *b)
{
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->type > b->type) - (a->type < b->type);
}

static int compare_told(const void *first, const void *second)
{
    const struct told *a = first, *b = second;
    int order = compare_relations(&a->relation, &b->relation);
    if (order != 0)
        return order;
    if (a->record != b->record)
        return a->record < b->record ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* "At the same time" has no direction: the lower event first. */
static void settle_direction(struct relation *relation)
{
    if (relation->type != RELATION_SAME_TIME || relation->from < relation->to)
        return;
    uint32_t from = relation->from;
    relation->from = relation->to;
    relation->to = from;
}

static size_t list_told(struct collection *collection, const struct occasions *occasions,
                        struct told *told)
{
    size_t count = 0;
    for (uint32_t i = 0; i < collection->records.count; i++) {
        const struct collected_record *record = collection->records.items[i];
        for (uint32_t j = 0; j < record->relations.count; j++) {
            struct relation relation = record->relations.items[j];
            if (relation.from >= record->events.count ||
                relation.to >= record->events.count)
                continue;
            relation.from = occasions->of_unit[record->first_unit + relation.from];
            relation.to = occasions->of_unit[record->first_unit + relation.to];
            settle_direction(&relation);
            if (relation.from != relation.to)
                told[count++] = (struct told){relation, i, j};
        }
    }
    return count;
}

static size_t count_told(const struct collection *collection)
{
    size_t count = 0;
    for (size_t i = 0; i < collection->records.count; i++)
        count += collection->records.items[i]->relations.count;
    return count;
}

void relations_collect(struct collection *collection, const struct occasions *occasions,
                       struct relation **relations, size_t *count)
{
    struct arena *arena = collection->arena;
    size_t most = count_told(collection), kept = 0;
    struct told *told = ARENA_NEW_ARRAY(arena, most, struct told);
    size_t told_count = list_told(collection, occasions, told);
    if (told_count > 0)
        qsort(told, told_count, sizeof *told, compare_told);
    *relations = ARENA_NEW_ARRAY(arena, told_count, struct relation);
    for (size_t i = 0; i < told_count; i++) {
        struct relation *relation = &told[i].relation;
        if (kept == 0 || compare_relations(&(*relations)[kept - 1], relation) != 0) {
            (*relations)[kept++] = *relation;
            continue;
        }
        for (size_t j = 0; j < relation->evidence.count; j++)
            vector_push(arena, &(*relations)[kept - 1].evidence,
                        relation->evidence.items[j]);
    }
    *count = kept;
}

void relations_reduce(struct arena *arena, const struct network *network,
                      const struct event *const *events, const struct relation *relations,
                      size_t count, struct record *timeline)
{
    for (uint32_t i = 0; i < count; i++) {
        struct relation relation = relations[i];
        if (network_is_cut(network, i))
            continue;
        if (relation.type == RELATION_BEFORE &&
            network_before_by_text(network, arena, relation.from, relation.to, i, NULL))
            continue;
        bool by_dates = relation.type == RELATION_BEFORE &&
                        interval_before(events[relation.from]->time.interval,
                                        events[relation.to]->time.interval);
        relation.basis = by_dates ? RELATION_FROM_BOTH : RELATION_FROM_TEXT;
        vector_push(arena, &timeline->relations, relation);
    }
}
