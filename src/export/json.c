/*
 * The timeline as JSON (schema dateline-timeline-1) and the record of one article as one
 * line (schema dateline-record-1). Both have the same fields; a record also has what only
 * merging needs. Every event, source and entity stands on a line of its own, so that two
 * timelines can be compared with line tools.
 */
#include "export/export.h"
#include "export/json_fields.h"
#include "export/json_writer.h"
#include "export/when.h"

struct writer {
    struct json json;
    const struct record *record;
    struct buffer scratch; /* for the text form of days and instants */
    bool complete;         /* a record line: all that merging needs, no line breaks */
    bool embed_text;
    bool standalone; /* an event outside its timeline: names and paths beside the ids */
};

static void begin_line(struct writer *w)
{
    if (!w->complete && !w->standalone)
        json_line(&w->json);
}

/* What is not known is null in a timeline, and left out of a record. */
static void write_member(struct writer *w, const char *key, const char *text)
{
    if (text || !w->complete)
        json_member(&w->json, key, text);
}

/* "s1", "p1", "e1": ids count from 1 in the order of the vectors. */
static void write_numbered(struct writer *w, char letter, size_t index)
{
    char digits[24];
    size_t at = sizeof digits, number = index + 1;
    for (; number; number /= 10)
        digits[--at] = (char)('0' + number % 10);
    digits[--at] = letter;
    json_slice(&w->json, slice_make(digits + at, sizeof digits - at));
}

static void write_source_id(struct writer *w, uint32_t source)
{
    write_numbered(w, 's', source);
}

static void write_actor_id(struct writer *w, uint32_t actor)
{
    write_numbered(w, 'p', actor);
}

static void write_event_id(struct writer *w, uint32_t event)
{
    const char *id = w->record->events.items[event].id;
    if (id && !w->complete)
        json_text(&w->json, id);
    else
        write_numbered(w, 'e', event);
}

static void write_scratch(struct writer *w)
{
    if (w->scratch.size)
        json_slice(&w->json, buffer_slice(&w->scratch));
    else
        json_nothing(&w->json);
    buffer_clear(&w->scratch);
}

static void write_day(struct writer *w, const char *key, bool known, int32_t day)
{
    if (!known && w->complete)
        return;
    json_key(&w->json, key);
    if (known)
        when_add_day(&w->scratch, day);
    write_scratch(w);
}

static void write_instant(struct writer *w, const char *key, bool bounded, instant at)
{
    if (!bounded && w->complete)
        return;
    json_key(&w->json, key);
    if (bounded)
        when_add_instant(&w->scratch, at);
    write_scratch(w);
}

static void write_texts(struct writer *w, const char *key,
                        const struct text_vector *texts)
{
    if (texts->count == 0 && w->complete)
        return;
    json_key(&w->json, key);
    json_open(&w->json, '[');
    for (size_t i = 0; i < texts->count; i++)
        json_text(&w->json, texts->items[i]);
    json_close(&w->json, ']');
}

static void write_span_members(struct writer *w, const struct span *span)
{
    json_key(&w->json, "source");
    write_source_id(w, span->source);
    if (w->standalone)
        json_member(&w->json, "path", w->record->sources.items[span->source].path);
    json_member_size(&w->json, "start", span->start);
    json_member_size(&w->json, "end", span->end);
    json_member_size(&w->json, "byte_start", span->byte_start);
    json_member_size(&w->json, "byte_end", span->byte_end);
}

static void write_spans(struct writer *w, const char *key,
                        const struct span_vector *spans)
{
    if (spans->count == 0 && w->complete)
        return;
    json_key(&w->json, key);
    json_open(&w->json, '[');
    for (size_t i = 0; i < spans->count; i++) {
        json_open(&w->json, '{');
        write_span_members(w, &spans->items[i]);
        json_member_if_told(&w->json, "text", spans->items[i].text);
        json_close(&w->json, '}');
    }
    json_close(&w->json, ']');
}

