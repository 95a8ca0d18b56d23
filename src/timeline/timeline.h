/*
 * One timeline from many records: people and events matched across articles, a constraint
 * network for their order, contradictions named. The result is a record of the whole, its
 * events in timeline order with ids and uids.
 */
#ifndef DATELINE_TIMELINE_TIMELINE_H
#define DATELINE_TIMELINE_TIMELINE_H

#include "event/record.h"

struct merge_options {
    const char *corrections; /* text of --corrections, JSON Lines; NULL: none */
    const char *corrections_path;
    const struct record
        *previous; /* --previous: keeps UIDs, counts SEQUENCE; NULL: none */
    bool explain;
};

/*
 * Independent of the order of 'records'. The result lives in 'arena' and borrows nothing
 * from the records. Inside arena_run; NULL with 'error' filled when the corrections
 * cannot be read.
 */
struct record *timeline_merge(struct arena *arena, const struct record *const *records,
                              size_t count, const struct merge_options *options,
                              dateline_error *error);

/* --kind, --person, --from, --to: what export and the readable timeline show. */
struct timeline_filter {
    bool meetings, statements, actions;
    const char *person; /* NULL: all */
    struct interval range;
};
/* Keeps relations and conflicts whose events all stay; ids stay as they are. */
struct record *timeline_filtered(struct arena *arena, const struct record *timeline,
                                 const struct timeline_filter *filter);

#endif
