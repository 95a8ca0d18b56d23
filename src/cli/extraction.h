/* The stage that makes an article's record: what build and extract share. */
#ifndef DATELINE_CLI_EXTRACTION_H
#define DATELINE_CLI_EXTRACTION_H

#include "cli/pipeline.h"

/* For stage.work: fills output->record. */
void extraction_work(struct arena *arena, const struct stage *stage,
                     const struct article *article, struct article_output *output);

#endif
