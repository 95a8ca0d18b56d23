#include "export/conflict_index.h"

/* A counting sort: two places are kept free in front, so that filling moves each start to
 * where it belongs. */
struct conflict_index conflict_index_make(struct arena *arena,
                                          const struct record *timeline)
{
    size_t events = timeline->events.count, total = 0;
    uint32_t *start = ARENA_NEW_ARRAY(arena, events + 2, uint32_t);
    for (size_t i = 0; i < timeline->conflicts.count; i++) {
        const struct conflict *conflict = &timeline->conflicts.items[i];
        total += conflict->events.count;
        for (size_t k = 0; k < conflict->events.count; k++)
            start[conflict->events.items[k] + 2]++;
    }
    for (size_t i = 2; i < events + 2; i++)
        start[i] += start[i - 1];
    uint32_t *items = ARENA_NEW_ARRAY(arena, total, uint32_t);
    for (size_t i = 0; i < timeline->conflicts.count; i++) {
        const struct conflict *conflict = &timeline->conflicts.items[i];
        for (size_t k = 0; k < conflict->events.count; k++)
            items[start[conflict->events.items[k] + 1]++] = (uint32_t)i;
    }
    return (struct conflict_index){items, start};
}
