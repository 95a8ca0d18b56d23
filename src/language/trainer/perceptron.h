/*
 * Training weights of an averaged perceptron. Weights are whole numbers, so training
 * gives the same result on every machine.
 */
#ifndef DATELINE_LANGUAGE_TRAINER_PERCEPTRON_H
#define DATELINE_LANGUAGE_TRAINER_PERCEPTRON_H

#include "base/vector.h"
#include "language/features.h"
#include "language/model.h"

enum { CLASSES_MAX = LANES };

struct perceptron {
    unsigned width; /* classes */
    uint32_t row_count;
    int32_t *weights; /* row by row */
    int64_t *totals;  /* of the updates, weighted with the step they came at */
    int64_t step;
};

void perceptron_init(struct perceptron *perceptron, struct arena *arena, unsigned width,
                     uint32_t row_count);
void perceptron_score(const struct perceptron *perceptron, const uint32_t *rows,
                      unsigned count, int32_t scores[CLASSES_MAX]);
/* Moves the rows towards 'gold' and away from 'guess'. */
void perceptron_update(struct perceptron *perceptron, const uint32_t *rows,
                       unsigned count, unsigned gold, unsigned guess);
/* The weight averaged over all steps. */
double perceptron_average(const struct perceptron *perceptron, size_t cell);

/* The features' rows in a table of 'row_count' rows that they share by hash. */
void rows_by_hash(const struct features *features, uint32_t row_count,
                  uint32_t rows[FEATURES_MAX]);

/* The averaged weights as 8-bit numbers, all scaled alike. */
struct slice perceptron_quantise(const struct perceptron *perceptron,
                                 struct arena *arena);
/* What 'average' is multiplied by so that all but few values fit 8 bits. */
double quantise_scale(double square_sum, size_t count, double largest);
int8_t quantise(double value, double scale);

#endif
