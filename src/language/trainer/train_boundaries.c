#include "language/sentences.h"
#include "language/trainer/sparse.h"
#include "language/trainer/training.h"

#include <stdio.h>

struct boundary_training {
    struct model model; /* the dictionary alone */
    struct sparse weights;
    size_t right, total;
};

static void learn_place(struct boundary_training *training,
                        const struct boundary *boundary, bool ends)
{
    enum { MARGIN = 1 };
    struct features features;
    int32_t scores[LANES];
    features_begin(&features, NULL, 0);
    boundary_features(boundary, &training->model, &features);
    sparse_score(&training->weights, &features, scores);
    training->right += (scores[0] > 0) == ends;
    training->total++;
    if (ends ? scores[0] <= MARGIN : scores[0] >= -MARGIN)
        sparse_adjust(&training->weights, &features, 0, ends ? 1 : -1);
    training->weights.step++;
}

/* The places of the sentence that begins at 'first', and the one that ends it. Returns
 * where the next begins. */
static uint32_t learn_sentence(struct boundary_training *training,
                               struct splitter *splitter, uint32_t first)
{
    struct boundary boundary;
    uint32_t sentence = splitter->tokens[first].sentence;
    boundary_start(splitter, first, &boundary);
    while (boundary.next < splitter->end) {
        bool ends = splitter->tokens[boundary.next].sentence != sentence;
        if (boundary_is_candidate(&boundary))
            learn_place(training, &boundary, ends);
        if (ends)
            break;
        boundary_move(splitter, &boundary);
    }
    splitter_end_sentence(splitter, &boundary);
    return boundary.next;
}

static void learn_text(struct boundary_training *training,
                       const struct running_text *text)
{
    struct splitter splitter = {.tokens = text->tokens, .end = text->count};
    for (uint32_t first = 0; first < text->count;)
        first = learn_sentence(training, &splitter, first);
}

static void train(struct boundary_training *training, const struct corpus *corpus,
                  int epochs, struct shuffler *shuffler, uint32_t *order)
{
    uint32_t count = (uint32_t)corpus->texts.count;
    for (int epoch = 0; epoch < epochs; epoch++) {
        training->right = training->total = 0;
        shuffle(shuffler, order, count);
        for (uint32_t i = 0; i < count; i++)
            learn_text(training, &corpus->texts.items[order[i]]);
        fprintf(stderr, "boundaries: epoch %d: %.2f %%\n", epoch,
                100.0 * (double)training->right / (double)training->total);
    }
}

struct slice train_boundaries(const struct corpus *corpus,
                              const struct dictionary *dictionary,
                              const struct training_plan *plan)
{
    struct boundary_training training = {.total = 0};
    struct shuffler shuffler = {0xBF58476D1CE4E5B9u};
    uint32_t count = (uint32_t)corpus->texts.count;
    uint32_t *order = ARENA_NEW_ARRAY(corpus->arena, count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    dictionary_as_model(dictionary, &training.model);
    struct sparse full;
    sparse_init(&training.weights, corpus->arena);
    train(&training, corpus, plan->boundary_epochs, &shuffler, order);
    full = training.weights;
    sparse_init_pruned(&training.weights, &full, plan->boundary_buckets);
    for (int run = 0; run < plan->runs; run++) {
        train(&training, corpus, plan->boundary_epochs, &shuffler, order);
        sparse_end_run(&training.weights);
    }
    return sparse_pack(&training.weights, plan->boundary_buckets);
}
