/* Records to a timeline, with an editor's corrections and an earlier timeline: what build
 * and merge share. */
#ifndef DATELINE_CLI_MERGING_H
#define DATELINE_CLI_MERGING_H

#include "cli/options.h"

struct record_list {
    const struct record **items;
    size_t count, capacity;
};

/* A merge under way: records are taken one after another and need not be kept. */
struct merging;

/* Reads corrections and the earlier timeline. NULL: that failed, which was said on
 * standard error. */
struct merging *merging_begin(const struct options *options);
void merging_add(struct merging *merging, const struct record *record);
/*
 * Writes the timeline as the options say. Returns 'status', or EXIT_NOTHING_DONE when
 * that fails, which was said on standard error.
 */
int merging_finish(struct merging *merging, int status);

/* All three for records that are at hand. */
int merge_and_write(const struct options *options, const struct record_list *records,
                    int status);

#endif
