#include "cli/text_output.h"

#include "cli/command.h"
#include "cli/message.h"
#include "cli/output.h"

#include <stdio.h>

/* What had to be put aside, piece by piece. */
static void add_spilled(struct output_stream *stream, FILE *spilled)
{
    char piece[1 << 16];
    size_t size;
    rewind(spilled);
    while ((size = fread(piece, 1, sizeof piece, spilled)) > 0)
        output_stream_add(stream, slice_make(piece, size));
}

static void take_text(void *context, const struct article *article,
                      const struct article_output *output)
{
    struct slice notes = buffer_slice(&output->notes);
    (void)article;
    (void)fwrite(notes.data, 1, notes.size, stderr);
    if (output->spilled)
        add_spilled(context, output->spilled);
    output_stream_add(context, buffer_slice(&output->text));
}

int text_output_run(struct stage *stage)
{
    const struct options *options = stage->options;
    size_t outputs = options->outputs.count;
    const char *path = outputs ? options->outputs.items[outputs - 1] : "-";
    struct output_stream stream;
    struct pipeline_summary summary;
    dateline_error error = {0};
    output_stream_start(&stream, options->arena, path, stage->kept_when_interrupted);
    stage->take = take_text;
    stage->context = &stream;
    if (!pipeline_run(stage, &options->operands, &summary))
        return EXIT_NOTHING_DONE;
    int status = pipeline_status(&summary);
    if (status == EXIT_NOTHING_DONE)
        return status;
    if (output_stream_end(&stream, &error))
        return status;
    message_error(path, &error);
    return EXIT_NOTHING_DONE;
}
