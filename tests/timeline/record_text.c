#include "record_text.h"

#include "base/utf8.h"
#include "calendar/edtf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS_MAX = 12, EVENT_LENGTH = 100 };

static struct slice field(struct slice *rest)
{
    size_t at = slice_find(*rest, slice_of("|"), 0);
    struct slice found = slice_part(*rest, 0, at == SIZE_MAX ? rest->size : at);
    *rest = at == SIZE_MAX ? slice_part(*rest, rest->size, rest->size)
                           : slice_part(*rest, at + 1, rest->size);
    return slice_trim(found);
}

static struct slice word(struct slice *rest)
{
    *rest = slice_trim(*rest);
    return slice_cut(rest, ' ');
}

static const char *text(struct arena *arena, struct slice slice)
{
    return slice.size ? arena_copy(arena, slice) : NULL;
}

static int32_t day_of(struct slice slice)
{
    char copy[16] = {0};
    int year = 0, month = 0, day = 0;
    memcpy(copy, slice.data, slice.size < 10 ? slice.size : 10);
    if (sscanf(copy, "%d-%d-%d", &year, &month, &day) != 3)
        abort();
    return date_days_of(year, month, day);
}

static struct interval interval_of(struct slice slice)
{
    struct interval interval = INTERVAL_UNBOUNDED;
    size_t dots = slice_find(slice, slice_of(".."), 0);
    if (slice_is(slice, "-"))
        return interval;
    if (dots != SIZE_MAX) {
        struct slice first = slice_part(slice, 0, dots);
        struct slice last = slice_part(slice, dots + 2, slice.size);
        if (first.size > 0)
            interval.begin = instant_of_day(day_of(first));
        if (last.size > 0)
            interval.end = instant_of_day(day_of(last) + 1);
        return interval;
    }
    interval = interval_of_day(day_of(slice));
    if (slice_ends_with(slice, "am"))
        interval.end -= SECONDS_PER_DAY / 2;
    if (slice_ends_with(slice, "pm"))
        interval.begin += SECONDS_PER_DAY / 2;
    return interval;
}

/* ---- lines ---- */

static void read_article(struct arena *arena, struct record_list *records,
                         struct slice rest)
{
    struct record *record = ARENA_NEW(arena, struct record);
    record->arena = arena;
    struct source *source = vector_add(arena, &record->sources);
    source->path = text(arena, field(&rest));
    struct slice date = field(&rest);
    source->publisher = text(arena, field(&rest));
    snprintf(source->sha256, sizeof source->sha256, "%064zx", strlen(source->path));
    if (!slice_is(date, "-")) {
        source->published.origin = DATE_FROM_MANIFEST;
        source->published.at = instant_of_day(day_of(date));
    }
    vector_push(arena, records, record);
}

static void read_who(struct arena *arena, struct record *record, struct slice rest)
{
    struct actor *actor = vector_add(arena, &record->actors);
    actor->uid = text(arena, field(&rest)); /* the key, until merged */
    struct slice type = field(&rest);
    actor->plural = slice_is(type, "roles");
    actor->is_role = actor->plural || slice_is(type, "role");
    if (actor->plural)
        actor->type = ENTITY_GROUP;
    else if (!actor->is_role && !entity_type_from_name(text(arena, type), &actor->type))
        abort();
    actor->name = text(arena, field(&rest));
    actor->title = text(arena, field(&rest));
    struct slice aliases = field(&rest);
    while (aliases.size > 0)
        vector_push(arena, &actor->aliases, text(arena, slice_cut(&aliases, ',')));
}

static uint32_t actor_of(const struct record *record, struct slice key)
{
    for (uint32_t i = 0; i < record->actors.count; i++)
        if (slice_is(key, record->actors.items[i].uid))
            return i;
    abort();
}

static enum participant_role role_of(enum event_kind kind, size_t index)
{
    if (kind != EVENT_STATEMENT)
        return ROLE_ATTENDEE;
    return index == 0 ? ROLE_SPEAKER : ROLE_ADDRESSEE;
}

/* The sentence without the stars around its trigger ("rumour that she *met* him"), which is
 * the first word where there are none; and the trigger's offset in characters. */
