#include "base/vector.h"

#include <stdint.h>

void *vector_grow_(struct arena *arena, void *items, size_t item_size, size_t count,
                   size_t *capacity, size_t more)
{
    if (*capacity - count >= more)
        return items;
    size_t wanted = *capacity * 2 > count + more ? *capacity * 2 : count + more;
    if (wanted < 8)
        wanted = 8;
    if (wanted > SIZE_MAX / 2 / item_size)
        arena_fail(arena);
    items = arena_grow(arena, items, *capacity * item_size, wanted * item_size);
    *capacity = wanted;
    return items;
}
