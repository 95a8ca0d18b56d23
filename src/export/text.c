/*
 * The readable timeline: days as headings, then for each event the time of day, who does
 * what with whom and where, and below it what kind of event it is, how sure its place on
 * the timeline is and who reports it.
 *
 *     Thursday, 5 December 2013
 *       afternoon   John Kerry meets Mahmoud Abbas in Ramallah
 *                   talks, 3 hours · 2 sources: The Forward, Arutz Sheva
 */
#include "export/conflict_index.h"
#include "export/export.h"
#include "export/label.h"
#include "export/wrap.h"

#include <string.h>

enum {
    COLUMN_TIME = 2,
    COLUMN_TEXT = 15,
    NAMES_MAX = 3,
    WIDTH_MIN = 40,
    LINE_MAX = 8192
};
enum { SOURCES_MAX = 4096 };

#define MIDDLE_DOT "\xC2\xB7"

enum style {
    STYLE_HEADING,
    STYLE_TIME,
    STYLE_SUMMARY,
    STYLE_DETAIL,
    STYLE_STATUS,
    STYLE_CONFLICT
};

struct page {
    struct buffer *out;
    const struct record *timeline;
    struct buffer line; /* scratch: one piece of text before wrapping */
    uint32_t *sources;  /* scratch: of one event */
    struct conflict_index conflicts;
    size_t width;
    bool color;
    char heading[96]; /* the last one printed */
};

/* ---- styles ---- */

static void add_style(struct page *page, enum style style)
{
    static const char *const codes[] = {
        [STYLE_HEADING] = "\033[1m", [STYLE_TIME] = "\033[36m",
        [STYLE_SUMMARY] = "",        [STYLE_DETAIL] = "\033[2m",
        [STYLE_STATUS] = "\033[33m", [STYLE_CONFLICT] = "\033[1;31m",
    };
    if (page->color)
        buffer_add_text(page->out, codes[style]);
}

static void end_style(struct page *page)
{
    if (page->color)
        buffer_add_text(page->out, "\033[0m");
}

/* Prints and clears what stands in page->line, wrapped into the text column. */
static void print_line(struct page *page, enum style style)
{
    wrap_add_spaces(page->out, COLUMN_TEXT);
    add_style(page, style);
    wrap_add(page->out, buffer_slice(&page->line), COLUMN_TEXT, COLUMN_TEXT, page->width);
    end_style(page);
    buffer_add_byte(page->out, '\n');
    buffer_clear(&page->line);
}

/* ---- headings ---- */

static void add_heading_text(struct buffer *line, const struct event_time *time)
{
    switch (when_shape(time)) {
    case WHEN_CLOCK:
    case WHEN_PART:
    case WHEN_DAY:
    case WHEN_SPAN:
        label_add_weekday(line, when_first_day(time));
        break;
    case WHEN_UNDATED:
        buffer_add_text(line, "No date");
        break;
    case WHEN_UNTIL:
    case WHEN_SINCE:
    case WHEN_PERIOD:
        label_add_when(line, time);
        line->data[0] =
            line->data[0] >= 'a' ? (char)(line->data[0] - 'a' + 'A') : line->data[0];
        break;
    }
}

static void print_heading(struct page *page, const struct event *event)
{
    add_heading_text(&page->line, &event->time);
    if (strcmp(page->line.data, page->heading) != 0) {
        size_t size = page->line.size < sizeof page->heading ? page->line.size
                                                             : sizeof page->heading - 1;
        memcpy(page->heading, page->line.data, size);
        page->heading[size] = '\0';
        if (page->out->size)
            buffer_add_byte(page->out, '\n');
        add_style(page, STYLE_HEADING);
        buffer_add(page->out, buffer_slice(&page->line));
        end_style(page);
        buffer_add_byte(page->out, '\n');
    }
    buffer_clear(&page->line);
}

/* ---- one event ---- */

static void add_time_text(struct buffer *line, const struct event_time *time)
{
    enum when_shape shape = when_shape(time);
    const char *part = label_part_of_day(time);
    bool one_minute = shape == WHEN_CLOCK &&
                      time->interval.end - time->interval.begin <= SECONDS_PER_MINUTE;
    if (part) {
        buffer_add_text(line, part);
    } else if (shape == WHEN_CLOCK || shape == WHEN_PART) {
        label_add_clock(line, time->interval.begin);
        if (one_minute)
            return;
        buffer_add_text(line, "\xE2\x80\x93");
        label_add_clock(line, time->interval.end);
    } else if (shape == WHEN_SPAN) {
        label_add_short_days(line, when_first_day(time), when_last_day(time));
    }
}

static void print_time(struct page *page, const struct event_time *time)
{
    add_time_text(&page->line, time);
    wrap_add_spaces(page->out, COLUMN_TIME);
    add_style(page, STYLE_TIME);
    buffer_add(page->out, buffer_slice(&page->line));
    end_style(page);
    size_t column = COLUMN_TIME + wrap_columns(buffer_slice(&page->line));
    if (column < COLUMN_TEXT) {
        wrap_add_spaces(page->out, COLUMN_TEXT - column);
    } else {
        buffer_add_byte(page->out, '\n');
        wrap_add_spaces(page->out, COLUMN_TEXT);
    }
    buffer_clear(&page->line);
}

static void print_summary(struct page *page, const struct event *event)
{
    label_add_clean(&page->line, slice_part(slice_of(label_summary(event)), 0, LINE_MAX));
    add_style(page, STYLE_SUMMARY);
    wrap_add(page->out, buffer_slice(&page->line), COLUMN_TEXT, COLUMN_TEXT, page->width);
    end_style(page);
    buffer_add_byte(page->out, '\n');
    buffer_clear(&page->line);
}

