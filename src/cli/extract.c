#include "cli/command.h"
#include "cli/extraction.h"
#include "cli/message.h"
#include "cli/text_output.h"
#include "export/export.h"

static void write_line(struct arena *arena, const struct stage *stage,
                       const struct article *article, struct article_output *output)
{
    extraction_work(arena, stage, article, output);
    export_record_line(&output->text, output->record);
}

int command_extract(const struct options *options)
{
    struct tables tables;
    if (options->operands.count + options->manifests.count == 0) {
        message_wrong_use(
            "extract wants an ARTICLE or a manifest; see dateline help extract");
        return EXIT_WRONG_USE;
    }
    if (!tables_open(&tables))
        return EXIT_NOTHING_DONE;
    struct stage stage = {
        .options = options, .extractor = &tables.extractor, .work = write_line};
    int status = text_output_run(&stage);
    tables_close(&tables);
    return status;
}
