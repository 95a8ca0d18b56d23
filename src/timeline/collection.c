#include "timeline/collection.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { FORM_KEY_MAX = 1024 * 1024 };

void collection_init(struct collection *collection, struct arena *arena)
{
    *collection = (struct collection){.arena = arena};
    interner_init(&collection->texts, arena);
    interner_init(&collection->source_keys, arena);
    interner_init(&collection->form_keys, arena);
    buffer_init(&collection->key, arena, FORM_KEY_MAX);
}

/* ---- copying, arrays of exact size ---- */

static const char *keep(struct collection *collection, const char *text)
{
    if (!text)
        return NULL;
    uint32_t number = intern(&collection->texts, slice_of(text));
    return intern_text(&collection->texts, number).data;
}

/* Long texts hardly recur: no entry in the table for them. */
static const char *copy(struct collection *collection, const char *text)
{
    return text ? arena_copy(collection->arena, slice_of(text)) : NULL;
}

static void *copy_items(struct collection *collection, const void *items, size_t count,
                        size_t size)
{
    if (count == 0)
        return NULL;
    void *made = arena_alloc_array(collection->arena, count, size);
    memcpy(made, items, count * size);
    return made;
}

/* Makes 'vector' (a shallow copy of another's) own its items. */
#define OWN_ITEMS(collection, vector)                                                    \
    ((vector)->items = copy_items((collection), (vector)->items, (vector)->count,        \
                                  sizeof *(vector)->items),                              \
     (vector)->capacity = (vector)->count)

static void own_texts(struct collection *collection, struct text_vector *texts)
{
    OWN_ITEMS(collection, texts);
    for (size_t i = 0; i < texts->count; i++)
        texts->items[i] = copy(collection, texts->items[i]);
}

/* 'sources' maps the record's sources to the collection's. */
static void own_span(struct collection *collection, struct span *span,
                     const uint32_t *sources)
{
    span->source = span->source == INDEX_NONE ? INDEX_NONE : sources[span->source];
    span->text = copy(collection, span->text);
}

static void own_spans(struct collection *collection, struct span_vector *spans,
                      const uint32_t *sources)
{
    OWN_ITEMS(collection, spans);
    for (size_t i = 0; i < spans->count; i++)
        own_span(collection, &spans->items[i], sources);
}

static void own_time(struct collection *collection, struct event_time *time)
{
    time->timezone = keep(collection, time->timezone);
    time->timex = keep(collection, time->timex);
    time->edtf = keep(collection, time->edtf);
    time->expression = keep(collection, time->expression);
    time->explanation = keep(collection, time->explanation);
}

static void own_mention(struct collection *collection, struct event_mention *mention,
                        const uint32_t *sources)
{
    own_span(collection, &mention->span, sources);
    mention->sentence = copy(collection, mention->sentence);
    mention->trigger = keep(collection, mention->trigger);
    mention->place = keep(collection, mention->place);
    own_time(collection, &mention->time);
}

static void own_event(struct collection *collection, struct event *event,
                      const uint32_t *sources)
{
    event->id = NULL;
    event->uid = copy(collection, event->uid);
    event->form = keep(collection, event->form);
    event->summary = copy(collection, event->summary);
    event->place_name = keep(collection, event->place_name);
    event->duration = keep(collection, event->duration);
    event->content = copy(collection, event->content);
    event->about = copy(collection, event->about);
    event->explanation = copy(collection, event->explanation);
    OWN_ITEMS(collection, &event->participants);
    own_time(collection, &event->time);
    own_spans(collection, &event->time_evidence, sources);
    own_spans(collection, &event->place_evidence, sources);
    own_spans(collection, &event->participant_evidence, sources);
    own_spans(collection, &event->status_evidence, sources);
    own_texts(collection, &event->quotes);
    OWN_ITEMS(collection, &event->mentions);
    for (size_t i = 0; i < event->mentions.count; i++)
        own_mention(collection, &event->mentions.items[i], sources);
}

static void own_conflict(struct collection *collection, struct conflict *conflict,
                         const uint32_t *sources)
{
    conflict->detail = copy(collection, conflict->detail);
    OWN_ITEMS(collection, &conflict->events);
    OWN_ITEMS(collection, &conflict->values);
    for (size_t i = 0; i < conflict->values.count; i++) {
        struct conflict_value *value = &conflict->values.items[i];
        value->value = copy(collection, value->value);
        own_spans(collection, &value->evidence, sources);
    }
}

static void own_negation(struct collection *collection, struct negation *negation,
                         const uint32_t *sources)
{
    OWN_ITEMS(collection, &negation->participants);
    own_time(collection, &negation->time);
    own_spans(collection, &negation->evidence, sources);
}

