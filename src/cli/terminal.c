#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_MAX = 1000 };

bool terminal_wants_color(void)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (no_color && *no_color)
        return false;
    if (!term || strcmp(term, "dumb") == 0)
        return false;
    return isatty(STDOUT_FILENO);
}

static int width_of_environment(void)
{
    const char *columns = getenv("COLUMNS");
    long width = columns ? strtol(columns, NULL, 10) : 0;
    return width > 0 && width <= WIDTH_MAX ? (int)width : 0;
}

int terminal_width(void)
{
    struct winsize size;
    int width = width_of_environment();
    if (width)
        return width;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        return size.ws_col <= WIDTH_MAX ? size.ws_col : WIDTH_MAX;
    return 0;
}

bool terminal_shows_progress(void)
{
    return isatty(STDERR_FILENO);
}
