/*
 * A timeline or a record back from its JSON. The input is hostile until proved otherwise:
 * every id must exist, every name be one of the contract's, every number in range. The
 * first thing wrong is kept with the way to it (events[3].time.earliest), from which line
 * and column are found; what is read after it does not matter any more.
 */
#include "base/intern.h"
#include "export/export.h"
#include "export/json_fields.h"
#include "export/json_locate.h"
#include "export/json_value.h"
#include "export/when.h"

#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 12, ITEMS_MAX = 64 * 1024 * 1024, TEXT_SHOWN_MAX = 40 };
#define OFFSET_MAX ((int64_t)1 << 40)

struct reader {
    struct arena *arena;
    struct record *record;
    struct slice json;
    enum import_wish wish;
    bool is_timeline;              /* its schema says so */
    const struct json_value *root; /* NULL: 'no_json' tells why */
    struct json_problem no_json;
    struct interner sources, actors, events; /* ids to indices */
    struct json_step path[DEPTH_MAX];
    size_t depth;
    bool failed;
    struct json_step failed_path[DEPTH_MAX];
    size_t failed_depth;
    char problem[160];
};

static void step_into(struct reader *r, const char *key, size_t index)
{
    if (r->depth < DEPTH_MAX)
        r->path[r->depth] = (struct json_step){key, index};
    r->depth++;
}

static void step_out(struct reader *r)
{
    r->depth--;
}

/* Keeps the first problem only. */
__attribute__((format(printf, 3, 4))) static void fail(struct reader *r, const char *key,
                                                       const char *format, ...)
{
    if (r->failed)
        return;
    r->failed = true;
    memcpy(r->failed_path, r->path, sizeof r->path);
    r->failed_depth = r->depth < DEPTH_MAX ? r->depth : DEPTH_MAX;
    if (key && r->failed_depth < DEPTH_MAX)
        r->failed_path[r->failed_depth++] = (struct json_step){key, 0};
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(r->problem, sizeof r->problem, format, arguments);
    va_end(arguments);
}

/* ---- single values ---- */

static const char *read_text(struct reader *r, const struct json_value *object,
                             const char *key)
{
    const struct json_value *value = json_find(object, key);
    if (!value)
        return NULL;
    if (value->type != JSON_STRING) {
        fail(r, key, "is no text");
        return NULL;
    }
    return arena_copy(r->arena, value->text);
}

static const char *read_required(struct reader *r, const struct json_value *object,
                                 const char *key)
{
    const char *text = read_text(r, object, key);
    if (text)
        return text;
    fail(r, key, "is missing");
    return "";
}

static size_t read_size(struct reader *r, const struct json_value *object,
                        const char *key)
{
    const struct json_value *value = json_find(object, key);
    if (!value)
        return 0;
    int64_t number = 0;
    if (!json_whole_number(value, &number) || number < 0 || number > OFFSET_MAX) {
        fail(r, key, "is no whole number in range");
        return 0;
    }
    return (size_t)number;
}

static uint32_t read_count(struct reader *r, const struct json_value *object,
                           const char *key)
{
    size_t number = read_size(r, object, key);
    if (number <= UINT32_MAX)
        return (uint32_t)number;
    fail(r, key, "is no whole number in range");
    return 0;
}

static bool read_flag(struct reader *r, const struct json_value *object, const char *key)
{
    const struct json_value *value = json_find(object, key);
    if (value && value->type != JSON_TRUE && value->type != JSON_FALSE)
        fail(r, key, "is neither true nor false");
    return value && value->type == JSON_TRUE;
}

static double read_share(struct reader *r, const struct json_value *object,
                         const char *key)
{
    const struct json_value *value = json_find(object, key);
    double share = value ? json_real_number(value) : 0;
    if ((value && value->type != JSON_NUMBER) || !(share >= 0 && share <= 1)) {
        fail(r, key, "is no number from 0 to 1");
        return 0;
    }
    return share;
}

/* How much of a text a message shows. */
static int shown(struct slice text)
{
    return text.size < TEXT_SHOWN_MAX ? (int)text.size : TEXT_SHOWN_MAX;
}

