/* The public functions: each opens an arena of its own and calls the rooms in order. */
#include "article/article.h"
#include "article/date_text.h"
#include "claim/claim.h"
#include "event/extract.h"
#include "event/tables.h"
#include "export/answer.h"
#include "export/export.h"
#include "export/timex_json.h"
#include "timeline/timeline.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What one article, record or timeline may take. */
#define HANDLE_MEMORY_MAX ((size_t)16 << 30)

struct dateline_engine {
    struct language *language;
    struct gazetteer *gazetteer;
    struct event_tables *events;
    struct extractor extractor;
};

struct dateline_article {
    struct arena *arena;
    struct article *article;
};

/* A record and a timeline are of one shape; the types are kept apart for the caller's
 * sake. */
struct dateline_record {
    struct arena *arena;
    struct record *record;
};

struct dateline_timeline {
    struct arena *arena;
    struct record *record;
};

static void out_of_memory(dateline_error *error)
{
    error_set(error, DATELINE_ERROR_MEMORY,
              "memory ran out; use smaller input or more memory");
}

/* ---- engine ---- */

dateline_engine *dateline_engine_new(dateline_error *error)
{
    error_clear(error);
    dateline_engine *engine = calloc(1, sizeof *engine);
    if (!engine) {
        out_of_memory(error);
        return NULL;
    }
    engine->language = language_new(error);
    engine->gazetteer = engine->language ? gazetteer_new(error) : NULL;
    engine->events = engine->gazetteer ? event_tables_new(error) : NULL;
    if (!engine->events) {
        dateline_engine_free(engine);
        return NULL;
    }
    engine->extractor =
        (struct extractor){engine->language, engine->gazetteer, engine->events};
    return engine;
}

void dateline_engine_free(dateline_engine *engine)
{
    if (!engine)
        return;
    event_tables_free(engine->events);
    gazetteer_free(engine->gazetteer);
    language_free(engine->language);
    free(engine);
}

/* ---- jobs: one call of the library inside an arena ---- */

/* What a body that runs in an arena gets and gives; each uses the members that it needs.
 */
struct job {
    const dateline_engine *engine;
    dateline_error *error;
    /* in */
    const char *path, *format;
    struct slice bytes;
    const dateline_article_options *options;
    const struct article *article;
    const struct record *timeline;
    const struct record *const *records;
    size_t count;
    const char *claim, *made;
    /* out */
    struct article *article_out;
    struct record *record_out;
    struct slice text_out;
};

/* Runs the body in a new arena, which the caller then owns; NULL when memory ran out. */
static struct arena *run_job(struct job *job, void (*body)(struct arena *, void *))
{
    error_clear(job->error);
    struct arena *arena = arena_new(HANDLE_MEMORY_MAX);
    if (!arena || !arena_run(arena, body, job)) {
        arena_free(arena);
        out_of_memory(job->error);
        return NULL;
    }
    return arena;
}

/* The text that a body wrote, copied out of its arena. */
static char *run_text_job(struct job *job, void (*body)(struct arena *, void *),
                          size_t *size)
{
    struct arena *arena = run_job(job, body);
    if (!arena)
        return NULL;
    char *text = job->text_out.data ? malloc(job->text_out.size + 1) : NULL;
    if (text) {
        memcpy(text, job->text_out.data, job->text_out.size);
        text[job->text_out.size] = '\0';
        if (size)
            *size = job->text_out.size;
    } else if (job->text_out.data) {
        out_of_memory(job->error);
    }
    arena_free(arena);
    return text;
}

void dateline_text_free(char *text)
{
    free(text);
}

/* ---- articles ---- */

static bool read_option_date(const char *text, enum article_date_origin origin,
                             struct article_date *date, dateline_error *error)
{
    if (!text || date_text_parse_iso(slice_of(text), date) == DATE_READ) {
        if (text)
            date->origin = origin;
        return true;
    }
    error_set(error, DATELINE_ERROR_ARGUMENT,
              "\"%.40s\" is no date; write 2013-12-06 or 2013-12-06T14:30Z", text);
    return false;
}

