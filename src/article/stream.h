/* Bytes of an input in a window that moves forward, and where it stands in the file. */
#ifndef DATELINE_ARTICLE_STREAM_H
#define DATELINE_ARTICLE_STREAM_H

#include "article/reader.h"

struct stream {
    struct reader_input input;
    char *data;
    size_t start, end, capacity; /* of what is read and not yet consumed */
    struct file_position at;     /* in the file, of 'start' */
    size_t line;                 /* 1-based */
    size_t taken;                /* bytes got from the input */
    bool at_end, failed;
};

void stream_open(struct stream *stream, struct reader_input input);
void stream_close(struct stream *stream);
/* Reads until 'size' bytes are there; false when there are fewer before the end. */
bool stream_fill(struct stream *stream, size_t size);
/* What is read and not yet consumed. */
struct slice stream_window(const struct stream *stream);
void stream_consume(struct stream *stream, size_t size);
/* The length of the next line with its '\n' (or what is left at the end); 0 at the end;
 * SIZE_MAX when it is longer than 'limit'. Only fills the window. */
size_t stream_line_length(struct stream *stream, size_t limit);
/* Consumes the rest of the line, however long, in bounded memory. */
void stream_pass_line(struct stream *stream);

#endif
