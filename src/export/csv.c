/*
 * CSV (RFC 4180), one event a line. Spreadsheets run a cell that begins with =, +, - or @
 * as a formula: such a cell gets an apostrophe in front (OWASP, "CSV injection").
 */
#include "export/description.h"
#include "export/export.h"
#include "export/label.h"
#include "export/when.h"

#include <string.h>

enum { CELL_MAX = 32 * 1024, EVENT_SOURCES_MAX = 256 };

struct row {
    struct buffer *out;
    struct buffer cell; /* scratch */
    bool first;
    const struct record *timeline;
    const struct conflict_index *conflicts;
    const struct event *event;
    size_t index;
    uint32_t *sources; /* of the event */
    size_t source_count;
};

static bool is_formula(struct slice cell)
{
    struct slice trimmed = slice_trim(cell);
    return trimmed.size && strchr("=+-@|%", trimmed.data[0]);
}

/* Writes what stands in row->cell. */
static void end_cell(struct row *row)
{
    struct slice cell = buffer_slice(&row->cell);
    if (!row->first)
        buffer_add_byte(row->out, ',');
    row->first = false;
    bool formula = is_formula(cell);
    bool quoted = formula || strpbrk(row->cell.data, ",\"\n\r") != NULL;
    if (quoted)
        buffer_add_byte(row->out, '"');
    if (formula)
        buffer_add_byte(row->out, '\'');
    while (cell.size) {
        struct slice piece = slice_cut(&cell, '"');
        bool quote = piece.data + piece.size < row->cell.data + row->cell.size;
        buffer_add(row->out, piece);
        if (quote)
            buffer_add_text(row->out, "\"\"");
    }
    if (quoted)
        buffer_add_byte(row->out, '"');
    buffer_clear(&row->cell);
}

static void add_text(struct row *row, const char *text)
{
    if (text)
        description_add_cut(&row->cell, text, CELL_MAX);
}

static void add_more(struct row *row, const char *text)
{
    if (row->cell.size)
        buffer_add_text(&row->cell, "; ");
    add_text(row, text);
}

/* ---- the columns ---- */

static void column_id(struct row *row)
{
    add_text(row, row->event->id);
}

static void column_uid(struct row *row)
{
    add_text(row, row->event->uid);
}

static void column_kind(struct row *row)
{
    add_text(row, event_kind_name(row->event->kind));
}

static void column_form(struct row *row)
{
    add_text(row, row->event->form);
}

static void column_status(struct row *row)
{
    add_text(row, event_status_name(row->event->status));
}

static void column_summary(struct row *row)
{
    add_text(row, label_summary(row->event));
}

static void column_when(struct row *row)
{
    label_add_when(&row->cell, &row->event->time);
}

static void column_earliest(struct row *row)
{
    if (row->event->time.interval.begin != INSTANT_UNBOUNDED_PAST)
        when_add_instant(&row->cell, row->event->time.interval.begin);
}

static void column_latest(struct row *row)
{
    if (row->event->time.interval.end != INSTANT_UNBOUNDED_FUTURE)
        when_add_instant(&row->cell, row->event->time.interval.end - 1);
}

static void column_granularity(struct row *row)
{
    add_text(row, granularity_name(row->event->time.granularity));
}

static void column_edtf(struct row *row)
{
    add_text(row, row->event->time.edtf);
}

static void column_expression(struct row *row)
{
    add_text(row, row->event->time.expression);
}

static void column_basis(struct row *row)
{
    add_text(row, time_basis_name(row->event->time.basis));
}

static void column_participants(struct row *row)
{
    for (size_t i = 0; i < row->event->participants.count; i++)
        add_more(
            row,
            row->timeline->actors.items[row->event->participants.items[i].actor].name);
}

static void column_place(struct row *row)
{
    add_text(row, row->event->place_name);
}

static void column_duration(struct row *row)
{
    add_text(row, row->event->duration);
}

