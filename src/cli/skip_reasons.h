/* Why articles were skipped, counted for the summary at the end of a run. */
#ifndef DATELINE_CLI_SKIP_REASONS_H
#define DATELINE_CLI_SKIP_REASONS_H

#include <stddef.h>

enum { SKIP_REASONS_MAX = 6, SKIP_REASON_BYTES = 80 };

struct skip_reasons {
    struct {
        char text[SKIP_REASON_BYTES];
        size_t count;
    } items
        [SKIP_REASONS_MAX]; /* as they first came; what comes later is not told apart */
    size_t count, others;
};

/* Counts an error's message by what it says before its first ';'; numbers and names in it
 * do not matter. */
void skip_reasons_add(struct skip_reasons *reasons, const char *message);
/* ": the line is no JSON object (6), the article is in French (5)", or "". */
void skip_reasons_write(const struct skip_reasons *reasons, char *text, size_t size);

#endif
