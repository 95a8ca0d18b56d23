#include "timeline/network.h"

#include <string.h>

#define POINT_NONE UINT32_MAX

/* x(from) + weight <= x(to). */
struct edge {
    uint32_t from, to; /* points */
    uint32_t relation; /* INDEX_NONE: the event's own first <= last */
    uint8_t weight;
    bool cut;
};

/* Two a node: 2 n is the first moment, 2 n + 1 the last. */
struct point {
    instant own_lower, own_upper; /* by the event's own dates; inclusive */
    instant lower, upper;         /* propagated */
    uint32_t lower_by, upper_by;  /* edge that set it, POINT_NONE: its own date */
    uint32_t component;           /* in reverse topological order */
    uint32_t out_first, in_first; /* into the edge lists */
};

/* Breadth-first search, its memory used again by every question. */
struct search {
    uint32_t *points; /* visited */
    uint32_t *by;     /* edge that led there */
    size_t *parent;   /* place in 'points' */
    size_t count;
    uint32_t *mark; /* by point: the round that visited it */
    uint32_t round;
};

struct network {
    struct arena *arena;
    struct search *search;
    const struct event_time *const *times;
    size_t event_count;
    uint32_t *node_of_event; /* INDEX_NONE: no relation names it */
    VECTOR(uint32_t) events; /* by node */
    VECTOR(struct point) points;
    VECTOR(struct edge) edges;
    uint32_t *out_edges, *in_edges;
    uint32_t component_count;
    uint32_t *sorted; /* points by component, reverse topological */
    VECTOR(bool) relation_cut;
    VECTOR(struct contradiction) contradictions;
};

struct network *network_new(struct arena *arena, const struct event_time *const *times,
                            size_t count)
{
    struct network *network = ARENA_NEW(arena, struct network);
    *network = (struct network){.arena = arena, .times = times, .event_count = count};
    network->node_of_event = ARENA_NEW_ARRAY(arena, count, uint32_t);
    for (size_t i = 0; i < count; i++)
        network->node_of_event[i] = INDEX_NONE;
    return network;
}

/* ---- building ---- */

static instant last_moment(struct interval interval)
{
    return interval.end == INSTANT_UNBOUNDED_FUTURE ? interval.end : interval.end - 1;
}

static void add_edge(struct network *network, uint32_t from, uint32_t to, uint8_t weight,
                     uint32_t relation)
{
    struct edge edge = {
        .from = from, .to = to, .relation = relation, .weight = weight, .cut = false};
    vector_push(network->arena, &network->edges, edge);
}

/* What lasts from one day to another begins on the first and ends on the last. */
static void bound_points(const struct event_time *time, struct point *first,
                         struct point *last)
{
    struct interval interval = time->interval;
    first->own_lower = last->own_lower = interval.begin;
    first->own_upper = last->own_upper = last_moment(interval);
    if (time->extent != EXTENT_THROUGHOUT)
        return;
    if (interval.begin != INSTANT_UNBOUNDED_PAST) {
        instant day_end = instant_of_day(instant_day(interval.begin) + 1) - 1;
        if (day_end < first->own_upper)
            first->own_upper = day_end;
    }
    if (interval.end != INSTANT_UNBOUNDED_FUTURE) {
        instant day_begin = instant_of_day(instant_day(interval.end - 1));
        if (day_begin > last->own_lower)
            last->own_lower = day_begin;
    }
}

static uint32_t node_of(struct network *network, uint32_t event)
{
    if (network->node_of_event[event] != INDEX_NONE)
        return network->node_of_event[event];
    uint32_t node = (uint32_t)network->events.count;
    network->node_of_event[event] = node;
    vector_push(network->arena, &network->events, event);
    struct point first = {.lower_by = POINT_NONE, .upper_by = POINT_NONE};
    struct point last = first;
    bound_points(network->times[event], &first, &last);
    vector_push(network->arena, &network->points, first);
    vector_push(network->arena, &network->points, last);
    add_edge(network, 2 * node, 2 * node + 1, 0, INDEX_NONE);
    return node;
}

