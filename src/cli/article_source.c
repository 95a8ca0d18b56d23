#include "cli/article_source.h"

#include "article/manifest.h"
#include "cli/file.h"
#include "cli/message.h"
#include "export/export.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { FRONT_SIZE = 16 * 1024, BEGINNING_SIZE = 4096 };

static size_t read_from_file(void *context, char *bytes, size_t size)
{
    const int *file = context;
    ssize_t got = 0;
    do
        got = read(*file, bytes, size);
    while (got < 0 && errno == EINTR);
    return got < 0 ? SIZE_MAX : (size_t)got;
}

/* "text=body" of --field; the rows that options.c let pass have a '='. */
static void read_fields(struct article_source *source)
{
    const struct options *options = source->options;
    struct arena *arena = options->arena;
    struct reader_field *fields =
        ARENA_NEW_ARRAY(arena, options->fields.count, struct reader_field);
    for (size_t i = 0; i < options->fields.count; i++) {
        struct slice rest = slice_of(options->fields.items[i]);
        fields[i].ours = arena_copy(arena, slice_cut(&rest, '='));
        fields[i].theirs = arena_copy(arena, rest);
    }
    source->reader_options.fields = fields;
    source->reader_options.field_count = options->fields.count;
}

void article_source_open(struct article_source *source, const struct inputs *inputs,
                         const struct options *options)
{
    *source = (struct article_source){.inputs = inputs, .options = options, .file = -1};
    read_fields(source);
}

static void close_reader(struct article_source *source)
{
    if (source->reader)
        source->bytes_done += reader_bytes_read(source->reader);
    reader_free(source->reader);
    source->reader = NULL;
    if (source->file > STDIN_FILENO)
        (void)close(source->file);
    source->file = -1;
}

void article_source_close(struct article_source *source)
{
    close_reader(source);
}

/* What an input is by its front. */
enum input_kind { INPUT_DOCUMENT, INPUT_OF_MANY, INPUT_NO_ARTICLE };

/* Manifests, timelines and records that lie among the articles are none. */
static bool is_no_article(const struct input *input, struct slice front)
{
    struct slice beginning = slice_part(front, 0, BEGINNING_SIZE);
    return input->is_found &&
           (export_is_own_json(beginning) || manifest_is_one(beginning));
}

/* 'item' gets the bytes of a small file: it need not be opened again. */
static enum input_kind look_into(const struct options *options, const struct input *input,
                                 struct arena *arena, struct article_item *item)
{
    char bytes[FRONT_SIZE];
    bool pipe = input->inode == 0; /* looking at its front would take it away */
    if (pipe || strcmp(input->path, STANDARD_INPUT) == 0)
        return INPUT_OF_MANY;
    struct slice front = slice_make(bytes, file_peek(input->path, bytes, sizeof bytes));
    if (is_no_article(input, front))
        return INPUT_NO_ARTICLE;
    if (input->hints.format || options->fields.count != 0 || reader_is_needed(front))
        return INPUT_OF_MANY;
    if (front.size != 0 && front.size == input->size)
        item->bytes = arena_copy_slice(arena, front);
    return INPUT_DOCUMENT;
}

static bool open_reader(struct article_source *source, const struct input *input,
                        dateline_error *error)
{
    source->file = file_open(input->path, error);
    if (source->file < 0)
        return false;
    source->hints = input->hints;
    source->reader_options.hints = &source->hints;
    struct reader_input from = {read_from_file, &source->file};
    source->reader = reader_new(input->path, from, &source->reader_options, error);
    return source->reader != NULL;
}

/* False: the reader is at its end. */
static bool next_of_reader(struct article_source *source, struct arena *arena,
                           struct article_item *item)
{
    struct article *article = NULL;
    enum reader_result result =
        reader_next(source->reader, arena, &article, &item->error);
    if (result == READER_END)
        return false;
    item->input = &source->inputs->items[source->next - 1];
    const char *path = reader_record_path(source->reader);
    item->path = *path ? arena_copy(arena, slice_of(path)) : item->input->path;
    if (result == READER_ARTICLE) {
        item->article = article;
        item->path = article->path;
        item->error = (dateline_error){0};
    }
    if (result == READER_FAILED)
        close_reader(source);
    return true;
}

void article_source_next(struct article_source *source, struct arena *arena,
                         struct article_item *item)
{
    *item = (struct article_item){0};
    for (;;) {
        if (source->reader) {
            if (next_of_reader(source, arena, item))
                return;
            close_reader(source);
        }
        if (source->next == source->inputs->count)
            return;
        const struct input *input = &source->inputs->items[source->next++];
        enum input_kind kind = look_into(source->options, input, arena, item);
        if (kind == INPUT_NO_ARTICLE ||
            (kind == INPUT_OF_MANY && open_reader(source, input, &item->error)))
            continue;
        item->input = input;
        item->path = input->path;
        source->bytes_done += input->size;
        return;
    }
}

size_t article_source_bytes(const struct article_source *source)
{
    return source->bytes_done + (source->reader ? reader_bytes_read(source->reader) : 0);
}
