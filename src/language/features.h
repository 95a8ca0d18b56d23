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

enum { FEATURES_MAX = 96, FEATURE_ROW_SHIFT = 6, FEATURE_ROW = 1 << FEATURE_ROW_SHIFT };

struct features {
    unsigned count;
    uint32_t row_count;
    const char *table;             /* row_count rows of FEATURE_ROW bytes */
    uint64_t values[FEATURES_MAX]; /* template and value, not yet mixed */
    uint32_t items[FEATURES_MAX];
    const void *rows[FEATURES_MAX]; /* of the features, in the table */
};

#define FEATURE_TEMPLATE_STEP UINT64_C(0xA24BAED4963EE407)
#define FEATURE_MIX_FIRST     UINT64_C(0x9FB21C651E98DF25)
#define FEATURE_MIX_SECOND    UINT64_C(0xD6E8FEB86659FD93)
enum { FEATURE_MIX_SHIFT = 29 };

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

static inline uint32_t feature_mix(uint64_t value)
{
    uint64_t x = value * FEATURE_MIX_FIRST;
    x = (x ^ x >> FEATURE_MIX_SHIFT) * FEATURE_MIX_SECOND;
    return (uint32_t)(x >> 32);
}

static inline uint32_t feature_hash(unsigned template, uint64_t value)
{
    return feature_mix(value + template * FEATURE_TEMPLATE_STEP);
}

static inline void feature_add(struct features *features, unsigned template,
                               uint64_t value)
{
    features->values[features->count++] = value + template * FEATURE_TEMPLATE_STEP;
}

/* All features are there: makes 'items' and 'rows', and has the rows fetched. */
void features_end(struct features *features);
/* The same for processors without wide vectors. */
void features_end_plain(struct features *features);

#endif
