#include "language/trainer/feature_rows.h"

enum { SLOTS_FIRST = 1 << 16 };

void feature_rows_init(struct feature_rows *rows, struct arena *arena)
{
    *rows = (struct feature_rows){.arena = arena, .slot_count = SLOTS_FIRST};
    rows->slots = ARENA_NEW_ARRAY(arena, rows->slot_count, uint32_t);
    vector_push(arena, &rows->features, 0);
}

/* The slot that holds the feature, or the free one for it. */
static uint32_t *slot_of(const struct feature_rows *rows, uint32_t feature)
{
    uint32_t mask = rows->slot_count - 1;
    uint32_t i = (feature * 0x9E3779B1u >> 3) & mask;
    while (rows->slots[i] != 0 && rows->features.items[rows->slots[i] - 1] != feature)
        i = (i + 1) & mask;
    return &rows->slots[i];
}

uint32_t feature_rows_find(const struct feature_rows *rows, uint32_t feature)
{
    uint32_t slot = *slot_of(rows, feature);
    return slot ? slot - 1 : 0;
}

static void grow(struct feature_rows *rows)
{
    rows->slot_count *= 2;
    rows->slots = ARENA_NEW_ARRAY(rows->arena, rows->slot_count, uint32_t);
    for (uint32_t row = 1; row < rows->features.count; row++)
        *slot_of(rows, rows->features.items[row]) = row + 1;
}

uint32_t feature_rows_add(struct feature_rows *rows, uint32_t feature)
{
    uint32_t *slot = slot_of(rows, feature);
    if (*slot != 0)
        return *slot - 1;
    uint32_t row = (uint32_t)rows->features.count;
    vector_push(rows->arena, &rows->features, feature);
    *slot = row + 1;
    if (rows->features.count * 2 > rows->slot_count)
        grow(rows);
    return row;
}
