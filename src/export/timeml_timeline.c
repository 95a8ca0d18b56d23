/*
 * A timeline as TimeML 1.2.1: the sentences that tell of events, source by source, with
 * EVENT around each trigger and TIMEX3 around each time; MAKEINSTANCE and TLINK behind
 * them. The document creation time is the newest publication date.
 */
#include "export/export.h"
#include "export/label.h"
#include "export/markup.h"
#include "export/when.h"

#include <stdlib.h>
#include <string.h>

/* One sentence of one event; sorted by where it stands. */
struct told {
    uint32_t event, mention;
    uint32_t source;
    size_t start;
};
struct told_vector {
    struct told *items;
    size_t count, capacity;
};

struct document_text {
    struct buffer *out;
    const struct record *timeline;
    struct told_vector told;
    struct told_vector instances; /* what got an EVENT: ids count from 1 in this order */
    uint32_t *instance_of;        /* by event: the first instance, 0 for none */
    size_t times;                 /* TIMEX3 elements so far; t0 is the creation time */
};

static int compare_told(const void *a, const void *b)
{
    const struct told *left = a, *right = b;
    if (left->source != right->source)
        return left->source < right->source ? -1 : 1;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->event != right->event)
        return left->event < right->event ? -1 : 1;
    return left->mention < right->mention ? -1 : left->mention > right->mention;
}

static void collect(struct document_text *d)
{
    struct arena *arena = d->out->arena;
    for (uint32_t e = 0; e < d->timeline->events.count; e++) {
        const struct event *event = &d->timeline->events.items[e];
        for (uint32_t m = 0; m < event->mentions.count; m++) {
            const struct event_mention *mention = &event->mentions.items[m];
            if (mention->sentence)
                vector_push(
                    arena, &d->told,
                    ((struct told){e, m, mention->span.source, mention->span.start}));
        }
    }
    if (d->told.count)
        qsort(d->told.items, d->told.count, sizeof *d->told.items, compare_told);
}

static void add_timex(struct document_text *d, const struct event_time *time,
                      struct slice text)
{
    const char *value = time->timex ? time->timex : "XXXX-XX-XX";
    const char *type = strchr(value, 'T') ? "TIME" : "DATE";
    buffer_format(d->out, "<TIMEX3 tid=\"t%zu\" type=\"%s\" value=\"", ++d->times, type);
    markup_add(d->out, slice_of(value));
    buffer_add_text(d->out, "\">");
    markup_add(d->out, text);
    buffer_add_text(d->out, "</TIMEX3>");
}

static void add_event(struct document_text *d, const struct told *told, struct slice text)
{
    const struct event *event = &d->timeline->events.items[told->event];
    vector_push(d->out->arena, &d->instances, *told);
    if (d->instance_of[told->event] == 0)
        d->instance_of[told->event] = (uint32_t)d->instances.count;
    buffer_format(d->out, "<EVENT eid=\"e%zu\" class=\"%s\">", d->instances.count,
                  event->kind == EVENT_STATEMENT ? "REPORTING" : "OCCURRENCE");
    markup_add(d->out, text);
    buffer_add_text(d->out, "</EVENT>");
}

/* Where 'part' stands in the sentence; an empty slice at its end when it does not. */
static struct slice locate(struct slice sentence, const char *part)
{
    size_t at = part && *part ? slice_find(sentence, slice_of(part), 0) : SIZE_MAX;
    if (at == SIZE_MAX)
        return slice_make(sentence.data + sentence.size, 0);
    return slice_part(sentence, at, at + strlen(part));
}

/* The sentence with its trigger and its time marked, where they do not overlap. */
static void add_sentence(struct document_text *d, const struct told *told)
{
    const struct event *event = &d->timeline->events.items[told->event];
    const struct event_mention *mention = &event->mentions.items[told->mention];
    struct slice rest = slice_of(mention->sentence);
    const char *end = rest.data + rest.size;
    struct slice trigger = locate(rest, mention->trigger);
    struct slice when = locate(rest, event->time.expression);
    if (when.data < trigger.data + trigger.size && trigger.data < when.data + when.size)
        when = slice_make(end, 0);
    bool time_first = when.data < trigger.data;
    for (int i = 0; i < 2; i++) {
        bool is_time = (i == 0) == time_first;
        struct slice marked = is_time ? when : trigger;
        if (marked.size == 0)
            continue;
        markup_add(d->out, slice_make(rest.data, (size_t)(marked.data - rest.data)));
        rest = slice_make(marked.data + marked.size,
                          (size_t)(end - marked.data) - marked.size);
        if (is_time)
            add_timex(d, &event->time, marked);
        else
            add_event(d, told, marked);
    }
    markup_add(d->out, rest);
    buffer_add_byte(d->out, '\n');
}

