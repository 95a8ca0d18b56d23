#include "language/features.h"

#include "language/sums_wide.h"

static void fetch_row(struct features *features, unsigned index, uint32_t row_number)
{
    const char *row = features->table + (size_t)row_number * FEATURE_ROW;
    __builtin_prefetch(row);
    features->rows[index] = row;
}

void features_end_plain(struct features *features)
{
    for (unsigned i = 0; i < features->count; i++) {
        uint32_t feature = feature_mix(features->values[i]);
        features->items[i] = feature;
        fetch_row(features, i, feature_row(feature, features->row_count));
    }
}

void features_end(struct features *features)
{
#ifdef DATELINE_SUMS_WIDE
    if (sums_widest_run()) {
        uint32_t row_numbers[FEATURES_MAX];
        features_mix_widest(features, row_numbers);
        for (unsigned i = 0; i < features->count; i++)
            fetch_row(features, i, row_numbers[i]);
        return;
    }
#endif
    features_end_plain(features);
}
