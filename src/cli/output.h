/*
 * Output that appears whole or not at all: it is written to a temporary file beside its
 * place, brought to the disk and then renamed. What is no ordinary file (a pipe,
 * /dev/null) is written straight. An interrupted program takes its temporary files away.
 */
#ifndef DATELINE_CLI_OUTPUT_H
#define DATELINE_CLI_OUTPUT_H

#include "base/arena.h"
#include "base/error.h"

/* False with 'error' filled. "-" is standard output. */
bool output_write(struct arena *arena, const char *path, struct slice bytes,
                  dateline_error *error);
/* Takes temporary files away when the program is ended by a signal. Called once. */
void output_clean_up_on_signals(void);

#endif