/* Defines read_NAME: a value that must be one of an enum's names, or 'absent' when there
 * is none. */
#define DEFINE_NAME_READER(function, type, from_name, absent)                            \
    static type function(struct reader *r, const struct json_value *object,              \
                         const char *key)                                                \
    {                                                                                    \
        type value = (absent);                                                           \
        const char *name = read_text(r, object, key);                                    \
        if (name && !from_name(name, &value))                                            \
            fail(r, key, "\"%.40s\" is none of its names", name);                        \
        return value;                                                                    \
    }

static bool gender_from_name(const char *name, enum gender *gender)
{
    for (int i = 0; i < GENDER_COUNT; i++)
        if (gender_names[i] && strcmp(gender_names[i], name) == 0) {
            *gender = (enum gender)i;
            return true;
        }
    return false;
}

DEFINE_NAME_READER(read_entity_type, enum entity_type, entity_type_from_name,
                   ENTITY_UNKNOWN)
DEFINE_NAME_READER(read_gender, enum gender, gender_from_name, GENDER_UNKNOWN)
DEFINE_NAME_READER(read_kind, enum event_kind, event_kind_from_name, EVENT_MEETING)
DEFINE_NAME_READER(read_status, enum event_status, event_status_from_name,
                   STATUS_OCCURRED)
DEFINE_NAME_READER(read_role, enum participant_role, participant_role_from_name,
                   ROLE_ATTENDEE)
DEFINE_NAME_READER(read_granularity, enum granularity, granularity_from_name,
                   GRANULARITY_UNKNOWN)
DEFINE_NAME_READER(read_extent, enum time_extent, time_extent_from_name, EXTENT_WITHIN)
DEFINE_NAME_READER(read_basis, enum time_basis, time_basis_from_name, BASIS_NONE)
DEFINE_NAME_READER(read_tense, enum mention_tense, mention_tense_from_name, TENSE_NONE)
DEFINE_NAME_READER(read_modifier, enum time_modifier, time_modifier_from_name,
                   MODIFIER_NONE)
DEFINE_NAME_READER(read_origin, enum article_date_origin, article_date_origin_from_name,
                   DATE_FROM_NONE)
DEFINE_NAME_READER(read_relation_type, enum relation_type, relation_type_from_name,
                   RELATION_BEFORE)
DEFINE_NAME_READER(read_relation_basis, enum relation_basis, relation_basis_from_name,
                   RELATION_FROM_TEXT)
DEFINE_NAME_READER(read_conflict_kind, enum conflict_kind, conflict_kind_from_name,
                   CONFLICT_DATE)

static uint32_t read_id(struct reader *r, const struct json_value *value, const char *key,
                        const struct interner *ids)
{
    if (!value || value->type != JSON_STRING) {
        fail(r, key, "is no id");
        return 0;
    }
    uint32_t index = intern_find(ids, value->text);
    if (index != INTERN_NONE)
        return index;
    fail(r, key, "\"%.*s\" is not among the ids of this file", shown(value->text),
         value->text.data);
    return 0;
}

static uint32_t read_reference(struct reader *r, const struct json_value *object,
                               const char *key, const struct interner *ids)
{
    return read_id(r, json_find(object, key), key, ids);
}

/* The same for a reference that may be null or missing: INDEX_NONE. */
static uint32_t read_optional_reference(struct reader *r, const struct json_value *object,
                                        const char *key, const struct interner *ids)
{
    const struct json_value *value = json_find(object, key);
    return !value ? INDEX_NONE : read_id(r, value, key, ids);
}

/* ---- lists ---- */

/* Calls read(r, item, target) for each object of the list; a missing list is empty. */
static void read_list(struct reader *r, const struct json_value *object, const char *key,
                      void (*read)(struct reader *, const struct json_value *, void *),
                      void *target)
{
    const struct json_value *list = json_find(object, key);
    if (!list)
        return;
    if (list->type != JSON_ARRAY || list->count > ITEMS_MAX) {
        fail(r, key, "is no list");
        return;
    }
    step_into(r, key, 0);
    const struct json_value *item = list->first;
    for (size_t i = 0; item && !r->failed; i++, item = item->next) {
        step_into(r, NULL, i);
        read(r, item, target);
        step_out(r);
    }
    step_out(r);
}

