/*
 * Features of the linear models: numbers of 32 bits that stand for (template, value).
 *
 * The weights lie in tables of rows of one cache line, too large for the processor's
 * nearest memory: a feature's row is asked for as soon as the feature is known, long
 * before its weights are added up.
 */
#ifndef DATELINE_LANGUAGE_FEATURES_H
#define DATELINE_LANGUAGE_FEATURES_H

#include <stddef.h>
#include <stdint.h>

enum { FEATURES_MAX = 96, FEATURE_ROW = 64 };

struct features {
    unsigned count;
    uint32_t row_count;
    const char *table; /* row_count rows of FEATURE_ROW bytes */
    uint32_t items[FEATURES_MAX];
    const void *rows[FEATURES_MAX]; /* of the features, in the table */
};

/* No features yet; their rows will be looked for in 'table', or nowhere (NULL, 0). */
static inline void features_begin(struct features *features, const void *table,
                                  uint32_t row_count)
{
    features->count = 0;
    features->row_count = row_count;
    features->table = table ? table : "";
}

static inline uint32_t feature_row(uint32_t feature, uint32_t row_count)
{
    return (uint32_t)((uint64_t)feature * row_count >> 32);
}

/* Two values as one; not symmetric. */
static inline uint64_t feature_pair(uint64_t a, uint64_t b)
{
    return (a ^ a >> 31) * 0x9E3779B97F4A7C15u + b;
}

static inline uint32_t feature_hash(unsigned template, uint64_t value)
{
    uint64_t x = (value + template * 0xA24BAED4963EE407u) * 0x9FB21C651E98DF25u;
    x = (x ^ x >> 29) * 0xD6E8FEB86659FD93u;
    return (uint32_t)(x >> 32);
}

static inline void feature_add(struct features *features, unsigned template,
                               uint64_t value)
{
    uint32_t feature = feature_hash(template, value);
    const char *row =
        features->table + (size_t)feature_row(feature, features->row_count) * FEATURE_ROW;
    __builtin_prefetch(row);
    features->items[features->count] = feature;
    features->rows[features->count++] = row;
}

#endif
