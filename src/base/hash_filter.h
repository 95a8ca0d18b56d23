/*
 * A small set of hashes that may have too many members, but never too few: what is not in
 * it need not be looked for in the larger table behind it. All 0 is the empty set.
 */
#ifndef DATELINE_BASE_HASH_FILTER_H
#define DATELINE_BASE_HASH_FILTER_H

#include <stdbool.h>
#include <stdint.h>

enum { HASH_FILTER_BITS = 1 << 15 };

struct hash_filter {
    uint64_t bits[HASH_FILTER_BITS / 64];
};

static inline void hash_filter_add(struct hash_filter *filter, uint64_t hash)
{
    filter->bits[hash / 64 % (HASH_FILTER_BITS / 64)] |= UINT64_C(1) << hash % 64;
}

static inline bool hash_filter_has(const struct hash_filter *filter, uint64_t hash)
{
    return (filter->bits[hash / 64 % (HASH_FILTER_BITS / 64)] >> hash % 64 & 1) != 0;
}

#endif
