#include "language/word_table.h"

#include <string.h>

bool word_table_open(struct word_table *table, struct slice section)
{
    table->buckets = (const struct word_bucket *)(const void *)section.data;
    table->bucket_count = (uint32_t)(section.size / sizeof *table->buckets);
    return table->bucket_count > 0 && section.size % sizeof *table->buckets == 0;
}

/* The value of the slot with the check, or 0: all slots are looked at at once. A check
 * stands once in its bucket. */
uint16_t word_table_find(const struct word_table *table, uint64_t hash)
{
    typedef uint16_t shorts8 __attribute__((vector_size(16)));
    typedef uint64_t longs2 __attribute__((vector_size(16)));
    const struct word_bucket *bucket =
        &table->buckets[word_table_bucket(hash, table->bucket_count)];
    shorts8 checks, values;
    memcpy(&checks, bucket->checks, sizeof checks);
    memcpy(&values, bucket->values, sizeof values);
    longs2 found = (longs2)(values & (shorts8)(checks == word_table_check(hash)));
    uint64_t four = found[0] | found[1];
    four |= four >> 32;
    return (uint16_t)(four | four >> 16);
}