/* The first quotation that the summary lacks; else what was said as it is told, unless the
 * summary begins with it; nothing where it says all. */
static void print_words(struct page *page, const struct event *event)
{
    enum { BEGINNING = 24 };
    size_t i = 0;
    if (event->kind != EVENT_STATEMENT)
        return;
    while (i < event->quotes.count &&
           label_summary_tells(event, slice_of(event->quotes.items[i])))
        i++;
    struct slice content = slice_of(event->content);
    if (i < event->quotes.count)
        label_add_quotation(&page->line,
                            slice_part(slice_of(event->quotes.items[i]), 0, LINE_MAX));
    else if (event->quotes.count == 0 && event->content &&
             !label_summary_tells(event, slice_part(content, 0, BEGINNING)))
        label_add_clean(&page->line, slice_part(content, 0, LINE_MAX));
    else
        return;
    print_line(page, STYLE_SUMMARY);
}

static void add_form(struct page *page, const struct event *event)
{
    const char *form = event->form ? event->form : event_kind_name(event->kind);
    label_add_form(&page->line, slice_part(slice_of(form), 0, LINE_MAX));
    if (event->count > 1)
        label_add_times(&page->line, event->count);
    if (event->duration) {
        buffer_add_text(&page->line, ", ");
        label_add_duration(&page->line, event->duration);
    }
    if (event->attributed_to != INDEX_NONE) {
        buffer_add_text(&page->line, ", according to ");
        label_add_clean(
            &page->line,
            slice_of(page->timeline->actors.items[event->attributed_to].name));
    }
}

static void add_sources(struct page *page, const struct event *event)
{
    size_t count = label_sources_of_event(event, page->sources, SOURCES_MAX);
    if (count == 0)
        return;
    buffer_format(&page->line, " " MIDDLE_DOT " %zu source%s: ", count,
                  count == 1 ? "" : "s");
    for (size_t i = 0; i < count && i < NAMES_MAX; i++) {
        if (i)
            buffer_add_text(&page->line, ", ");
        const struct source *source = &page->timeline->sources.items[page->sources[i]];
        label_add_clean(&page->line,
                        slice_part(slice_of(label_source(source)), 0, LINE_MAX));
    }
    if (count > NAMES_MAX)
        buffer_format(&page->line, " and %zu more", count - NAMES_MAX);
}

static void print_status(struct page *page, const struct event *event)
{
    if (event->status == STATUS_OCCURRED)
        return;
    buffer_add_text(&page->line, event_status_name(event->status));
    if (event->time.has_original) {
        buffer_add_text(&page->line, ", first set for ");
        label_add_day(&page->line, event->time.original);
    }
    print_line(page, STYLE_STATUS);
}

static void add_conflict_values(struct page *page, const struct conflict *conflict)
{
    static const char *const words[] = {[CONFLICT_DATE] = "the date",
                                        [CONFLICT_ORDER] = "the order",
                                        [CONFLICT_STATUS] = "whether it took place",
                                        [CONFLICT_PLACE] = "the place"};
    buffer_format(&page->line, "! sources disagree about %s", words[conflict->kind]);
    for (size_t i = 0; i < conflict->values.count && i < NAMES_MAX; i++) {
        buffer_add_text(&page->line, i ? " or " : ": ");
        label_add_clean(&page->line, slice_of(conflict->values.items[i].value));
    }
}

static void print_conflicts(struct page *page, size_t event)
{
    const struct conflict_index *index = &page->conflicts;
    for (uint32_t i = index->start[event]; i < index->start[event + 1]; i++) {
        add_conflict_values(page, &page->timeline->conflicts.items[index->items[i]]);
        print_line(page, STYLE_CONFLICT);
    }
}

static void print_event(struct page *page, size_t index)
{
    const struct event *event = &page->timeline->events.items[index];
    print_heading(page, event);
    print_time(page, &event->time);
    print_summary(page, event);
    print_words(page, event);
    print_status(page, event);
    add_form(page, event);
    add_sources(page, event);
    print_line(page, STYLE_DETAIL);
    print_conflicts(page, index);
}

/* ---- the whole ---- */

static void print_totals(struct page *page)
{
    const struct record *timeline = page->timeline;
    size_t undated = 0;
    for (size_t i = 0; i < timeline->events.count; i++)
        undated += when_shape(&timeline->events.items[i].time) == WHEN_UNDATED;
    buffer_add_text(page->out, "\n");
    add_style(page, STYLE_DETAIL);
    buffer_format(page->out, "%zu event%s from %zu article%s", timeline->events.count,
                  timeline->events.count == 1 ? "" : "s", timeline->sources.count,
                  timeline->sources.count == 1 ? "" : "s");
    if (undated)
        buffer_format(page->out, ", %zu without a date", undated);
    if (timeline->conflicts.count)
        buffer_format(page->out, ", %zu contradiction%s", timeline->conflicts.count,
                      timeline->conflicts.count == 1 ? "" : "s");
    end_style(page);
    buffer_add_byte(page->out, '\n');
}

bool export_text(struct buffer *out, const struct record *timeline,
                 const struct export_options *options, struct export_report *report,
                 dateline_error *error)
{
    (void)error;
    struct page page = {.out = out, .timeline = timeline, .color = options->color};
    if (options->width > 0)
        page.width = options->width < WIDTH_MIN ? WIDTH_MIN : (size_t)options->width;
    buffer_init(&page.line, out->arena, 8 * LINE_MAX);
    page.sources = ARENA_NEW_ARRAY(out->arena, SOURCES_MAX, uint32_t);
    page.conflicts = conflict_index_make(out->arena, timeline);
    for (size_t i = 0; i < timeline->events.count; i++)
        print_event(&page, i);
    print_totals(&page);
    report->written += timeline->events.count;
    return true;
}
