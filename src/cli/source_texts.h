/* The articles' texts for outputs that show them, read again where the timeline does not
 * have them. */
#ifndef DATELINE_CLI_SOURCE_TEXTS_H
#define DATELINE_CLI_SOURCE_TEXTS_H

#include "cli/options.h"

/* Whether some output of the options shows the articles' texts. */
bool source_texts_wanted(const struct options *options);

/*
 * Reads the file of each source without a text again, by its path; a file that is not the
 * one the timeline was made from (its SHA-256 differs) is not shown, which is said on
 * standard error.
 */
void source_texts_fill(const struct options *options, struct record *timeline);

#endif
