#include "base/buffer.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { DRAINED_SIZE = 64 * 1024 };

static char empty_text[1];

void buffer_init(struct buffer *buffer, struct arena *arena, size_t limit)
{
    *buffer = (struct buffer){.arena = arena, .data = empty_text, .limit = limit};
}

/* Room for 'more' bytes and the closing NUL. */
void buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->drain && buffer->size >= DRAINED_SIZE) {
        buffer->drain(buffer->drain_context, buffer_slice(buffer));
        buffer->size = 0;
    }
    if (more > buffer->limit || buffer->size > buffer->limit - more)
        arena_fail(buffer->arena);
    size_t needed = buffer->size + more + 1;
    if (needed <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    buffer->data = arena_grow_text(buffer->arena, buffer->capacity ? buffer->data : NULL,
                                   buffer->capacity, capacity);
    buffer->capacity = capacity;
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, slice_of(text));
}

void buffer_add_character(struct buffer *buffer, uint32_t character)
{
    char bytes[UTF8_MAX];
    buffer_add(buffer, slice_make(bytes, utf8_encode(character, bytes)));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    /* mostly there is room at once */
    size_t room = buffer->capacity - buffer->size;
    int size =
        vsnprintf(room > 0 ? buffer->data + buffer->size : NULL, room, format, arguments);
    va_end(arguments);
    if (size > 0 && (size_t)size < room && (size_t)size <= buffer->limit - buffer->size) {
        buffer->size += (size_t)size;
    } else if (size > 0) {
        buffer_reserve(buffer, (size_t)size);
        (void)vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
    if (size < 0)
        arena_fail(buffer->arena);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
    if (buffer->capacity)
        buffer->data[0] = '\0';
}

struct slice buffer_slice(const struct buffer *buffer)
{
    return slice_make(buffer->data, buffer->size);
}
