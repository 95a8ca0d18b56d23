/*
 * Interned strings: equal texts get the same number, so that comparing is comparing
 * numbers. Numbers count up from 0 in the order of first sight. Texts are copied into the
 * arena. Also serves as a map from text to index.
 */
#ifndef DATELINE_BASE_INTERN_H
#define DATELINE_BASE_INTERN_H

#include "base/arena.h"

#include <stdint.h>

#define INTERN_NONE UINT32_MAX

struct interner {
    struct arena *arena;
    struct slice *texts; /* by number */
    uint64_t *hashes;    /* by number */
    uint32_t *slots;     /* open addressing: number + 1, 0 for free */
    size_t count, capacity, slot_count;
};

void interner_init(struct interner *interner, struct arena *arena);
/* The number of 'text', a new one when it was not seen before. */
uint32_t intern(struct interner *interner, struct slice text);
/* The number of 'text', or INTERN_NONE. */
uint32_t intern_find(const struct interner *interner, struct slice text);
struct slice intern_text(const struct interner *interner, uint32_t number);

#endif
