#include "cli/command.h"
#include "cli/file.h"
#include "cli/merging.h"
#include "cli/message.h"
#include "cli/timeline_output.h"
#include "export/export.h"

struct reading {
    size_t read, skipped, undated;
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

static void read_line(const struct options *options, struct record_list *records,
                      struct reading *reading, const char *path, struct slice line,
                      size_t number)
{
    dateline_error error = {0};
    struct record *record = import_json(options->arena, line, path, &error);
    if (!record) {
        message_at(path, error.line + number - 1, error.column, "%s", error.message);
        reading->skipped++;
        return;
    }
    report_warnings(options, record);
    reading->read++;
    reading->undated += record->undated;
    vector_push(options->arena, records, record);
}

/* A timeline is one JSON text over many lines; records are one a line. */
static bool is_one_text(struct slice bytes)
{
    struct slice rest = bytes;
    struct slice first = slice_trim(slice_cut(&rest, '\n'));
    return slice_is(first, "{");
}

static void read_records(const struct options *options, struct record_list *records,
                         struct reading *reading, const char *path)
{
    dateline_error error = {0};
    struct slice rest = file_read(options->arena, path, &error);
    if (!rest.data) {
        message_error(path, &error);
        reading->skipped++;
        return;
    }
    if (is_one_text(rest)) {
        read_line(options, records, reading, path, rest, 1);
        return;
    }
    for (size_t number = 1; rest.size; number++) {
        struct slice line = slice_cut(&rest, '\n');
        if (slice_trim(line).size)
            read_line(options, records, reading, path, line, number);
    }
}

int command_merge(const struct options *options)
{
    static const char *const standard_input[] = {STANDARD_INPUT};
    const char *const *paths = options->operands.items;
    size_t count = options->operands.count;
    struct record_list records = {0};
    struct reading reading = {0};
    if (!timeline_output_possible(options))
        return EXIT_WRONG_USE;
    if (count == 0) {
        paths = standard_input;
        count = 1;
    }
    for (size_t i = 0; i < count; i++)
        read_records(options, &records, &reading, paths[i]);
    if (reading.read == 0) {
        message_at(NULL, 0, 0, "no record could be read; nothing was written");
        return EXIT_NOTHING_DONE;
    }
    int status = reading.skipped || reading.undated ? EXIT_INCOMPLETE : EXIT_DONE;
    return merge_and_write(options, &records, status);
}
