/* A row of its own for every feature that was ever updated: training without collisions.
 */
#ifndef DATELINE_LANGUAGE_TRAINER_FEATURE_ROWS_H
#define DATELINE_LANGUAGE_TRAINER_FEATURE_ROWS_H

#include "base/vector.h"

#include <stdint.h>

struct feature_rows {
    struct arena *arena;
    uint32_t *slots; /* row + 1, 0 for free; open addressing */
    uint32_t slot_count;
    VECTOR(uint32_t) features; /* by row; [0] stands for all that have none */
};

void feature_rows_init(struct feature_rows *rows, struct arena *arena);
/* 0 when the feature has none. */
uint32_t feature_rows_find(const struct feature_rows *rows, uint32_t feature);
uint32_t feature_rows_add(struct feature_rows *rows, uint32_t feature);

#endif
