#include "language/features.h"

#include "language/sums_wide.h"

static void fetch_rows(struct features *features, const uint32_t *row_numbers)
{
    for (unsigned i = 0; i < features->count; i++) {
        const char *row = features->table + (size_t)row_numbers[i] * FEATURE_ROW;
        __builtin_prefetch(row);
        features->rows[i] = row;
    }
}

void features_end_plain(struct features *features)
{
    uint32_t row_numbers[FEATURES_MAX];
    for (unsigned i = 0; i < features->count; i++) {
        features->items[i] = feature_mix(features->values[i]);
        row_numbers[i] = feature_row(features->items[i], features->row_count);
    }
    fetch_rows(features, row_numbers);
}

void features_end(struct features *features)
{
#ifdef DATELINE_SUMS_WIDE
    if (sums_widest_run()) {
        uint32_t row_numbers[FEATURES_MAX];
        features_mix_widest(features, row_numbers);
        fetch_rows(features, row_numbers);
        return;
    }
#endif
    features_end_plain(features);
}
