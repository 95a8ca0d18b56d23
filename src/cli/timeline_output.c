#include "cli/timeline_output.h"

#include "cli/message.h"
#include "cli/output.h"
#include "cli/source_texts.h"
#include "cli/terminal.h"
#include "export/export.h"
#include "timeline/timeline.h"

#include <stdio.h>

static const struct export_format *format_for(const struct options *options,
                                              const char *path)
{
    if (options->format)
        return export_format_by_name(options->format);
    return path ? export_format_by_path(path) : export_format_by_name("text");
}

bool timeline_output_possible(const struct options *options)
{
    if (options->format && !export_format_by_name(options->format)) {
        message_wrong_use("--format %s: is no format; see dateline help %s",
                          options->format, "export");
        return false;
    }
    for (size_t i = 0; i < options->outputs.count; i++)
        if (!format_for(options, options->outputs.items[i])) {
            message_wrong_use("--output %s: no format has this ending; name one with -f",
                              options->outputs.items[i]);
            return false;
        }
    return true;
}

struct writing {
    const struct options *options;
    const struct record *timeline;
    const char *path; /* NULL: standard output */
    bool done;
};

static struct export_options export_options_of(const struct writing *writing)
{
    const struct options *options = writing->options;
    struct export_options result = {
        .title = options->title,
        .source_url = options->source_url,
        .refresh = options->refresh,
        .approximate_times = options->approximate_times,
        .embed_text = options->embed_text,
    };
    if (!writing->path) {
        result.color = terminal_wants_color();
        result.width = terminal_width();
    }
    return result;
}

static void report_left_out(const struct writing *writing,
                            const struct export_report *report)
{
    size_t count = report->left_out_undated + report->left_out_denied;
    if (count == 0 || writing->options->quiet)
        return;
    message_at(writing->path, 0, 0,
               "%zu event%s left out: %zu without a date that the format can hold, %zu "
               "denied; the JSON has them",
               count, count == 1 ? "" : "s", report->left_out_undated,
               report->left_out_denied);
}

static void drain(void *context, struct slice text)
{
    output_stream_add(context, text);
}

/* A format that never looks back is written as it comes: a million events need not stand
 * in memory as text. */
static bool write_in_order(const struct writing *writing, struct buffer *out,
                           const struct export_format *format,
                           const struct export_options *options,
                           struct export_report *report, dateline_error *error)
{
    struct output_stream stream;
    output_stream_start(&stream, out->arena, writing->path ? writing->path : "-", false);
    out->drain = drain;
    out->drain_context = &stream;
    bool written = format->write(out, writing->timeline, options, report, error);
    output_stream_add(&stream, buffer_slice(out));
    stream.failed = stream.failed || !written;
    return output_stream_end(&stream, error);
}

static bool write_whole(const struct writing *writing, struct buffer *out,
                        const struct export_format *format,
                        const struct export_options *options,
                        struct export_report *report, dateline_error *error)
{
    return format->write(out, writing->timeline, options, report, error) &&
           output_write(out->arena, writing->path ? writing->path : "-",
                        buffer_slice(out), error);
}

static void write_one(struct arena *arena, void *context)
{
    struct writing *writing = context;
    const struct export_format *format = format_for(writing->options, writing->path);
    struct export_options options = export_options_of(writing);
    struct export_report report = {0};
    struct buffer out;
    dateline_error error = {0};
    buffer_init(&out, arena, EXPORT_SIZE_MAX);
    writing->done = (format->in_order ? write_in_order : write_whole)(
        writing, &out, format, &options, &report, &error);
    if (writing->done)
        report_left_out(writing, &report);
    else
        message_error(writing->path ? writing->path : "standard output", &error);
}

/* Each output has an arena of its own, so that their texts do not add up. */
static bool write_in_arena(struct writing *writing)
{
    struct arena *arena = arena_new(SIZE_MAX);
    if (!arena || !arena_run(arena, write_one, writing)) {
        message_at(writing->path, 0, 0,
                   "the output needs more memory than there is; narrow it by --from and "
                   "--to");
        writing->done = false;
    }
    arena_free(arena);
    return writing->done;
}

static void explain(const struct record *timeline)
{
    for (size_t i = 0; i < timeline->events.count; i++) {
        const struct event *event = &timeline->events.items[i];
        if (event->explanation)
            message_at(event->id, 0, 0, "%s", event->explanation);
        if (event->time.explanation)
            message_at(event->id, 0, 0, "time: %s", event->time.explanation);
    }
}

bool timeline_output(const struct options *options, const struct record *timeline)
{
    struct timeline_filter filter = {options->meetings, options->statements,
                                     options->actions, options->person, options->range};
    struct record *shown = timeline_filtered(options->arena, timeline, &filter);
    struct writing writing = {options, shown, NULL, false};
    if (options->explain)
        explain(shown);
    if (source_texts_wanted(options))
        source_texts_fill(options, shown);
    if (options->outputs.count == 0)
        return write_in_arena(&writing);
    bool done = true;
    for (size_t i = 0; i < options->outputs.count; i++) {
        writing.path = options->outputs.items[i];
        done = write_in_arena(&writing) && done;
    }
    return done;
}