static void read_text_item(struct reader *r, const struct json_value *item, void *target)
{
    struct text_vector *texts = target;
    if (item->type == JSON_STRING)
        vector_push(r->arena, texts, arena_copy(r->arena, item->text));
    else
        fail(r, NULL, "is no text");
}

static void read_span(struct reader *r, const struct json_value *item, struct span *span)
{
    span->source = read_reference(r, item, "source", &r->sources);
    span->start = read_size(r, item, "start");
    span->end = read_size(r, item, "end");
    span->byte_start = read_size(r, item, "byte_start");
    span->byte_end = read_size(r, item, "byte_end");
    span->text = read_text(r, item, "text");
    if (span->start > span->end || span->byte_start > span->byte_end)
        fail(r, "end", "lies before the start");
}

static void read_span_item(struct reader *r, const struct json_value *item, void *target)
{
    struct span_vector *spans = target;
    read_span(r, item, vector_add(r->arena, spans));
}

static void read_actor_item(struct reader *r, const struct json_value *item, void *target)
{
    struct actor *actor = vector_add(r->arena, &r->record->actors);
    (void)target;
    actor->uid = read_text(r, item, "uid");
    actor->type = read_entity_type(r, item, "type");
    actor->name = read_required(r, item, "name");
    actor->title = read_text(r, item, "title");
    actor->affiliation = read_text(r, item, "affiliation");
    actor->gender = read_gender(r, item, "gender");
    actor->plural = read_flag(r, item, "plural");
    actor->is_role = read_flag(r, item, "role");
    read_list(r, item, "aliases", read_text_item, &actor->aliases);
}

static void read_published(struct reader *r, const struct json_value *item,
                           struct article_date *date)
{
    const char *text = read_text(r, item, "published");
    enum article_date_origin origin = read_origin(r, item, "published_from");
    if (!text)
        return;
    if (!when_parse_article_date(text, date))
        fail(r, "published", "\"%.40s\" is no date", text);
    date->origin = origin == DATE_FROM_NONE ? DATE_FROM_MANIFEST : origin;
}

static void read_sha256(struct reader *r, const struct json_value *item,
                        struct source *source)
{
    const char *digest = read_text(r, item, "sha256");
    if (digest && strlen(digest) < sizeof source->sha256)
        memcpy(source->sha256, digest, strlen(digest) + 1);
    else if (digest)
        fail(r, "sha256", "is no SHA-256");
}

static void read_source_item(struct reader *r, const struct json_value *item,
                             void *target)
{
    struct source *source = vector_add(r->arena, &r->record->sources);
    (void)target;
    source->path = read_required(r, item, "path");
    source->title = read_text(r, item, "title");
    source->publisher = read_text(r, item, "publisher");
    source->author = read_text(r, item, "author");
    source->url = read_text(r, item, "url");
    source->language = read_text(r, item, "language");
    source->place = read_text(r, item, "place");
    source->timezone = read_text(r, item, "timezone");
    source->text = read_text(r, item, "text");
    read_published(r, item, &source->published);
    read_sha256(r, item, source);
    uint32_t original = read_optional_reference(r, item, "copy_of", &r->sources);
    source->is_copy = original != INDEX_NONE;
    source->copy_of = source->is_copy ? original : 0;
}

/* ---- times ---- */

static instant read_instant(struct reader *r, const struct json_value *object,
                            const char *key, instant absent)
{
    const char *text = read_text(r, object, key);
    instant at = absent;
    if (text && !when_parse_instant(text, &at))
        fail(r, key, "\"%.40s\" is no date and time", text);
    return at;
}

static bool read_day(struct reader *r, const struct json_value *object, const char *key,
                     int32_t *day)
{
    const char *text = read_text(r, object, key);
    if (text && !when_parse_day(text, day))
        fail(r, key, "\"%.40s\" is no day", text);
    return text != NULL;
}

