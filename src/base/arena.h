/*
 * Memory of one job (one article, one merge), released all at once.
 *
 * arena_alloc never returns NULL. When memory or the arena's limit runs out it leaves the
 * job: control goes back to the innermost arena_run, which returns false. Whatever the
 * job had allocated from the arena is released with it; objects of other libraries that
 * the job holds are handed to arena_defer, so that they are released too. So code between
 * arena_run and an allocation needs no error path for memory.
 *
 * Built with DATELINE_ARENA_MALLOC every allocation is a malloc of its own, so that the
 * sanitizers see each object (the idea of link-grammar's pool allocator).
 *
 * An arena belongs to one thread at a time.
 */
#ifndef DATELINE_BASE_ARENA_H
#define DATELINE_BASE_ARENA_H

#include "base/slice.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* An empty arena that will hand out at most 'limit' bytes; NULL when there is no memory.
 */
struct arena *arena_new(size_t limit);
/* Releases everything, deferred objects first (the last registered first). NULL is
 * allowed. */
void arena_free(struct arena *arena);
/* Releases everything but keeps the arena, with some of its memory, for the next job. */
void arena_reset(struct arena *arena);
/* Bytes handed out since arena_new or arena_reset. */
size_t arena_used(const struct arena *arena);

/*
 * Runs body(arena, context). False: the arena ran out of memory (or over its limit) and
 * the body was left; its memory stays valid until arena_free or arena_reset. Calls may be
 * nested.
 */
bool arena_run(struct arena *arena, void (*body)(struct arena *, void *), void *context);

/* Runs body(scratch, context) with an arena of its own, released when the body ends:
 * for a step whose working memory is not wanted any longer. Leaves the job when memory
 * runs out. Only inside arena_run. */
void arena_run_apart(struct arena *arena, void (*body)(struct arena *, void *),
                     void *context);

/* Zeroed memory, aligned for any type. Size 0 gives a valid pointer. Only inside
 * arena_run. */
void *arena_alloc(struct arena *arena, size_t size);
/* The same, the bytes being anything: for what is written before it is read. */
void *arena_take(struct arena *arena, size_t size);
/* Zeroed memory for 'count' items of 'size' bytes, the product checked. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);
/* Grows 'old' (of 'old_size' bytes, NULL for none) to 'new_size'; the added bytes are
 * zero. The old address is not valid any more. */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size);
/* The same, the added bytes being anything: for texts, which are written in order. */
void *arena_grow_text(struct arena *arena, void *old, size_t old_size, size_t new_size);
/* A NUL-terminated copy. */
char *arena_copy(struct arena *arena, struct slice text);
/* The same as a slice (the NUL stands behind it). */
struct slice arena_copy_slice(struct arena *arena, struct slice text);
/* As printf, NUL-terminated. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Calls release(object) when the arena is freed or reset, and at once if registering
 * fails. */
void arena_defer(struct arena *arena, void (*release)(void *), void *object);
/* Leaves the innermost arena_run as if memory had run out: for libraries that report it
 * by a NULL. */
_Noreturn void arena_fail(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_NEW_ARRAY(arena, count, type)                                              \
    ((type *)arena_alloc_array((arena), (count), sizeof(type)))

#endif
