#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_SIZE_FIRST = 16 * 1024,
    BLOCK_SIZE_MAX = 1024 * 1024,
    ALIGNMENT = alignof(max_align_t),
/* From this size on an allocation is a block of its own, which grows by realloc: large
 * arrays leave no old copies behind and pages that nobody touches cost nothing. */
#ifdef DATELINE_ARENA_MALLOC
    LARGE_MIN = 0,
#else
    LARGE_MIN = BLOCK_SIZE_MAX / 4,
#endif
};

struct block {
    struct block *previous;
    size_t size, used;
    alignas(max_align_t) char bytes[];
};

/* Of one allocation. */
struct large {
    struct large *previous, *next;
    alignas(max_align_t) char bytes[];
};

struct deferred {
    struct deferred *previous;
    void (*release)(void *);
    void *object;
};

struct arena {
    struct block *last;
    struct large *large; /* the newest */
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

static void release_large(struct arena *arena)
{
    while (arena->large) {
        struct large *large = arena->large;
        arena->large = large->previous;
        free(large);
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    release_deferred(arena);
    release_large(arena);
    release_blocks(arena, NULL);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    release_deferred(arena);
    release_large(arena);
    struct block *last = arena->last;
    if (last) {
        arena->last = last->previous;
        release_blocks(arena, NULL);
        last->previous = NULL;
        last->used = 0;
        arena->last = last;
    }
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
    size_t size = arena->last ? arena->last->size * 2 : BLOCK_SIZE_FIRST;
    if (size > BLOCK_SIZE_MAX)
        size = BLOCK_SIZE_MAX;
    if (size < needed)
        size = needed;
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

/* Zeroed: fresh pages of the system are. */
static void *take_large(struct arena *arena, size_t size)
{
    struct large *large = calloc(1, sizeof *large + (size ? size : 1));
    if (!large)
        arena_fail(arena);
    large->previous = arena->large;
    if (arena->large)
        arena->large->next = large;
    arena->large = large;
    arena->used += size;
    return large->bytes;
}

static void *take_small(struct arena *arena, size_t needed)
{
    struct block *block = arena->last;
    if (!block || block->size - block->used < needed)
        block = add_block(arena, needed);
    void *memory = block->bytes + block->used;
    block->used += needed;
    arena->used += needed;
    return memory;
}

void *arena_take(struct arena *arena, size_t size)
{
    size_t needed = aligned(arena, size);
    return size >= LARGE_MIN ? take_large(arena, needed) : take_small(arena, needed);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *memory = arena_take(arena, size);
    return size >= LARGE_MIN ? memory : memset(memory, 0, size);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / 2 / size)
        arena_fail(arena);
    return arena_alloc(arena, count * size);
}

static char *grow_large(struct arena *arena, char *old, size_t old_size, size_t new_size)
{
    size_t old_room = aligned(arena, old_size), new_room = aligned(arena, new_size);
    struct large *large = (struct large *)(void *)(old - offsetof(struct large, bytes));
    struct large *grown = realloc(large, sizeof *grown + new_room);
    if (!grown)
        arena_fail(arena);
    if (grown->previous)
        grown->previous->next = grown;
    if (grown->next)
        grown->next->previous = grown;
    else
        arena->large = grown;
    arena->used += new_room - old_room;
    return grown->bytes;
}

/* Extends an allocation that is the last of its block, without a copy. */
static bool extend_last(struct arena *arena, const char *old, size_t old_size,
                        size_t new_size)
{
    struct block *block = arena->last;
    size_t old_room = aligned(arena, old_size), new_room = aligned(arena, new_size);
    if (!block || new_size >= LARGE_MIN || block->used < old_room ||
        block->bytes + block->used - old_room != old ||
        block->size - (block->used - old_room) < new_room)
        return false;
    block->used += new_room - old_room;
    arena->used += new_room - old_room;
    return true;
}

void *arena_grow_text(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    if (new_size <= old_size)
        return old;
    if (old && old_size >= LARGE_MIN)
        return grow_large(arena, old, old_size, new_size);
    if (old && extend_last(arena, old, old_size, new_size))
        return old;
    char *grown = arena_take(arena, new_size);
    if (old)
        memcpy(grown, old, old_size);
    return grown;
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    char *grown = arena_grow_text(arena, old, old_size, new_size);
    if (new_size > old_size)
        memset(grown + old_size, 0, new_size - old_size);
    return grown;
}

char *arena_copy(struct arena *arena, struct slice text)
{
    char *copy = arena_take(arena, text.size + 1);
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
    enum { SHORT_MAX = 256 }; /* most texts are formatted once, long ones twice */
    char shorter[SHORT_MAX], *text = NULL;
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(shorter, sizeof shorter, format, arguments);
    if (size >= 0 && (size_t)size < sizeof shorter) {
        text = arena_copy(arena, slice_make(shorter, (size_t)size));
    } else if (size >= 0) {
        text = arena_alloc(arena, (size_t)size + 1);
        (void)vsnprintf(text, (size_t)size + 1, format, again);
    }
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

static void release_held(void *object)
{
    arena_free(*(struct arena **)object);
}

/* The holder is released with the outer arena when the job is left from within. */
void arena_run_apart(struct arena *arena, void (*body)(struct arena *, void *),
                     void *context)
{
    struct arena **holder = arena_alloc(arena, sizeof(struct arena *));
    arena_defer(arena, release_held, holder);
    *holder = arena_new(arena->limit - arena->used);
    bool done = *holder && arena_run(*holder, body, context);
    arena_free(*holder);
    *holder = NULL;
    if (!done)
        arena_fail(arena);
}