void network_relate(struct network *network, uint32_t from, uint32_t to,
                    enum relation_type type, uint32_t relation)
{
    uint32_t a = 2 * node_of(network, from), b = 2 * node_of(network, to);
    while (network->relation_cut.count <= relation)
        vector_push(network->arena, &network->relation_cut, false);
    switch (type) {
    case RELATION_BEFORE:
        add_edge(network, a + 1, b, 1, relation);
        break;
    case RELATION_SAME_TIME:
        add_edge(network, a, b, 0, relation);
        add_edge(network, b, a, 0, relation);
        add_edge(network, a + 1, b + 1, 0, relation);
        add_edge(network, b + 1, a + 1, 0, relation);
        break;
    case RELATION_DURING:
    case RELATION_PART_OF:
        add_edge(network, b, a, 0, relation);
        add_edge(network, a + 1, b + 1, 0, relation);
        break;
    }
}

static void list_edges(struct network *network)
{
    size_t points = network->points.count, edges = network->edges.count;
    uint32_t *out = ARENA_NEW_ARRAY(network->arena, points + 2, uint32_t);
    uint32_t *in = ARENA_NEW_ARRAY(network->arena, points + 2, uint32_t);
    for (size_t i = 0; i < edges; i++) {
        out[network->edges.items[i].from + 1]++;
        in[network->edges.items[i].to + 1]++;
    }
    struct point end = {.component = 0};
    vector_push(network->arena, &network->points, end); /* closes the last lists */
    for (size_t i = 0; i <= points; i++) {
        network->points.items[i].out_first = out[i];
        network->points.items[i].in_first = in[i];
        out[i + 1] += out[i];
        in[i + 1] += in[i];
    }
    network->points.count--;
    network->out_edges = ARENA_NEW_ARRAY(network->arena, edges, uint32_t);
    network->in_edges = ARENA_NEW_ARRAY(network->arena, edges, uint32_t);
    for (uint32_t i = 0; i < edges; i++) {
        network->out_edges[out[network->edges.items[i].from]++] = i;
        network->in_edges[in[network->edges.items[i].to]++] = i;
    }
}

static size_t out_end(const struct network *network, uint32_t point)
{
    return network->points.items[point + 1].out_first;
}

static size_t in_end(const struct network *network, uint32_t point)
{
    return network->points.items[point + 1].in_first;
}

/* ---- strongly connected components (R. Tarjan, 1972), without recursion ---- */

struct tarjan {
    uint32_t *index, *low; /* by point; index 0: not seen */
    bool *on_stack;
    uint32_t *stack, *path; /* open points; points of the walk */
    size_t *position;       /* by point: next out-edge to look at */
    size_t stacked, depth;
    uint32_t next_index, done;
};

static void enter(struct network *network, struct tarjan *t, uint32_t point)
{
    t->index[point] = t->low[point] = ++t->next_index;
    t->on_stack[point] = true;
    t->stack[t->stacked++] = point;
    t->path[t->depth++] = point;
    t->position[point] = network->points.items[point].out_first;
}

static void close_component(struct network *network, struct tarjan *t, uint32_t point)
{
    uint32_t popped;
    do {
        popped = t->stack[--t->stacked];
        t->on_stack[popped] = false;
        network->points.items[popped].component = network->component_count;
        network->sorted[t->done++] = popped;
    } while (popped != point);
    network->component_count++;
}

static void leave(struct network *network, struct tarjan *t, uint32_t point)
{
    t->depth--;
    if (t->depth > 0) {
        uint32_t parent = t->path[t->depth - 1];
        if (t->low[point] < t->low[parent])
            t->low[parent] = t->low[point];
    }
    if (t->low[point] == t->index[point])
        close_component(network, t, point);
}

