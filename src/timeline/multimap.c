#include "timeline/multimap.h"

void multimap_init(struct multimap *map, struct arena *arena)
{
    *map = (struct multimap){.arena = arena};
}

static size_t slot_of(const struct multimap *map, uint64_t key)
{
    size_t mask = map->slot_count - 1;
    size_t slot = (size_t)(key ^ key >> 32) & mask;
    while (map->heads[slot] != 0 && map->keys[slot] != key)
        slot = (slot + 1) & mask;
    return slot;
}

static void grow(struct multimap *map)
{
    struct multimap old = *map;
    map->slot_count = old.slot_count ? old.slot_count * 2 : 64;
    map->keys = ARENA_NEW_ARRAY(map->arena, map->slot_count, uint64_t);
    map->heads = ARENA_NEW_ARRAY(map->arena, map->slot_count, uint32_t);
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.heads[i] == 0)
            continue;
        size_t slot = slot_of(map, old.keys[i]);
        map->keys[slot] = old.keys[i];
        map->heads[slot] = old.heads[i];
    }
}

void multimap_add(struct multimap *map, uint64_t key, uint32_t value)
{
    if (map->used * 2 >= map->slot_count)
        grow(map);
    if (map->entries.count >= MULTIMAP_END - 1)
        arena_fail(map->arena);
    size_t slot = slot_of(map, key);
    if (map->heads[slot] == 0) {
        map->keys[slot] = key;
        map->used++;
    }
    uint32_t head = map->heads[slot];
    struct multimap_entry entry = {value, head ? head - 1 : MULTIMAP_END};
    vector_push(map->arena, &map->entries, entry);
    map->heads[slot] = (uint32_t)map->entries.count;
}

uint32_t multimap_first(const struct multimap *map, uint64_t key)
{
    if (map->slot_count == 0)
        return MULTIMAP_END;
    uint32_t head = map->heads[slot_of(map, key)];
    return head ? head - 1 : MULTIMAP_END;
}
