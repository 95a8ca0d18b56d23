/*
 * JSON-LD in the words of schema.org: meetings are Events, what somebody said is a
 * Quotation (verbatim) or a Claim (told), each the subject of the news articles that tell
 * of it.
 */
#include "export/description.h"
#include "export/export.h"
#include "export/json_writer.h"
#include "export/label.h"
#include "export/when.h"

struct graph {
    struct json json;
    const struct record *timeline;
    struct buffer text; /* scratch */
    uint32_t *sources;
};
enum { GRAPH_SOURCES_MAX = 256 };

static void write_scratch(struct graph *g, const char *key)
{
    json_key(&g->json, key);
    json_slice(&g->json, buffer_slice(&g->text));
    buffer_clear(&g->text);
}

static void write_thing(struct graph *g, const char *type, const char *name)
{
    json_open(&g->json, '{');
    json_member(&g->json, "@type", type);
    json_member(&g->json, "name", name);
    json_close(&g->json, '}');
}

static const char *schema_type(enum entity_type type)
{
    switch (type) {
    case ENTITY_PERSON:
        return "Person";
    case ENTITY_ORGANIZATION:
    case ENTITY_GROUP:
        return "Organization";
    case ENTITY_PLACE:
        return "Place";
    case ENTITY_COUNTRY:
        return "Country";
    case ENTITY_UNKNOWN:
        break;
    }
    return "Thing";
}

static void write_actor(struct graph *g, uint32_t actor)
{
    const struct actor *who = &g->timeline->actors.items[actor];
    write_thing(g, schema_type(who->type), who->name);
}

/* All participants with a role, or with any role but the absent's (-1). */
static void write_actors(struct graph *g, const char *key, const struct event *event,
                         int role)
{
    json_key(&g->json, key);
    json_open(&g->json, '[');
    for (size_t i = 0; i < event->participants.count; i++) {
        int has = (int)event->participants.items[i].role;
        if (role < 0 ? has != ROLE_ABSENT : has == role)
            write_actor(g, event->participants.items[i].actor);
    }
    json_close(&g->json, ']');
}

/* ISO 8601 with the precision that is known. */
static void write_date(struct graph *g, const char *key, const struct event_time *time,
                       instant at)
{
    enum when_shape shape = when_shape(time);
    if (at == INSTANT_UNBOUNDED_PAST || at == INSTANT_UNBOUNDED_FUTURE)
        return;
    if (shape == WHEN_CLOCK)
        when_add_instant(&g->text, at);
    else
        when_add_day(&g->text, instant_day(at));
    if (shape == WHEN_PERIOD && time->granularity == GRANULARITY_YEAR)
        g->text.size -= sizeof "-01-01" - 1;
    else if (shape == WHEN_PERIOD && time->granularity == GRANULARITY_MONTH)
        g->text.size -= sizeof "-01" - 1;
    write_scratch(g, key);
}

/* schema.org reads a start and an end as an event that lasted so long: a span within which
 * it happened some time has neither, unless one ISO 8601 date tells it ("2014-03"). */
static bool is_told_by_start_and_end(const struct event_time *time)
{
    enum when_shape shape = when_shape(time);
    if (time->extent == EXTENT_THROUGHOUT)
        return true;
    return shape != WHEN_SPAN &&
           (shape != WHEN_PERIOD || time->granularity == GRANULARITY_YEAR ||
            time->granularity == GRANULARITY_MONTH);
}

static void write_edtf(struct graph *g, const struct event_time *time)
{
    if (!time->edtf)
        return;
    json_key(&g->json, "identifier");
    json_open(&g->json, '{');
    json_member(&g->json, "@type", "PropertyValue");
    json_member(&g->json, "propertyID", "EDTF");
    json_member(&g->json, "value", time->edtf);
    json_close(&g->json, '}');
}

static void write_dates(struct graph *g, const struct event_time *time)
{
    instant end = time->interval.end;
    if (is_told_by_start_and_end(time)) {
        write_date(g, "startDate", time, time->interval.begin);
        write_date(g, "endDate", time, end == INSTANT_UNBOUNDED_FUTURE ? end : end - 1);
    }
    write_edtf(g, time);
    label_add_when(&g->text, time);
    write_scratch(g, "description");
}

