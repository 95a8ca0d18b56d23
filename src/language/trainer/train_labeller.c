#include "language/labeller.h"
#include "language/trainer/sparse.h"
#include "language/trainer/training.h"

#include <stdio.h>

/* Learns one word's label; returns whether it was right. */
static bool learn_word(struct sparse *weights, const struct labeller_context *context,
                       int index, unsigned gold)
{
    struct features features;
    features_begin(&features, NULL, 0);
    int32_t scores[LANES];
    labeller_features(context, index, &features);
    sparse_score(weights, &features, scores);
    unsigned guess = 0;
    for (unsigned i = 1; i < LANES; i++)
        if (scores[i] > scores[guess])
            guess = i;
    if (guess != gold && gold != LANE_NONE)
        sparse_update(weights, &features, gold, guess);
    weights->step++;
    return guess == gold;
}

/* The tree is the treebank's; so are the labels of the words before. */
static size_t learn_example(struct sparse *weights, const struct lanes *lanes,
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
            right += learn_word(weights, &context, i, gold);
        example->words[i].label = example->gold[i].label;
    }
    return right;
}

static void train(struct sparse *weights, const struct corpus *corpus,
                  const struct lanes *lanes, int epochs, struct shuffler *shuffler,
                  uint32_t *order)
{
    uint32_t count = (uint32_t)corpus->examples.count;
    for (int epoch = 0; epoch < epochs; epoch++) {
        size_t right = 0;
        shuffle(shuffler, order, count);
        for (uint32_t i = 0; i < count; i++)
            right += learn_example(weights, lanes, &corpus->examples.items[order[i]]);
        fprintf(stderr, "labeller: epoch %d: %.2f %%\n", epoch,
                100.0 * (double)right / (double)(corpus->word_count - count));
    }
}

struct slice train_labeller(const struct corpus *corpus, const struct lanes *lanes,
                            const struct training_plan *plan)
{
    struct sparse full, pruned;
    struct shuffler shuffler = {0x2545F4914F6CDD1Du};
    uint32_t *order = corpus_order(corpus);
    sparse_init(&full, corpus->arena);
    train(&full, corpus, lanes, plan->selection_epochs, &shuffler, order);
    sparse_init_pruned(&pruned, &full, plan->labeller_buckets);
    for (int run = 0; run < plan->runs; run++) {
        train(&pruned, corpus, lanes, plan->labeller_epochs, &shuffler, order);
        sparse_end_run(&pruned);
    }
    return sparse_pack(&pruned, plan->labeller_buckets);
}
