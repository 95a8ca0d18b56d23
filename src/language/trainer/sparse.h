/*
 * An averaged perceptron over pairs of feature and class, each with a weight of its own;
 * in the end the heaviest pairs go into the buckets of the model. Weights are whole
 * numbers, so training gives the same result on every machine.
 *
 * Training goes twice over the treebank: once with all pairs, to see which matter; then
 * anew with those that found room, so that they make up for the others.
 */
#ifndef DATELINE_LANGUAGE_TRAINER_SPARSE_H
#define DATELINE_LANGUAGE_TRAINER_SPARSE_H

#include "language/model.h"
#include "language/trainer/feature_rows.h"

struct pair {
    uint32_t next; /* the feature's next pair, 0: none */
    int32_t weight;
    int64_t total; /* of the updates, weighted with the step they came at */
    double mean;   /* sum of the averages of earlier runs */
    uint8_t lane;
};

struct sparse {
    struct arena *arena;
    struct feature_rows rows;
    VECTOR(uint32_t) first;    /* by row: the feature's first pair, 0: none */
    VECTOR(struct pair) pairs; /* [0] is none */
    int64_t step;
    bool closed; /* takes no further pairs */
};

void sparse_init(struct sparse *sparse, struct arena *arena);
void sparse_score(const struct sparse *sparse, const struct features *features,
                  int32_t scores[LANES]);
/* Moves the features' weights towards lane 'gold' and away from 'guess'. */
void sparse_update(struct sparse *sparse, const struct features *features, unsigned gold,
                   unsigned guess);
/* Adds 'amount' to the features' weights for the lane. */
void sparse_adjust(struct sparse *sparse, const struct features *features, unsigned lane,
                   int amount);
/* Makes the pair, with weight 0. */
void sparse_add_pair(struct sparse *sparse, uint32_t feature, unsigned lane);
/* A pair's weight averaged over all steps of the present run, and the runs before it. */
double sparse_average(const struct sparse *sparse, const struct pair *pair);
/* Ends a run: its averages are kept, the weights start from zero again. Averages over
 * several runs, each in another order of the sentences, depend less on that order. */
void sparse_end_run(struct sparse *sparse);
/* The weights become their averages, scaled up to whole numbers. */
void sparse_take_averages(struct sparse *sparse);

/* A perceptron without weights that knows the pairs alone which find room in a table of
 * 'bucket_count' buckets, the heaviest first. */
void sparse_init_pruned(struct sparse *pruned, const struct sparse *full,
                        uint32_t bucket_count);
/* The table as a section of the model. */
struct slice sparse_pack(const struct sparse *sparse, uint32_t bucket_count);

/* What weights are multiplied with so that all but few fit 8 bits. */
double quantise_scale(double square_sum, size_t count, double largest);
int8_t quantise(double value, double scale);

#endif
