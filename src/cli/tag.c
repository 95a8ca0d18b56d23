#include "cli/command.h"
#include "cli/message.h"
#include "cli/text_output.h"
#include "export/timex_json.h"

#include <string.h>

static const struct format {
    const char *name;
    void (*begin)(struct timex_writer *);
    void (*add)(struct timex_writer *, const struct timex_vector *);
    void (*end)(struct timex_writer *);
} formats[] = {
    {"json", export_timex_line_begin, export_timex_line_add, export_timex_line_end},
    {"timeml", export_timeml_begin, export_timeml_add, export_timeml_end},
};
enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

/* FORMAT_COUNT when there is none of this name. */
static size_t format_number(const char *name)
{
    size_t i = 0;

    while (name && i < FORMAT_COUNT && strcmp(formats[i].name, name) != 0)
        i++;
    return i;
}

static size_t count_unresolved(const struct timex_vector *found)
{
    size_t count = 0;

    for (size_t i = 0; i < found->count; i++) {
        const struct timex *timex = &found->items[i];
        count += !timex->resolved &&
                 (timex->type == TIMEX_DATE || timex->type == TIMEX_TIME) &&
                 strstr(timex->value, "_REF") == NULL;
    }
    return count;
}

struct tagging {
    const struct stage *stage;
    const struct format *format;
    struct timex_writer writer;
    struct article_output *output;
    size_t unresolved;
};

/* Without a publication date relative expressions stay unresolved: said by name. */
static void note_undated(const struct tagging *tagging)
{
    const struct article *article = tagging->writer.article;
    size_t unresolved = tagging->unresolved;

    if (article->published.origin != DATE_FROM_NONE || unresolved == 0)
        return;
    tagging->output->undated = true;
    if (!tagging->stage->options->quiet)
        buffer_format(&tagging->output->notes,
                      "dateline: %s: %zu expression%s unresolved for want of a "
                      "publication date; give one with --date or a manifest\n",
                      article->path, unresolved, unresolved == 1 ? " is" : "s are");
}

static void take_batch(void *context, const struct timex_vector *batch)
{
    struct tagging *tagging = context;

    tagging->format->add(&tagging->writer, batch);
    tagging->unresolved += count_unresolved(batch);
    if (tagging->stage->options->explain)
        export_timex_explanation(&tagging->output->notes, tagging->writer.article, batch);
    article_output_spill(tagging->output);
}

static void tag_article(struct arena *arena, const struct stage *stage,
                        const struct article *article, struct article_output *output)
{
    struct tagging tagging = {
        .stage = stage,
        .format = &formats[format_number(stage->options->format)],
        .writer = {.out = &output->text, .article = article},
        .output = output,
    };

    tagging.format->begin(&tagging.writer);
    temporal_each_batch(arena, article, take_batch, &tagging);
    tagging.format->end(&tagging.writer);
    note_undated(&tagging);
}

int command_tag(const struct options *options)
{
    struct stage stage = {.options = options, .work = tag_article};

    if (options->operands.count + options->manifests.count == 0) {
        message_wrong_use("tag wants an ARTICLE or a manifest; see dateline help tag");
        return EXIT_WRONG_USE;
    }
    if (format_number(options->format) == FORMAT_COUNT) {
        message_wrong_use("tag writes json or timeml, not %s", options->format);
        return EXIT_WRONG_USE;
    }
    return text_output_run(&stage);
}