static void column_count(struct row *row)
{
    buffer_format(&row->cell, "%u", row->event->count);
}

static void column_content(struct row *row)
{
    add_text(row, row->event->content ? row->event->content : row->event->about);
}

static void column_quotes(struct row *row)
{
    for (size_t i = 0; i < row->event->quotes.count && row->cell.size < CELL_MAX; i++)
        add_more(row, row->event->quotes.items[i]);
}

static void column_attributed_to(struct row *row)
{
    if (row->event->attributed_to != INDEX_NONE)
        add_text(row, row->timeline->actors.items[row->event->attributed_to].name);
}

static void column_sources(struct row *row)
{
    for (size_t i = 0; i < row->source_count && row->cell.size < CELL_MAX; i++)
        add_more(row, label_source(&row->timeline->sources.items[row->sources[i]]));
}

static void column_paths(struct row *row)
{
    for (size_t i = 0; i < row->source_count && row->cell.size < CELL_MAX; i++)
        add_more(row, row->timeline->sources.items[row->sources[i]].path);
}

static void column_urls(struct row *row)
{
    for (size_t i = 0; i < row->source_count && row->cell.size < CELL_MAX; i++)
        if (row->timeline->sources.items[row->sources[i]].url)
            add_more(row, row->timeline->sources.items[row->sources[i]].url);
}

static void column_sentence(struct row *row)
{
    if (row->event->mentions.count)
        add_text(row, row->event->mentions.items[0].sentence);
}

static void column_conflicts(struct row *row)
{
    const struct conflict_index *index = row->conflicts;
    for (uint32_t i = index->start[row->index]; i < index->start[row->index + 1]; i++) {
        if (row->cell.size)
            buffer_add_text(&row->cell, "; ");
        description_add_conflict(&row->cell,
                                 &row->timeline->conflicts.items[index->items[i]]);
    }
}

static const struct {
    const char *name;
    void (*fill)(struct row *);
} columns[] = {
    {"id", column_id},
    {"uid", column_uid},
    {"kind", column_kind},
    {"form", column_form},
    {"status", column_status},
    {"summary", column_summary},
    {"when", column_when},
    {"earliest", column_earliest},
    {"latest", column_latest},
    {"granularity", column_granularity},
    {"edtf", column_edtf},
    {"expression", column_expression},
    {"basis", column_basis},
    {"participants", column_participants},
    {"place", column_place},
    {"duration", column_duration},
    {"count", column_count},
    {"content", column_content},
    {"quotes", column_quotes},
    {"attributed_to", column_attributed_to},
    {"sources", column_sources},
    {"paths", column_paths},
    {"urls", column_urls},
    {"sentence", column_sentence},
    {"contradictions", column_conflicts},
};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

static void add_head(struct buffer *out)
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (i)
            buffer_add_byte(out, ',');
        buffer_add_text(out, columns[i].name);
    }
    buffer_add_text(out, "\r\n");
}

static void add_row(struct row *row, size_t index)
{
    row->index = index;
    row->event = &row->timeline->events.items[index];
    row->first = true;
    row->source_count =
        label_sources_of_event(row->event, row->sources, EVENT_SOURCES_MAX);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        columns[i].fill(row);
        end_cell(row);
    }
    buffer_add_text(row->out, "\r\n");
}

bool export_csv(struct buffer *out, const struct record *timeline,
                const struct export_options *options, struct export_report *report,
                dateline_error *error)
{
    struct conflict_index conflicts = conflict_index_make(out->arena, timeline);
    struct row row = {.out = out, .timeline = timeline, .conflicts = &conflicts};
    (void)options;
    (void)error;
    buffer_init(&row.cell, out->arena, EXPORT_SIZE_MAX);
    row.sources = ARENA_NEW_ARRAY(out->arena, EVENT_SOURCES_MAX, uint32_t);
    add_head(out);
    for (size_t i = 0; i < timeline->events.count; i++)
        add_row(&row, i);
    report->written += timeline->events.count;
    return true;
}
