#include "cli/command.h"
#include "cli/file.h"
#include "cli/merging.h"
#include "cli/message.h"
#include "cli/timeline_output.h"
#include "export/export.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MEMORY_MAX = 1024 * 1024 * 1024 };

struct reading {
    const struct options *options;
    struct merging *merging;
    struct arena *scratch; /* of one line at a time */
    size_t read, skipped, undated;
};

/* One line, or one whole timeline. */
struct piece {
    struct reading *reading;
    const char *path;
    struct slice json;
    size_t line;
};

static void report_warnings(const struct options *options, const struct record *record)
{
    for (size_t i = 0; i < record->warnings.count && !options->quiet; i++) {
        const struct record_warning *warning = &record->warnings.items[i];
        const char *path = warning->source < record->sources.count
                               ? record->sources.items[warning->source].path
                               : NULL;
        message_at(path, 0, 0, "%s", warning->message);
    }
}

static void read_piece(struct arena *arena, void *context)
{
    const struct piece *piece = context;
    struct reading *reading = piece->reading;
    dateline_error error = {0};
    struct record *record = import_json(arena, piece->json, IMPORT_RECORD, &error);
    if (!record) {
        message_at(piece->path, error.line + piece->line - 1, error.column, "%s",
                   error.message);
        reading->skipped++;
        return;
    }
    report_warnings(reading->options, record);
    reading->read++;
    reading->undated += record->undated;
    merging_add(reading->merging, record);
}

static void take_piece(struct reading *reading, const char *path, struct slice json,
                       size_t line)
{
    struct piece piece = {reading, path, json, line};
    if (!arena_run(reading->scratch, read_piece, &piece)) {
        message_at(path, line, 0, "is too large for the memory there is; split it");
        reading->skipped++;
    }
    arena_reset(reading->scratch);
}

static FILE *open_records(const char *path)
{
    return strcmp(path, STANDARD_INPUT) == 0 ? stdin : fopen(path, "re");
}

/* A timeline is one JSON text over many lines; records are one a line. */
static void read_timeline(struct reading *reading, const char *path, FILE *file,
                          struct slice first)
{
    struct buffer text;
    char *line = NULL;
    size_t capacity = 0;
    buffer_init(&text, reading->options->arena, FILE_SIZE_MAX);
    buffer_add(&text, first);
    for (ssize_t size; (size = getline(&line, &capacity, file)) > 0;)
        buffer_add(&text, slice_make(line, (size_t)size));
    free(line);
    take_piece(reading, path, buffer_slice(&text), 1);
}

static void read_lines(struct reading *reading, const char *path, FILE *file)
{
    char *line = NULL;
    size_t capacity = 0, number = 0;
    for (ssize_t size; (size = getline(&line, &capacity, file)) > 0;) {
        struct slice text = slice_make(line, (size_t)size);
        number++;
        if (number == 1 && slice_is(slice_trim(text), "{")) {
            read_timeline(reading, path, file, text);
            break;
        }
        if (slice_trim(text).size > 0)
            take_piece(reading, path, slice_trim(text), number);
    }
    free(line);
}

static void read_records(struct reading *reading, const char *path)
{
    FILE *file = open_records(path);
    if (!file) {
        message_at(path, 0, 0, "cannot be opened: %s; check the path", strerror(errno));
        reading->skipped++;
        return;
    }
    read_lines(reading, path, file);
    if (ferror(file)) {
        message_at(path, 0, 0, "cannot be read: %s; try again", strerror(errno));
        reading->skipped++;
    }
    if (file != stdin)
        fclose(file);
}

static int merge_all(struct reading *reading, const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++)
        read_records(reading, paths[i]);
    if (reading->read == 0) {
        message_at(NULL, 0, 0, "no record could be read; nothing was written");
        return EXIT_NOTHING_DONE;
    }
    int status = reading->skipped || reading->undated ? EXIT_INCOMPLETE : EXIT_DONE;
    return merging_finish(reading->merging, status);
}

int command_merge(const struct options *options)
{
    static const char *const standard_input[] = {STANDARD_INPUT};
    bool given = options->operands.count > 0;
    struct reading reading = {.options = options};
    if (!timeline_output_possible(options))
        return EXIT_WRONG_USE;
    reading.merging = merging_begin(options);
    reading.scratch = arena_new(LINE_MEMORY_MAX);
    if (!reading.merging || !reading.scratch) {
        arena_free(reading.scratch);
        return EXIT_NOTHING_DONE;
    }
    int status = merge_all(&reading, given ? options->operands.items : standard_input,
                           given ? options->operands.count : 1);
    arena_free(reading.scratch);
    return status;
}
