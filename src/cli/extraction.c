#include "cli/extraction.h"

#include "cli/source_texts.h"

void extraction_work(struct arena *arena, const struct stage *stage,
                     const struct article *article, struct article_output *output)
{
    const struct options *options = stage->options;
    struct extract_options extract = {
        .actions = options->actions,
        .explain = options->explain,
        .embed_text = source_texts_wanted(options),
    };
    output->record = event_extract(arena, stage->extractor, article, &extract);
}
