#include "cli/pipeline.h"

#include "cli/command.h"
#include "cli/file.h"
#include "cli/inputs.h"
#include "cli/message.h"

#include <pthread.h>
#include <stdlib.h>

/* An article may use this much memory; what needs more is skipped. */
#define ARTICLE_MEMORY_MAX ((size_t)4 * 1024 * 1024 * 1024)
enum { SLOTS_PER_JOB = 4, OUTPUT_TEXT_MAX = 1024 * 1024 * 1024 };

enum slot_state { SLOT_FREE, SLOT_WORKING, SLOT_DONE };

/* One article on its way. */
struct slot {
    struct arena *arena; /* reused for the next article */
    enum slot_state state;
    const struct input *input;
    const struct article *article; /* NULL: it could not be read */
    struct article_output output;
    dateline_error error;
};

struct pipeline {
    const struct stage *stage;
    struct inputs inputs;
    struct slot *slots;
    size_t slot_count;
    pthread_mutex_t lock;
    pthread_cond_t slot_done, slot_free;
    size_t next;  /* input that is handed out next */
    size_t taken; /* inputs that the main thread is done with */
};

/* ---- one article ---- */

struct article_job {
    const struct stage *stage;
    struct slot *slot;
};

static void process(struct arena *arena, void *context)
{
    struct article_job *job = context;
    struct slot *slot = job->slot;
    buffer_init(&slot->output.text, arena, OUTPUT_TEXT_MAX);
    buffer_init(&slot->output.notes, arena, OUTPUT_TEXT_MAX);
    struct slice bytes = file_read(arena, slot->input->path, &slot->error);
    if (!bytes.data)
        return;
    slot->article =
        article_read(arena, slot->input->path, bytes, &slot->input->hints, &slot->error);
    if (slot->article)
        job->stage->work(arena, job->stage, slot->article, &slot->output);
}

static void process_slot(const struct stage *stage, struct slot *slot)
{
    struct article_job job = {stage, slot};
    slot->article = NULL;
    slot->output = (struct article_output){0};
    slot->error = (dateline_error){0};
    if (arena_run(slot->arena, process, &job))
        return;
    slot->article = NULL;
    slot->error = (dateline_error){DATELINE_ERROR_MEMORY, 0, 0,
                                   "needs more memory than there is; split the article"};
}

/* ---- threads ---- */

/* The slot for the next input, or NULL when all are handed out. Waits for a free one. */
static struct slot *claim_slot(struct pipeline *p)
{
    struct slot *slot = NULL;
    (void)pthread_mutex_lock(&p->lock);
    while (p->next < p->inputs.count && p->next >= p->taken + p->slot_count)
        (void)pthread_cond_wait(&p->slot_free, &p->lock);
    if (p->next < p->inputs.count) {
        slot = &p->slots[p->next % p->slot_count];
        slot->input = &p->inputs.items[p->next++];
        slot->state = SLOT_WORKING;
    }
    (void)pthread_mutex_unlock(&p->lock);
    return slot;
}

static void *work_in_thread(void *context)
{
    struct pipeline *p = context;
    for (struct slot *slot; (slot = claim_slot(p));) {
        process_slot(p->stage, slot);
        (void)pthread_mutex_lock(&p->lock);
        slot->state = SLOT_DONE;
        (void)pthread_cond_broadcast(&p->slot_done);
        (void)pthread_mutex_unlock(&p->lock);
    }
    return NULL;
}

static void wait_for(struct pipeline *p, const struct slot *slot)
{
    (void)pthread_mutex_lock(&p->lock);
    while (slot->state != SLOT_DONE)
        (void)pthread_cond_wait(&p->slot_done, &p->lock);
    (void)pthread_mutex_unlock(&p->lock);
}

static void release_slot(struct pipeline *p, struct slot *slot)
{
    arena_reset(slot->arena);
    (void)pthread_mutex_lock(&p->lock);
    slot->state = SLOT_FREE;
    p->taken++;
    (void)pthread_cond_broadcast(&p->slot_free);
    (void)pthread_mutex_unlock(&p->lock);
}

/* ---- the main thread's side ---- */

/* The record repeats the article's warnings, which know their lines, and adds its own. */
static void report_warnings(const struct options *options, const struct slot *slot)
{
    const struct article *article = slot->article;
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
    if (!slot->article) {
        message_error(slot->input->path, &slot->error);
        summary->skipped++;
        return;
    }
    report_warnings(p->stage->options, slot);
    summary->read++;
    if (slot->output.undated || (slot->output.record && slot->output.record->undated))
        summary->undated++;
    p->stage->take(p->stage->context, slot->article, &slot->output);
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
    for (size_t i = 0; i < p->inputs.count; i++) {
        struct slot *slot = &p->slots[i % p->slot_count];
        if (taking->threads) {
            wait_for(p, slot);
        } else {
            slot = claim_slot(p);
            process_slot(p->stage, slot);
        }
        take_slot(p, slot, taking->summary);
        release_slot(p, slot);
    }
}

/* No further input is handed out. */
static void stop(struct pipeline *p)
{
    (void)pthread_mutex_lock(&p->lock);
    p->next = p->inputs.count;
    (void)pthread_cond_broadcast(&p->slot_free);
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
    if (jobs > p->inputs.count)
        jobs = p->inputs.count;
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
        p->slots[i].arena = arena_new(ARTICLE_MEMORY_MAX);
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

bool pipeline_run(const struct stage *stage, const struct text_vector *paths,
                  struct pipeline_summary *summary)
{
    struct pipeline p = {.stage = stage};
    *summary = (struct pipeline_summary){0};
    inputs_collect(&p.inputs, stage->options, paths);
    summary->skipped = p.inputs.skipped;
    bool ready = open_slots(&p);
    if (ready) {
        (void)pthread_mutex_init(&p.lock, NULL);
        (void)pthread_cond_init(&p.slot_done, NULL);
        (void)pthread_cond_init(&p.slot_free, NULL);
        run_jobs(&p, summary);
        (void)pthread_cond_destroy(&p.slot_free);
        (void)pthread_cond_destroy(&p.slot_done);
        (void)pthread_mutex_destroy(&p.lock);
    }
    close_slots(&p);
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
    tables->extractor = (struct extractor){tables->language, tables->gazetteer};
    if (tables->gazetteer)
        return true;
    message_error(NULL, &error);
    language_free(tables->language);
    return false;
}

void tables_close(struct tables *tables)
{
    gazetteer_free(tables->gazetteer);
    language_free(tables->language);
}
