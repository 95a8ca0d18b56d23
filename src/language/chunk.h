/*
 * A run of text between white space, in plain spelling, with the way back to the
 * article's text.
 */
#ifndef DATELINE_LANGUAGE_CHUNK_H
#define DATELINE_LANGUAGE_CHUNK_H

#include "base/arena.h"

#include <stdint.h>

struct chunk {
    struct slice text; /* plain spelling */
    /* Of each byte of 'text' its character's place in the article's text; NULL: text[i]
     * stands at start + i. */
    const uint32_t *starts, *ends;
    uint32_t start, end; /* in the article's text */
    unsigned classes;    /* character_classes_of(text) */
};

/*
 * Reads the next chunk of [*position, end) of 'whole'; false when only white space is
 * left. Chunks in plain ASCII borrow from 'whole', others are made in the arena.
 */
bool chunk_next(struct arena *arena, struct slice whole, uint32_t *position, uint32_t end,
                struct chunk *chunk);

static inline uint32_t chunk_source_start(const struct chunk *chunk, size_t index)
{
    return chunk->starts ? chunk->starts[index] : chunk->start + (uint32_t)index;
}

/* 'index' is one past the last byte, and not 0. */
static inline uint32_t chunk_source_end(const struct chunk *chunk, size_t index)
{
    return chunk->ends ? chunk->ends[index - 1] : chunk->start + (uint32_t)index;
}

#endif