static void add_text(struct document_text *d)
{
    uint32_t source = INDEX_NONE;
    buffer_add_text(d->out, "<TEXT>\n");
    for (size_t i = 0; i < d->told.count; i++) {
        const struct told *told = &d->told.items[i];
        if (told->source != source) {
            source = told->source;
            buffer_add_byte(d->out, '\n');
            markup_add(d->out,
                       slice_of(label_source(&d->timeline->sources.items[source])));
            buffer_add_text(d->out, ":\n");
        }
        add_sentence(d, told);
    }
    buffer_add_text(d->out, "</TEXT>\n\n");
}

static void add_instances(struct document_text *d)
{
    for (size_t i = 0; i < d->instances.count; i++) {
        const struct event *event =
            &d->timeline->events.items[d->instances.items[i].event];
        bool future =
            event->status == STATUS_PLANNED || event->status == STATUS_POSTPONED;
        bool no = event->status == STATUS_DENIED || event->status == STATUS_CANCELLED;
        buffer_format(d->out,
                      "<MAKEINSTANCE eiid=\"ei%zu\" eventID=\"e%zu\" tense=\"%s\" "
                      "aspect=\"NONE\" pos=\"VERB\" polarity=\"%s\" />\n",
                      i + 1, i + 1, future ? "FUTURE" : "PAST", no ? "NEG" : "POS");
    }
}

static const char *link_type(enum relation_type type)
{
    switch (type) {
    case RELATION_BEFORE:
        return "BEFORE";
    case RELATION_SAME_TIME:
        return "SIMULTANEOUS";
    case RELATION_DURING:
        return "DURING";
    case RELATION_PART_OF:
        break;
    }
    return "IS_INCLUDED";
}

static void add_links(struct document_text *d)
{
    size_t links = 0;
    for (size_t i = 0; i < d->timeline->relations.count; i++) {
        const struct relation *relation = &d->timeline->relations.items[i];
        uint32_t from = d->instance_of[relation->from], to = d->instance_of[relation->to];
        if (from == 0 || to == 0)
            continue;
        buffer_format(d->out,
                      "<TLINK lid=\"l%zu\" relType=\"%s\" eventInstanceID=\"ei%u\" "
                      "relatedToEventInstance=\"ei%u\" />\n",
                      ++links, link_type(relation->type), from, to);
    }
    for (size_t i = 0; i < d->instances.count; i++) {
        const struct told *told = &d->instances.items[i];
        uint32_t first = d->instance_of[told->event];
        if (first != i + 1)
            buffer_format(
                d->out,
                "<TLINK lid=\"l%zu\" relType=\"IDENTITY\" "
                "eventInstanceID=\"ei%zu\" relatedToEventInstance=\"ei%u\" />\n",
                ++links, i + 1, first);
    }
}

static void add_creation_time(struct document_text *d)
{
    const struct article_date *newest = NULL;
    for (size_t i = 0; i < d->timeline->sources.count; i++) {
        const struct article_date *date = &d->timeline->sources.items[i].published;
        if (date->origin != DATE_FROM_NONE && (!newest || date->at > newest->at))
            newest = date;
    }
    buffer_add_text(d->out, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"");
    if (newest)
        when_add_day(d->out, instant_day(newest->at));
    else
        buffer_add_text(d->out, "XXXX-XX-XX");
    buffer_add_text(
        d->out, "\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">");
    if (newest)
        when_add_day(d->out, instant_day(newest->at));
    buffer_add_text(d->out, "</TIMEX3></DCT>\n\n");
}

bool export_timeml_timeline(struct buffer *out, const struct record *timeline,
                            const struct export_options *options,
                            struct export_report *report, dateline_error *error)
{
    struct document_text d = {.out = out, .timeline = timeline};
    (void)error;
    d.instance_of = ARENA_NEW_ARRAY(out->arena, timeline->events.count, uint32_t);
    buffer_add_text(out,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n\n<DOCID>");
    markup_add(out, slice_of(options->title ? options->title : "timeline"));
    buffer_add_text(out, "</DOCID>\n\n");
    collect(&d);
    add_creation_time(&d);
    add_text(&d);
    add_instances(&d);
    add_links(&d);
    buffer_add_text(out, "\n</TimeML>\n");
    report->written += timeline->events.count;
    return true;
}