static void read_article(struct arena *arena, void *context)
{
    struct job *job = context;
    struct article_hints hints = {0};
    const dateline_article_options *options = job->options;
    if (options) {
        hints.publisher = options->publisher;
        hints.title = options->title;
        hints.url = options->url;
        hints.place = options->place;
        hints.timezone = options->timezone;
        hints.format = options->format;
        if (!read_option_date(options->published, DATE_FROM_MANIFEST, &hints.published,
                              job->error) ||
            !read_option_date(options->fallback_date, DATE_FROM_OPTION, &hints.fallback,
                              job->error))
            return;
    }
    /* the article's text points into the bytes, which are the caller's */
    struct slice bytes = arena_copy_slice(arena, job->bytes);
    const char *path = arena_copy(arena, slice_of(job->path ? job->path : "article"));
    job->article_out = article_read(arena, path, bytes, &hints, job->error);
}

dateline_article *dateline_article_new(const dateline_engine *engine, const char *path,
                                       const char *bytes, size_t size,
                                       const dateline_article_options *options,
                                       dateline_error *error)
{
    struct job job = {.engine = engine, .error = error, .path = path, .options = options};
    job.bytes = slice_make(bytes, size);
    dateline_article *article = calloc(1, sizeof *article);
    if (article)
        article->arena = run_job(&job, read_article);
    else
        out_of_memory(error);
    if (!article || !job.article_out) {
        dateline_article_free(article);
        return NULL;
    }
    article->article = job.article_out;
    return article;
}

void dateline_article_free(dateline_article *article)
{
    if (!article)
        return;
    arena_free(article->arena);
    free(article);
}

const char *dateline_article_text(const dateline_article *article, size_t *size)
{
    if (size)
        *size = article->article->text.size;
    return article->article->text.data;
}

bool dateline_article_published(const dateline_article *article, char date[11],
                                const char **origin)
{
    const struct article_date *published = &article->article->published;
    if (origin)
        *origin = article_date_origin_name(published->origin);
    date[0] = '\0';
    if (published->origin == DATE_FROM_NONE)
        return false;
    struct date day = date_from_days(instant_day(published->at));
    char text[32];
    (void)snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
    memcpy(date, text, 10);
    date[10] = '\0';
    return true;
}

static void write_expressions(struct arena *arena, void *context)
{
    struct job *job = context;
    struct document *document;
    struct timex_vector found = {0};
    struct buffer out;
    buffer_init(&out, arena, EXPORT_SIZE_MAX);
    temporal_find_in_article(arena, job->engine->language, job->article, &document,
                             &found);
    export_timex_line(&out, job->article, &found);
    job->text_out = buffer_slice(&out);
}

char *dateline_article_tag_to_text(const dateline_engine *engine,
                                   const dateline_article *article, dateline_error *error)
{
    struct job job = {.engine = engine, .error = error, .article = article->article};
    return run_text_job(&job, write_expressions, NULL);
}

/* ---- records ---- */

static dateline_record *new_record(struct job *job, void (*body)(struct arena *, void *))
{
    dateline_record *record = calloc(1, sizeof *record);
    if (record)
        record->arena = run_job(job, body);
    else
        out_of_memory(job->error);
    if (!record || !job->record_out) {
        dateline_record_free(record);
        return NULL;
    }
    record->record = job->record_out;
    return record;
}

static void extract_record(struct arena *arena, void *context)
{
    struct job *job = context;
    struct extract_options options = {0};
    job->record_out =
        event_extract(arena, &job->engine->extractor, job->article, &options);
}

/* Reads the extraction's own line back: so a record is free of its article's memory. */
static void write_record(struct arena *arena, void *context)
{
    struct job *job = context;
    struct buffer out;
    buffer_init(&out, arena, EXPORT_SIZE_MAX);
    if (job->article) {
        extract_record(arena, job);
        export_record_line(&out, job->record_out);
    } else {
        export_record_line(&out, job->timeline);
    }
    job->text_out = buffer_slice(&out);
}

static void read_record(struct arena *arena, void *context)
{
    struct job *job = context;
    job->record_out = import_json(arena, job->bytes, IMPORT_RECORD, job->error);
}

