/* Reading a whole file, or standard input, into memory. */
#ifndef DATELINE_CLI_FILE_H
#define DATELINE_CLI_FILE_H

#include "base/arena.h"
#include "base/error.h"

#define STANDARD_INPUT "-"
#define FILE_SIZE_MAX  ((size_t)1024 * 1024 * 1024)

/*
 * The bytes of the file at 'path' ("-": standard input), released with the arena; NULL
 * data with 'error' filled. A directory, and more than FILE_SIZE_MAX bytes, are errors.
 */
struct slice file_read(struct arena *arena, const char *path, dateline_error *error);
/* A descriptor for reading; -1 with 'error' filled. Standard input is not to be closed. */
int file_open(const char *path, dateline_error *error);
/* Up to 'size' first bytes into 'bytes'; the count, 0 when it cannot be read. */
size_t file_peek(const char *path, char *bytes, size_t size);

#endif
