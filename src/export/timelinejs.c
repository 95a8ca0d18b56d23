/*
 * TimelineJS 3 (github.com/NUKnightLab/TimelineJS3): one slide an event.
 *
 * The library orders slides by their start, a day counting as its midnight, and shows
 * 'display_date' where there is one. So parts of a day carry the hour in which they
 * begin, for the order only, and a display date that says no more than is known.
 */
#include "export/description.h"
#include "export/export.h"
#include "export/json_writer.h"
#include "export/label.h"
#include "export/markup.h"

enum { HEADLINE_MAX = 300 };

struct slides {
    struct json json;
    const struct record *timeline;
    struct conflict_index conflicts;
    struct buffer text, markup; /* scratch */
    instant last;               /* start of the slide before */
};

static void write_integer(struct json *json, const char *key, int64_t number)
{
    json_key(json, key);
    json_number(json, number);
}

enum precision { TO_YEAR, TO_MONTH, TO_DAY, TO_MINUTE };

static void write_date(struct json *json, const char *key, instant at,
                       enum precision precision)
{
    struct date date = date_from_days(instant_day(at));
    int32_t second = instant_second_of_day(at);
    json_key(json, key);
    json_open(json, '{');
    write_integer(json, "year", date.year);
    if (precision >= TO_MONTH)
        write_integer(json, "month", date.month);
    if (precision >= TO_DAY)
        write_integer(json, "day", date.day);
    if (precision >= TO_MINUTE) {
        write_integer(json, "hour", second / SECONDS_PER_HOUR);
        write_integer(json, "minute", second % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
    }
    json_close(json, '}');
}

/* The start: as fine as what is known, or as the order inside a day needs. */
static void write_start(struct slides *slides, const struct event_time *time)
{
    enum when_shape shape = when_shape(time);
    instant start = time->interval.begin;
    enum precision precision = TO_DAY;
    bool same_day = slides->last != INSTANT_UNBOUNDED_PAST &&
                    instant_day(slides->last) == instant_day(start);
    if (shape == WHEN_PERIOD && time->granularity == GRANULARITY_YEAR)
        precision = TO_YEAR;
    else if (shape == WHEN_PERIOD && time->granularity == GRANULARITY_MONTH)
        precision = TO_MONTH;
    else if (same_day && slides->last > start)
        start = slides->last; /* stays behind what comes before it */
    if (precision == TO_DAY && instant_second_of_day(start) != 0)
        precision = TO_MINUTE;
    write_date(&slides->json, "start_date", start, precision);
    slides->last = start;
}

static void write_dates(struct slides *slides, const struct event_time *time)
{
    enum when_shape shape = when_shape(time);
    bool named_by_start =
        time->granularity == GRANULARITY_YEAR || time->granularity == GRANULARITY_MONTH;
    write_start(slides, time);
    if (shape == WHEN_SPAN || (shape == WHEN_PERIOD && !named_by_start))
        write_date(&slides->json, "end_date", time->interval.end - 1, TO_DAY);
    label_add_when(&slides->text, time);
    json_member_of(&slides->json, "display_date", &slides->text);
}

static void add_headline(struct slides *slides, const struct event *event)
{
    if (event->status != STATUS_OCCURRED)
        buffer_format(&slides->markup, "[%s] ", event_status_name(event->status));
    markup_add_clean(&slides->markup, label_summary(event), HEADLINE_MAX);
}

static void write_group(struct slides *slides, const struct event *event)
{
    if (event->participants.count == 0)
        return;
    uint32_t actor = event->participants.items[0].actor;
    markup_add_clean(&slides->markup, slides->timeline->actors.items[actor].name,
                     HEADLINE_MAX);
    json_member_of(&slides->json, "group", &slides->markup);
}

static void write_slide(struct slides *slides, size_t index)
{
    const struct event *event = &slides->timeline->events.items[index];
    struct json *json = &slides->json;
    json_line(json);
    json_open(json, '{');
    buffer_format(&slides->text, "event-%zu", index + 1);
    json_member_of(json, "unique_id", &slides->text);
    write_dates(slides, &event->time);
    json_key(json, "text");
    json_open(json, '{');
    add_headline(slides, event);
    json_member_of(json, "headline", &slides->markup);
    description_add(&slides->text, slides->timeline, &slides->conflicts, index);
    markup_add_lines(&slides->markup, buffer_slice(&slides->text));
    buffer_clear(&slides->text);
    json_member_of(json, "text", &slides->markup);
    json_close(json, '}');
    write_group(slides, event);
    json_close(json, '}');
}

static void write_title(struct slides *slides, const char *title)
{
    struct json *json = &slides->json;
    json_line(json);
    json_key(json, "title");
    json_open(json, '{');
    json_key(json, "text");
    json_open(json, '{');
    markup_add_clean(&slides->markup, title, HEADLINE_MAX);
    json_member_of(json, "headline", &slides->markup);
    json_close(json, '}');
    json_close(json, '}');
}

static void write_slides(struct slides *slides, struct export_report *report)
{
    struct json *json = &slides->json;
    json_line(json);
    json_key(json, "events");
    json_open(json, '[');
    for (size_t i = 0; i < slides->timeline->events.count; i++) {
        enum when_shape shape = when_shape(&slides->timeline->events.items[i].time);
        if (shape == WHEN_UNDATED || shape == WHEN_UNTIL || shape == WHEN_SINCE) {
            report->left_out_undated++;
            continue;
        }
        write_slide(slides, i);
        report->written++;
    }
    json_line(json);
    json_close(json, ']');
}

bool export_timelinejs(struct buffer *out, const struct record *timeline,
                       const struct export_options *options, struct export_report *report,
                       dateline_error *error)
{
    struct slides slides = {.timeline = timeline, .last = INSTANT_UNBOUNDED_PAST};
    (void)error;
    json_begin(&slides.json, out);
    slides.conflicts = conflict_index_make(out->arena, timeline);
    buffer_init(&slides.text, out->arena, EXPORT_SIZE_MAX);
    buffer_init(&slides.markup, out->arena, EXPORT_SIZE_MAX);
    json_open(&slides.json, '{');
    json_line(&slides.json);
    json_member(&slides.json, "scale", "human");
    if (options->title)
        write_title(&slides, options->title);
    write_slides(&slides, report);
    json_line(&slides.json);
    json_close(&slides.json, '}');
    buffer_add_byte(out, '\n');
    return true;
}