static void write_article(struct graph *g, const struct source *source)
{
    struct json *json = &g->json;
    json_open(json, '{');
    json_member(json, "@type", "NewsArticle");
    json_member(json, "headline", label_source(source));
    json_member_if_told(json, "url", source->url);
    if (source->published.origin != DATE_FROM_NONE) {
        when_add_article_date(&g->text, &source->published);
        write_scratch(g, "datePublished");
    }
    if (source->publisher) {
        json_key(json, "publisher");
        write_thing(g, "Organization", source->publisher);
    }
    json_close(json, '}');
}

static void write_articles(struct graph *g, const char *key, const struct event *event)
{
    size_t count = label_sources_of_event(event, g->sources, GRAPH_SOURCES_MAX);
    json_key(&g->json, key);
    json_open(&g->json, '[');
    for (size_t i = 0; i < count; i++)
        write_article(g, &g->timeline->sources.items[g->sources[i]]);
    json_close(&g->json, ']');
}

static void write_identity(struct graph *g, const struct event *event)
{
    if (!event->uid)
        return;
    buffer_add_text(&g->text, "urn:dateline:");
    buffer_add_text(&g->text, event->uid);
    write_scratch(g, "@id");
}

static void write_meeting(struct graph *g, const struct event *event)
{
    static const char *const statuses[] = {
        [STATUS_OCCURRED] = "https://schema.org/EventScheduled",
        [STATUS_PLANNED] = "https://schema.org/EventScheduled",
        [STATUS_CANCELLED] = "https://schema.org/EventCancelled",
        [STATUS_POSTPONED] = "https://schema.org/EventPostponed",
    };
    struct json *json = &g->json;
    json_member(json, "@type", "Event");
    write_identity(g, event);
    json_member(json, "name", label_summary(event));
    write_dates(g, &event->time);
    json_member(json, "eventStatus", statuses[event->status]);
    if (event->place_name) {
        json_key(json, "location");
        write_thing(g, "Place", event->place_name);
    }
    write_actors(g, "attendee", event, -1);
    json_member_if_told(json, "about", event->about);
    json_member_if_told(json, "duration", event->duration);
    write_articles(g, "subjectOf", event);
}

static void write_statement(struct graph *g, const struct event *event)
{
    struct json *json = &g->json;
    bool verbatim = event->quotes.count > 0;
    json_member(json, "@type", verbatim ? "Quotation" : "Claim");
    write_identity(g, event);
    json_member(json, "name", label_summary(event));
    json_member_if_told(json, "text", verbatim ? event->quotes.items[0] : event->content);
    write_actors(g, verbatim ? "spokenByCharacter" : "author", event, ROLE_SPEAKER);
    if (is_told_by_start_and_end(&event->time))
        write_date(g, "dateCreated", &event->time, event->time.interval.begin);
    write_edtf(g, &event->time);
    label_add_when(&g->text, &event->time);
    write_scratch(g, "description");
    write_articles(g, verbatim ? "isPartOf" : "appearance", event);
}

/* A meeting that is denied is no Event, only what somebody claims. */
static void write_denied(struct graph *g, const struct event *event)
{
    json_member(&g->json, "@type", "Claim");
    write_identity(g, event);
    json_member(&g->json, "name", label_summary(event));
    label_add_when(&g->text, &event->time);
    write_scratch(g, "description");
    write_actors(g, "about", event, -1);
    write_articles(g, "appearance", event);
}

bool export_jsonld(struct buffer *out, const struct record *timeline,
                   const struct export_options *options, struct export_report *report,
                   dateline_error *error)
{
    struct graph g = {.timeline = timeline};
    (void)options;
    (void)error;
    json_begin(&g.json, out);
    buffer_init(&g.text, out->arena, EXPORT_SIZE_MAX);
    g.sources = ARENA_NEW_ARRAY(out->arena, GRAPH_SOURCES_MAX, uint32_t);
    json_open(&g.json, '{');
    json_member(&g.json, "@context", "https://schema.org");
    json_key(&g.json, "@graph");
    json_open(&g.json, '[');
    for (size_t i = 0; i < timeline->events.count; i++) {
        const struct event *event = &timeline->events.items[i];
        json_line(&g.json);
        json_open(&g.json, '{');
        if (event->kind == EVENT_STATEMENT)
            write_statement(&g, event);
        else if (event->status == STATUS_DENIED)
            write_denied(&g, event);
        else
            write_meeting(&g, event);
        json_close(&g.json, '}');
    }
    json_line(&g.json);
    json_close(&g.json, ']');
    json_close(&g.json, '}');
    buffer_add_byte(out, '\n');
    report->written += timeline->events.count;
    return true;
}
