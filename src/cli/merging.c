#include "cli/merging.h"

#include "cli/command.h"
#include "cli/file.h"
#include "cli/message.h"
#include "cli/timeline_output.h"
#include "export/export.h"
#include "timeline/merger.h"

static bool read_previous(const struct options *options, struct merge_options *merge)
{
    dateline_error error = {0};
    if (!options->previous)
        return true;
    struct slice json = file_read(options->arena, options->previous, &error);
    if (json.data)
        merge->previous = import_json(options->arena, json, IMPORT_TIMELINE, &error);
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

struct merging {
    const struct options *options;
    struct merge_options merge;
    struct merger *merger;
};

struct merging *merging_begin(const struct options *options)
{
    struct merging *merging = ARENA_NEW(options->arena, struct merging);
    merging->options = options;
    merging->merge.explain = options->explain;
    if (!read_previous(options, &merging->merge) ||
        !read_corrections(options, &merging->merge))
        return NULL;
    merging->merger = merger_new(options->arena, &merging->merge);
    return merging;
}

void merging_add(struct merging *merging, const struct record *record)
{
    merger_add(merging->merger, record);
}

int merging_finish(struct merging *merging, int status)
{
    dateline_error error = {0};
    struct record *timeline = merger_finish(merging->merger, &error);
    if (!timeline) {
        message_error(merging->options->corrections, &error);
        return EXIT_NOTHING_DONE;
    }
    return timeline_output(merging->options, timeline) ? status : EXIT_NOTHING_DONE;
}

int merge_and_write(const struct options *options, const struct record_list *records,
                    int status)
{
    struct merging *merging = merging_begin(options);
    if (!merging)
        return EXIT_NOTHING_DONE;
    for (size_t i = 0; i < records->count; i++)
        merging_add(merging, records->items[i]);
    return merging_finish(merging, status);
}
