/* A timeline to where the user wants it: what build, merge and export end with. */
#ifndef DATELINE_CLI_TIMELINE_OUTPUT_H
#define DATELINE_CLI_TIMELINE_OUTPUT_H

#include "cli/options.h"

/* Whether every --output has a format; otherwise says so. Asked before the work begins.
 */
bool timeline_output_possible(const struct options *options);

/*
 * Filters the timeline as the options say and writes it to every --output, or to standard
 * output. False: something could not be written, which was said on standard error.
 */
bool timeline_output(const struct options *options, const struct record *timeline);

#endif