static struct slice sentence_and_trigger(struct arena *arena, struct slice words,
                                         struct slice *trigger, size_t *offset)
{
    struct slice rest = words;
    size_t star = slice_find(words, slice_of("*"), 0);
    *offset = 0;
    if (star == SIZE_MAX) {
        *trigger = slice_cut(&rest, ' ');
        return words;
    }
    size_t end = slice_find(words, slice_of("*"), star + 1);
    *trigger = slice_part(words, star + 1, end);
    *offset = utf8_count(slice_part(words, 0, star));
    return slice_of(arena_format(arena, "%.*s%.*s%.*s", (int)star, words.data,
                                 (int)trigger->size, trigger->data,
                                 (int)(words.size - end - 1), words.data + end + 1));
}

static void read_tell(struct arena *arena, struct record *record, struct slice rest)
{
    size_t start = record->events.count * EVENT_LENGTH;
    struct event *event = vector_add(arena, &record->events);
    struct slice head = field(&rest);
    if (!event_kind_from_name(text(arena, word(&head)), &event->kind) ||
        !event_status_from_name(text(arena, word(&head)), &event->status))
        abort();
    event->count = 1;
    event->attributed_to = event->place_actor = INDEX_NONE;
    event->time.interval = interval_of(field(&rest));
    event->time.granularity = GRANULARITY_DAY;
    if (!time_basis_from_name(text(arena, field(&rest)), &event->time.basis))
        abort();
    event->form = text(arena, field(&rest));
    struct slice keys = field(&rest);
    for (size_t i = 0; keys.size > 0; i++) {
        struct participant participant = {actor_of(record, word(&keys)),
                                          role_of(event->kind, i)};
        vector_push(arena, &event->participants, participant);
    }
    event->place_name = text(arena, field(&rest));
    struct slice trigger;
    size_t offset;
    struct slice sentence = sentence_and_trigger(arena, field(&rest), &trigger, &offset);
    event->content = event->summary = text(arena, sentence);
    struct event_mention *mention = vector_add(arena, &event->mentions);
    *mention = (struct event_mention){
        .span = {0, start, start + sentence.size, start, start + sentence.size, NULL},
        .sentence = event->summary,
        .trigger = text(arena, trigger),
        .trigger_start = start + offset,
        .trigger_end = start + offset + 3,
        .confidence = 1,
        .time = event->time,
        .status = event->status};
    vector_push(arena, &event->time_evidence, mention->span);
}

static void read_plus(struct arena *arena, struct record *record, struct slice rest)
{
    struct event *event = &record->events.items[record->events.count - 1];
    struct slice name = word(&rest);
    if (slice_is(name, "ordinal"))
        event->ordinal = (uint32_t)atoi(text(arena, rest));
    else if (slice_is(name, "count"))
        event->count = (uint32_t)atoi(text(arena, rest));
    else if (slice_is(name, "original"))
        event->time.original = day_of(rest);
    else if (slice_is(name, "quote"))
        vector_push(arena, &event->quotes, text(arena, slice_trim(rest)));
    else
        abort();
    event->time.has_original |= slice_is(name, "original");
}

static void read_order(struct arena *arena, struct record *record, struct slice rest)
{
    struct relation *relation = vector_add(arena, &record->relations);
    struct slice head = field(&rest);
    relation->from = (uint32_t)atoi(text(arena, word(&head))) - 1;
    if (!relation_type_from_name(text(arena, word(&head)), &relation->type))
        abort();
    relation->to = (uint32_t)atoi(text(arena, head)) - 1;
    relation->basis = RELATION_FROM_TEXT;
    struct span span = {0, 0, rest.size, 0, rest.size, text(arena, field(&rest))};
    vector_push(arena, &relation->evidence, span);
}