static void write_source(struct writer *w, size_t index)
{
    const struct source *source = &w->record->sources.items[index];
    struct json *json = &w->json;
    begin_line(w);
    json_open(json, '{');
    json_key(json, "id");
    write_source_id(w, (uint32_t)index);
    json_member(json, "path", source->path);
    write_member(w, "title", source->title);
    write_member(w, "publisher", source->publisher);
    json_member_if_told(json, "author", source->author);
    write_member(w, "url", source->url);
    write_member(w, "language", source->language);
    json_key(json, "published");
    when_add_article_date(&w->scratch, &source->published);
    write_scratch(w);
    json_member(json, "published_from",
                article_date_origin_name(source->published.origin));
    write_member(w, "place", source->place);
    write_member(w, "timezone", source->timezone);
    json_member(json, "sha256", source->sha256);
    if (source->is_copy) {
        json_key(json, "copy_of");
        write_source_id(w, source->copy_of);
    }
    if (w->embed_text || w->complete)
        json_member_if_told(json, "text", source->text);
    json_close(json, '}');
}

static void write_flag(struct json *json, const char *key, bool value)
{
    if (value)
        json_member_bool(json, key, true);
}

static void write_actor(struct writer *w, size_t index)
{
    const struct actor *actor = &w->record->actors.items[index];
    struct json *json = &w->json;
    begin_line(w);
    json_open(json, '{');
    json_key(json, "id");
    write_actor_id(w, (uint32_t)index);
    json_member_if_told(json, "uid", actor->uid);
    json_member(json, "type", entity_type_name(actor->type));
    json_member(json, "name", actor->name);
    write_texts(w, "aliases", &actor->aliases);
    write_member(w, "title", actor->title);
    json_member_if_told(json, "affiliation", actor->affiliation);
    json_member_if_told(json, "gender", gender_names[actor->gender]);
    write_flag(json, "plural", actor->plural);
    write_flag(json, "role", actor->is_role);
    json_close(json, '}');
}

static void write_time(struct writer *w, const char *key, const struct event_time *time)
{
    struct json *json = &w->json;
    instant begin = time->interval.begin, end = time->interval.end;
    json_key(json, key);
    json_open(json, '{');
    write_instant(w, "earliest", begin != INSTANT_UNBOUNDED_PAST, begin);
    write_instant(w, "latest", end != INSTANT_UNBOUNDED_FUTURE, end - 1);
    json_member(json, "granularity", granularity_name(time->granularity));
    json_member(json, "extent", time_extent_name(time->extent));
    write_member(w, "timezone", time->timezone);
    write_member(w, "timex", time->timex);
    write_member(w, "edtf", time->edtf);
    write_member(w, "modifier", time_modifier_name(time->modifier));
    write_member(w, "expression", time->expression);
    json_member(json, "basis", time_basis_name(time->basis));
    write_day(w, "anchor", time->has_anchor, time->anchor);
    if (time->has_original)
        write_day(w, "original", true, time->original);
    json_member_if_told(json, "explanation", time->explanation);
    json_close(json, '}');
}

static void write_participants(struct writer *w, const struct participant *items,
                               size_t count)
{
    json_key(&w->json, "participants");
    json_open(&w->json, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(&w->json, '{');
        json_key(&w->json, "entity");
        write_actor_id(w, items[i].actor);
        if (w->standalone)
            json_member(&w->json, "name", w->record->actors.items[items[i].actor].name);
        json_member(&w->json, "role", participant_role_name(items[i].role));
        json_close(&w->json, '}');
    }
    json_close(&w->json, ']');
}

static void write_place(struct writer *w, const struct event *event)
{
    if (!event->place_name && w->complete)
        return;
    json_key(&w->json, "place");
    if (!event->place_name) {
        json_nothing(&w->json);
        return;
    }
    json_open(&w->json, '{');
    json_member(&w->json, "name", event->place_name);
    json_key(&w->json, "entity");
    if (event->place_actor == INDEX_NONE)
        json_nothing(&w->json);
    else
        write_actor_id(w, event->place_actor);
    json_close(&w->json, '}');
}

