#include "cli/command.h"
#include "cli/message.h"
#include "cli/text_output.h"
#include "export/timex_json.h"

#include <string.h>

static const struct {
    const char *name;
    void (*write)(struct buffer *, const struct article *, const struct timex_vector *);
} formats[] = {{"json", export_timex_line}, {"timeml", export_timeml}};
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

/* Without a publication date relative expressions stay unresolved: said by name. */
static void note_undated(const struct stage *stage, const struct article *article,
                         const struct timex_vector *found, struct article_output *output)
{
    size_t unresolved = count_unresolved(found);

    if (article->published.origin != DATE_FROM_NONE || unresolved == 0)
        return;
    output->undated = true;
    if (!stage->options->quiet)
        buffer_format(&output->notes,
                      "dateline: %s: %zu expression%s unresolved for want of a "
                      "publication date; give one with --date or a manifest\n",
                      article->path, unresolved, unresolved == 1 ? " is" : "s are");
}

static void tag_article(struct arena *arena, const struct stage *stage,
                        const struct article *article, struct article_output *output)
{
    struct timex_vector found = {0};

    temporal_find_in_article(arena, NULL, article, NULL, &found);
    formats[format_number(stage->options->format)].write(&output->text, article, &found);
    note_undated(stage, article, &found, output);
    if (stage->options->explain)
        export_timex_explanation(&output->notes, article, &found);
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
