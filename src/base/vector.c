#include "base/vector.h"

#include <stdint.h>

/* Arrays beyond this size grow by a quarter, others by doubling: the large ones are not
 * copied (arena.h), but what they have too much is memory. */
#define LARGE_ARRAY ((size_t)1024 * 1024)

void *vector_grow_(struct arena *arena, void *items, size_t item_size, size_t count,
                   size_t *capacity, size_t more)
{
    if (*capacity - count >= more)
        return items;
    bool large = *capacity > LARGE_ARRAY / item_size;
    size_t wanted = *capacity + (large ? *capacity / 4 : *capacity);
    if (wanted < count + more)
        wanted = count + more;
    if (wanted < 8)
        wanted = 8;
    if (wanted > SIZE_MAX / 2 / item_size)
        arena_fail(arena);
    items = arena_grow_text(arena, items, *capacity * item_size, wanted * item_size);
    *capacity = wanted;
    return items;
}
