/*
 * Lines out, an article at a time: what extract, tag and debug print. Without --output
 * they go to standard output as they come; with it they appear as a whole at the end.
 */
#ifndef DATELINE_CLI_TEXT_OUTPUT_H
#define DATELINE_CLI_TEXT_OUTPUT_H

#include "cli/pipeline.h"

/* Runs the articles of the options through the stage, whose work fills output->text.
 * Returns the exit status. stage->take and stage->context are set here. */
int text_output_run(struct stage *stage);

#endif
