#include "cli/pipeline.h"

#include "base/error.h"
#include "cli/article_source.h"
#include "cli/command.h"
#include "cli/file.h"
#include "cli/inputs.h"
#include "cli/message.h"
#include "cli/progress.h"

#include <pthread.h>
#include <stdlib.h>

/* MiB that an article may use, from its bytes to its events; what needs more is skipped.
 * Some 2 MB of text can be searched for events in it. */
enum { ARTICLE_MEMORY_MAX = 160 };
/* From so many skipped articles on, their number is told at the end. */
enum { SKIPPED_FOR_SUMMARY = 10 };
/* Articles of so many bytes of text take turns, so that one of them at a time needs
 * much memory, however many jobs there are. */
enum { LARGE_TEXT = 512 * 1024 };
enum { SLOTS_PER_JOB = 4, OUTPUT_TEXT_MAX = 1024 * 1024 * 1024 };

enum slot_state { SLOT_FREE, SLOT_WORKING, SLOT_DONE };

/* One article on its way. */
struct slot {
    struct arena *arena; /* reused for the next article */
    enum slot_state state;
    size_t number; /* of its article, in the order of the inputs */
    struct article_item item;
    struct article_output output;
};

struct pipeline {
    const struct stage *stage;
    struct inputs inputs;
    struct article_source source;
    struct progress progress;
    struct slot *slots;
    size_t slot_count;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t next;   /* articles that were handed out */
    size_t taken;  /* articles that the main thread is done with */
    bool finished; /* nothing more is handed out */
    bool stopped;  /* and nothing more is taken */
};

/* ---- one article ---- */

struct article_job {
    struct pipeline *pipeline;
    struct slot *slot;
};

/* Runs a step inside the slot's arena; running out of memory is the article's error. */
static bool run_step(struct pipeline *p, struct slot *slot,
                     void (*step)(struct arena *, void *))
{
    struct article_job job = {p, slot};
    if (arena_run(slot->arena, step, &job))
        return true;
    slot->item.article = NULL;
    error_set(&slot->item.error, DATELINE_ERROR_LIMIT,
              "needs more than ARTICLE_MEMORY_MAX (%d MiB) of memory; split the article",
              ARTICLE_MEMORY_MAX);
    return false;
}

static void find_next(struct arena *arena, void *context)
{
    struct article_job *job = context;
    article_source_next(&job->pipeline->source, arena, &job->slot->item);
}

static void read_item(struct arena *arena, struct article_item *item)
{
    struct slice bytes =
        item->bytes.data ? item->bytes : file_read(arena, item->path, &item->error);
    if (bytes.data)
        item->article =
            article_read(arena, item->path, bytes, &item->input->hints, &item->error);
}

static void close_spilled(void *file)
{
    (void)fclose(file);
}

void article_output_spill(struct article_output *output)
{
    enum { SPILL_FROM = 8 << 20 };
    struct slice text = buffer_slice(&output->text);
    if (text.size < SPILL_FROM)
        return;
    if (!output->spilled) {
        output->spilled = tmpfile();
        if (!output->spilled)
            return;
        arena_defer(output->text.arena, close_spilled, output->spilled);
    }
    if (fwrite(text.data, 1, text.size, output->spilled) == text.size)
        buffer_clear(&output->text);
}

/* Until all articles before this one are taken, or the work is stopped. */
static void wait_for_turn(struct pipeline *p, const struct slot *slot)
{
    (void)pthread_mutex_lock(&p->lock);
    while (p->taken != slot->number && !p->stopped)
        (void)pthread_cond_wait(&p->changed, &p->lock);
    (void)pthread_mutex_unlock(&p->lock);
}

static void process(struct arena *arena, void *context)
{
    struct article_job *job = context;
    struct article_item *item = &job->slot->item;
    const struct stage *stage = job->pipeline->stage;
    job->slot->output = (struct article_output){0};
    buffer_init(&job->slot->output.text, arena, OUTPUT_TEXT_MAX);
    buffer_init(&job->slot->output.notes, arena, OUTPUT_TEXT_MAX);
    if (!item->article && item->error.code == DATELINE_OK)
        read_item(arena, item);
    if (item->article && item->article->text.size >= LARGE_TEXT)
        wait_for_turn(job->pipeline, job->slot);
    if (item->article)
        stage->work(arena, stage, item->article, &job->slot->output);
}

/* ---- threads ---- */

/* An earlier run that is resumed did its work. */
static bool is_done(const struct stage *stage, const struct article_item *item)
{
    return stage->done && item->input && item->path &&
           intern_find(stage->done, slice_of(item->path)) != INTERN_NONE;
}