static struct interval read_interval(struct reader *r, const struct json_value *object)
{
    instant earliest = read_instant(r, object, "earliest", INSTANT_UNBOUNDED_PAST);
    instant latest = read_instant(r, object, "latest", INSTANT_UNBOUNDED_FUTURE);
    if (latest != INSTANT_UNBOUNDED_FUTURE)
        latest++;
    if (earliest >= latest)
        fail(r, "latest", "lies before earliest");
    return (struct interval){earliest, latest};
}

static void read_time(struct reader *r, const struct json_value *object,
                      struct event_time *time)
{
    const struct json_value *value = json_find(object, "time");
    if (!value)
        return;
    step_into(r, "time", 0);
    time->interval = read_interval(r, value);
    time->granularity = read_granularity(r, value, "granularity");
    time->extent = read_extent(r, value, "extent");
    time->basis = read_basis(r, value, "basis");
    time->modifier = read_modifier(r, value, "modifier");
    time->timezone = read_text(r, value, "timezone");
    time->timex = read_text(r, value, "timex");
    time->edtf = read_text(r, value, "edtf");
    time->expression = read_text(r, value, "expression");
    time->explanation = read_text(r, value, "explanation");
    time->has_anchor = read_day(r, value, "anchor", &time->anchor);
    time->has_original = read_day(r, value, "original", &time->original);
    step_out(r);
}

/* ---- events ---- */

struct participant_list {
    struct participant *items;
    size_t count, capacity;
};

static void read_participant_item(struct reader *r, const struct json_value *item,
                                  void *target)
{
    struct participant_list *list = target;
    struct participant *participant = vector_add(r->arena, list);
    participant->actor = read_reference(r, item, "entity", &r->actors);
    participant->role = read_role(r, item, "role");
}

static struct participant_list read_participants(struct reader *r,
                                                 const struct json_value *object)
{
    struct participant_list list = {0};
    read_list(r, object, "participants", read_participant_item, &list);
    return list;
}

static void read_place(struct reader *r, const struct json_value *item,
                       struct event *event)
{
    const struct json_value *place = json_find(item, "place");
    event->place_actor = INDEX_NONE;
    if (!place)
        return;
    step_into(r, "place", 0);
    event->place_name = read_required(r, place, "name");
    event->place_actor = read_optional_reference(r, place, "entity", &r->actors);
    step_out(r);
}

static void read_mention_item(struct reader *r, const struct json_value *item,
                              void *target)
{
    struct event *event = target;
    struct event_mention *mention = vector_add(r->arena, &event->mentions);
    read_span(r, item, &mention->span);
    mention->sentence = mention->span.text = read_text(r, item, "sentence");
    mention->trigger = read_text(r, item, "trigger");
    mention->trigger_start = read_size(r, item, "trigger_start");
    mention->trigger_end = read_size(r, item, "trigger_end");
    mention->confidence = read_share(r, item, "confidence");
    mention->tense = read_tense(r, item, "tense");
    read_time(r, item, &mention->time);
    mention->status = read_status(r, item, "status");
    mention->place = read_text(r, item, "place");
}

static void read_evidence(struct reader *r, const struct json_value *item,
                          struct event *event)
{
    const struct json_value *evidence = json_find(item, "evidence");
    if (!evidence)
        return;
    step_into(r, "evidence", 0);
    read_list(r, evidence, "time", read_span_item, &event->time_evidence);
    read_list(r, evidence, "place", read_span_item, &event->place_evidence);
    read_list(r, evidence, "participants", read_span_item, &event->participant_evidence);
    read_list(r, evidence, "status", read_span_item, &event->status_evidence);
    step_out(r);
}

static void read_counts(struct reader *r, const struct json_value *item,
                        struct event *event)
{
    event->count = read_count(r, item, "count");
    if (event->count == 0)
        event->count = 1;
    event->ordinal = read_count(r, item, "ordinal");
    event->sequence = read_count(r, item, "sequence");
    event->attributed_to = read_optional_reference(r, item, "attributed_to", &r->actors);
}