static void write_mention(struct writer *w, const struct event_mention *mention)
{
    struct json *json = &w->json;
    json_open(json, '{');
    write_span_members(w, &mention->span);
    write_member(w, "sentence", mention->sentence);
    write_member(w, "trigger", mention->trigger);
    json_member_size(json, "trigger_start", mention->trigger_start);
    json_member_size(json, "trigger_end", mention->trigger_end);
    json_key(json, "confidence");
    json_share(json, mention->confidence);
    json_member_if_told(json, "tense", mention_tense_name(mention->tense));
    if (w->complete) {
        if (!interval_is_empty(mention->time.interval)) /* else it tells no time */
            write_time(w, "time", &mention->time);
        json_member(json, "status", event_status_name(mention->status));
        json_member_if_told(json, "place", mention->place);
    }
    json_close(json, '}');
}

static void write_evidence(struct writer *w, const struct event *event)
{
    json_key(&w->json, "evidence");
    json_open(&w->json, '{');
    write_spans(w, "time", &event->time_evidence);
    write_spans(w, "place", &event->place_evidence);
    write_spans(w, "participants", &event->participant_evidence);
    write_spans(w, "status", &event->status_evidence);
    json_close(&w->json, '}');
}

/* What is said, or what it is about: the fields that belong to a kind of event stand
 * there even when nothing is known. */
static void write_content(struct writer *w, const struct event *event)
{
    bool statement = event->kind == EVENT_STATEMENT;
    if (statement || event->content)
        write_member(w, "content", event->content);
    if (statement || event->quotes.count)
        write_texts(w, "quotes", &event->quotes);
    if (!statement || event->about)
        write_member(w, "about", event->about);
}

static void write_counts(struct writer *w, const struct event *event)
{
    if (event->count > 1)
        json_member_size(&w->json, "count", event->count);
    if (event->ordinal)
        json_member_size(&w->json, "ordinal", event->ordinal);
    if (event->sequence)
        json_member_size(&w->json, "sequence", event->sequence);
    if (event->attributed_to != INDEX_NONE) {
        json_key(&w->json, "attributed_to");
        write_actor_id(w, event->attributed_to);
    }
}

static void write_event(struct writer *w, size_t index)
{
    const struct event *event = &w->record->events.items[index];
    struct json *json = &w->json;
    begin_line(w);
    json_open(json, '{');
    json_key(json, "id");
    write_event_id(w, (uint32_t)index);
    if (event->uid || !w->complete)
        json_member(json, "uid", event->uid);
    json_member(json, "kind", event_kind_name(event->kind));
    write_member(w, "form", event->form);
    write_member(w, "summary", event->summary);
    json_member(json, "status", event_status_name(event->status));
    write_counts(w, event);
    write_participants(w, event->participants.items, event->participants.count);
    write_place(w, event);
    write_time(w, "time", &event->time);
    write_evidence(w, event);
    write_member(w, "duration", event->duration);
    write_content(w, event);
    json_key(json, "mentions");
    json_open(json, '[');
    for (size_t i = 0; i < event->mentions.count; i++)
        write_mention(w, &event->mentions.items[i]);
    json_close(json, ']');
    json_member_if_told(json, "explanation", event->explanation);
    json_close(json, '}');
}

static void write_relation(struct writer *w, size_t index)
{
    const struct relation *relation = &w->record->relations.items[index];
    begin_line(w);
    json_open(&w->json, '{');
    json_key(&w->json, "from");
    write_event_id(w, relation->from);
    json_key(&w->json, "to");
    write_event_id(w, relation->to);
    json_member(&w->json, "type", relation_type_name(relation->type));
    json_member(&w->json, "basis", relation_basis_name(relation->basis));
    write_spans(w, "evidence", &relation->evidence);
    json_close(&w->json, '}');
}