/* Looks at one more edge of the point at the walk's end. */
static void advance(struct network *network, struct tarjan *t)
{
    uint32_t point = t->path[t->depth - 1];
    if (t->position[point] >= out_end(network, point)) {
        leave(network, t, point);
        return;
    }
    const struct edge *edge =
        &network->edges.items[network->out_edges[t->position[point]++]];
    if (edge->cut)
        return;
    if (t->index[edge->to] == 0)
        enter(network, t, edge->to);
    else if (t->on_stack[edge->to] && t->index[edge->to] < t->low[point])
        t->low[point] = t->index[edge->to];
}

static void find_components(struct network *network)
{
    struct arena *arena = network->arena;
    size_t count = network->points.count;
    struct tarjan t = {
        .index = ARENA_NEW_ARRAY(arena, count, uint32_t),
        .low = ARENA_NEW_ARRAY(arena, count, uint32_t),
        .on_stack = ARENA_NEW_ARRAY(arena, count, bool),
        .stack = ARENA_NEW_ARRAY(arena, count, uint32_t),
        .path = ARENA_NEW_ARRAY(arena, count, uint32_t),
        .position = ARENA_NEW_ARRAY(arena, count, size_t),
    };
    network->component_count = 0;
    network->sorted = ARENA_NEW_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        if (t.index[i] != 0)
            continue;
        enter(network, &t, i);
        while (t.depth > 0)
            advance(network, &t);
    }
}

/* ---- contradictions ---- */

static uint32_t event_of(const struct network *network, uint32_t point)
{
    return network->events.items[point / 2];
}

static void cut(struct network *network, struct contradiction *contradiction,
                uint32_t relation)
{
    if (relation == INDEX_NONE || network->relation_cut.items[relation])
        return;
    network->relation_cut.items[relation] = true;
    vector_push(network->arena, &contradiction->relations, relation);
}

static void name_event(struct network *network, struct contradiction *contradiction,
                       uint32_t event)
{
    for (size_t i = 0; i < contradiction->events.count; i++)
        if (contradiction->events.items[i] == event)
            return;
    vector_push(network->arena, &contradiction->events, event);
}

/* Marks the edges of all relations that were cut. */
static void apply_cuts(struct network *network)
{
    for (size_t i = 0; i < network->edges.count; i++) {
        struct edge *edge = &network->edges.items[i];
        if (edge->relation != INDEX_NONE && network->relation_cut.items[edge->relation])
            edge->cut = true;
    }
}

enum { NAMED_EVENTS_MAX = 16 };

/* The component's contradiction, made at first need; SIZE_MAX in 'made': none yet. */
static struct contradiction *contradiction_of(struct network *network, size_t *made,
                                              uint32_t component, bool against_dates)
{
    if (made[component] == SIZE_MAX) {
        struct contradiction *fresh =
            vector_add(network->arena, &network->contradictions);
        *fresh = (struct contradiction){.against_dates = against_dates};
        made[component] = network->contradictions.count - 1;
    }
    return &network->contradictions.items[made[component]];
}

static size_t *none_made(struct network *network)
{
    size_t *made = ARENA_NEW_ARRAY(network->arena, network->component_count + 1, size_t);
    for (size_t i = 0; i < network->component_count; i++)
        made[i] = SIZE_MAX;
    return made;
}

static void cut_edge(struct network *network, struct contradiction *contradiction,
                     const struct edge *edge)
{
    cut(network, contradiction, edge->relation);
    if (contradiction->events.count < NAMED_EVENTS_MAX) {
        name_event(network, contradiction, event_of(network, edge->from));
        name_event(network, contradiction, event_of(network, edge->to));
    }
}

/* "a before b" within a component lies on a cycle: nothing on it can be believed. */
static bool cut_cycles(struct network *network)
{
    size_t *made = none_made(network), before = network->contradictions.count;
    for (size_t i = 0; i < network->edges.count; i++) {
        const struct edge *edge = &network->edges.items[i];
        uint32_t component = network->points.items[edge->from].component;
        if (!edge->cut && edge->weight > 0 &&
            component == network->points.items[edge->to].component)
            cut_edge(network, contradiction_of(network, made, component, false), edge);
    }
    apply_cuts(network);
    return network->contradictions.count > before;
}

