/*
 * The reader of timelines and records, and every writer on what it accepts. The first byte
 * picks the format that is written; what is read, written and read again must stay the
 * same.
 */
#include "export/export.h"

#include "fuzz.h"

enum { OUTPUT_MAX = 64 * 1024 * 1024 };

struct input {
    uint8_t choice;
    struct slice json;
};

static struct slice written(struct arena *arena, const struct record *timeline,
                            const struct export_format *format)
{
    struct export_options options = {.title = "Title", .width = 60, .embed_text = true};
    struct export_report report = {0};
    struct buffer out;
    dateline_error error;
    buffer_init(&out, arena, OUTPUT_MAX);
    if (!format->write(&out, timeline, &options, &report, &error))
        buffer_clear(&out);
    return buffer_slice(&out);
}

static void read_and_write(struct arena *arena, void *context)
{
    const struct input *input = context;
    const struct export_format *formats = export_formats;
    dateline_error error = {0};
    size_t count = 0;
    struct record *timeline = import_json(arena, input->json, IMPORT_TIMELINE, &error);
    if (!timeline) {
        if (error.code == DATELINE_OK || error.message[0] == '\0')
            abort();
        return;
    }
    while (formats[count].name)
        count++;
    (void)written(arena, timeline, &formats[input->choice % count]);
    const struct export_format *json = export_format_by_name("json");
    struct slice first = written(arena, timeline, json);
    struct record *again = import_json(arena, first, IMPORT_TIMELINE, &error);
    if (!again || !slice_equal(first, written(arena, again, json)))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct input input = {data[0], slice_make((const char *)data + 1, size - 1)};
    return fuzz_in_arena(read_and_write, &input);
}
