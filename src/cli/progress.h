/* How far the work has come, as one line on standard error that is drawn over again. */
#ifndef DATELINE_CLI_PROGRESS_H
#define DATELINE_CLI_PROGRESS_H

#include "cli/options.h"

#include <stdint.h>

struct progress {
    bool shown, terminal;
    size_t total;           /* bytes; 0: not known */
    int64_t started, drawn; /* milliseconds of the monotonic clock */
};

/* Shown when --progress asks for it. */
void progress_start(struct progress *progress, const struct options *options,
                    size_t total);
/* 'done' bytes and 'articles' articles; draws a few times a second at most. */
void progress_step(struct progress *progress, size_t done, size_t articles);
void progress_end(struct progress *progress);

#endif
