#include "language/trainer/perceptron.h"

#include <math.h>
#include <string.h>

void perceptron_init(struct perceptron *perceptron, struct arena *arena, unsigned width,
                     uint32_t row_count)
{
    size_t cells = (size_t)width * row_count;
    *perceptron = (struct perceptron){
        .width = width,
        .row_count = row_count,
        .weights = ARENA_NEW_ARRAY(arena, cells, int32_t),
        .totals = ARENA_NEW_ARRAY(arena, cells, int64_t),
        .step = 1,
    };
}

void perceptron_score(const struct perceptron *perceptron, const uint32_t *rows,
                      unsigned count, int32_t scores[CLASSES_MAX])
{
    unsigned width = perceptron->width;
    memset(scores, 0, sizeof(int32_t) * CLASSES_MAX);
    for (unsigned i = 0; i < count; i++) {
        const int32_t *row = perceptron->weights + (size_t)rows[i] * width;
        for (unsigned k = 0; k < width; k++)
            scores[k] += row[k];
    }
}

void perceptron_update(struct perceptron *perceptron, const uint32_t *rows,
                       unsigned count, unsigned gold, unsigned guess)
{
    for (unsigned i = 0; i < count; i++) {
        size_t row = (size_t)rows[i] * perceptron->width;
        perceptron->weights[row + gold]++;
        perceptron->totals[row + gold] += perceptron->step;
        perceptron->weights[row + guess]--;
        perceptron->totals[row + guess] -= perceptron->step;
    }
}

double perceptron_average(const struct perceptron *perceptron, size_t cell)
{
    return (double)perceptron->weights[cell] -
           (double)perceptron->totals[cell] / (double)perceptron->step;
}

void rows_by_hash(const struct features *features, uint32_t row_count,
                  uint32_t rows[FEATURES_MAX])
{
    for (unsigned i = 0; i < features->count; i++)
        rows[i] = weight_row_index(features->items[i], row_count);
}

double quantise_scale(double square_sum, size_t count, double largest)
{
    enum { DEVIATIONS = 12 };
    double limit = sqrt(square_sum / (double)(count ? count : 1)) * DEVIATIONS;
    if (limit > largest || limit == 0.0)
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

struct slice perceptron_quantise(const struct perceptron *perceptron, struct arena *arena)
{
    size_t cells = (size_t)perceptron->width * perceptron->row_count, used = 0;
    int8_t *bytes = ARENA_NEW_ARRAY(arena, cells, int8_t);
    double square_sum = 0, largest = 0;
    for (size_t i = 0; i < cells; i++) {
        double value = fabs(perceptron_average(perceptron, i));
        used += value > 0;
        square_sum += value * value;
        largest = fmax(largest, value);
    }
    double scale = quantise_scale(square_sum, used, largest);
    for (size_t i = 0; i < cells; i++)
        bytes[i] = quantise(perceptron_average(perceptron, i), scale);
    return slice_make((const char *)bytes, cells);
}
