#include "language/trainer/word_table_maker.h"

static void put(struct word_bucket *bucket, const struct word_entry *entry)
{
    uint16_t check = word_table_check(entry->hash);
    for (unsigned i = 0; i < WORD_TABLE_SLOTS; i++) {
        if (bucket->checks[i] == check)
            return;
        if (bucket->checks[i] == 0) {
            bucket->checks[i] = check;
            bucket->values[i] = entry->value;
            return;
        }
    }
}

struct slice word_table_make(struct arena *arena, const struct word_entries *entries)
{
    /* five of the eight slots filled on average: few buckets overflow */
    size_t count = entries->count / 5 + 1;
    struct word_bucket *buckets = ARENA_NEW_ARRAY(arena, count, struct word_bucket);
    for (size_t i = 0; i < entries->count; i++)
        put(&buckets[word_table_bucket(entries->items[i].hash, (uint32_t)count)],
            &entries->items[i]);
    return slice_make((const char *)buckets, count * sizeof *buckets);
}
