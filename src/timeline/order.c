#include "timeline/order.h"

struct key {
    instant at, until;
    uint32_t source;
    size_t start;
    uint32_t event;
};

static struct key key_of(const struct event *event, uint32_t number)
{
    struct interval interval = event->time.interval;
    struct key key = {.at = interval.begin,
                      .until = interval.end,
                      .source = INDEX_NONE,
                      .event = number};
    if (interval.begin == INSTANT_UNBOUNDED_PAST)
        key.at =
            interval.end == INSTANT_UNBOUNDED_FUTURE ? interval.end : interval.end - 1;
    if (event->mentions.count > 0) {
        key.source = event->mentions.items[0].span.source;
        key.start = event->mentions.items[0].trigger_start;
    }
    return key;
}

static bool comes_first(const struct key *a, const struct key *b)
{
    if (a->at != b->at)
        return a->at < b->at;
    if (a->until != b->until)
        return a->until < b->until;
    if (a->source != b->source)
        return a->source < b->source;
    if (a->start != b->start)
        return a->start < b->start;
    return a->event < b->event;
}

/* A binary heap of the events that nothing unplaced stands before. */
struct heap {
    struct key *items;
    size_t count;
};

static void swap(struct key *a, struct key *b)
{
    struct key kept = *a;
    *a = *b;
    *b = kept;
}

static void heap_push(struct heap *heap, struct key key)
{
    size_t at = heap->count++;
    heap->items[at] = key;
    while (at > 0 && comes_first(&heap->items[at], &heap->items[(at - 1) / 2])) {
        swap(&heap->items[at], &heap->items[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

static struct key heap_pop(struct heap *heap)
{
    struct key top = heap->items[0];
    heap->items[0] = heap->items[--heap->count];
    size_t at = 0;
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= heap->count)
            break;
        if (child + 1 < heap->count &&
            comes_first(&heap->items[child + 1], &heap->items[child]))
            child++;
        if (!comes_first(&heap->items[child], &heap->items[at]))
            break;
        swap(&heap->items[child], &heap->items[at]);
        at = child;
    }
    return top;
}

/* Who waits for whom, by the relations that hold. */
struct waiting {
    uint32_t *first;  /* by event, into 'later' */
    uint32_t *later;  /* events that come after it */
    uint32_t *before; /* by event: how many it waits for */
};

static bool orders(const struct network *network, const struct relation *relations,
                   uint32_t relation)
{
    return relations[relation].type == RELATION_BEFORE &&
           !network_is_cut(network, relation);
}

static struct waiting list_waiting(struct arena *arena, const struct network *network,
                                   size_t count, const struct relation *relations,
                                   size_t relation_count)
{
    struct waiting waiting = {ARENA_NEW_ARRAY(arena, count + 2, uint32_t),
                              ARENA_NEW_ARRAY(arena, relation_count, uint32_t),
                              ARENA_NEW_ARRAY(arena, count, uint32_t)};
    for (uint32_t i = 0; i < relation_count; i++)
        if (orders(network, relations, i))
            waiting.first[relations[i].from + 2]++;
    for (size_t i = 2; i < count + 2; i++)
        waiting.first[i] += waiting.first[i - 1];
    for (uint32_t i = 0; i < relation_count; i++) {
        if (!orders(network, relations, i))
            continue;
        waiting.later[waiting.first[relations[i].from + 1]++] = relations[i].to;
        waiting.before[relations[i].to]++;
    }
    return waiting;
}

uint32_t *order_events(struct arena *arena, const struct network *network,
                       const struct event *const *events, size_t count,
                       const struct relation *relations, size_t relation_count)
{
    struct waiting waiting =
        list_waiting(arena, network, count, relations, relation_count);
    uint32_t *ordered = ARENA_NEW_ARRAY(arena, count, uint32_t);
    struct heap heap = {ARENA_NEW_ARRAY(arena, count, struct key), 0};
    for (uint32_t i = 0; i < count; i++)
        if (waiting.before[i] == 0)
            heap_push(&heap, key_of(events[i], i));
    for (size_t done = 0; heap.count > 0;) {
        uint32_t event = heap_pop(&heap).event;
        ordered[done++] = event;
        for (uint32_t i = waiting.first[event]; i < waiting.first[event + 1]; i++) {
            uint32_t later = waiting.later[i];
            if (--waiting.before[later] == 0)
                heap_push(&heap, key_of(events[later], later));
        }
    }
    return ordered;
}
