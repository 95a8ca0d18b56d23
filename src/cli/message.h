/*
 * What the command tells the user, on standard error, one line each:
 *
 *     dateline: FILE:LINE:COLUMN: what is wrong; what to do
 *
 * Control characters in names and texts are shown as '?': a file's name must not steer
 * the terminal. Only the main thread speaks.
 */
#ifndef DATELINE_CLI_MESSAGE_H
#define DATELINE_CLI_MESSAGE_H

#include <dateline/dateline.h>

/* 'line' and 'column' may be 0, 'file' NULL. */
void message_at(const char *file, size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* What an error value says. */
void message_error(const char *file, const dateline_error *error);
/* Of the command line itself. */
void message_wrong_use(const char *format, ...) __attribute__((format(printf, 1, 2)));
/*
 * A line that stands until the next message and is drawn over by the next one ('redrawn':
 * on a terminal); NULL takes it away.
 */
void message_status(const char *line, bool redrawn);

#endif
