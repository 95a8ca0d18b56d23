#include "cli/resume.h"

#include "cli/message.h"
#include "cli/output.h"
#include "export/export.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Lines are read one at a time, each in an arena of its own. */
struct reading {
    struct slice line;
    const char *path;
    struct interner *done;
    bool found;
};

static void read_path(struct arena *arena, void *context)
{
    struct reading *reading = context;
    const struct record *record = import_json(arena, reading->line, IMPORT_RECORD, NULL);
    reading->found = record && record->sources.count > 0;
    if (reading->found)
        (void)intern(reading->done, slice_of(record->sources.items[0].path));
}

/* Bytes of the whole lines at the front that are records. */
static off_t read_lines(FILE *part, struct reading *reading)
{
    struct arena *arena = arena_new(SIZE_MAX);
    char *line = NULL;
    size_t room = 0;
    off_t whole = 0;
    for (ssize_t size; arena && (size = getline(&line, &room, part)) > 0; whole += size) {
        reading->line = slice_make(line, (size_t)size);
        reading->found = false;
        if (line[size - 1] != '\n' || !arena_run(arena, read_path, reading) ||
            !reading->found)
            break;
        arena_reset(arena);
    }
    free(line);
    arena_free(arena);
    return whole;
}

bool resume_read(const struct options *options, const char *output, struct interner *done)
{
    const char *path = output_part_path(options->arena, output);
    struct reading reading = {.path = path, .done = done};
    interner_init(done, options->arena);
    FILE *part = fopen(path, "r");
    if (!part && errno == ENOENT)
        return true;
    off_t whole = part ? read_lines(part, &reading) : 0;
    bool cut = part && truncate(path, whole) == 0;
    if (!cut)
        message_at(path, 0, 0, "cannot be gone on with: %s; remove it and start again",
                   strerror(errno));
    if (part)
        (void)fclose(part);
    return cut;
}