/* Under the lock: the slot for the next article with the article in it, or NULL. */
static struct slot *claim_locked(struct pipeline *p)
{
    while (!p->finished && p->next >= p->taken + p->slot_count)
        (void)pthread_cond_wait(&p->changed, &p->lock);
    if (p->finished)
        return NULL;
    struct slot *slot = &p->slots[p->next % p->slot_count];
    do {
        arena_reset(slot->arena);
        if (!run_step(p, slot, find_next))
            article_source_close(&p->source); /* the record would only fail again */
    } while (is_done(p->stage, &slot->item));
    if (!slot->item.input && slot->item.error.code == DATELINE_OK) {
        p->finished = true;
        (void)pthread_cond_broadcast(&p->changed);
        return NULL;
    }
    slot->number = p->next++;
    slot->state = SLOT_WORKING;
    return slot;
}

static struct slot *claim_slot(struct pipeline *p)
{
    (void)pthread_mutex_lock(&p->lock);
    struct slot *slot = claim_locked(p);
    (void)pthread_mutex_unlock(&p->lock);
    return slot;
}

static void set_state(struct pipeline *p, struct slot *slot, enum slot_state state)
{
    (void)pthread_mutex_lock(&p->lock);
    slot->state = state;
    if (state == SLOT_FREE)
        p->taken++;
    (void)pthread_cond_broadcast(&p->changed);
    (void)pthread_mutex_unlock(&p->lock);
}

static void *work_in_thread(void *context)
{
    struct pipeline *p = context;
    for (struct slot *slot; (slot = claim_slot(p));) {
        (void)run_step(p, slot, process);
        set_state(p, slot, SLOT_DONE);
    }
    return NULL;
}

/* The slot whose turn it is, once it is done; NULL when all are. */
static struct slot *wait_for_slot(struct pipeline *p)
{
    struct slot *slot = &p->slots[p->taken % p->slot_count];
    (void)pthread_mutex_lock(&p->lock);
    while (slot->state != SLOT_DONE && !(p->finished && p->taken == p->next))
        (void)pthread_cond_wait(&p->changed, &p->lock);
    bool done = slot->state == SLOT_DONE;
    (void)pthread_mutex_unlock(&p->lock);
    return done ? slot : NULL;
}

static struct slot *work_here(struct pipeline *p)
{
    struct slot *slot = claim_slot(p);
    if (slot)
        (void)run_step(p, slot, process);
    return slot;
}

/* ---- the main thread's side ---- */

/* The record repeats the article's warnings, which know their lines, and adds its own. */
static void report_warnings(const struct options *options, const struct slot *slot)
{
    const struct article *article = slot->item.article;
    const struct record *record = slot->output.record;
    if (options->quiet)
        return;
    for (size_t i = 0; i < article->warnings.count; i++)
        message_at(article->path, article->warnings.items[i].line, 0, "%s",
                   article->warnings.items[i].message);
    for (size_t i = article->warnings.count; record && i < record->warnings.count; i++)
        message_at(article->path, 0, 0, "%s", record->warnings.items[i].message);
}

static void take_slot(struct pipeline *p, struct slot *slot,
                      struct pipeline_summary *summary)
{
    if (!slot->item.article) {
        const struct article_item *item = &slot->item;
        /* a line counts in the file, not in the record */
        message_error(item->error.line && item->input ? item->input->path : item->path,
                      &item->error);
        summary->skipped++;
        skip_reasons_add(&summary->reasons, item->error.message);
        return;
    }
    report_warnings(p->stage->options, slot);
    summary->read++;
    if (slot->output.undated || (slot->output.record && slot->output.record->undated))
        summary->undated++;
    p->stage->take(p->stage->context, slot->item.article, &slot->output);
}

static void show_progress(struct pipeline *p, const struct pipeline_summary *summary)
{
    if (!p->progress.shown)
        return;
    (void)pthread_mutex_lock(&p->lock);
    size_t bytes = article_source_bytes(&p->source);
    (void)pthread_mutex_unlock(&p->lock);
    progress_step(&p->progress, bytes, summary->read);
}

struct taking {
    struct pipeline *pipeline;
    struct pipeline_summary *summary;
    bool threads; /* others do the work; else it is done here */
};

static void take_all(struct arena *arena, void *context)
{
    const struct taking *taking = context;
    struct pipeline *p = taking->pipeline;
    (void)arena;
    for (struct slot *slot; (slot = taking->threads ? wait_for_slot(p) : work_here(p));) {
        take_slot(p, slot, taking->summary);
        arena_reset(slot->arena);
        set_state(p, slot, SLOT_FREE);
        show_progress(p, taking->summary);
    }
}

