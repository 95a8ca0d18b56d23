#include "event/record_copy.h"

#include <string.h>

static void copy_text(struct arena *arena, const char **text)
{
    if (*text)
        *text = arena_copy(arena, slice_of(*text));
}

/* The items of a vector as they are; texts and lists in them are still shared. */
static void *copy_items(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = arena_alloc_array(arena, count, size);
    if (count)
        memcpy(copy, items, count * size);
    return copy;
}

#define COPY_VECTOR(arena, vector)                                                       \
    ((vector)->items =                                                                   \
         copy_items((arena), (vector)->items, (vector)->count, sizeof *(vector)->items), \
     (vector)->capacity = (vector)->count)

static void copy_texts(struct arena *arena, struct text_vector *texts)
{
    COPY_VECTOR(arena, texts);
    for (size_t i = 0; i < texts->count; i++)
        copy_text(arena, &texts->items[i]);
}

static void copy_spans(struct arena *arena, struct span_vector *spans)
{
    COPY_VECTOR(arena, spans);
    for (size_t i = 0; i < spans->count; i++)
        copy_text(arena, &spans->items[i].text);
}

static void copy_source(struct arena *arena, struct source *source)
{
    copy_text(arena, &source->path);
    copy_text(arena, &source->title);
    copy_text(arena, &source->publisher);
    copy_text(arena, &source->author);
    copy_text(arena, &source->url);
    copy_text(arena, &source->language);
    copy_text(arena, &source->place);
    copy_text(arena, &source->timezone);
    copy_text(arena, &source->text);
}

static void copy_actor(struct arena *arena, struct actor *actor)
{
    copy_text(arena, &actor->name);
    copy_text(arena, &actor->title);
    copy_text(arena, &actor->affiliation);
    copy_text(arena, &actor->uid);
    copy_texts(arena, &actor->aliases);
}

static void copy_time(struct arena *arena, struct event_time *time)
{
    copy_text(arena, &time->timezone);
    copy_text(arena, &time->timex);
    copy_text(arena, &time->edtf);
    copy_text(arena, &time->expression);
    copy_text(arena, &time->explanation);
}

static void copy_mention(struct arena *arena, struct event_mention *mention)
{
    copy_text(arena, &mention->span.text);
    copy_text(arena, &mention->sentence);
    copy_text(arena, &mention->trigger);
    copy_text(arena, &mention->place);
    copy_time(arena, &mention->time);
}

static void copy_event(struct arena *arena, struct event *event)
{
    copy_text(arena, &event->id);
    copy_text(arena, &event->uid);
    copy_text(arena, &event->form);
    copy_text(arena, &event->summary);
    copy_text(arena, &event->place_name);
    copy_text(arena, &event->duration);
    copy_text(arena, &event->content);
    copy_text(arena, &event->about);
    copy_text(arena, &event->explanation);
    COPY_VECTOR(arena, &event->participants);
    copy_time(arena, &event->time);
    copy_spans(arena, &event->time_evidence);
    copy_spans(arena, &event->place_evidence);
    copy_spans(arena, &event->participant_evidence);
    copy_spans(arena, &event->status_evidence);
    copy_texts(arena, &event->quotes);
    COPY_VECTOR(arena, &event->mentions);
    for (size_t i = 0; i < event->mentions.count; i++)
        copy_mention(arena, &event->mentions.items[i]);
}

static void copy_conflict(struct arena *arena, struct conflict *conflict)
{
    copy_text(arena, &conflict->detail);
    COPY_VECTOR(arena, &conflict->events);
    COPY_VECTOR(arena, &conflict->values);
    for (size_t i = 0; i < conflict->values.count; i++) {
        copy_text(arena, &conflict->values.items[i].value);
        copy_spans(arena, &conflict->values.items[i].evidence);
    }
}

static void copy_negation(struct arena *arena, struct negation *negation)
{
    COPY_VECTOR(arena, &negation->participants);
    copy_time(arena, &negation->time);
    copy_spans(arena, &negation->evidence);
}

static void copy_lists(struct arena *arena, struct record *copy)
{
    COPY_VECTOR(arena, &copy->relations);
    for (size_t i = 0; i < copy->relations.count; i++)
        copy_spans(arena, &copy->relations.items[i].evidence);
    COPY_VECTOR(arena, &copy->conflicts);
    for (size_t i = 0; i < copy->conflicts.count; i++)
        copy_conflict(arena, &copy->conflicts.items[i]);
    COPY_VECTOR(arena, &copy->negations);
    for (size_t i = 0; i < copy->negations.count; i++)
        copy_negation(arena, &copy->negations.items[i]);
    COPY_VECTOR(arena, &copy->warnings);
    for (size_t i = 0; i < copy->warnings.count; i++)
        copy_text(arena, &copy->warnings.items[i].message);
}

struct record *record_copy(struct arena *arena, const struct record *record)
{
    struct record *copy = ARENA_NEW(arena, struct record);
    *copy = *record;
    copy->arena = arena;
    COPY_VECTOR(arena, &copy->sources);
    for (size_t i = 0; i < copy->sources.count; i++)
        copy_source(arena, &copy->sources.items[i]);
    COPY_VECTOR(arena, &copy->actors);
    for (size_t i = 0; i < copy->actors.count; i++)
        copy_actor(arena, &copy->actors.items[i]);
    COPY_VECTOR(arena, &copy->events);
    for (size_t i = 0; i < copy->events.count; i++)
        copy_event(arena, &copy->events.items[i]);
    copy_lists(arena, copy);
    return copy;
}
