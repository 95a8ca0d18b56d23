#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_SIZE_FIRST = 16 * 1024,
    BLOCK_SIZE_MAX = 1024 * 1024,
    ALIGNMENT = alignof(max_align_t),
};

struct block {
    struct block *previous;
    size_t size, used;
    alignas(max_align_t) char bytes[];
};

struct deferred {
    struct deferred *previous;
    void (*release)(void *);
    void *object;
};

struct arena {
    struct block *last;
    struct deferred *deferred;
    jmp_buf *guard;
    size_t used, limit;
};

struct arena *arena_new(size_t limit)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena)
        arena->limit = limit;
    return arena;
}

static void release_deferred(struct arena *arena)
{
    while (arena->deferred) {
        struct deferred *d = arena->deferred;
        arena->deferred = d->previous;
        d->release(d->object);
        free(d);
    }
}

/* Frees the blocks down to 'keep' (NULL for all). */
static void release_blocks(struct arena *arena, const struct block *keep)
{
    while (arena->last != keep) {
        struct block *block = arena->last;
        arena->last = block->previous;
        free(block);
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    release_deferred(arena);
    release_blocks(arena, NULL);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    release_deferred(arena);
#ifdef DATELINE_ARENA_MALLOC
    release_blocks(arena, NULL);
#else
    struct block *last = arena->last;
    if (last) {
        arena->last = last->previous;
        release_blocks(arena, NULL);
        last->previous = NULL;
        last->used = 0;
        arena->last = last;
    }
#endif
    arena->used = 0;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}

bool arena_run(struct arena *arena, void (*body)(struct arena *, void *), void *context)
{
    jmp_buf here;
    jmp_buf *volatile outer = arena->guard;
    volatile bool done = false;
    arena->guard = &here;
    if (setjmp(here) == 0) {
        body(arena, context);
        done = true;
    }
    arena->guard = outer;
    return done;
}

void arena_fail(struct arena *arena)
{
    if (!arena->guard)
        abort(); /* allocating outside arena_run is a mistake of ours */
    longjmp(*arena->guard, 1);
}

static struct block *add_block(struct arena *arena, size_t needed)
{
    size_t size = needed;
#ifndef DATELINE_ARENA_MALLOC
    size_t usual = arena->last ? arena->last->size * 2 : BLOCK_SIZE_FIRST;
    if (usual > BLOCK_SIZE_MAX)
        usual = BLOCK_SIZE_MAX;
    if (size < usual)
        size = usual;
#endif
    struct block *block = malloc(sizeof *block + size);
    if (!block)
        arena_fail(arena);
    block->previous = arena->last;
    block->size = size;
    block->used = 0;
    arena->last = block;
    return block;
}

static size_t aligned(struct arena *arena, size_t size)
{
    if (size > arena->limit || arena->used > arena->limit - size)
        arena_fail(arena);
    return size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* As arena_alloc, but the bytes are not cleared. */
static void *take(struct arena *arena, size_t size)
{
    size_t needed = aligned(arena, size);
    struct block *block = arena->last;
#ifdef DATELINE_ARENA_MALLOC
    block = add_block(arena, size ? size : 1);
    needed = block->size;
#else
    if (!block || block->size - block->used < needed)
        block = add_block(arena, needed);
#endif
    void *memory = block->bytes + block->used;
    block->used += needed;
    arena->used += needed;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / 2 / size)
        arena_fail(arena);
    return arena_alloc(arena, count * size);
}

#ifndef DATELINE_ARENA_MALLOC
/* Extends an allocation that is the last of its block, without a copy. */
static bool extend_last(struct arena *arena, const char *old, size_t old_size,
                        size_t new_size)
{
    struct block *block = arena->last;
    size_t old_room = aligned(arena, old_size), new_room = aligned(arena, new_size);
    if (!block || block->used < old_room ||
        block->bytes + block->used - old_room != old ||
        block->size - (block->used - old_room) < new_room)
        return false;
    block->used += new_room - old_room;
    arena->used += new_room - old_room;
    return true;
}
#endif

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    char *grown = old;
    if (new_size <= old_size)
        return old;
#ifndef DATELINE_ARENA_MALLOC
    if (old && extend_last(arena, old, old_size, new_size)) {
        memset(grown + old_size, 0, new_size - old_size);
        return grown;
    }
#endif
    grown = arena_alloc(arena, new_size);
    if (old)
        memcpy(grown, old, old_size);
    return grown;
}

char *arena_copy(struct arena *arena, struct slice text)
{
    char *copy = take(arena, text.size + 1);
    if (text.size != 0)
        memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return copy;
}

struct slice arena_copy_slice(struct arena *arena, struct slice text)
{
    return (struct slice){arena_copy(arena, text), text.size};
}

char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    char *text = size < 0 ? NULL : arena_alloc(arena, (size_t)size + 1);
    if (text)
        (void)vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    if (!text)
        arena_fail(arena);
    return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

void arena_defer(struct arena *arena, void (*release)(void *), void *object)
{
    struct deferred *d = malloc(sizeof *d);
    if (!d) {
        release(object);
        arena_fail(arena);
    }
    *d = (struct deferred){arena->deferred, release, object};
    arena->deferred = d;
}