/* Nothing more is handed out. */
static void stop(struct pipeline *p)
{
    (void)pthread_mutex_lock(&p->lock);
    p->finished = p->stopped = true;
    (void)pthread_cond_broadcast(&p->changed);
    (void)pthread_mutex_unlock(&p->lock);
}

static size_t start_threads(struct pipeline *p, pthread_t *threads, size_t wanted)
{
    size_t started = 0;
    while (started < wanted &&
           pthread_create(&threads[started], NULL, work_in_thread, p) == 0)
        started++;
    return started;
}

/* One thread would only wait for the other: a single job runs in the main thread. */
static void run_jobs(struct pipeline *p, struct pipeline_summary *summary)
{
    struct arena *arena = p->stage->options->arena;
    size_t jobs = p->stage->options->jobs;
    pthread_t *threads = ARENA_NEW_ARRAY(arena, jobs, pthread_t);
    size_t started = jobs > 1 ? start_threads(p, threads, jobs) : 0;
    struct taking taking = {p, summary, started > 0};
    bool done = arena_run(arena, take_all, &taking);
    stop(p);
    for (size_t i = 0; i < started; i++)
        (void)pthread_join(threads[i], NULL);
    if (!done)
        arena_fail(arena);
}

static bool open_slots(struct pipeline *p)
{
    struct arena *arena = p->stage->options->arena;
    p->slot_count = (size_t)p->stage->options->jobs * SLOTS_PER_JOB;
    p->slots = ARENA_NEW_ARRAY(arena, p->slot_count, struct slot);
    for (size_t i = 0; i < p->slot_count; i++) {
        p->slots[i].arena = arena_new((size_t)ARTICLE_MEMORY_MAX << 20);
        if (!p->slots[i].arena) {
            message_at(NULL, 0, 0, "no memory left; close other programs");
            return false;
        }
    }
    return true;
}

static void close_slots(struct pipeline *p)
{
    for (size_t i = 0; i < p->slot_count; i++)
        arena_free(p->slots[i].arena);
}

static size_t total_size(const struct inputs *inputs)
{
    size_t total = 0;
    for (size_t i = 0; i < inputs->count; i++)
        total += inputs->items[i].size;
    return total;
}

static void run_locked(struct pipeline *p, struct pipeline_summary *summary)
{
    (void)pthread_mutex_init(&p->lock, NULL);
    (void)pthread_cond_init(&p->changed, NULL);
    article_source_open(&p->source, &p->inputs, p->stage->options);
    progress_start(&p->progress, p->stage->options, total_size(&p->inputs));
    run_jobs(p, summary);
    progress_end(&p->progress);
    article_source_close(&p->source);
    (void)pthread_cond_destroy(&p->changed);
    (void)pthread_mutex_destroy(&p->lock);
}

static void report_summary(const struct options *options,
                           const struct pipeline_summary *summary)
{
    if (options->quiet || (!options->progress && summary->skipped < SKIPPED_FOR_SUMMARY))
        return;
    char why[SKIP_REASONS_MAX * SKIP_REASON_BYTES * 2];
    skip_reasons_write(&summary->reasons, why, sizeof why);
    message_at(NULL, 0, 0, "%zu articles read, %zu skipped%s", summary->read,
               summary->skipped, why);
}

bool pipeline_run(const struct stage *stage, const struct text_vector *paths,
                  struct pipeline_summary *summary)
{
    struct pipeline p = {.stage = stage};
    *summary = (struct pipeline_summary){.read = stage->done ? stage->done->count : 0};
    inputs_collect(&p.inputs, stage->options, paths);
    summary->skipped = p.inputs.skipped;
    bool ready = open_slots(&p);
    if (ready)
        run_locked(&p, summary);
    close_slots(&p);
    report_summary(stage->options, summary);
    return ready;
}

int pipeline_status(const struct pipeline_summary *summary)
{
    if (summary->read == 0)
        return EXIT_NOTHING_DONE;
    return summary->skipped || summary->undated ? EXIT_INCOMPLETE : EXIT_DONE;
}

bool tables_open(struct tables *tables)
{
    dateline_error error = {0};
    tables->language = language_new(&error);
    tables->gazetteer = tables->language ? gazetteer_new(&error) : NULL;
    tables->events = tables->gazetteer ? event_tables_new(&error) : NULL;
    tables->extractor =
        (struct extractor){tables->language, tables->gazetteer, tables->events};
    if (tables->events)
        return true;
    message_error(NULL, &error);
    tables_close(tables);
    return false;
}

void tables_close(struct tables *tables)
{
    event_tables_free(tables->events);
    gazetteer_free(tables->gazetteer);
    language_free(tables->language);
}
