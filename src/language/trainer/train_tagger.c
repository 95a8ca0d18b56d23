#include "language/tagger.h"
#include "language/trainer/sparse.h"
#include "language/trainer/training.h"

#include <stdio.h>

enum { FOLDS = 5, ALL = -1 };

struct tagger_training {
    struct corpus *corpus;
    const struct lanes *lanes;
    struct sparse weights;
    size_t right, total;
};

static unsigned best_class(const int32_t *scores, unsigned count)
{
    unsigned best = 0;
    for (unsigned i = 1; i < count; i++)
        if (scores[i] > scores[best])
            best = i;
    return best;
}

/* One word; learns from it when 'learn'. Returns the lane chosen. */
static unsigned tag_word(struct tagger_training *training,
                         const struct tagger_context *context, unsigned gold, bool learn)
{
    const struct word *word = &context->words[context->index];
    if (word->only_lane != 0)
        return word->only_lane - 1u;
    struct features features;
    features_begin(&features, NULL, 0);
    int32_t scores[LANES];
    tagger_features(context, &features);
    sparse_score(&training->weights, &features, scores);
    unsigned guess = best_class(scores, LANES);
    if (!learn)
        return guess;
    if (guess != gold && gold != LANE_NONE)
        sparse_update(&training->weights, &features, gold, guess);
    training->weights.step++;
    return guess;
}

static void tag_example(struct tagger_training *training, const struct example *example,
                        bool learn)
{
    struct tagger_context context = {example->words, example->count, 0, LANES, LANES};
    for (int i = 0; i < example->count; i++) {
        context.index = i;
        unsigned gold = training->lanes->lane_of[example->gold[i].tag];
        unsigned lane = tag_word(training, &context, gold, learn);
        training->right += lane == gold;
        training->total++;
        if (!learn)
            example->words[i].tag = training->lanes->value_of[lane];
        context.lane2 = context.lane1;
        context.lane1 = lane;
    }
}

/* Learns from all examples but those of 'fold'. */
static void train(struct tagger_training *training, int epochs, int fold,
                  struct shuffler *shuffler, uint32_t *order)
{
    uint32_t count = (uint32_t)training->corpus->examples.count;
    for (int epoch = 0; epoch < epochs; epoch++) {
        training->right = training->total = 0;
        shuffle(shuffler, order, count);
        for (uint32_t i = 0; i < count; i++)
            if (fold == ALL || order[i] % FOLDS != (uint32_t)fold)
                tag_example(training, &training->corpus->examples.items[order[i]], true);
        fprintf(stderr, "tagger: fold %d, epoch %d: %.2f %%\n", fold, epoch,
                100.0 * (double)training->right / (double)training->total);
    }
}

static void tag_fold(struct tagger_training *training, int fold)
{
    size_t count = training->corpus->examples.count;
    training->right = training->total = 0;
    for (size_t i = (size_t)fold; i < count; i += FOLDS)
        tag_example(training, &training->corpus->examples.items[i], false);
    fprintf(stderr, "tagger: fold %d, unseen: %.2f %%\n", fold,
            100.0 * (double)training->right / (double)training->total);
}

struct slice train_tagger(struct corpus *corpus, const struct lanes *lanes,
                          const struct training_plan *plan)
{
    struct tagger_training training = {.corpus = corpus, .lanes = lanes};
    struct shuffler shuffler = {0x9E3779B97F4A7C15u};
    uint32_t *order = corpus_order(corpus);
    for (int fold = 0; fold < FOLDS && plan->parser_epochs > 0; fold++) {
        sparse_init(&training.weights, corpus->arena);
        train(&training, plan->fold_epochs, fold, &shuffler, order);
        sparse_take_averages(&training.weights);
        tag_fold(&training, fold);
    }
    struct sparse full;
    sparse_init(&training.weights, corpus->arena);
    train(&training, plan->selection_epochs, ALL, &shuffler, order);
    full = training.weights;
    sparse_init_pruned(&training.weights, &full, plan->tagger_buckets);
    for (int run = 0; run < plan->runs; run++) {
        train(&training, plan->tagger_epochs, ALL, &shuffler, order);
        sparse_end_run(&training.weights);
    }
    return sparse_pack(&training.weights, plan->tagger_buckets);
}