/* Points that texts make one moment although no moment fits all their dates. */
static bool cut_impossible_moments(struct network *network)
{
    size_t count = network->component_count, before = network->contradictions.count;
    instant *lower = ARENA_NEW_ARRAY(network->arena, count, instant);
    instant *upper = ARENA_NEW_ARRAY(network->arena, count, instant);
    for (size_t i = 0; i < count; i++) {
        lower[i] = INSTANT_UNBOUNDED_PAST;
        upper[i] = INSTANT_UNBOUNDED_FUTURE;
    }
    for (size_t i = 0; i < network->points.count; i++) {
        const struct point *point = &network->points.items[i];
        if (point->own_lower > lower[point->component])
            lower[point->component] = point->own_lower;
        if (point->own_upper < upper[point->component])
            upper[point->component] = point->own_upper;
    }
    size_t *made = none_made(network);
    for (size_t i = 0; i < network->edges.count; i++) {
        const struct edge *edge = &network->edges.items[i];
        uint32_t component = network->points.items[edge->from].component;
        if (!edge->cut && edge->relation != INDEX_NONE &&
            component == network->points.items[edge->to].component &&
            lower[component] > upper[component])
            cut_edge(network, contradiction_of(network, made, component, true), edge);
    }
    apply_cuts(network);
    return network->contradictions.count > before;
}

/* ---- propagation ---- */

static instant plus(instant at, uint8_t weight)
{
    bool open = at == INSTANT_UNBOUNDED_PAST || at == INSTANT_UNBOUNDED_FUTURE;
    return open ? at : at + weight;
}

static instant minus(instant at, uint8_t weight)
{
    bool open = at == INSTANT_UNBOUNDED_PAST || at == INSTANT_UNBOUNDED_FUTURE;
    return open ? at : at - weight;
}

/* The relations that pushed 'edge' against a date: all the way back to the date that
 * pushes. Stops at what is cut already, so that all traces together are linear. */
static void cut_chain(struct network *network, uint32_t edge_number)
{
    struct contradiction *c = vector_add(network->arena, &network->contradictions);
    *c = (struct contradiction){.against_dates = true};
    name_event(network, c, event_of(network, network->edges.items[edge_number].to));
    while (edge_number != POINT_NONE) {
        const struct edge *edge = &network->edges.items[edge_number];
        bool stop =
            edge->relation != INDEX_NONE && network->relation_cut.items[edge->relation];
        cut(network, c, edge->relation);
        if (c->events.count < NAMED_EVENTS_MAX)
            name_event(network, c, event_of(network, edge->from));
        if (stop)
            break;
        edge_number = network->points.items[edge->from].lower_by;
    }
}

/* The points of one component: sorted[begin..end). */
struct run {
    size_t begin, end;
};

static struct run run_from(const struct network *network, size_t begin)
{
    struct run run = {begin, begin};
    uint32_t component = network->points.items[network->sorted[begin]].component;
    while (run.end < network->points.count &&
           network->points.items[network->sorted[run.end]].component == component)
        run.end++;
    return run;
}

static struct run run_to(const struct network *network, size_t end)
{
    struct run run = {end, end};
    uint32_t component = network->points.items[network->sorted[end - 1]].component;
    while (run.begin > 0 &&
           network->points.items[network->sorted[run.begin - 1]].component == component)
        run.begin--;
    return run;
}

static void raise(struct network *network, uint32_t edge_number, instant limit,
                  bool cutting)
{
    const struct edge *edge = &network->edges.items[edge_number];
    struct point *point = &network->points.items[edge->to];
    instant lower = plus(network->points.items[edge->from].lower, edge->weight);
    if (edge->cut || lower <= point->lower)
        return;
    if (cutting && lower > limit) {
        cut_chain(network, edge_number);
        return;
    }
    point->lower = lower;
    point->lower_by = edge_number;
}

