#include "cli/progress.h"

#include "cli/message.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <time.h>

/* Milliseconds between two drawings on a terminal, and in a file. */
enum { EVERY_ON_TERMINAL = 200, EVERY_IN_FILE = 10000, LINE_MAX_BYTES = 160 };
#define MEGABYTE 1e6

static int64_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_start(struct progress *progress, const struct options *options,
                    size_t total)
{
    bool terminal = terminal_shows_progress();
    *progress =
        (struct progress){.shown = options->progress || (terminal && !options->quiet),
                          .terminal = terminal,
                          .total = total};
    if (progress->shown)
        progress->started = progress->drawn = now();
}

static void draw(const struct progress *progress, size_t done, size_t articles,
                 int64_t elapsed)
{
    char line[LINE_MAX_BYTES];
    double seconds = (double)(elapsed > 0 ? elapsed : 1) / 1000;
    double speed = (double)done / seconds;
    int size = snprintf(line, sizeof line, "%zu articles, %.1f MB, %.1f MB/s", articles,
                        (double)done / MEGABYTE, speed / MEGABYTE);
    if (progress->total > done && done > 0)
        (void)snprintf(line + size, sizeof line - (size_t)size, ", %d %%, %.0f s left",
                       (int)(100 * ((double)done / (double)progress->total)),
                       (double)(progress->total - done) / speed);
    message_status(line, progress->terminal);
}

void progress_step(struct progress *progress, size_t done, size_t articles)
{
    if (!progress->shown)
        return;
    int64_t time = now();
    if (time - progress->drawn < (progress->terminal ? EVERY_ON_TERMINAL : EVERY_IN_FILE))
        return;
    progress->drawn = time;
    draw(progress, done, articles, time - progress->started);
}

void progress_end(struct progress *progress)
{
    if (progress->shown)
        message_status(NULL, progress->terminal);
}
