/* Records to a timeline, with an editor's corrections and an earlier timeline: what build
 * and merge share. */
#ifndef DATELINE_CLI_MERGING_H
#define DATELINE_CLI_MERGING_H

#include "cli/options.h"

struct record_list {
    const struct record **items;
    size_t count, capacity;
};

/*
 * Merges and writes the timeline as the options say. Returns 'status', or
 * EXIT_NOTHING_DONE when that fails, which was said on standard error.
 */
int merge_and_write(const struct options *options, const struct record_list *records,
                    int status);

#endif