/* The points of a component are one moment: the tightest bound of any goes to all,
 * along the edges, so that each knows where it comes from. */
static void spread_lower(struct network *network, struct run run, uint32_t *queue)
{
    size_t count = 0;
    instant best = network->points.items[network->sorted[run.begin]].lower;
    for (size_t i = run.begin; i < run.end; i++) {
        instant bound = network->points.items[network->sorted[i]].lower;
        best = bound > best ? bound : best;
    }
    for (size_t i = run.begin; i < run.end; i++)
        if (network->points.items[network->sorted[i]].lower == best)
            queue[count++] = network->sorted[i];
    for (size_t head = 0; head < count; head++) {
        const struct point *from = &network->points.items[queue[head]];
        for (size_t i = from->out_first; i < out_end(network, queue[head]); i++) {
            const struct edge *edge = &network->edges.items[network->out_edges[i]];
            struct point *to = &network->points.items[edge->to];
            if (edge->cut || to->component != from->component || to->lower >= from->lower)
                continue;
            to->lower = from->lower;
            to->lower_by = network->out_edges[i];
            queue[count++] = edge->to;
        }
    }
}

static void spread_upper(struct network *network, struct run run, uint32_t *queue)
{
    size_t count = 0;
    instant best = network->points.items[network->sorted[run.begin]].upper;
    for (size_t i = run.begin; i < run.end; i++) {
        instant bound = network->points.items[network->sorted[i]].upper;
        best = bound < best ? bound : best;
    }
    for (size_t i = run.begin; i < run.end; i++)
        if (network->points.items[network->sorted[i]].upper == best)
            queue[count++] = network->sorted[i];
    for (size_t head = 0; head < count; head++) {
        const struct point *to = &network->points.items[queue[head]];
        for (size_t i = to->in_first; i < in_end(network, queue[head]); i++) {
            const struct edge *edge = &network->edges.items[network->in_edges[i]];
            struct point *from = &network->points.items[edge->from];
            if (edge->cut || from->component != to->component || from->upper <= to->upper)
                continue;
            from->upper = to->upper;
            from->upper_by = network->in_edges[i];
            queue[count++] = edge->from;
        }
    }
}

static void raise_run(struct network *network, struct run run, bool cutting)
{
    instant limit = INSTANT_UNBOUNDED_FUTURE;
    for (size_t i = run.begin; i < run.end; i++)
        if (network->points.items[network->sorted[i]].own_upper < limit)
            limit = network->points.items[network->sorted[i]].own_upper;
    for (size_t i = run.begin; i < run.end; i++) {
        uint32_t number = network->sorted[i];
        const struct point *point = &network->points.items[number];
        for (size_t j = point->in_first; j < in_end(network, number); j++) {
            const struct edge *edge = &network->edges.items[network->in_edges[j]];
            if (network->points.items[edge->from].component != point->component)
                raise(network, network->in_edges[j], limit, cutting);
        }
    }
}

/* Earliest moments, in topological order. With 'cutting' a relation that would push an
 * event past its own dates is cut, with the relations that gave it its force. */
static void sweep_forward(struct network *network, uint32_t *queue, bool cutting)
{
    for (size_t i = 0; i < network->points.count; i++) {
        struct point *point = &network->points.items[i];
        point->lower = point->own_lower;
        point->lower_by = POINT_NONE;
    }
    for (size_t i = network->points.count; i > 0;) {
        struct run run = run_to(network, i);
        raise_run(network, run, cutting);
        spread_lower(network, run, queue);
        i = run.begin;
    }
}

static void lower_run(struct network *network, struct run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        uint32_t number = network->sorted[i];
        struct point *point = &network->points.items[number];
        for (size_t j = point->out_first; j < out_end(network, number); j++) {
            const struct edge *edge = &network->edges.items[network->out_edges[j]];
            const struct point *to = &network->points.items[edge->to];
            instant upper = minus(to->upper, edge->weight);
            if (edge->cut || to->component == point->component || upper >= point->upper)
                continue;
            point->upper = upper;
            point->upper_by = network->out_edges[j];
        }
    }
}

