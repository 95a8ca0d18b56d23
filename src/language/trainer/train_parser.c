#include "language/parser.h"
#include "language/trainer/sparse.h"
#include "language/trainer/training.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    /* The first epoch follows the oracle; later the parser goes its own way, except for
     * one move in ORACLE_SHARE, to learn from its own mistakes (Goldberg and Nivre 2013).
     */
    ORACLE_EPOCHS = 1,
    ORACLE_SHARE = 10,
};

struct parser_training {
    const struct corpus *corpus;
    struct sparse weights; /* lanes: enum move */
    struct shuffler shuffler;
    bool follow_oracle;
};

/*
 * How many gold arcs each move makes unreachable (the dynamic oracle of arc-hybrid). A
 * word's gold head 'count' is the root.
 */
static void move_costs(const struct parser_state *state, const struct gold *gold,
                       int costs[MOVE_COUNT])
{
    int n = state->buffer, count = state->count, depth = state->depth;
    int s0 = depth > 0 ? state->stack[depth - 1] : -1;
    int s1 = depth > 1 ? state->stack[depth - 2] : -1;
    costs[MOVE_SHIFT] = costs[MOVE_LEFT] = costs[MOVE_RIGHT] = 0;
    for (int i = 0; i < depth && n < count; i++) {
        int word = state->stack[i];
        costs[MOVE_SHIFT] += gold[n].head == word && word != s0;
        costs[MOVE_SHIFT] += gold[word].head == n;
    }
    if (s0 < 0)
        return;
    int lost = 0;
    for (int i = n; i < count; i++)
        lost += gold[i].head == s0;
    costs[MOVE_LEFT] = lost + (s1 >= 0 && gold[s0].head == s1) + (gold[s0].head > n);
    costs[MOVE_RIGHT] = lost + (gold[s0].head >= n);
}

struct choice {
    enum move gold, guess;
};

/* The best move of all, and the best of those that cost least. */
static struct choice choose(const struct parser_state *state, const struct gold *gold,
                            const int32_t *scores)
{
    unsigned legal = parser_legal_moves(state);
    int costs[MOVE_COUNT], least = INT32_MAX, best = -1, right = -1;
    move_costs(state, gold, costs);
    for (int move = 0; move < MOVE_COUNT; move++)
        if ((legal >> move & 1) && costs[move] < least)
            least = costs[move];
    for (int move = 0; move < MOVE_COUNT; move++) {
        if (!(legal >> move & 1))
            continue;
        if (best < 0 || scores[move] > scores[best])
            best = move;
        if (costs[move] == least && (right < 0 || scores[move] > scores[right]))
            right = move;
    }
    return (struct choice){(enum move)right, (enum move)best};
}

static void make_move(struct parser_training *training, struct parser_state *state,
                      const struct gold *gold)
{
    struct features features;
    features_begin(&features, NULL, 0);
    int32_t scores[LANES];
    parser_features(state, &features);
    sparse_score(&training->weights, &features, scores);
    struct choice choice = choose(state, gold, scores);
    if (choice.gold != choice.guess)
        sparse_update(&training->weights, &features, choice.gold, choice.guess);
    training->weights.step++;
    bool oracle =
        training->follow_oracle || shuffler_next(&training->shuffler) % ORACLE_SHARE == 0;
    parser_apply(state, oracle ? choice.gold : choice.guess);
}

/* Returns how many words got their gold head. */
static size_t learn_example(struct parser_training *training,
                            const struct example *example)
{
    struct parser_state state;
    size_t right = 0;
    parser_start(&state, example->words, example->count);
    while (!parser_done(&state)) {
        unsigned legal = parser_legal_moves(&state);
        if ((legal & (legal - 1)) != 0)
            make_move(training, &state, example->gold);
        else
            parser_apply(&state, legal == 1u << MOVE_SHIFT  ? MOVE_SHIFT
                                 : legal == 1u << MOVE_LEFT ? MOVE_LEFT
                                                            : MOVE_RIGHT);
    }
    for (int i = 0; i < example->count; i++)
        right += state.nodes[i].head == example->gold[i].head;
    return right;
}

/* ---- packing ---- */

struct packed_feature {
    uint32_t feature;
    double left, right; /* less the weight of SHIFT */
};

struct packed_features {
    struct packed_feature *items;
    size_t count;
};

static double weight_of(const struct packed_feature *feature)
{
    return fmax(fmax(fabs(feature->left), fabs(feature->right)),
                fabs(feature->left - feature->right));
}

/* The heaviest first, so that they find room. */
static int compare_weights(const void *a, const void *b)
{
    const struct packed_feature *left = a, *right = b;
    double difference = weight_of(right) - weight_of(left);
    if (difference > 0 || difference < 0)
        return difference > 0 ? 1 : -1;
    return (left->feature > right->feature) - (left->feature < right->feature);
}

