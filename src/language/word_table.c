#include "language/word_table.h"

bool word_table_open(struct word_table *table, struct slice section)
{
    table->buckets = (const struct word_bucket *)(const void *)section.data;
    table->bucket_count = (uint32_t)(section.size / sizeof *table->buckets);
    return table->bucket_count > 0 && section.size % sizeof *table->buckets == 0;
}

uint16_t word_table_find(const struct word_table *table, uint64_t hash)
{
    const struct word_bucket *bucket =
        &table->buckets[word_table_bucket(hash, table->bucket_count)];
    uint16_t check = word_table_check(hash);
    for (unsigned i = 0; i < WORD_TABLE_SLOTS; i++)
        if (bucket->checks[i] == check)
            return bucket->values[i];
    return 0;
}
