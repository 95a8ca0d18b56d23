/*
 * vis-timeline (github.com/visjs/vis-timeline): {"items": [...], "groups": [...]}, a
 * group a person. Times have no zone, so that every viewer sees the day that the article
 * means; a day is drawn as the day it is, not as its midnight. The class names tell kind,
 * status and whether a span is uncertainty ("within") or duration ("throughout").
 */
#include "export/description.h"
#include "export/export.h"
#include "export/json_writer.h"
#include "export/label.h"
#include "export/markup.h"
#include "export/when.h"

#include <stdio.h>

enum { CONTENT_MAX = 300 };
#define GROUP_OTHERS "others"

struct drawing {
    struct json json;
    const struct record *timeline;
    struct conflict_index conflicts;
    struct buffer text, markup; /* scratch */
    bool *grouped;              /* by actor: some item is in its group */
    bool others;                /* some item has nobody */
};

static void write_instant(struct drawing *d, const char *key, instant at)
{
    when_add_instant(&d->text, at);
    json_member_of(&d->json, key, &d->text);
}

static void write_times(struct drawing *d, const struct event_time *time)
{
    bool moment = when_shape(time) == WHEN_CLOCK &&
                  time->interval.end - time->interval.begin <= SECONDS_PER_MINUTE;
    write_instant(d, "start", time->interval.begin);
    if (!moment)
        write_instant(d, "end", time->interval.end);
    json_member(&d->json, "type", moment ? "box" : "range");
}

static void write_class(struct drawing *d, const struct event *event)
{
    enum when_shape shape = when_shape(&event->time);
    bool span = shape == WHEN_SPAN || shape == WHEN_PERIOD || shape == WHEN_PART;
    bool uncertain = span && event->time.extent == EXTENT_WITHIN;
    buffer_format(&d->text, "%s %s %s", event_kind_name(event->kind),
                  event_status_name(event->status), uncertain ? "within" : "throughout");
    json_member_of(&d->json, "className", &d->text);
}

static void write_group_of(struct drawing *d, const struct event *event)
{
    if (event->participants.count == 0) {
        d->others = true;
        json_member(&d->json, "group", GROUP_OTHERS);
        return;
    }
    uint32_t actor = event->participants.items[0].actor;
    d->grouped[actor] = true;
    buffer_format(&d->text, "p%u", actor + 1);
    json_member_of(&d->json, "group", &d->text);
}

static void write_item(struct drawing *d, size_t index)
{
    const struct event *event = &d->timeline->events.items[index];
    struct json *json = &d->json;
    json_line(json);
    json_open(json, '{');
    buffer_format(&d->text, "e%zu", index + 1);
    json_member_of(json, "id", &d->text);
    markup_add_clean(&d->markup, label_summary(event), CONTENT_MAX);
    json_member_of(json, "content", &d->markup);
    write_times(d, &event->time);
    write_group_of(d, event);
    write_class(d, event);
    description_add(&d->text, d->timeline, &d->conflicts, index);
    markup_add_lines(&d->markup, buffer_slice(&d->text));
    buffer_clear(&d->text);
    json_member_of(json, "title", &d->markup);
    json_member_size(json, "order", index);
    json_member(json, "edtf", event->time.edtf);
    json_close(json, '}');
}

static void write_items(struct drawing *d, struct export_report *report)
{
    json_line(&d->json);
    json_key(&d->json, "items");
    json_open(&d->json, '[');
    for (size_t i = 0; i < d->timeline->events.count; i++) {
        enum when_shape shape = when_shape(&d->timeline->events.items[i].time);
        if (shape == WHEN_UNDATED || shape == WHEN_UNTIL || shape == WHEN_SINCE) {
            report->left_out_undated++;
            continue;
        }
        write_item(d, i);
        report->written++;
    }
    json_line(&d->json);
    json_close(&d->json, ']');
}

static void write_group(struct drawing *d, const char *id, const char *name, size_t order)
{
    json_line(&d->json);
    json_open(&d->json, '{');
    json_member(&d->json, "id", id);
    markup_add_clean(&d->markup, name, CONTENT_MAX);
    json_member_of(&d->json, "content", &d->markup);
    json_member_size(&d->json, "order", order);
    json_close(&d->json, '}');
}

static void write_groups(struct drawing *d)
{
    size_t actors = d->timeline->actors.count;
    json_line(&d->json);
    json_key(&d->json, "groups");
    json_open(&d->json, '[');
    for (size_t i = 0; i < actors; i++) {
        char id[24];
        if (!d->grouped[i])
            continue;
        (void)snprintf(id, sizeof id, "p%zu", i + 1);
        write_group(d, id, d->timeline->actors.items[i].name, i);
    }
    if (d->others)
        write_group(d, GROUP_OTHERS, "Others", actors);
    json_line(&d->json);
    json_close(&d->json, ']');
}

bool export_vis(struct buffer *out, const struct record *timeline,
                const struct export_options *options, struct export_report *report,
                dateline_error *error)
{
    struct drawing d = {.timeline = timeline};
    (void)options;
    (void)error;
    json_begin(&d.json, out);
    d.conflicts = conflict_index_make(out->arena, timeline);
    d.grouped = ARENA_NEW_ARRAY(out->arena, timeline->actors.count, bool);
    buffer_init(&d.text, out->arena, EXPORT_SIZE_MAX);
    buffer_init(&d.markup, out->arena, EXPORT_SIZE_MAX);
    json_open(&d.json, '{');
    write_items(&d, report);
    write_groups(&d);
    json_line(&d.json);
    json_close(&d.json, '}');
    buffer_add_byte(out, '\n');
    return true;
}
