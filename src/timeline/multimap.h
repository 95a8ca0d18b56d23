/* From 64-bit keys to lists of numbers: the blocking index of event matching. */
#ifndef DATELINE_TIMELINE_MULTIMAP_H
#define DATELINE_TIMELINE_MULTIMAP_H

#include "base/arena.h"
#include "base/vector.h"

#include <stdint.h>

#define MULTIMAP_END UINT32_MAX

struct multimap_entry {
    uint32_t value, next; /* entry, MULTIMAP_END */
};
struct multimap {
    struct arena *arena;
    uint64_t *keys;
    uint32_t *heads; /* entry + 1, 0 for a free slot */
    size_t slot_count, used;
    VECTOR(struct multimap_entry) entries;
};

void multimap_init(struct multimap *map, struct arena *arena);
void multimap_add(struct multimap *map, uint64_t key, uint32_t value);
/* The entry added last under 'key', or MULTIMAP_END; go on with entries.items[e].next. */
uint32_t multimap_first(const struct multimap *map, uint64_t key);

#endif
