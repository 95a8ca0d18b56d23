/* Feeds and dumps in UTF-16 as a stream of UTF-8. */
#ifndef DATELINE_ARTICLE_WIDE_INPUT_H
#define DATELINE_ARTICLE_WIDE_INPUT_H

#include "article/stream.h"

struct wide_input;

/* Takes the stream over, with what is in its window. NULL when there is no memory; the
 * stream is then as it was. */
struct wide_input *wide_input_open(struct stream *wide, bool big_endian);
void wide_input_close(struct wide_input *input);
/* The bytes in UTF-8; a byte order mark stays one. Positions counted in them are those of
 * the file in characters, but not in bytes. */
struct reader_input wide_input_stream(struct wide_input *input);
/* Bytes taken from the file so far. */
size_t wide_input_taken(const struct wide_input *input);

#endif
