#include "language/trainer/sparse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void sparse_init(struct sparse *sparse, struct arena *arena)
{
    struct pair none = {0};
    *sparse = (struct sparse){.arena = arena, .step = 1};
    feature_rows_init(&sparse->rows, arena);
    vector_push(arena, &sparse->first, 0);
    vector_push(arena, &sparse->pairs, none);
}

void sparse_score(const struct sparse *sparse, const struct features *features,
                  int32_t scores[LANES])
{
    memset(scores, 0, sizeof(int32_t) * LANES);
    for (unsigned i = 0; i < features->count; i++) {
        uint32_t row = feature_rows_find(&sparse->rows, features->items[i]);
        for (uint32_t p = sparse->first.items[row]; p != 0;
             p = sparse->pairs.items[p].next)
            scores[sparse->pairs.items[p].lane] += sparse->pairs.items[p].weight;
    }
}

/* The pair, made when it is new; 0 when the set is closed and does not hold it. */
static uint32_t pair_of(struct sparse *sparse, uint32_t feature, unsigned lane)
{
    uint32_t row = sparse->closed ? feature_rows_find(&sparse->rows, feature)
                                  : feature_rows_add(&sparse->rows, feature);
    if (row == sparse->first.count)
        vector_push(sparse->arena, &sparse->first, 0);
    for (uint32_t p = sparse->first.items[row]; p != 0; p = sparse->pairs.items[p].next)
        if (sparse->pairs.items[p].lane == lane)
            return p;
    if (sparse->closed)
        return 0;
    struct pair pair = {.next = sparse->first.items[row], .lane = (uint8_t)lane};
    sparse->first.items[row] = (uint32_t)sparse->pairs.count;
    vector_push(sparse->arena, &sparse->pairs, pair);
    return sparse->first.items[row];
}

void sparse_add_pair(struct sparse *sparse, uint32_t feature, unsigned lane)
{
    (void)pair_of(sparse, feature, lane);
}

static void add(struct sparse *sparse, uint32_t feature, unsigned lane, int amount)
{
    uint32_t number = pair_of(sparse, feature, lane);
    if (number == 0)
        return;
    struct pair *pair = &sparse->pairs.items[number];
    pair->weight += amount;
    pair->total += amount * sparse->step;
}

void sparse_adjust(struct sparse *sparse, const struct features *features, unsigned lane,
                   int amount)
{
    for (unsigned i = 0; i < features->count; i++)
        add(sparse, features->items[i], lane, amount);
}

void sparse_update(struct sparse *sparse, const struct features *features, unsigned gold,
                   unsigned guess)
{
    sparse_adjust(sparse, features, gold, 1);
    sparse_adjust(sparse, features, guess, -1);
}

double sparse_average(const struct sparse *sparse, const struct pair *pair)
{
    return pair->mean + (double)pair->weight - (double)pair->total / (double)sparse->step;
}

void sparse_end_run(struct sparse *sparse)
{
    for (size_t i = 1; i < sparse->pairs.count; i++) {
        struct pair *pair = &sparse->pairs.items[i];
        pair->mean = sparse_average(sparse, pair);
        pair->weight = 0;
        pair->total = 0;
    }
    sparse->step = 1;
}

void sparse_take_averages(struct sparse *sparse)
{
    enum { SCALE = 1024 };
    for (size_t i = 1; i < sparse->pairs.count; i++) {
        struct pair *pair = &sparse->pairs.items[i];
        pair->weight = (int32_t)lrint(sparse_average(sparse, pair) * SCALE);
    }
}

/* ---- packing ---- */

double quantise_scale(double square_sum, size_t count, double largest)
{
    enum { DEVIATIONS = 12 };
    double limit = sqrt(square_sum / (double)(count ? count : 1)) * DEVIATIONS;
    if (limit > largest || limit <= 0.0)
        limit = largest;
    return limit > 0.0 ? INT8_MAX / limit : 1.0;
}

int8_t quantise(double value, double scale)
{
    double scaled = value * scale;
    if (scaled > INT8_MAX)
        return INT8_MAX;
    return (int8_t)(scaled < -INT8_MAX ? -INT8_MAX : lrint(scaled));
}

struct weighted_pair {
    uint32_t feature;
    uint8_t lane;
    double weight;
};

static int compare_weights(const void *a, const void *b)
{
    const struct weighted_pair *left = a, *right = b;
    double difference = fabs(right->weight) - fabs(left->weight);
    if (difference > 0 || difference < 0)
        return difference > 0 ? 1 : -1;
    if (left->feature != right->feature)
        return left->feature > right->feature ? 1 : -1;
    return left->lane - right->lane;
}

struct weighted_pairs {
    struct weighted_pair *items;
    size_t count;
};

/* All pairs with their averaged weights, the heaviest first. */
static struct weighted_pairs sorted_pairs(const struct sparse *sparse)
{
    struct weighted_pairs pairs = {
        ARENA_NEW_ARRAY(sparse->arena, sparse->pairs.count, struct weighted_pair), 0};
    for (uint32_t row = 1; row < sparse->first.count; row++)
        for (uint32_t p = sparse->first.items[row]; p != 0;
             p = sparse->pairs.items[p].next)
            pairs.items[pairs.count++] = (struct weighted_pair){
                sparse->rows.features.items[row], sparse->pairs.items[p].lane,
                sparse_average(sparse, &sparse->pairs.items[p])};
    qsort(pairs.items, pairs.count, sizeof *pairs.items, compare_weights);
    return pairs;
}

static bool put(struct pair_bucket *bucket, const struct weighted_pair *pair,
                double scale)
{
    for (unsigned i = 0; i < PAIR_SLOTS; i++) {
        if (bucket->checks[i] != 0)
            continue;
        bucket->checks[i] = feature_check(pair->feature);
        bucket->lanes[i] = pair->lane;
        bucket->weights[i] = quantise(pair->weight, scale);
        return true;
    }
    return false;
}

void sparse_init_pruned(struct sparse *pruned, const struct sparse *full,
                        uint32_t bucket_count)
{
    struct weighted_pairs pairs = sorted_pairs(full);
    struct pair_bucket *buckets =
        ARENA_NEW_ARRAY(full->arena, bucket_count, struct pair_bucket);
    sparse_init(pruned, full->arena);
    for (size_t i = 0; i < pairs.count; i++) {
        const struct weighted_pair *pair = &pairs.items[i];
        if (put(&buckets[feature_row(pair->feature, bucket_count)], pair, 1.0))
            sparse_add_pair(pruned, pair->feature, pair->lane);
    }
    pruned->closed = true;
}

struct slice sparse_pack(const struct sparse *sparse, uint32_t bucket_count)
{
    struct weighted_pairs pairs = sorted_pairs(sparse);
    struct pair_bucket *buckets =
        ARENA_NEW_ARRAY(sparse->arena, bucket_count, struct pair_bucket);
    double square_sum = 0;
    for (size_t i = 0; i < pairs.count; i++)
        square_sum += pairs.items[i].weight * pairs.items[i].weight;
    double largest = pairs.count ? fabs(pairs.items[0].weight) : 0;
    double scale = quantise_scale(square_sum, pairs.count, largest);
    for (size_t i = 0; i < pairs.count; i++) {
        const struct weighted_pair *pair = &pairs.items[i];
        (void)put(&buckets[feature_row(pair->feature, bucket_count)], pair, scale);
    }
    return slice_make((const char *)buckets, bucket_count * sizeof *buckets);
}
