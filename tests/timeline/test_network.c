/*
 * The constraint network against a naive one: random events and relations, all bounds by
 * Floyd and Warshall's algorithm over the same difference constraints.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "timeline/network.h"

#include <stdlib.h>
#include <string.h>

enum {
    EVENTS_MAX = 7,
    POINTS_MAX = 2 * EVENTS_MAX + 1, /* the last is the origin of time */
    RELATIONS_MAX = 9,
    ROUNDS = 20000,
    ARENA_LIMIT = 1 << 24,
};
#define FAR (INT64_MAX / 4)

static uint32_t random_state = 12345;

static uint32_t draw(uint32_t below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 16) % below;
}

struct trial {
    size_t events, relations;
    struct event_time times[EVENTS_MAX];
    struct relation told[RELATIONS_MAX];
};

static void make_trial(struct trial *trial)
{
    *trial = (struct trial){.events = 2 + draw(EVENTS_MAX - 1),
                            .relations = draw(RELATIONS_MAX)};
    for (size_t i = 0; i < trial->events; i++) {
        struct interval days = interval_of_days((int32_t)draw(4), 0);
        days.end = days.begin + (instant)(1 + draw(3)) * SECONDS_PER_DAY;
        if (draw(4) == 0)
            days.begin = INSTANT_UNBOUNDED_PAST;
        if (draw(4) == 0)
            days.end = INSTANT_UNBOUNDED_FUTURE;
        trial->times[i].interval = days;
    }
    for (size_t i = 0; i < trial->relations; i++) {
        struct relation *relation = &trial->told[i];
        relation->from = draw((uint32_t)trial->events);
        relation->to = draw((uint32_t)trial->events);
        relation->type = draw(3) ? RELATION_BEFORE : (enum relation_type)draw(4);
        if (relation->from == relation->to)
            relation->to = (relation->to + 1) % (uint32_t)trial->events;
    }
}

/* least[i][j]: point j lies at least so long after point i. */
struct naive {
    size_t points;
    int64_t least[POINTS_MAX][POINTS_MAX];
};

static void constrain(struct naive *naive, size_t from, size_t to, int64_t weight)
{
    if (weight > naive->least[from][to])
        naive->least[from][to] = weight;
}

static void relate(struct naive *naive, const struct relation *relation)
{
    size_t a = 2 * relation->from, b = 2 * relation->to;
    if (relation->type == RELATION_BEFORE) {
        constrain(naive, a + 1, b, 1);
        return;
    }
    constrain(naive, b, a, 0);
    constrain(naive, a + 1, b + 1, 0);
    if (relation->type == RELATION_SAME_TIME) {
        constrain(naive, a, b, 0);
        constrain(naive, b + 1, a + 1, 0);
    }
}

/* Longest paths between all points. False: there is a cycle of positive length. */
static bool close_naive(struct naive *naive)
{
    for (size_t k = 0; k < naive->points; k++)
        for (size_t i = 0; i < naive->points; i++)
            for (size_t j = 0; j < naive->points; j++)
                if (naive->least[i][k] > -FAR && naive->least[k][j] > -FAR)
                    constrain(naive, i, j, naive->least[i][k] + naive->least[k][j]);
    for (size_t i = 0; i < naive->points; i++)
        if (naive->least[i][i] > 0)
            return false;
    return true;
}

/* With the relations that 'network' kept (NULL: all). */
static bool solve_naive(struct naive *naive, const struct trial *trial,
                        const struct network *network)
{
    naive->points = 2 * trial->events + 1;
    size_t origin = naive->points - 1;
    for (size_t i = 0; i < naive->points; i++)
        for (size_t j = 0; j < naive->points; j++)
            naive->least[i][j] = i == j ? 0 : -FAR;
    for (size_t i = 0; i < trial->events; i++) {
        struct interval days = trial->times[i].interval;
        constrain(naive, 2 * i, 2 * i + 1, 0);
        for (size_t point = 2 * i; point < 2 * i + 2; point++) {
            if (days.begin != INSTANT_UNBOUNDED_PAST)
                constrain(naive, origin, point, days.begin);
            if (days.end != INSTANT_UNBOUNDED_FUTURE)
                constrain(naive, point, origin, -(days.end - 1));
        }
    }
    for (uint32_t i = 0; i < trial->relations; i++)
        if (!network || !network_is_cut(network, i))
            relate(naive, &trial->told[i]);
    return close_naive(naive);
}

