/*
 * A compact, immutable map from word hash to a 16-bit value: buckets of eight slots, a
 * 16-bit check each. A word that is not in the table is taken for another about once in
 * ten thousand look-ups.
 */
#ifndef DATELINE_LANGUAGE_WORD_TABLE_H
#define DATELINE_LANGUAGE_WORD_TABLE_H

#include "base/slice.h"

#include <stdint.h>

enum { WORD_TABLE_SLOTS = 8 };

struct word_bucket {
    uint16_t checks[WORD_TABLE_SLOTS]; /* 0: free */
    uint16_t values[WORD_TABLE_SLOTS];
};

struct word_table {
    const struct word_bucket *buckets;
    uint32_t bucket_count;
};

static inline uint32_t word_table_bucket(uint64_t hash, uint32_t bucket_count)
{
    return (uint32_t)((hash >> 32) * bucket_count >> 32);
}

static inline uint16_t word_table_check(uint64_t hash)
{
    uint16_t check = (uint16_t)hash;
    return check ? check : 1;
}

static inline void word_table_prefetch(const struct word_table *table, uint64_t hash)
{
    __builtin_prefetch(&table->buckets[word_table_bucket(hash, table->bucket_count)]);
}

/* False when the section's size fits no table. */
bool word_table_open(struct word_table *table, struct slice section);
/* Whether words with the hash may have found no room. */
static inline bool word_table_is_full(const struct word_table *table, uint64_t hash)
{
    uint32_t bucket = word_table_bucket(hash, table->bucket_count);
    return table->buckets[bucket].checks[WORD_TABLE_SLOTS - 1] != 0;
}

/* 0 for words that are not there. */
uint16_t word_table_find(const struct word_table *table, uint64_t hash);

#endif