dateline_record *dateline_record_new(const dateline_engine *engine,
                                     const dateline_article *article,
                                     dateline_error *error)
{
    struct job extraction = {
        .engine = engine, .error = error, .article = article->article};
    size_t size = 0;
    char *line = run_text_job(&extraction, write_record, &size);
    dateline_record *record =
        line ? dateline_record_new_from_json(line, size, error) : NULL;
    dateline_text_free(line);
    return record;
}

dateline_record *dateline_record_new_from_json(const char *json, size_t size,
                                               dateline_error *error)
{
    struct job job = {.error = error, .bytes = slice_make(json, size)};
    return new_record(&job, read_record);
}

char *dateline_record_to_text(const dateline_record *record, dateline_error *error)
{
    struct job job = {.error = error, .timeline = record->record};
    return run_text_job(&job, write_record, NULL);
}

void dateline_record_free(dateline_record *record)
{
    if (!record)
        return;
    arena_free(record->arena);
    free(record);
}

/* ---- timelines ---- */

static dateline_timeline *new_timeline(struct job *job,
                                       void (*body)(struct arena *, void *))
{
    dateline_timeline *timeline = calloc(1, sizeof *timeline);
    if (timeline)
        timeline->arena = run_job(job, body);
    else
        out_of_memory(job->error);
    if (!timeline || !job->record_out) {
        dateline_timeline_free(timeline);
        return NULL;
    }
    timeline->record = job->record_out;
    return timeline;
}

static void merge_records(struct arena *arena, void *context)
{
    struct job *job = context;
    struct merge_options options = {0};
    job->record_out =
        timeline_merge(arena, job->records, job->count, &options, job->error);
}

