#include "cli/command.h"
#include "cli/extraction.h"
#include "cli/merging.h"
#include "cli/message.h"
#include "cli/timeline_output.h"
#include "event/record_copy.h"

struct collection {
    struct arena *arena;
    struct record_list records;
};

static void take_record(void *context, const struct article *article,
                        const struct article_output *output)
{
    struct collection *collection = context;
    (void)article;
    vector_push(collection->arena, &collection->records,
                record_copy(collection->arena, output->record));
}

static int build_with(const struct options *options, const struct tables *tables)
{
    struct collection collection = {.arena = options->arena};
    struct stage stage = {.options = options,
                          .extractor = &tables->extractor,
                          .work = extraction_work,
                          .take = take_record,
                          .context = &collection};
    struct pipeline_summary summary;
    if (!pipeline_run(&stage, &options->operands, &summary))
        return EXIT_NOTHING_DONE;
    int status = pipeline_status(&summary);
    if (status == EXIT_NOTHING_DONE) {
        message_at(NULL, 0, 0, "no article could be read; nothing was written");
        return status;
    }
    return merge_and_write(options, &collection.records, status);
}

int command_build(const struct options *options)
{
    struct tables tables;
    if (options->operands.count + options->manifests.count == 0) {
        message_wrong_use(
            "build wants an ARTICLE or a manifest; see dateline help build");
        return EXIT_WRONG_USE;
    }
    if (!timeline_output_possible(options))
        return EXIT_WRONG_USE;
    if (!tables_open(&tables))
        return EXIT_NOTHING_DONE;
    int status = build_with(options, &tables);
    tables_close(&tables);
    return status;
}