static void write_conflict(struct writer *w, size_t index)
{
    const struct conflict *conflict = &w->record->conflicts.items[index];
    struct json *json = &w->json;
    begin_line(w);
    json_open(json, '{');
    json_member(json, "kind", conflict_kind_name(conflict->kind));
    json_key(json, "events");
    json_open(json, '[');
    for (size_t i = 0; i < conflict->events.count; i++)
        write_event_id(w, conflict->events.items[i]);
    json_close(json, ']');
    write_member(w, "detail", conflict->detail);
    json_key(json, "values");
    json_open(json, '[');
    for (size_t i = 0; i < conflict->values.count; i++) {
        json_open(json, '{');
        json_member(json, "value", conflict->values.items[i].value);
        write_spans(w, "evidence", &conflict->values.items[i].evidence);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void write_negation(struct writer *w, size_t index)
{
    const struct negation *negation = &w->record->negations.items[index];
    begin_line(w);
    json_open(&w->json, '{');
    json_member(&w->json, "kind", event_kind_name(negation->kind));
    write_participants(w, negation->participants.items, negation->participants.count);
    write_time(w, "time", &negation->time);
    write_spans(w, "evidence", &negation->evidence);
    json_close(&w->json, '}');
}

static void write_warning(struct writer *w, size_t index)
{
    const struct record_warning *warning = &w->record->warnings.items[index];
    begin_line(w);
    json_open(&w->json, '{');
    json_key(&w->json, "source");
    if (warning->source == INDEX_NONE)
        json_nothing(&w->json);
    else
        write_source_id(w, warning->source);
    json_member(&w->json, "message", warning->message);
    json_close(&w->json, '}');
}

static void write_list(struct writer *w, const char *key, size_t count,
                       void (*write)(struct writer *, size_t))
{
    begin_line(w);
    json_key(&w->json, key);
    json_open(&w->json, '[');
    for (size_t i = 0; i < count; i++)
        write(w, i);
    if (count)
        begin_line(w);
    json_close(&w->json, ']');
}

static void write_record(struct writer *w, const char *schema)
{
    const struct record *record = w->record;
    struct json *json = &w->json;
    json_open(json, '{');
    begin_line(w);
    json_member(json, "schema", schema);
    begin_line(w);
    json_key(json, "generator");
    json_open(json, '{');
    json_member(json, "name", "dateline");
    json_member(json, "version", DATELINE_VERSION);
    json_close(json, '}');
    write_flag(json, "undated", record->undated);
    write_flag(json, "corrected", record->corrected);
    write_list(w, "sources", record->sources.count, write_source);
    write_list(w, "entities", record->actors.count, write_actor);
    write_list(w, "events", record->events.count, write_event);
    write_list(w, "relations", record->relations.count, write_relation);
    write_list(w, "conflicts", record->conflicts.count, write_conflict);
    write_list(w, "negations", record->negations.count, write_negation);
    write_list(w, "warnings", record->warnings.count, write_warning);
    begin_line(w);
    json_close(json, '}');
    buffer_add_byte(json->out, '\n');
}

enum { SCRATCH_MAX = 256 };

bool export_json(struct buffer *out, const struct record *timeline,
                 const struct export_options *options, struct export_report *report,
                 dateline_error *error)
{
    (void)error;
    struct writer w = {.record = timeline, .embed_text = options->embed_text};
    json_begin(&w.json, out);
    buffer_init(&w.scratch, out->arena, SCRATCH_MAX);
    write_record(&w, TIMELINE_SCHEMA);
    report->written += timeline->events.count;
    return true;
}

void export_record_line(struct buffer *out, const struct record *record)
{
    struct writer w = {.record = record, .complete = true};
    json_begin(&w.json, out);
    buffer_init(&w.scratch, out->arena, SCRATCH_MAX);
    write_record(&w, RECORD_SCHEMA);
}

bool export_jsonl(struct buffer *out, const struct record *timeline,
                  const struct export_options *options, struct export_report *report,
                  dateline_error *error)
{
    struct writer w = {.record = timeline, .standalone = true};
    (void)options;
    (void)error;
    buffer_init(&w.scratch, out->arena, SCRATCH_MAX);
    for (size_t i = 0; i < timeline->events.count; i++) {
        json_begin(&w.json, out);
        write_event(&w, i);
        buffer_add_byte(out, '\n');
    }
    report->written += timeline->events.count;
    return true;
}
