/*
 * Output that appears whole or not at all: it is written to a temporary file beside its
 * place, brought to the disk and then renamed. What is no ordinary file (a pipe,
 * /dev/null) is written straight. An interrupted program takes its temporary files away.
 */
#ifndef DATELINE_CLI_OUTPUT_H
#define DATELINE_CLI_OUTPUT_H

#include "base/arena.h"
#include "base/error.h"

#include <stdio.h>

/* False with 'error' filled. "-" is standard output. */
bool output_write(struct arena *arena, const char *path, struct slice bytes,
                  dateline_error *error);
/*
 * Output that comes piece by piece: it is written to PATH.part, which takes PATH's name at
 * the end. 'kept': an interrupted program leaves the part for a later run to go on with.
 */
struct output_stream {
    struct arena *arena;
    const char *path, *part; /* 'part' is NULL for what is written straight */
    FILE *file;              /* NULL until the first piece */
    bool kept, failed;
};
void output_stream_start(struct output_stream *stream, struct arena *arena,
                         const char *path, bool kept);
/* The part that an interrupted run left: PATH.part. */
const char *output_part_path(struct arena *arena, const char *path);
void output_stream_add(struct output_stream *stream, struct slice piece);
/* False with 'error' filled: some piece could not be written, and PATH is as it was. */
bool output_stream_end(struct output_stream *stream, dateline_error *error);

/* Takes temporary files away when the program is ended by a signal. Called once. */
void output_clean_up_on_signals(void);

#endif
