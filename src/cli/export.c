#include "export/export.h"

#include "cli/command.h"
#include "cli/file.h"
#include "cli/message.h"
#include "cli/timeline_output.h"

/* What a timeline holds is exported: leaving actions out is the choice of who built it.
 */
static struct options with_kinds_of_timeline(const struct options *options)
{
    struct options all = *options;
    if (options->meetings && options->statements)
        all.actions = true;
    return all;
}

int command_export(const struct options *options)
{
    dateline_error error = {0};
    if (options->operands.count != 1) {
        message_wrong_use("export wants one TIMELINE; see dateline help export");
        return EXIT_WRONG_USE;
    }
    if (!timeline_output_possible(options))
        return EXIT_WRONG_USE;
    const char *path = options->operands.items[0];
    struct slice json = file_read(options->arena, path, &error);
    struct record *timeline =
        json.data ? import_json(options->arena, json, IMPORT_TIMELINE, &error) : NULL;
    if (!timeline) {
        message_error(path, &error);
        return EXIT_NOTHING_DONE;
    }
    struct options shown = with_kinds_of_timeline(options);
    return timeline_output(&shown, timeline) ? EXIT_DONE : EXIT_NOTHING_DONE;
}
