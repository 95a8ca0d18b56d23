#include "article/stream.h"

#include "article/offset.h"

#include <stdlib.h>
#include <string.h>

enum { STREAM_CHUNK = 256 * 1024 };

void stream_open(struct stream *stream, struct reader_input input)
{
    *stream = (struct stream){.input = input, .line = 1};
}

void stream_close(struct stream *stream)
{
    free(stream->data);
    stream->data = NULL;
}

/* Room for 'more' bytes behind the window. */
static bool make_room(struct stream *stream, size_t more)
{
    if (stream->capacity - stream->end >= more)
        return true;
    size_t held = stream->end - stream->start;
    if (stream->start >= held && stream->capacity - held >= more) {
        memcpy(stream->data, stream->data + stream->start, held);
        stream->start = 0;
        stream->end = held;
        return true;
    }
    size_t capacity = 2 * (held + more);
    char *data = malloc(capacity);
    if (!data) {
        stream->failed = true;
        return false;
    }
    if (held != 0)
        memcpy(data, stream->data + stream->start, held);
    free(stream->data);
    stream->data = data;
    stream->capacity = capacity;
    stream->start = 0;
    stream->end = held;
    return true;
}

static bool read_more(struct stream *stream)
{
    if (stream->at_end || stream->failed || !make_room(stream, STREAM_CHUNK))
        return false;
    size_t got = stream->input.read(stream->input.context, stream->data + stream->end,
                                    STREAM_CHUNK);
    if (got == SIZE_MAX || got > STREAM_CHUNK) {
        stream->failed = true;
        return false;
    }
    stream->at_end = got == 0;
    stream->end += got;
    stream->taken += got;
    return got != 0;
}

bool stream_fill(struct stream *stream, size_t size)
{
    while (stream->end - stream->start < size)
        if (!read_more(stream))
            return false;
    return true;
}

struct slice stream_window(const struct stream *stream)
{
    return stream->data
               ? slice_make(stream->data + stream->start, stream->end - stream->start)
               : slice_make("", 0);
}

static size_t count_lines(struct slice text)
{
    size_t count = 0;
    while (text.size != 0) {
        const char *hit = memchr(text.data, '\n', text.size);
        if (!hit)
            break;
        count++;
        text = slice_part(text, (size_t)(hit - text.data) + 1, text.size);
    }
    return count;
}

void stream_consume(struct stream *stream, size_t size)
{
    struct slice gone = slice_part(stream_window(stream), 0, size);
    stream->at.byte += gone.size;
    stream->at.character += offset_count_characters(gone);
    stream->line += count_lines(gone);
    stream->start += gone.size;
}

size_t stream_line_length(struct stream *stream, size_t limit)
{
    for (size_t searched = 0;;) {
        struct slice window = stream_window(stream);
        const char *hit = window.size > searched ? memchr(window.data + searched, '\n',
                                                          window.size - searched)
                                                 : NULL;
        if (hit)
            return (size_t)(hit - window.data) + 1;
        if (window.size > limit)
            return SIZE_MAX;
        searched = window.size;
        if (!read_more(stream))
            return window.size;
    }
}

void stream_pass_line(struct stream *stream)
{
    while (stream_fill(stream, 1)) {
        struct slice window = stream_window(stream);
        const char *hit = memchr(window.data, '\n', window.size);
        stream_consume(stream, hit ? (size_t)(hit - window.data) + 1 : window.size);
        if (hit)
            return;
    }
}