static void read_event_item(struct reader *r, const struct json_value *item, void *target)
{
    struct event *event = vector_add(r->arena, &r->record->events);
    (void)target;
    event->id = read_text(r, item, "id");
    event->uid = read_text(r, item, "uid");
    event->kind = read_kind(r, item, "kind");
    event->form = read_text(r, item, "form");
    event->summary = read_text(r, item, "summary");
    event->status = read_status(r, item, "status");
    read_counts(r, item, event);
    struct participant_list participants = read_participants(r, item);
    event->participants.items = participants.items;
    event->participants.count = participants.count;
    event->participants.capacity = participants.capacity;
    read_place(r, item, event);
    event->time.interval = INTERVAL_UNBOUNDED;
    read_time(r, item, &event->time);
    read_evidence(r, item, event);
    event->duration = read_text(r, item, "duration");
    event->content = read_text(r, item, "content");
    event->about = read_text(r, item, "about");
    event->explanation = read_text(r, item, "explanation");
    read_list(r, item, "quotes", read_text_item, &event->quotes);
    read_list(r, item, "mentions", read_mention_item, event);
}

/* ---- what stands between events ---- */

static void read_relation_item(struct reader *r, const struct json_value *item,
                               void *target)
{
    struct relation *relation = vector_add(r->arena, &r->record->relations);
    (void)target;
    relation->from = read_reference(r, item, "from", &r->events);
    relation->to = read_reference(r, item, "to", &r->events);
    relation->type = read_relation_type(r, item, "type");
    relation->basis = read_relation_basis(r, item, "basis");
    read_list(r, item, "evidence", read_span_item, &relation->evidence);
}

static void read_event_id_item(struct reader *r, const struct json_value *item,
                               void *target)
{
    struct conflict *conflict = target;
    vector_push(r->arena, &conflict->events, read_id(r, item, NULL, &r->events));
}

static void read_value_item(struct reader *r, const struct json_value *item, void *target)
{
    struct conflict *conflict = target;
    struct conflict_value *value = vector_add(r->arena, &conflict->values);
    value->value = read_text(r, item, "value");
    read_list(r, item, "evidence", read_span_item, &value->evidence);
}

static void read_conflict_item(struct reader *r, const struct json_value *item,
                               void *target)
{
    struct conflict *conflict = vector_add(r->arena, &r->record->conflicts);
    (void)target;
    conflict->kind = read_conflict_kind(r, item, "kind");
    conflict->detail = read_text(r, item, "detail");
    read_list(r, item, "events", read_event_id_item, conflict);
    read_list(r, item, "values", read_value_item, conflict);
}

static void read_negation_item(struct reader *r, const struct json_value *item,
                               void *target)
{
    struct negation *negation = vector_add(r->arena, &r->record->negations);
    (void)target;
    negation->kind = read_kind(r, item, "kind");
    struct participant_list participants = read_participants(r, item);
    negation->participants.items = participants.items;
    negation->participants.count = participants.count;
    negation->participants.capacity = participants.capacity;
    negation->time.interval = INTERVAL_UNBOUNDED;
    read_time(r, item, &negation->time);
    read_list(r, item, "evidence", read_span_item, &negation->evidence);
}

static void read_warning_item(struct reader *r, const struct json_value *item,
                              void *target)
{
    struct record_warning *warning = vector_add(r->arena, &r->record->warnings);
    (void)target;
    warning->source = read_optional_reference(r, item, "source", &r->sources);
    warning->message = read_required(r, item, "message");
}

/* ---- the whole ---- */

static void read_own_id(struct reader *r, const struct json_value *item, void *target)
{
    struct interner *ids = target;
    const struct json_value *id = json_find(item, "id");
    size_t before = ids->count;
    if (!id || id->type != JSON_STRING)
        fail(r, "id", "is missing");
    else if (intern(ids, id->text) < before)
        fail(r, "id", "\"%.*s\" stands there twice", shown(id->text), id->text.data);
}

static void read_ids(struct reader *r, const char *key, struct interner *ids)
{
    interner_init(ids, r->arena);
    read_list(r, r->root, key, read_own_id, ids);
}

static bool has_known_schema(struct reader *r)
{
    const char *schema = read_text(r, r->root, "schema");
    if (!schema)
        fail(r, NULL, "is no %s: it has no \"schema\"",
             r->wish == IMPORT_RECORD ? "record" : "timeline");
    else if (strcmp(schema, TIMELINE_SCHEMA) != 0 && strcmp(schema, RECORD_SCHEMA) != 0)
        fail(r, "schema", "is \"%.40s\", not %s", schema,
             r->wish == IMPORT_RECORD ? RECORD_SCHEMA : TIMELINE_SCHEMA);
    r->is_timeline = schema && strcmp(schema, TIMELINE_SCHEMA) == 0;
    return !r->failed;
}