static struct packed_features sorted_features(const struct sparse *weights)
{
    size_t count = weights->first.count - 1;
    struct packed_features features = {
        ARENA_NEW_ARRAY(weights->arena, count, struct packed_feature), count};
    for (uint32_t row = 1; row <= count; row++) {
        double moves[LANES] = {0};
        for (uint32_t p = weights->first.items[row]; p != 0;
             p = weights->pairs.items[p].next)
            moves[weights->pairs.items[p].lane] =
                sparse_average(weights, &weights->pairs.items[p]);
        features.items[row - 1] = (struct packed_feature){
            weights->rows.features.items[row], moves[MOVE_LEFT] - moves[MOVE_SHIFT],
            moves[MOVE_RIGHT] - moves[MOVE_SHIFT]};
    }
    qsort(features.items, count, sizeof *features.items, compare_weights);
    return features;
}

static bool put(struct move_bucket *bucket, const struct packed_feature *feature,
                double scale)
{
    uint16_t check = feature_check(feature->feature);
    for (unsigned i = 0; i < MOVE_SLOTS; i++) {
        if (bucket->slots[i].check == check)
            return false;
        if (bucket->slots[i].check == 0) {
            bucket->slots[i] = (struct move_weights){
                check, quantise(feature->left, scale), quantise(feature->right, scale)};
            return true;
        }
    }
    return false;
}

static double scale_of(const struct packed_features *features)
{
    double square_sum = 0, largest = 0;
    for (size_t i = 0; i < features->count; i++) {
        const struct packed_feature *feature = &features->items[i];
        double weight = fmax(fabs(feature->left), fabs(feature->right));
        square_sum += weight * weight;
        largest = fmax(largest, weight);
    }
    return quantise_scale(square_sum, features->count, largest);
}

/* Weights of zero for the features that find room. */
static void prune(struct sparse *pruned, const struct sparse *full, uint32_t bucket_count)
{
    struct packed_features features = sorted_features(full);
    struct move_bucket *buckets =
        ARENA_NEW_ARRAY(full->arena, bucket_count, struct move_bucket);
    size_t kept = 0;
    sparse_init(pruned, full->arena);
    for (size_t i = 0; i < features.count; i++) {
        uint32_t feature = features.items[i].feature;
        if (!put(&buckets[feature_row(feature, bucket_count)], &features.items[i], 1.0))
            continue;
        for (unsigned move = 0; move < MOVE_COUNT; move++)
            sparse_add_pair(pruned, feature, move);
        kept++;
    }
    pruned->closed = true;
    fprintf(stderr, "parser: %zu of %zu features kept\n", kept, features.count);
}

static struct slice pack(const struct sparse *weights, uint32_t bucket_count)
{
    struct packed_features features = sorted_features(weights);
    struct move_bucket *buckets =
        ARENA_NEW_ARRAY(weights->arena, bucket_count, struct move_bucket);
    double scale = scale_of(&features);
    for (size_t i = 0; i < features.count; i++)
        (void)put(&buckets[feature_row(features.items[i].feature, bucket_count)],
                  &features.items[i], scale);
    return slice_make((const char *)buckets, bucket_count * sizeof *buckets);
}

/* ---- */

static void train(struct parser_training *training, int epochs, uint32_t *order)
{
    const struct corpus *corpus = training->corpus;
    uint32_t count = (uint32_t)corpus->examples.count;
    for (int epoch = 0; epoch < epochs; epoch++) {
        size_t right = 0;
        training->follow_oracle = epoch < ORACLE_EPOCHS;
        shuffle(&training->shuffler, order, count);
        for (uint32_t i = 0; i < count; i++)
            right += learn_example(training, &corpus->examples.items[order[i]]);
        fprintf(stderr, "parser: epoch %d: %.2f %%\n", epoch,
                100.0 * (double)right / (double)corpus->word_count);
    }
}

struct slice train_parser(const struct corpus *corpus, const struct training_plan *plan)
{
    struct parser_training training = {.corpus = corpus,
                                       .shuffler = {0xD1342543DE82EF95u}};
    uint32_t *order = corpus_order(corpus);
    struct sparse full;
    sparse_init(&training.weights, corpus->arena);
    train(&training, plan->selection_epochs, order);
    full = training.weights;
    prune(&training.weights, &full, plan->move_buckets);
    for (int run = 0; run < plan->runs; run++) {
        train(&training, plan->parser_epochs, order);
        sparse_end_run(&training.weights);
    }
    return pack(&training.weights, plan->move_buckets);
}
