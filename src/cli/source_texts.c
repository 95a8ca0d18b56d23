#include "cli/source_texts.h"

#include "cli/file.h"
#include "cli/message.h"
#include "export/export.h"

#include <string.h>

static bool shows_texts(const struct export_format *format)
{
    return format && format->shows_texts;
}

bool source_texts_wanted(const struct options *options)
{
    if (options->embed_text)
        return true;
    if (options->format)
        return shows_texts(export_format_by_name(options->format));
    for (size_t i = 0; i < options->outputs.count; i++)
        if (shows_texts(export_format_by_path(options->outputs.items[i])))
            return true;
    return false;
}

struct rereading {
    const struct source *source;
    struct arena *lasting;
    const char *text; /* NULL: not found */
    const char *problem;
};

static void read_again(struct arena *arena, void *context)
{
    struct rereading *rereading = context;
    const struct source *source = rereading->source;
    struct article_hints hints = {.format = NULL};
    dateline_error error = {0};
    struct slice bytes = file_read(arena, source->path, &error);
    rereading->problem = "cannot be read again";
    if (!bytes.data)
        return;
    const struct article *article =
        article_read(arena, source->path, bytes, &hints, &error);
    if (!article)
        return;
    char digest[sizeof source->sha256];
    article_sha256(article, digest);
    if (strcmp(digest, source->sha256) != 0)
        rereading->problem = "has changed since";
    else
        rereading->text = arena_copy(rereading->lasting, article->text);
}

static void fill_source(const struct options *options, struct source *source)
{
    struct rereading rereading = {source, options->arena, NULL, "needs too much memory"};
    struct arena *arena = arena_new(SIZE_MAX);
    if (arena)
        (void)arena_run(arena, read_again, &rereading);
    arena_free(arena);
    source->text = rereading.text;
    if (!source->text && !options->quiet)
        message_at(
            source->path, 0, 0,
            "%s; its text is not shown, build the timeline again with --embed-text",
            rereading.problem);
}

void source_texts_fill(const struct options *options, struct record *timeline)
{
    for (size_t i = 0; i < timeline->sources.count; i++)
        if (!timeline->sources.items[i].text)
            fill_source(options, &timeline->sources.items[i]);
}