/* Latest moments, against the topological order. */
static void sweep_backward(struct network *network, uint32_t *queue)
{
    for (size_t i = 0; i < network->points.count; i++) {
        struct point *point = &network->points.items[i];
        point->upper = point->own_upper;
        point->upper_by = POINT_NONE;
    }
    for (size_t i = 0; i < network->points.count;) {
        struct run run = run_from(network, i);
        lower_run(network, run);
        spread_upper(network, run, queue);
        i = run.end;
    }
}

static struct search *new_search(struct network *network)
{
    struct arena *arena = network->arena;
    struct search *search = ARENA_NEW(arena, struct search);
    search->points = ARENA_NEW_ARRAY(arena, NETWORK_SEARCH_MAX, uint32_t);
    search->by = ARENA_NEW_ARRAY(arena, NETWORK_SEARCH_MAX, uint32_t);
    search->parent = ARENA_NEW_ARRAY(arena, NETWORK_SEARCH_MAX, size_t);
    search->mark = ARENA_NEW_ARRAY(arena, network->points.count, uint32_t);
    return search;
}

void network_solve(struct network *network)
{
    list_edges(network);
    network->search = new_search(network);
    uint32_t *queue = ARENA_NEW_ARRAY(network->arena, network->points.count, uint32_t);
    find_components(network);
    if (cut_cycles(network))
        find_components(network);
    if (cut_impossible_moments(network))
        find_components(network);
    size_t before = network->contradictions.count;
    sweep_forward(network, queue, true);
    if (network->contradictions.count > before) {
        apply_cuts(network);
        find_components(network);
        sweep_forward(network, queue, false);
    }
    sweep_backward(network, queue);
}

/* ---- asking ---- */

size_t network_contradiction_count(const struct network *network)
{
    return network->contradictions.count;
}

const struct contradiction *network_contradiction(const struct network *network,
                                                  size_t index)
{
    return &network->contradictions.items[index];
}

bool network_is_cut(const struct network *network, uint32_t relation)
{
    return relation < network->relation_cut.count &&
           network->relation_cut.items[relation];
}

struct interval network_bounds(const struct network *network, uint32_t event)
{
    uint32_t node = network->node_of_event[event];
    if (node == INDEX_NONE)
        return network->times[event]->interval;
    const struct point *first = &network->points.items[2 * node];
    const struct point *last = first + 1;
    return (struct interval){first->lower, plus(last->upper, 1)};
}

static void add_step(const struct network *network, struct arena *arena,
                     struct network_chain *chain, uint32_t from_point, uint32_t to_point,
                     uint32_t relation)
{
    struct network_step step = {event_of(network, from_point),
                                event_of(network, to_point), relation};
    vector_push(arena, chain, step);
}

/* The relations that bring the latest moment of 'a' down, as steps; gives the event
 * whose date it is. */
static uint32_t explain_upper(const struct network *network, struct arena *arena,
                              uint32_t event, struct network_chain *chain)
{
    if (network->node_of_event[event] == INDEX_NONE)
        return event;
    uint32_t point = 2 * network->node_of_event[event] + 1;
    while (network->points.items[point].upper_by != POINT_NONE) {
        const struct edge *edge =
            &network->edges.items[network->points.items[point].upper_by];
        if (edge->relation != INDEX_NONE)
            add_step(network, arena, chain, edge->from, edge->to, edge->relation);
        point = edge->to;
    }
    return event_of(network, point);
}