static void compare(struct arena *arena, const struct trial *trial,
                    const struct network *network, const struct naive *naive)
{
    size_t origin = naive->points - 1;
    for (uint32_t i = 0; i < trial->events; i++) {
        struct interval bounds = network_bounds(network, i);
        int64_t lower = naive->least[origin][2 * i];
        int64_t upper = -naive->least[2 * i + 1][origin];
        assert_true(bounds.begin == (lower <= -FAR ? INSTANT_UNBOUNDED_PAST : lower));
        assert_true(bounds.end == (upper >= FAR ? INSTANT_UNBOUNDED_FUTURE : upper + 1));
        for (uint32_t j = 0; j < trial->events; j++) {
            bool entailed = i != j && naive->least[2 * i + 1][2 * j] > 0;
            struct network_chain chain = {NULL, 0, 0};
            assert_int_equal(network_before(network, arena, i, j, &chain), entailed);
            if (!entailed)
                continue;
            assert_true(chain.count > 0);
            assert_int_equal(chain.items[0].from, i);
            assert_int_equal(chain.items[chain.count - 1].to, j);
        }
    }
}

static void run_trial(struct arena *arena, void *context)
{
    struct trial *trial = context;
    const struct event_time *times[EVENTS_MAX];
    for (size_t i = 0; i < trial->events; i++)
        times[i] = &trial->times[i];
    struct network *network = network_new(arena, times, trial->events);
    for (uint32_t i = 0; i < trial->relations; i++)
        network_relate(network, trial->told[i].from, trial->told[i].to,
                       trial->told[i].type, i);
    network_solve(network);
    struct naive *naive = ARENA_NEW(arena, struct naive);
    bool consistent = solve_naive(naive, trial, NULL);
    assert_int_equal(network_contradiction_count(network) == 0, consistent);
    /* what is left of a contradictory network has a solution */
    assert_true(solve_naive(naive, trial, network));
    compare(arena, trial, network, naive);
}

static void test_random_networks(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA_LIMIT);
    for (size_t round = 0; round < ROUNDS; round++) {
        struct trial trial;
        make_trial(&trial);
        assert_true(arena_run(arena, run_trial, &trial));
        arena_reset(arena);
    }
    arena_free(arena);
}

/* a before b before c before a, and d after c: the cycle is named, d stays. */
static void cycle(struct arena *arena, void *context)
{
    (void)context;
    struct event_time time = {.interval = INTERVAL_UNBOUNDED};
    const struct event_time *times[] = {&time, &time, &time, &time};
    struct network *network = network_new(arena, times, 4);
    network_relate(network, 0, 1, RELATION_BEFORE, 0);
    network_relate(network, 1, 2, RELATION_BEFORE, 1);
    network_relate(network, 2, 0, RELATION_BEFORE, 2);
    network_relate(network, 2, 3, RELATION_BEFORE, 3);
    network_solve(network);
    assert_int_equal(network_contradiction_count(network), 1);
    const struct contradiction *c = network_contradiction(network, 0);
    assert_int_equal(c->relations.count, 3);
    assert_int_equal(c->events.count, 3);
    assert_false(c->against_dates);
    assert_false(network_before(network, arena, 0, 1, NULL));
    assert_true(network_before(network, arena, 2, 3, NULL));
    assert_false(network_before(network, arena, 0, 3, NULL));
}

static void test_cycle(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA_LIMIT);
    assert_true(arena_run(arena, cycle, NULL));
    arena_free(arena);
}

/* A long chain costs no stack and no square. */
static void chain(struct arena *arena, void *context)
{
    (void)context;
    enum { LENGTH = 50000 };
    struct event_time time = {.interval = INTERVAL_UNBOUNDED};
    struct event_time day = {.interval = interval_of_day(100)};
    const struct event_time **times = arena_alloc_array(arena, LENGTH, sizeof *times);
    for (size_t i = 0; i < LENGTH; i++)
        times[i] = i == 0 ? &day : &time;
    struct network *network = network_new(arena, times, LENGTH);
    for (uint32_t i = 0; i + 1 < LENGTH; i++)
        network_relate(network, i, i + 1, RELATION_BEFORE, i);
    network_solve(network);
    assert_int_equal(network_contradiction_count(network), 0);
    assert_true(network_bounds(network, LENGTH - 1).begin >
                network_bounds(network, 0).begin);
}

static void test_long_chain(void **state)
{
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 30);
    assert_true(arena_run(arena, chain, NULL));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_networks),
        cmocka_unit_test(test_cycle),
        cmocka_unit_test(test_long_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
