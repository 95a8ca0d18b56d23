/*
 * Articles through a stage, many at a time: threads read and work, the main thread takes
 * the results in the order of the inputs, so that what comes out does not depend on the
 * number of threads.
 */
#ifndef DATELINE_CLI_PIPELINE_H
#define DATELINE_CLI_PIPELINE_H

#include "base/buffer.h"
#include "base/intern.h"
#include "cli/options.h"
#include "cli/skip_reasons.h"
#include "event/extract.h"
#include "event/tables.h"

#include <stdio.h>

/* What the stage made of one article; everything lives in the arena that it was given. */
struct article_output {
    struct buffer text;    /* empty at first */
    FILE *spilled;         /* what stands before 'text'; NULL: nothing. See below */
    struct buffer notes;   /* lines for standard error, empty at first */
    bool undated;          /* something could not be resolved for want of a date */
    struct record *record; /* NULL at first */
};

/* Moves a long text to a temporary file that nobody else sees, so that the memory of an
 * article is bounded. The file is closed with the arena. */
void article_output_spill(struct article_output *output);

struct stage {
    const struct options *options;
    const struct extractor *extractor;
    /* In any thread, inside arena_run; must not touch anything but its arguments. */
    void (*work)(struct arena *arena, const struct stage *stage,
                 const struct article *article, struct article_output *output);
    /* In the main thread, in the order of the inputs; the output is gone afterwards. */
    void (*take)(void *context, const struct article *article,
                 const struct article_output *output);
    void *context;
    bool kept_when_interrupted;  /* what was written so far can be gone on with */
    const struct interner *done; /* paths of articles that need no work; NULL: none */
};

struct pipeline_summary {
    size_t read, skipped;
    struct skip_reasons reasons; /* of the skipped ones that were looked into */
    size_t undated; /* articles with dates that nothing could be resolved against */
};

/*
 * Runs all articles that 'paths' and the manifests of the options name through the stage.
 * Problems are named on standard error. False: nothing could be started.
 */
bool pipeline_run(const struct stage *stage, const struct text_vector *paths,
                  struct pipeline_summary *summary);

/* The exit status that a summary stands for. */
int pipeline_status(const struct pipeline_summary *summary);

/* The tables of all stages, made once. */
struct tables {
    struct language *language;
    struct gazetteer *gazetteer;
    struct event_tables *events;
    struct extractor extractor;
};
/* False (and a message) when they cannot be made. */
bool tables_open(struct tables *tables);
void tables_close(struct tables *tables);

#endif
