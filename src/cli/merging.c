#include "cli/merging.h"

#include "cli/command.h"
#include "cli/file.h"
#include "cli/message.h"
#include "cli/timeline_output.h"
#include "export/export.h"
#include "timeline/timeline.h"

static bool read_previous(const struct options *options, struct merge_options *merge)
{
    dateline_error error = {0};
    if (!options->previous)
        return true;
    struct slice json = file_read(options->arena, options->previous, &error);
    if (json.data)
        merge->previous = import_json(options->arena, json, options->previous, &error);
    if (!merge->previous)
        message_error(options->previous, &error);
    return merge->previous != NULL;
}

static bool read_corrections(const struct options *options, struct merge_options *merge)
{
    dateline_error error = {0};
    if (!options->corrections)
        return true;
    struct slice text = file_read(options->arena, options->corrections, &error);
    if (!text.data) {
        message_error(options->corrections, &error);
        return false;
    }
    merge->corrections = arena_copy(options->arena, text);
    merge->corrections_path = options->corrections;
    return true;
}

int merge_and_write(const struct options *options, const struct record_list *records,
                    int status)
{
    struct merge_options merge = {.explain = options->explain};
    dateline_error error = {0};
    if (!read_previous(options, &merge) || !read_corrections(options, &merge))
        return EXIT_NOTHING_DONE;
    struct record *timeline =
        timeline_merge(options->arena, records->items, records->count, &merge, &error);
    if (!timeline) {
        message_error(options->corrections, &error);
        return EXIT_NOTHING_DONE;
    }
    return timeline_output(options, timeline) ? status : EXIT_NOTHING_DONE;
}