static void read_deny(struct arena *arena, struct record *record, struct slice rest)
{
    struct negation *negation = vector_add(arena, &record->negations);
    if (!event_kind_from_name(text(arena, field(&rest)), &negation->kind))
        abort();
    negation->time.interval = interval_of(field(&rest));
    negation->time.basis = BASIS_EXPLICIT;
    struct slice keys = field(&rest);
    while (keys.size > 0) {
        struct participant participant = {actor_of(record, word(&keys)), ROLE_ATTENDEE};
        vector_push(arena, &negation->participants, participant);
    }
    struct slice sentence = field(&rest);
    struct span span = {0, 0, sentence.size, 0, sentence.size, text(arena, sentence)};
    vector_push(arena, &negation->evidence, span);
}

bool record_text_line(struct arena *arena, struct record_list *records, struct slice line)
{
    struct slice rest = line;
    struct slice kind = word(&rest);
    if (slice_is(kind, "article")) {
        read_article(arena, records, rest);
        return true;
    }
    if (records->count == 0)
        return false;
    struct record *record = records->items[records->count - 1];
    if (slice_is(kind, "who"))
        read_who(arena, record, rest);
    else if (slice_is(kind, "tell"))
        read_tell(arena, record, rest);
    else if (slice_is(kind, "plus"))
        read_plus(arena, record, rest);
    else if (slice_is(kind, "order"))
        read_order(arena, record, rest);
    else if (slice_is(kind, "deny"))
        read_deny(arena, record, rest);
    else
        return false;
    return true;
}

/* ---- printing ---- */

static size_t count_sources(const struct event *event)
{
    size_t count = 0;
    uint32_t last = INDEX_NONE;
    for (size_t i = 0; i < event->mentions.count; i++) {
        count += event->mentions.items[i].span.source != last;
        last = event->mentions.items[i].span.source;
    }
    return count;
}

static void print_event(struct buffer *out, const struct record *timeline,
                        const struct event *event)
{
    const char *when = edtf_of_interval(
        out->arena, event->time.interval, event->time.granularity,
        (struct edtf_options){.throughout = event->time.extent == EXTENT_THROUGHOUT});
    buffer_format(out, "%s %s %s %s", event->id, event_kind_name(event->kind),
                  event_status_name(event->status), when ? when : "-");
    if (event->form)
        buffer_format(out, " %s", event->form);
    if (event->place_name)
        buffer_format(out, " @%s", event->place_name);
    buffer_add_text(out, " [");
    for (size_t i = 0; i < event->participants.count; i++)
        buffer_format(out, "%s%s", i ? "; " : "",
                      timeline->actors.items[event->participants.items[i].actor].name);
    buffer_format(out, "] from %zu", count_sources(event));
    if (event->count > 1)
        buffer_format(out, " x%u", event->count);
    if (event->sequence > 0)
        buffer_format(out, " sequence %u", event->sequence);
    buffer_add_byte(out, '\n');
}

void record_text_print(struct buffer *out, const struct record *timeline)
{
    for (size_t i = 0; i < timeline->events.count; i++)
        print_event(out, timeline, &timeline->events.items[i]);
    for (size_t i = 0; i < timeline->relations.count; i++) {
        const struct relation *relation = &timeline->relations.items[i];
        buffer_format(out, "e%u %s e%u %s\n", relation->from + 1,
                      relation_type_name(relation->type), relation->to + 1,
                      relation_basis_name(relation->basis));
    }
    for (size_t i = 0; i < timeline->conflicts.count; i++) {
        const struct conflict *conflict = &timeline->conflicts.items[i];
        buffer_add_text(out, conflict_kind_name(conflict->kind));
        for (size_t j = 0; j < conflict->events.count; j++)
            buffer_format(out, " e%u", conflict->events.items[j] + 1);
        bool shown = conflict->kind == CONFLICT_DATE || conflict->kind == CONFLICT_PLACE;
        for (size_t j = 0; j < conflict->values.count && shown; j++)
            buffer_format(out, " %s", conflict->values.items[j].value);
        buffer_add_byte(out, '\n');
    }
    for (size_t i = 0; i < timeline->sources.count; i++)
        if (timeline->sources.items[i].is_copy)
            buffer_format(out, "s%zu copies s%u\n", i + 1,
                          timeline->sources.items[i].copy_of + 1);
    for (size_t i = 0; i < timeline->warnings.count; i++)
        buffer_format(out, "warning %s\n", timeline->warnings.items[i].message);
}
