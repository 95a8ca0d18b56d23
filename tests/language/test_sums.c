/* The sums of weights are the same whatever the width of the processor's vectors. */
#include "language/sums_wide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS = 64, ROUNDS = 500, FEATURES = 70 };

static uint32_t next_number(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void *make_rows(void)
{
    void *rows = aligned_alloc(FEATURE_ROW, (size_t)ROWS * FEATURE_ROW);
    assert_non_null(rows);
    memset(rows, 0, (size_t)ROWS * FEATURE_ROW);
    return rows;
}

/* Checks are few, so that features fit several slots, one or none. */
static void fill_pairs(struct pair_bucket *buckets, uint64_t *state)
{
    for (unsigned i = 0; i < ROWS; i++) {
        for (unsigned k = 0; k < PAIR_SLOTS; k++) {
            buckets[i].checks[k] = (uint16_t)(next_number(state) % 5);
            buckets[i].lanes[k] = (uint8_t)(next_number(state) % LANES);
            buckets[i].weights[k] = (int8_t)(next_number(state) % 256 - 128);
        }
    }
}

/* At most one slot of a bucket has a check. */
static void fill_moves(struct move_bucket *buckets, uint64_t *state)
{
    for (unsigned i = 0; i < ROWS; i++)
        for (unsigned k = 0; k < MOVE_SLOTS; k++)
            buckets[i].slots[k] = (struct move_weights){
                (uint16_t)(k + 1), (int8_t)(next_number(state) % 256 - 128),
                (int8_t)(next_number(state) % 256 - 128)};
}

static void fill_features(struct features *features, const void *rows, unsigned checks,
                          uint64_t *state)
{
    features_begin(features, rows, ROWS);
    unsigned count = next_number(state) % FEATURES;
    for (unsigned i = 0; i < count; i++) {
        feature_add(features, i, next_number(state));
    }
    features_end(features);
    for (unsigned i = 0; i < count; i++) {
        features->items[i] =
            (features->items[i] & ~UINT32_C(0xFFFF)) | next_number(state) % checks;
    }
}

static void test_pairs(void **unused)
{
    (void)unused;
    uint64_t state = 1;
    struct pair_bucket *rows = make_rows();
    struct features features;
    int16_t plain[LANES], fast[LANES];
    for (int round = 0; round < ROUNDS; round++) {
        fill_pairs(rows, &state);
        fill_features(&features, rows, 5, &state);
        pairs_sum_plain(&features, plain);
        pairs_sum(&features, fast);
        assert_memory_equal(plain, fast, sizeof plain);
        assert_int_equal(lane_best_plain(plain), lane_best(fast));
#ifdef DATELINE_SUMS_WIDE
        if (sums_wide_run()) {
            pairs_sum_wide(&features, fast);
            assert_memory_equal(plain, fast, sizeof plain);
        }
#endif
    }
    free(rows);
}

static void test_moves(void **unused)
{
    (void)unused;
    uint64_t state = 2;
    struct move_bucket *rows = make_rows();
    struct features features;
    int plain[3], fast[3];
    for (int round = 0; round < ROUNDS; round++) {
        fill_moves(rows, &state);
        fill_features(&features, rows, 3 * MOVE_SLOTS, &state);
        moves_sum_plain(&features, plain);
        moves_sum(&features, fast);
        assert_memory_equal(plain, fast, sizeof plain);
#ifdef DATELINE_SUMS_WIDE
        if (sums_wide_run()) {
            moves_sum_wide(&features, fast);
            assert_memory_equal(plain, fast, sizeof plain);
        }
#endif
    }
    free(rows);
}

static void test_features(void **unused)
{
    (void)unused;
    uint64_t state = 3;
    struct features plain, fast;
    for (unsigned count = 0; count <= FEATURES_MAX; count++) {
        features_begin(&plain, &state, ROWS * 1000);
        for (unsigned i = 0; i < count; i++)
            feature_add(&plain, i, (uint64_t)next_number(&state) << 20);
        fast = plain;
        features_end_plain(&plain);
        features_end(&fast);
        for (unsigned i = 0; i < count; i++) {
            assert_int_equal(plain.items[i], fast.items[i]);
            assert_ptr_equal(plain.rows[i], fast.rows[i]);
        }
    }
}

/* The first of equals is the best. */
static void test_best(void **unused)
{
    (void)unused;
    for (unsigned first = 0; first < LANES; first++) {
        for (unsigned second = first; second < LANES; second++) {
            int16_t sums[LANES];
            for (unsigned i = 0; i < LANES; i++)
                sums[i] = (int16_t)(-300 - (int)i);
            sums[first] = sums[second] = -7;
            assert_int_equal(lane_best(sums), first);
            assert_int_equal(lane_best_plain(sums), first);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_moves),
        cmocka_unit_test(test_features),
        cmocka_unit_test(test_best),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
