#include "cli/text_output.h"

#include "cli/command.h"
#include "cli/message.h"
#include "cli/output.h"
#include "export/export.h"

#include <stdio.h>

struct collected {
    struct buffer text;
    bool to_file;
};

static void take_text(void *context, const struct article *article,
                      const struct article_output *output)
{
    struct collected *collected = context;
    struct slice text = buffer_slice(&output->text);
    struct slice notes = buffer_slice(&output->notes);
    (void)article;
    (void)fwrite(notes.data, 1, notes.size, stderr);
    if (collected->to_file)
        buffer_add(&collected->text, text);
    else
        (void)fwrite(text.data, 1, text.size, stdout);
}

static bool write_collected(const struct options *options,
                            const struct collected *collected)
{
    dateline_error error = {0};
    const char *path = options->outputs.items[options->outputs.count - 1];
    if (output_write(options->arena, path, buffer_slice(&collected->text), &error))
        return true;
    message_error(path, &error);
    return false;
}

int text_output_run(struct stage *stage)
{
    const struct options *options = stage->options;
    struct collected collected = {.to_file = options->outputs.count > 0};
    struct pipeline_summary summary;
    buffer_init(&collected.text, options->arena, EXPORT_SIZE_MAX);
    stage->take = take_text;
    stage->context = &collected;
    if (!pipeline_run(stage, &options->operands, &summary))
        return EXIT_NOTHING_DONE;
    int status = pipeline_status(&summary);
    if (status != EXIT_NOTHING_DONE && collected.to_file &&
        !write_collected(options, &collected))
        return EXIT_NOTHING_DONE;
    return status;
}
