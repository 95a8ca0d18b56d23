/* Going on with an extract that was interrupted. */
#ifndef DATELINE_CLI_RESUME_H
#define DATELINE_CLI_RESUME_H

#include "base/intern.h"
#include "cli/options.h"

/*
 * The paths of the articles whose records the interrupted run has written to the part of
 * its output, which is cut behind its last whole line. No paths where there is no part.
 * False (and a message): the part cannot be gone on with.
 */
bool resume_read(const struct options *options, const char *output,
                 struct interner *done);

#endif
