#include "language/labeller.h"
#include "language/trainer/perceptron.h"
#include "language/trainer/training.h"

#include <stdio.h>

/* Learns one word's label; returns whether it was right. */
static bool learn_word(struct perceptron *perceptron,
                       const struct labeller_context *context, int index, unsigned gold)
{
    struct features features;
    uint32_t rows[FEATURES_MAX];
    int32_t scores[CLASSES_MAX];
    labeller_features(context, index, &features);
    rows_by_hash(&features, perceptron->row_count, rows);
    perceptron_score(perceptron, rows, features.count, scores);
    unsigned guess = 0;
    for (unsigned i = 1; i < perceptron->width; i++)
        if (scores[i] > scores[guess])
            guess = i;
    if (guess != gold && gold != LANE_NONE)
        perceptron_update(perceptron, rows, features.count, gold, guess);
    perceptron->step++;
    return guess == gold;
}

/* The tree is the treebank's; so are the labels of the words before. */
static size_t learn_example(struct perceptron *perceptron, const struct lanes *lanes,
                            const struct example *example)
{
    struct labeller_context context;
    size_t right = 0;
    for (int i = 0; i < example->count; i++) {
        int head = example->gold[i].head;
        example->words[i].head = (int16_t)(head == example->count ? -1 : head);
    }
    labeller_start(&context, example->words, example->count);
    for (int i = 0; i < example->count; i++) {
        unsigned gold = lanes->lane_of[example->gold[i].label];
        if (example->words[i].head >= 0)
            right += learn_word(perceptron, &context, i, gold);
        example->words[i].label = example->gold[i].label;
    }
    return right;
}

struct slice train_labeller(const struct corpus *corpus, const struct lanes *lanes,
                            const struct training_plan *plan)
{
    struct perceptron perceptron;
    struct shuffler shuffler = {0x2545F4914F6CDD1Du};
    uint32_t count = (uint32_t)corpus->examples.count;
    uint32_t *order = ARENA_NEW_ARRAY(corpus->arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    perceptron_init(&perceptron, corpus->arena, LANES, plan->labeller_rows);
    for (int epoch = 0; epoch < plan->labeller_epochs; epoch++) {
        size_t right = 0;
        shuffle(&shuffler, order, count);
        for (uint32_t i = 0; i < count; i++)
            right += learn_example(&perceptron, lanes, &corpus->examples.items[order[i]]);
        fprintf(stderr, "labeller: epoch %d: %.2f %%\n", epoch,
                100.0 * (double)right / (double)(corpus->word_count - count));
    }
    return perceptron_quantise(&perceptron, corpus->arena);
}
