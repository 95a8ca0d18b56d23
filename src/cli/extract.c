#include "cli/command.h"
#include "cli/extraction.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/resume.h"
#include "cli/text_output.h"
#include "export/export.h"

#include <unistd.h>

static void write_line(struct arena *arena, const struct stage *stage,
                       const struct article *article, struct article_output *output)
{
    extraction_work(arena, stage, article, output);
    export_record_line(&output->text, output->record);
}

/* Without --resume a part that an earlier run left is in the way. */
static bool prepare_part(const struct options *options, struct interner *done)
{
    const char *output = options->outputs.items[options->outputs.count - 1];
    if (options->resume)
        return resume_read(options, output, done);
    (void)unlink(output_part_path(options->arena, output));
    return true;
}

static int extract_with(const struct options *options, const struct tables *tables)
{
    struct interner done = {0};
    struct stage stage = {.options = options,
                          .extractor = &tables->extractor,
                          .work = write_line,
                          .kept_when_interrupted = true};
    if (options->outputs.count && !prepare_part(options, &done))
        return EXIT_NOTHING_DONE;
    if (done.count)
        stage.done = &done;
    return text_output_run(&stage);
}

int command_extract(const struct options *options)
{
    struct tables tables;
    if (options->operands.count + options->manifests.count == 0) {
        message_wrong_use(
            "extract wants an ARTICLE or a manifest; see dateline help extract");
        return EXIT_WRONG_USE;
    }
    if (options->resume && options->outputs.count == 0) {
        message_wrong_use("--resume goes on with an --output; name it");
        return EXIT_WRONG_USE;
    }
    if (!tables_open(&tables))
        return EXIT_NOTHING_DONE;
    int status = extract_with(options, &tables);
    tables_close(&tables);
    return status;
}
