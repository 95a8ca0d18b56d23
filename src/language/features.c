#include "language/features.h"

#include "language/sums_wide.h"

void features_end_plain(struct features *features)
{
    for (unsigned i = 0; i < features->count; i++) {
        uint32_t feature = feature_mix(features->values[i]);
        uint32_t row_number = feature_row(feature, features->row_count);
        const char *row = features->table + (size_t)row_number * FEATURE_ROW;
        features->items[i] = feature;
        features->rows[i] = row;
        __builtin_prefetch(row);
    }
}

void features_end(struct features *features)
{
#ifdef DATELINE_SUMS_WIDE
    if (sums_widest_run()) {
        features_end_widest(features);
        return;
    }
#endif
    features_end_plain(features);
}