static uint32_t explain_lower(const struct network *network, struct arena *arena,
                              uint32_t event, struct network_chain *chain)
{
    if (network->node_of_event[event] == INDEX_NONE)
        return event;
    size_t first = chain->count;
    uint32_t point = 2 * network->node_of_event[event];
    while (network->points.items[point].lower_by != POINT_NONE) {
        const struct edge *edge =
            &network->edges.items[network->points.items[point].lower_by];
        if (edge->relation != INDEX_NONE)
            add_step(network, arena, chain, edge->from, edge->to, edge->relation);
        point = edge->from;
    }
    for (size_t i = first, j = chain->count; i + 1 < j; i++) {
        struct network_step swap = chain->items[i];
        chain->items[i] = chain->items[--j];
        chain->items[j] = swap;
    }
    return event_of(network, point);
}

static bool before_by_bounds(const struct network *network, struct arena *arena,
                             uint32_t a, uint32_t b, struct network_chain *chain)
{
    if (!interval_before(network_bounds(network, a), network_bounds(network, b)))
        return false;
    if (!chain)
        return true;
    uint32_t from = explain_upper(network, arena, a, chain);
    struct network_chain tail = {NULL, 0, 0};
    uint32_t to = explain_lower(network, arena, b, &tail);
    if (from != to) {
        struct network_step step = {from, to, INDEX_NONE};
        vector_push(arena, chain, step);
    }
    for (size_t i = 0; i < tail.count; i++)
        vector_push(arena, chain, tail.items[i]);
    return true;
}

/* ---- a way through texts ---- */

static bool visited(const struct search *search, uint32_t point)
{
    return search->mark[point] == search->round;
}

static void add_visit(struct search *search, uint32_t point, uint32_t edge, size_t parent)
{
    search->mark[point] = search->round;
    search->by[search->count] = edge;
    search->parent[search->count] = parent;
    search->points[search->count++] = point;
}

static void visit(const struct network *network, struct search *search, size_t at,
                  uint32_t target, uint32_t except)
{
    uint32_t point = search->points[at];
    for (size_t i = network->points.items[point].out_first; i < out_end(network, point);
         i++) {
        const struct edge *edge = &network->edges.items[network->out_edges[i]];
        bool leads_away = network->points.items[edge->to].component <
                          network->points.items[target].component;
        bool skipped =
            edge->cut || leads_away || (except != INDEX_NONE && edge->relation == except);
        if (skipped || search->count == NETWORK_SEARCH_MAX || visited(search, edge->to))
            continue;
        add_visit(search, edge->to, network->out_edges[i], at);
    }
}

/* Steps from the search's beginning to its entry 'at'; false when no step is strict. */
static bool way_to(const struct network *network, struct arena *arena,
                   const struct search *search, size_t at, struct network_chain *chain)
{
    struct network_chain reversed = {NULL, 0, 0};
    bool strict = false;
    for (; at != 0; at = search->parent[at]) {
        const struct edge *edge = &network->edges.items[search->by[at]];
        strict |= edge->weight > 0;
        if (edge->relation != INDEX_NONE)
            add_step(network, arena, &reversed, edge->from, edge->to, edge->relation);
    }
    for (size_t i = reversed.count; chain && strict && i > 0; i--)
        vector_push(arena, chain, reversed.items[i - 1]);
    return strict;
}

bool network_before_by_text(const struct network *network, struct arena *arena,
                            uint32_t a, uint32_t b, uint32_t except,
                            struct network_chain *chain)
{
    if (network->node_of_event[a] == INDEX_NONE ||
        network->node_of_event[b] == INDEX_NONE || a == b)
        return false;
    struct search *search = network->search;
    search->count = 0;
    search->round++;
    uint32_t target = 2 * network->node_of_event[b];
    add_visit(search, 2 * network->node_of_event[a] + 1, POINT_NONE, 0);
    for (size_t i = 0; i < search->count; i++) {
        if (search->points[i] == target && i > 0)
            return way_to(network, arena, search, i, chain);
        visit(network, search, i, target, except);
    }
    return false;
}

bool network_before(const struct network *network, struct arena *arena, uint32_t a,
                    uint32_t b, struct network_chain *chain)
{
    if (a == b)
        return false;
    return before_by_bounds(network, arena, a, b, chain) ||
           network_before_by_text(network, arena, a, b, INDEX_NONE, chain);
}
