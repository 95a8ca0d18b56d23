/*
 * Growing arrays in an arena. A vector is any struct with the members items, count and
 * capacity:
 *
 *     struct token_vector { struct token *items; size_t count, capacity; };
 *
 * or, unnamed, VECTOR(struct token). All zero is the empty vector.
 */
#ifndef DATELINE_BASE_VECTOR_H
#define DATELINE_BASE_VECTOR_H

#include "base/arena.h"

#define VECTOR(type)                                                                     \
    struct {                                                                             \
        type *items;                                                                     \
        size_t count, capacity;                                                          \
    }

/* Appends a copy of 'item'. */
#define vector_push(arena, vector, item)                                                 \
    do {                                                                                 \
        vector_reserve((arena), (vector), 1);                                            \
        (vector)->items[(vector)->count++] = (item);                                     \
    } while (0)

/* Appends a zeroed item and gives its address, valid until the vector grows. */
#define vector_add(arena, vector)                                                        \
    (vector_reserve((arena), (vector), 1),                                               \
     memset(&(vector)->items[(vector)->count], 0, sizeof *(vector)->items),              \
     &(vector)->items[(vector)->count++])

/* Makes room for 'more' items, which may hold anything until they are added. */
#define vector_reserve(arena, vector, more)                                              \
    ((vector)->capacity - (vector)->count >= (size_t)(more)                              \
         ? (void)0                                                                       \
         : (void)((vector)->items =                                                      \
                      vector_grow_((arena), (vector)->items, sizeof *(vector)->items,    \
                                   (vector)->count, &(vector)->capacity, (more))))

void *vector_grow_(struct arena *arena, void *items, size_t item_size, size_t count,
                   size_t *capacity, size_t more);

#endif