static void read_everything(struct reader *r)
{
    r->record = ARENA_NEW(r->arena, struct record);
    r->record->arena = r->arena;
    if (!has_known_schema(r))
        return;
    read_ids(r, "sources", &r->sources);
    read_ids(r, "entities", &r->actors);
    read_ids(r, "events", &r->events);
    r->record->undated = read_flag(r, r->root, "undated");
    r->record->corrected = read_flag(r, r->root, "corrected");
    read_list(r, r->root, "sources", read_source_item, NULL);
    read_list(r, r->root, "entities", read_actor_item, NULL);
    read_list(r, r->root, "events", read_event_item, NULL);
    read_list(r, r->root, "relations", read_relation_item, NULL);
    read_list(r, r->root, "conflicts", read_conflict_item, NULL);
    read_list(r, r->root, "negations", read_negation_item, NULL);
    read_list(r, r->root, "warnings", read_warning_item, NULL);
}

/* "events[3].time.earliest" */
static void format_path(const struct reader *r, char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < r->failed_depth && used < size; i++) {
        const struct json_step *step = &r->failed_path[i];
        int added = step->key ? snprintf(text + used, size - used, "%s%s", i ? "." : "",
                                         step->key)
                              : snprintf(text + used, size - used, "[%zu]", step->index);
        used += added > 0 ? (size_t)added : 0;
    }
    if (r->failed_depth == 0)
        (void)snprintf(text, size, "the file");
}

/* The command that writes what is wanted. */
static const char *writer_of(const struct reader *r)
{
    return r->wish == IMPORT_RECORD && !r->is_timeline ? "extract" : "build";
}

static void report_problem(const struct reader *r, struct slice json,
                           dateline_error *error)
{
    char path[80];
    struct json_position at = json_locate(json, r->failed_path, r->failed_depth);
    format_path(r, path, sizeof path);
    error_set_at(error, DATELINE_ERROR_INPUT, at.line, at.column,
                 "%s %s; write it again with dateline %s", path, r->problem,
                 writer_of(r));
}

static void report_no_json(const struct reader *r, dateline_error *error)
{
    struct json_position at = json_position_of(r->json, r->no_json.at);
    error_set_at(error, DATELINE_ERROR_INPUT, at.line, at.column,
                 "this is no JSON: %s; write it again with dateline %s",
                 r->no_json.message, writer_of(r));
}

/* The tree, then the record from it; both live in the caller's arena. */
static void parse_and_read(struct arena *arena, void *context)
{
    struct reader *r = context;
    r->arena = arena;
    r->root = json_parse(arena, r->json, &r->no_json);
    if (r->root)
        read_everything(r);
}

struct record *import_json(struct arena *arena, struct slice json, enum import_wish wish,
                           dateline_error *error)
{
    if (json.size > EXPORT_SIZE_MAX) {
        error_set(error, DATELINE_ERROR_LIMIT,
                  "the timeline is larger than %d bytes; split it", EXPORT_SIZE_MAX);
        return NULL;
    }
    struct reader r = {.json = json, .wish = wish};
    if (!arena_run(arena, parse_and_read, &r))
        arena_fail(arena);
    if (!r.root)
        report_no_json(&r, error);
    else if (r.failed)
        report_problem(&r, json, error);
    return r.root && !r.failed ? r.record : NULL;
}

bool export_is_own_json(struct slice bytes)
{
    static const char *const schemas[] = {TIMELINE_SCHEMA, RECORD_SCHEMA};
    enum { LOOK_AT = 256 };
    struct slice front =
        slice_part(slice_trim(slice_part(bytes, 0, LOOK_AT)), 0, LOOK_AT);
    if (!slice_starts_with(front, "{"))
        return false;
    for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++)
        if (slice_find(front, slice_of(schemas[i]), 0) != (size_t)-1)
            return true;
    return false;
}
