/* Features of the linear models: numbers of 32 bits that stand for (template, value). */
#ifndef DATELINE_LANGUAGE_FEATURES_H
#define DATELINE_LANGUAGE_FEATURES_H

#include <stdint.h>

enum { FEATURES_MAX = 96 };

struct features {
    unsigned count;
    uint32_t items[FEATURES_MAX];
};

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
    features->items[features->count++] = feature_hash(template, value);
}

#endif
