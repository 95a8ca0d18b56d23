/*
 * A growing text of our own, in an arena, with a mandatory upper bound: going past it
 * leaves the job as running out of memory does. The text is always NUL-terminated; data
 * is never NULL.
 */
#ifndef DATELINE_BASE_BUFFER_H
#define DATELINE_BASE_BUFFER_H

#include "base/arena.h"

#include <stdint.h>
#include <string.h>

struct buffer {
    struct arena *arena;
    char *data;
    size_t size, capacity, limit;
    /* Takes what is there away when it has become long; NULL: the text stays whole. Only
     * for what is written in order and never looked at again. */
    void (*drain)(void *context, struct slice text);
    void *drain_context;
};

void buffer_init(struct buffer *buffer, struct arena *arena, size_t limit);
/* Room for 'more' bytes at once, where their number is known. */
void buffer_reserve(struct buffer *buffer, size_t more);
/* Where 'more' bytes may be written; buffer_end_at tells which were. */
static inline char *buffer_room(struct buffer *buffer, size_t more)
{
    if (more >= buffer->capacity - buffer->size || more > buffer->limit - buffer->size)
        buffer_reserve(buffer, more);
    return buffer->data + buffer->size;
}

/* The text ends before 'end', which lies in the room made. */
static inline void buffer_end_at(struct buffer *buffer, const char *end)
{
    buffer->size = (size_t)(end - buffer->data);
    buffer->data[buffer->size] = '\0';
}

static inline void buffer_add(struct buffer *buffer, struct slice text)
{
    if (text.size == 0)
        return;
    (void)buffer_room(buffer, text.size);
    memcpy(buffer->data + buffer->size, text.data, text.size);
    buffer->size += text.size;
    buffer->data[buffer->size] = '\0';
}
void buffer_add_text(struct buffer *buffer, const char *text);

static inline void buffer_add_byte(struct buffer *buffer, char byte)
{
    if (buffer->size + 1 >= buffer->capacity || buffer->size >= buffer->limit)
        buffer_reserve(buffer, 1);
    buffer->data[buffer->size++] = byte;
    buffer->data[buffer->size] = '\0';
}

/* UTF-8; U+FFFD in place of what is no Unicode scalar value. */
void buffer_add_character(struct buffer *buffer, uint32_t character);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_clear(struct buffer *buffer);
/* The text so far, valid until the buffer changes. */
struct slice buffer_slice(const struct buffer *buffer);

#endif