dateline_timeline *dateline_timeline_new(dateline_record *const *records, size_t count,
                                         dateline_error *error)
{
    const struct record **inner = calloc(count ? count : 1, sizeof(struct record *));
    if (!inner) {
        out_of_memory(error);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        inner[i] = records[i]->record;
    struct job job = {.error = error, .records = inner, .count = count};
    dateline_timeline *timeline = new_timeline(&job, merge_records);
    free(inner);
    return timeline;
}

dateline_timeline *dateline_timeline_new_from_json(const char *json, size_t size,
                                                   dateline_error *error)
{
    struct job job = {.error = error, .bytes = slice_make(json, size)};
    return new_timeline(&job, read_record);
}

void dateline_timeline_free(dateline_timeline *timeline)
{
    if (!timeline)
        return;
    arena_free(timeline->arena);
    free(timeline);
}

static void write_timeline(struct arena *arena, void *context)
{
    struct job *job = context;
    const struct export_format *format = export_format_by_name(job->format);
    if (!format) {
        error_set(job->error, DATELINE_ERROR_ARGUMENT, "there is no format \"%.20s\"",
                  job->format);
        return;
    }
    struct export_options options = {0};
    struct export_report report = {0};
    struct buffer out;
    buffer_init(&out, arena, EXPORT_SIZE_MAX);
    if (format->write(&out, job->timeline, &options, &report, job->error))
        job->text_out = buffer_slice(&out);
}

char *dateline_timeline_to_text(const dateline_timeline *timeline, const char *format,
                                size_t *size, dateline_error *error)
{
    struct job job = {.error = error, .timeline = timeline->record, .format = format};
    return run_text_job(&job, write_timeline, size);
}

const char *dateline_format_name(size_t index)
{
    for (size_t i = 0; i <= index; i++)
        if (!export_formats[i].name)
            return NULL;
    return export_formats[index].name;
}

/* ---- events ---- */

static const struct event *event_at(const dateline_timeline *timeline, size_t event)
{
    return event < timeline->record->events.count ? &timeline->record->events.items[event]
                                                  : NULL;
}

size_t dateline_timeline_event_count(const dateline_timeline *timeline)
{
    return timeline->record->events.count;
}

const char *dateline_event_id(const dateline_timeline *timeline, size_t event)
{
    const struct event *e = event_at(timeline, event);
    return e ? e->id : NULL;
}

const char *dateline_event_uid(const dateline_timeline *timeline, size_t event)
{
    const struct event *e = event_at(timeline, event);
    return e ? e->uid : NULL;
}

const char *dateline_event_kind(const dateline_timeline *timeline, size_t event)
{
    const struct event *e = event_at(timeline, event);
    return e ? event_kind_name(e->kind) : NULL;
}

const char *dateline_event_status(const dateline_timeline *timeline, size_t event)
{
    const struct event *e = event_at(timeline, event);
    return e ? event_status_name(e->status) : NULL;
}

const char *dateline_event_summary(const dateline_timeline *timeline, size_t event)
{
    const struct event *e = event_at(timeline, event);
    return e ? e->summary : NULL;
}

const char *dateline_event_place(const dateline_timeline *timeline, size_t event)
{
    const struct event *e = event_at(timeline, event);
    return e ? e->place_name : NULL;
}

static void write_instant(instant at, char text[DATELINE_INSTANT_SIZE])
{
    struct date day = date_from_days(instant_day(at));
    int32_t second = instant_second_of_day(at);
    char wide[64];
    (void)snprintf(wide, sizeof wide, "%04d-%02d-%02dT%02d:%02d:%02d", day.year,
                   day.month, day.day, second / SECONDS_PER_HOUR,
                   second / SECONDS_PER_MINUTE % 60, second % SECONDS_PER_MINUTE);
    memcpy(text, wide, DATELINE_INSTANT_SIZE - 1);
    text[DATELINE_INSTANT_SIZE - 1] = '\0';
}

const char *dateline_event_time(const dateline_timeline *timeline, size_t event,
                                char earliest[DATELINE_INSTANT_SIZE],
                                char latest[DATELINE_INSTANT_SIZE])
{
    const struct event *e = event_at(timeline, event);
    earliest[0] = latest[0] = '\0';
    if (!e)
        return NULL;
    if (e->time.interval.begin != INSTANT_UNBOUNDED_PAST)
        write_instant(e->time.interval.begin, earliest);
    if (e->time.interval.end != INSTANT_UNBOUNDED_FUTURE)
        write_instant(e->time.interval.end - 1, latest);
    return granularity_name(e->time.granularity);
}

size_t dateline_event_participant_count(const dateline_timeline *timeline, size_t event)
{
    const struct event *e = event_at(timeline, event);
    return e ? e->participants.count : 0;
}

const char *dateline_event_participant(const dateline_timeline *timeline, size_t event,
                                       size_t participant, const char **role)
{
    const struct event *e = event_at(timeline, event);
    if (!e || participant >= e->participants.count)
        return NULL;
    if (role)
        *role = participant_role_name(e->participants.items[participant].role);
    return timeline->record->actors.items[e->participants.items[participant].actor].name;
}

size_t dateline_event_mention_count(const dateline_timeline *timeline, size_t event)
{
    const struct event *e = event_at(timeline, event);
    return e ? e->mentions.count : 0;
}

const char *dateline_event_mention(const dateline_timeline *timeline, size_t event,
                                   size_t mention, const char **path)
{
    const struct event *e = event_at(timeline, event);
    if (!e || mention >= e->mentions.count)
        return NULL;
    const struct event_mention *m = &e->mentions.items[mention];
    if (path)
        *path = timeline->record->sources.items[m->span.source].path;
    return m->sentence;
}

/* ---- claims ---- */

static void check_claim(struct arena *arena, void *context)
{
    struct job *job = context;
    struct article_date made = {.origin = DATE_FROM_NONE};
    if (!read_option_date(job->made, DATE_FROM_OPTION, &made, job->error))
        return;
    struct claim_checker *checker =
        claim_checker_new(arena, &job->engine->extractor, job->timeline);
    struct claim_answer *answer =
        claim_check(checker, arena, slice_of(job->claim), &made);
    struct buffer out;
    buffer_init(&out, arena, EXPORT_SIZE_MAX);
    export_answer_json(&out, job->timeline, answer);
    job->text_out = buffer_slice(&out);
}

char *dateline_timeline_check_to_text(const dateline_engine *engine,
                                      const dateline_timeline *timeline,
                                      const char *claim, const char *made,
                                      dateline_error *error)
{
    struct job job = {.engine = engine,
                      .error = error,
                      .timeline = timeline->record,
                      .claim = claim,
                      .made = made};
    return run_text_job(&job, check_claim, NULL);
}
