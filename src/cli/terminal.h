/* What the terminal is like, if there is one. */
#ifndef DATELINE_CLI_TERMINAL_H
#define DATELINE_CLI_TERMINAL_H

#include <stdbool.h>

/* Standard output is a terminal, and neither NO_COLOR (no-color.org) nor TERM=dumb speak
 * against colours. */
bool terminal_wants_color(void);
/* Columns of standard output; 0 when it is no terminal and COLUMNS is not set. */
int terminal_width(void);
/* Standard error is a terminal. */
bool terminal_shows_progress(void);

#endif
