/* Packed input (gzip, zstd, xz, bzip2; zip and tar folders) as streams of bytes, through
 * libarchive; a build without it knows packed input and says so. */
#ifndef DATELINE_ARTICLE_ARCHIVE_INPUT_H
#define DATELINE_ARTICLE_ARCHIVE_INPUT_H

#include "article/stream.h"

struct archive_input;

bool archive_input_available(void);
bool archive_input_is_packed(struct slice front);
/* Takes the stream over, with what is in its window. NULL with 'error'. */
struct archive_input *archive_input_open(struct stream *packed, dateline_error *error);
void archive_input_close(struct archive_input *input);
/* Moves to the next file; its name is malloc'ed, NULL when the input is one packed file
 * and no folder. False at the end, or with 'failed' and 'error'. */
bool archive_input_next(struct archive_input *input, char **name, dateline_error *error,
                        bool *failed);
/* The bytes of the current file. */
struct reader_input archive_input_stream(struct archive_input *input);
/* Packed bytes taken so far. */
size_t archive_input_taken(const struct archive_input *input);
/*
 * Unpacks bytes that were packed for the way over the network: 'coding' is the value of
 * HTTP's Content-Encoding, without the marks around it ("gzip", "deflate", "zstd"). The
 * result is in the arena, at most READER_RECORD_MAX bytes. False with 'error' when the
 * coding is not known, or the bytes are not of it.
 */
bool archive_input_unpack(struct arena *arena, struct slice coding, struct slice packed,
                          struct slice *unpacked, dateline_error *error);
/* Why reading failed. */
bool archive_input_error(const struct archive_input *input, dateline_error *error);

#endif
