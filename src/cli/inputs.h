/* Which articles are to be read: files, folders, standard input, manifests. */
#ifndef DATELINE_CLI_INPUTS_H
#define DATELINE_CLI_INPUTS_H

#include "cli/options.h"

struct input {
    const char *path; /* as messages and the timeline name it; "-" is standard input */
    struct article_hints hints;
    size_t size;            /* bytes, as far as is known */
    uint64_t device, inode; /* the same file is read once; 0 where unknown */
    bool
        is_found; /* in a folder, named by nobody: it may be something else than articles */
};

struct inputs {
    struct input *items;
    size_t count, capacity;
    size_t skipped; /* named on standard error */
};

/*
 * What the operands (or 'paths') and manifests of 'options' name, sorted by path, each
 * once; no file is looked into yet. What cannot be looked at is named on standard error and counted.
 */
void inputs_collect(struct inputs *inputs, const struct options *options,
                    const struct text_vector *paths);

#endif