/* ---- sources and actors ---- */

static uint32_t add_source(struct collection *collection, const struct source *source)
{
    struct arena *arena = collection->arena;
    const char *path = source->path ? source->path : "";
    buffer_clear(&collection->key);
    buffer_format(&collection->key, "%s\n%s", path, source->sha256);
    size_t known = collection->source_keys.count;
    uint32_t number = intern(&collection->source_keys, buffer_slice(&collection->key));
    if (number < known)
        return number;
    struct source *made = vector_add(arena, &collection->sources);
    *made = *source;
    made->is_copy = false; /* as long as the other's number is not known */
    made->path = copy(collection, source->path);
    made->title = copy(collection, source->title);
    made->publisher = keep(collection, source->publisher);
    made->author = keep(collection, source->author);
    made->url = copy(collection, source->url);
    made->language = keep(collection, source->language);
    made->place = keep(collection, source->place);
    made->timezone = keep(collection, source->timezone);
    made->text = copy(collection, source->text);
    return number;
}

/* What a timeline made earlier knows of reprints. */
static void own_copies(struct collection *collection, const struct record *record,
                       const uint32_t *sources)
{
    for (size_t i = 0; i < record->sources.count; i++) {
        const struct source *source = &record->sources.items[i];
        if (!source->is_copy || source->copy_of >= record->sources.count)
            continue;
        struct source *made = &collection->sources.items[sources[i]];
        made->is_copy = sources[source->copy_of] != sources[i];
        made->copy_of = sources[source->copy_of];
    }
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static void add_form_key(struct buffer *key, const struct actor *actor)
{
    buffer_format(key, "%d %d %d %d\n%s\n%s\n%s", (int)actor->type, (int)actor->gender,
                  actor->plural, actor->is_role, or_empty(actor->name),
                  or_empty(actor->title), or_empty(actor->affiliation));
    for (size_t i = 0; i < actor->aliases.count; i++)
        buffer_format(key, "\n%s", actor->aliases.items[i]);
}

static uint32_t add_form(struct collection *collection, const struct actor *actor)
{
    struct buffer *key = &collection->key;
    buffer_clear(key);
    add_form_key(key, actor);
    size_t known = collection->form_keys.count;
    uint32_t number = intern(&collection->form_keys, buffer_slice(key));
    if (number < known)
        return number;
    struct actor_form *form = vector_add(collection->arena, &collection->forms);
    form->actor = *actor;
    form->actor.name = keep(collection, or_empty(actor->name));
    form->actor.title = keep(collection, actor->title);
    form->actor.affiliation = keep(collection, actor->affiliation);
    form->actor.uid = NULL;
    own_texts(collection, &form->actor.aliases);
    form->hash = hash_bytes(buffer_slice(key));
    name_fold(collection->arena, slice_of(form->actor.name), &form->name);
    return number;
}

/* ---- adding ---- */

static void own_participants(struct collected_record *made)
{
    for (size_t i = 0; i < made->events.count; i++) {
        struct event *event = &made->events.items[i];
        size_t kept = 0;
        for (size_t j = 0; j < event->participants.count; j++)
            if (event->participants.items[j].actor < made->actor_count)
                event->participants.items[kept++] = event->participants.items[j];
        event->participants.count = kept;
        if (event->count == 0)
            event->count = 1;
    }
}

/* Two records of one article (of two runs, say) must come in the same order always. */
static uint64_t fingerprint(const struct collected_record *record)
{
    uint64_t hash = record->actor_count;
    for (size_t i = 0; i < record->events.count; i++) {
        const struct event *event = &record->events.items[i];
        hash = hash_combine(hash, (uint64_t)event->kind * 8 + (uint64_t)event->status);
        hash = hash_combine(hash, (uint64_t)event->time.interval.begin);
        hash = hash_combine(hash, (uint64_t)event->time.interval.end);
        hash = hash_combine(hash, hash_bytes(slice_of(event->summary)));
        if (event->mentions.count > 0)
            hash = hash_combine(hash, event->mentions.items[0].trigger_start);
    }
    return hash;
}

static void own_parts(struct collection *collection, struct collected_record *made,
                      const uint32_t *sources)
{
    OWN_ITEMS(collection, &made->events);
    OWN_ITEMS(collection, &made->relations);
    OWN_ITEMS(collection, &made->conflicts);
    OWN_ITEMS(collection, &made->negations);
    OWN_ITEMS(collection, &made->warnings);
    for (size_t i = 0; i < made->events.count; i++)
        own_event(collection, &made->events.items[i], sources);
    for (size_t i = 0; i < made->relations.count; i++)
        own_spans(collection, &made->relations.items[i].evidence, sources);
    for (size_t i = 0; i < made->conflicts.count; i++)
        own_conflict(collection, &made->conflicts.items[i], sources);
    for (size_t i = 0; i < made->negations.count; i++)
        own_negation(collection, &made->negations.items[i], sources);
    for (size_t i = 0; i < made->warnings.count; i++) {
        struct record_warning *warning = &made->warnings.items[i];
        warning->message = copy(collection, warning->message);
        if (warning->source != INDEX_NONE)
            warning->source = sources[warning->source];
    }
    own_participants(made);
}

/* The vectors of a record and of its compact copy are of different types with the same
 * members. */
#define BORROW_VECTOR(to, from)                                                          \
    ((to)->items = (from)->items, (to)->count = (from)->count, (to)->capacity = 0)

void collection_add(struct collection *collection, const struct record *record)
{
    struct arena *arena = collection->arena;
    uint32_t *sources = ARENA_NEW_ARRAY(arena, record->sources.count + 1, uint32_t);
    for (size_t i = 0; i < record->sources.count; i++)
        sources[i] = add_source(collection, &record->sources.items[i]);
    own_copies(collection, record, sources);
    struct collected_record *made = ARENA_NEW(arena, struct collected_record);
    made->source = record->sources.count ? sources[0] : INDEX_NONE;
    made->actor_count = record->actors.count;
    made->undated = record->undated;
    made->merged = record->events.count > 0 && record->events.items[0].uid;
    made->forms = ARENA_NEW_ARRAY(arena, made->actor_count, uint32_t);
    for (size_t i = 0; i < made->actor_count; i++)
        made->forms[i] = add_form(collection, &record->actors.items[i]);
    BORROW_VECTOR(&made->events, &record->events);
    BORROW_VECTOR(&made->relations, &record->relations);
    BORROW_VECTOR(&made->conflicts, &record->conflicts);
    BORROW_VECTOR(&made->negations, &record->negations);
    BORROW_VECTOR(&made->warnings, &record->warnings);
    own_parts(collection, made, sources);
    made->fingerprint = fingerprint(made);
    vector_push(arena, &collection->records, made);
    collection->unit_count += made->events.count;
}

/* ---- an order that does not depend on how things came in ---- */

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_instants(instant a, instant b)
{
    return (a > b) - (a < b);
}

/* Undated articles last. */
static instant published_at(const struct source *source)
{
    return source->published.origin == DATE_FROM_NONE ? INSTANT_UNBOUNDED_FUTURE
                                                      : source->published.at;
}

struct ranked_source {
    const struct source *source;
    uint32_t number;
};

static int compare_sources(const void *first, const void *second)
{
    const struct ranked_source *x = first, *y = second;
    const struct source *a = x->source, *b = y->source;
    int order = compare_instants(published_at(a), published_at(b));
    if (order == 0)
        order = strcmp(or_empty(a->path), or_empty(b->path));
    return order ? order : strcmp(a->sha256, b->sha256);
}

/* Sorts the sources; gives the new number of each old one. */
static uint32_t *sort_sources(struct collection *collection)
{
    struct arena *arena = collection->arena;
    size_t count = collection->sources.count;
    struct ranked_source *ranked = ARENA_NEW_ARRAY(arena, count, struct ranked_source);
    for (uint32_t i = 0; i < count; i++)
        ranked[i] = (struct ranked_source){&collection->sources.items[i], i};
    qsort(ranked, count, sizeof *ranked, compare_sources);
    uint32_t *rank = ARENA_NEW_ARRAY(arena, count, uint32_t);
    struct source *sorted = ARENA_NEW_ARRAY(arena, count, struct source);
    for (uint32_t i = 0; i < count; i++) {
        rank[ranked[i].number] = i;
        sorted[i] = *ranked[i].source;
    }
    for (uint32_t i = 0; i < count; i++)
        if (sorted[i].is_copy)
            sorted[i].copy_of = rank[sorted[i].copy_of];
    collection->sources.items = sorted;
    return rank;
}

static void renumber_spans(struct span_vector *spans, const uint32_t *rank)
{
    for (size_t i = 0; i < spans->count; i++)
        if (spans->items[i].source != INDEX_NONE)
            spans->items[i].source = rank[spans->items[i].source];
}

static void renumber_event(struct event *event, const uint32_t *rank)
{
    renumber_spans(&event->time_evidence, rank);
    renumber_spans(&event->place_evidence, rank);
    renumber_spans(&event->participant_evidence, rank);
    renumber_spans(&event->status_evidence, rank);
    for (size_t i = 0; i < event->mentions.count; i++) {
        struct span *span = &event->mentions.items[i].span;
        if (span->source != INDEX_NONE)
            span->source = rank[span->source];
    }
}

static void renumber_record(struct collected_record *record, const uint32_t *rank)
{
    if (record->source != INDEX_NONE)
        record->source = rank[record->source];
    for (size_t i = 0; i < record->events.count; i++)
        renumber_event(&record->events.items[i], rank);
    for (size_t i = 0; i < record->relations.count; i++)
        renumber_spans(&record->relations.items[i].evidence, rank);
    for (size_t i = 0; i < record->negations.count; i++)
        renumber_spans(&record->negations.items[i].evidence, rank);
    for (size_t i = 0; i < record->conflicts.count; i++)
        for (size_t j = 0; j < record->conflicts.items[i].values.count; j++)
            renumber_spans(&record->conflicts.items[i].values.items[j].evidence, rank);
    for (size_t i = 0; i < record->warnings.count; i++)
        if (record->warnings.items[i].source != INDEX_NONE)
            record->warnings.items[i].source = rank[record->warnings.items[i].source];
}

static int compare_records(const void *first, const void *second)
{
    const struct collected_record *a = *(struct collected_record *const *)first;
    const struct collected_record *b = *(struct collected_record *const *)second;
    int order = compare_numbers(a->source, b->source);
    if (order == 0)
        order = compare_numbers(b->events.count, a->events.count);
    return order ? order : compare_numbers(a->fingerprint, b->fingerprint);
}

/* Numbers the forms in the order in which the sorted records show them. */
static void renumber_forms(struct collection *collection)
{
    struct arena *arena = collection->arena;
    size_t count = collection->forms.count;
    uint32_t *rank = ARENA_NEW_ARRAY(arena, count, uint32_t), next = 0;
    struct actor_form *sorted = ARENA_NEW_ARRAY(arena, count, struct actor_form);
    for (size_t i = 0; i < collection->records.count; i++) {
        struct collected_record *record = collection->records.items[i];
        for (size_t j = 0; j < record->actor_count; j++) {
            uint32_t form = record->forms[j];
            if (rank[form] == 0) {
                sorted[next] = collection->forms.items[form];
                rank[form] = ++next;
            }
            record->forms[j] = rank[form] - 1;
        }
    }
    collection->forms.items = sorted;
}

/* The same record given twice is one: files that overlap may be merged. */
static void drop_repeats(struct collection *collection)
{
    size_t kept = 0;
    for (size_t i = 0; i < collection->records.count; i++) {
        struct collected_record *record = collection->records.items[i];
        bool repeat = kept > 0 && record->source != INDEX_NONE &&
                      compare_records(&collection->records.items[kept - 1], &record) == 0;
        if (repeat)
            collection->unit_count -= record->events.count;
        else
            collection->records.items[kept++] = record;
    }
    collection->records.count = kept;
}

void collection_sort(struct collection *collection)
{
    uint32_t *rank = sort_sources(collection);
    size_t count = collection->records.count;
    for (size_t i = 0; i < count; i++)
        renumber_record(collection->records.items[i], rank);
    if (count > 0)
        qsort(collection->records.items, count, sizeof *collection->records.items,
              compare_records);
    drop_repeats(collection);
    count = collection->records.count;
    renumber_forms(collection);
    collection->units =
        ARENA_NEW_ARRAY(collection->arena, collection->unit_count, struct unit);
    uint32_t unit = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct collected_record *record = collection->records.items[i];
        record->first_unit = unit;
        for (size_t j = 0; j < record->events.count; j++)
            collection->units[unit++] =
                (struct unit){.event = &record->events.items[j], .record = i};
    }
}

uint32_t collection_person(const struct collected_record *record, uint32_t actor)
{
    return actor < record->actor_count ? record->people[actor] : INDEX_NONE;
}

uint32_t collection_fold(struct collection *collection, const char *text)
{
    if (!text || !*text)
        return INTERN_NONE;
    struct folded_name folded;
    name_fold(collection->arena, slice_of(text), &folded);
    return folded.whole.size ? intern(&collection->texts, folded.whole) : INTERN_NONE;
}

bool collection_is_retold(const struct collection *collection, uint32_t unit)
{
    const struct collected_record *record =
        collection->records.items[collection->units[unit].record];
    return record->retold != NULL &&
           record->retold[unit - record->first_unit] != INDEX_NONE;
}
