#include "base/intern.h"

#include "base/hash.h"

void interner_init(struct interner *interner, struct arena *arena)
{
    *interner = (struct interner){.arena = arena};
}

/* The slot that holds 'text', or the free one where it belongs. */
static size_t slot_of(const struct interner *interner, struct slice text, uint64_t hash)
{
    size_t mask = interner->slot_count - 1;
    size_t slot = (size_t)hash & mask;
    while (interner->slots[slot] != 0) {
        uint32_t number = interner->slots[slot] - 1;
        if (interner->hashes[number] == hash &&
            slice_equal(interner->texts[number], text))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void grow(struct interner *interner)
{
    size_t old = interner->capacity, capacity = old ? old * 2 : 64;
    if (capacity >= INTERN_NONE / 4)
        arena_fail(interner->arena);
    interner->texts =
        arena_grow(interner->arena, interner->texts, old * sizeof *interner->texts,
                   capacity * sizeof *interner->texts);
    interner->hashes =
        arena_grow(interner->arena, interner->hashes, old * sizeof *interner->hashes,
                   capacity * sizeof *interner->hashes);
    interner->capacity = capacity;
    interner->slot_count = capacity * 2;
    interner->slots = ARENA_NEW_ARRAY(interner->arena, interner->slot_count, uint32_t);
    for (uint32_t i = 0; i < interner->count; i++) {
        size_t slot = slot_of(interner, interner->texts[i], interner->hashes[i]);
        interner->slots[slot] = i + 1;
    }
}

uint32_t intern(struct interner *interner, struct slice text)
{
    if (interner->count == interner->capacity)
        grow(interner);
    uint64_t hash = hash_bytes(text);
    size_t slot = slot_of(interner, text, hash);
    if (interner->slots[slot] != 0)
        return interner->slots[slot] - 1;
    uint32_t number = (uint32_t)interner->count++;
    interner->texts[number] = arena_copy_slice(interner->arena, text);
    interner->hashes[number] = hash;
    interner->slots[slot] = number + 1;
    return number;
}

uint32_t intern_find(const struct interner *interner, struct slice text)
{
    if (interner->slot_count == 0)
        return INTERN_NONE;
    size_t slot = slot_of(interner, text, hash_bytes(text));
    return interner->slots[slot] ? interner->slots[slot] - 1 : INTERN_NONE;
}

struct slice intern_text(const struct interner *interner, uint32_t number)
{
    return interner->texts[number];
}
