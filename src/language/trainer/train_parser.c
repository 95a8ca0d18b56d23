#include "language/parser.h"
#include "language/trainer/feature_rows.h"
#include "language/trainer/perceptron.h"
#include "language/trainer/training.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    ROWS_MAX = 1 << 23,
    /* The first epoch follows the oracle; later the parser goes its own way, except for
     * one move in ORACLE_SHARE, to learn from its own mistakes (Goldberg and Nivre 2013).
     */
    ORACLE_EPOCHS = 1,
    ORACLE_SHARE = 10,
};

struct parser_training {
    const struct corpus *corpus;
    struct perceptron perceptron;
    struct feature_rows rows;
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

static void learn(struct parser_training *training, const struct features *features,
                  struct choice choice)
{
    uint32_t rows[FEATURES_MAX];
    for (unsigned i = 0; i < features->count; i++)
        rows[i] = training->rows.features.count < ROWS_MAX
                      ? feature_rows_add(&training->rows, features->items[i])
                      : feature_rows_find(&training->rows, features->items[i]);
    perceptron_update(&training->perceptron, rows, features->count, choice.gold,
                      choice.guess);
}

static void make_move(struct parser_training *training, struct parser_state *state,
                      const struct gold *gold)
{
    struct features features;
    uint32_t rows[FEATURES_MAX];
    int32_t scores[CLASSES_MAX];
    parser_features(state, &features);
    for (unsigned i = 0; i < features.count; i++)
        rows[i] = feature_rows_find(&training->rows, features.items[i]);
    perceptron_score(&training->perceptron, rows, features.count, scores);
    struct choice choice = choose(state, gold, scores);
    if (choice.gold != choice.guess)
        learn(training, &features, choice);
    training->perceptron.step++;
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
    if (difference != 0)
        return difference > 0 ? 1 : -1;
    return (left->feature > right->feature) - (left->feature < right->feature);
}

static bool put(struct move_bucket *bucket, const struct packed_feature *feature,
                double scale)
{
    uint16_t check = move_check(feature->feature);
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

static struct packed_feature *averaged_features(const struct parser_training *training,
                                                size_t count, double *scale)
{
    struct packed_feature *features =
        ARENA_NEW_ARRAY(training->corpus->arena, count, struct packed_feature);
    double square_sum = 0, largest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t cell = (i + 1) * MOVE_COUNT;
        double shift = perceptron_average(&training->perceptron, cell + MOVE_SHIFT);
        features[i] = (struct packed_feature){
            training->rows.features.items[i + 1],
            perceptron_average(&training->perceptron, cell + MOVE_LEFT) - shift,
            perceptron_average(&training->perceptron, cell + MOVE_RIGHT) - shift};
        double weight = fmax(fabs(features[i].left), fabs(features[i].right));
        square_sum += weight * weight;
        largest = fmax(largest, weight);
    }
    *scale = quantise_scale(square_sum, count, largest);
    return features;
}

static struct slice pack(const struct parser_training *training, uint32_t bucket_count)
{
    size_t count = training->rows.features.count - 1, kept = 0;
    struct move_bucket *buckets =
        ARENA_NEW_ARRAY(training->corpus->arena, bucket_count, struct move_bucket);
    double scale;
    struct packed_feature *features = averaged_features(training, count, &scale);
    qsort(features, count, sizeof *features, compare_weights);
    for (size_t i = 0; i < count; i++)
        kept += put(&buckets[move_bucket_index(features[i].feature, bucket_count)],
                    &features[i], scale);
    fprintf(stderr, "parser: %zu of %zu features kept, scale %.2f\n", kept, count, scale);
    return slice_make((const char *)buckets, bucket_count * sizeof *buckets);
}

struct slice train_parser(const struct corpus *corpus, const struct training_plan *plan)
{
    struct parser_training training = {.corpus = corpus,
                                       .shuffler = {0xD1342543DE82EF95u}};
    uint32_t count = (uint32_t)corpus->examples.count;
    uint32_t *order = ARENA_NEW_ARRAY(corpus->arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    feature_rows_init(&training.rows, corpus->arena);
    perceptron_init(&training.perceptron, corpus->arena, MOVE_COUNT, ROWS_MAX);
    for (int epoch = 0; epoch < plan->parser_epochs; epoch++) {
        size_t right = 0;
        training.follow_oracle = epoch < ORACLE_EPOCHS;
        shuffle(&training.shuffler, order, count);
        for (uint32_t i = 0; i < count; i++)
            right += learn_example(&training, &corpus->examples.items[order[i]]);
        fprintf(stderr, "parser: epoch %d: %.2f %%\n", epoch,
                100.0 * (double)right / (double)corpus->word_count);
    }
    return pack(&training, plan->move_buckets);
}
