#include "cli/skip_reasons.h"

#include <stdio.h>
#include <string.h>

/* The message up to what is to be done about it; numbers differ from article to article. */
static void shorten(const char *message, char text[SKIP_REASON_BYTES])
{
    size_t size = 0;
    for (const char *at = message; *at && *at != ';' && size + 1 < SKIP_REASON_BYTES;
         at++)
        if (*at < '0' || *at > '9')
            text[size++] = *at;
        else if (size == 0 || text[size - 1] != 'N')
            text[size++] = 'N';
    text[size] = '\0';
}

void skip_reasons_add(struct skip_reasons *reasons, const char *message)
{
    char text[SKIP_REASON_BYTES];
    shorten(message, text);
    for (size_t i = 0; i < reasons->count; i++)
        if (strcmp(reasons->items[i].text, text) == 0) {
            reasons->items[i].count++;
            return;
        }
    if (reasons->count == SKIP_REASONS_MAX) {
        reasons->others++;
        return;
    }
    (void)memcpy(reasons->items[reasons->count].text, text, sizeof text);
    reasons->items[reasons->count++].count = 1;
}

void skip_reasons_write(const struct skip_reasons *reasons, char *text, size_t size)
{
    size_t at = 0;
    text[0] = '\0';
    for (size_t i = 0; i < reasons->count && at < size; i++)
        at += (size_t)snprintf(text + at, size - at, "%s%s (%zu)", i ? ", " : ": ",
                               reasons->items[i].text, reasons->items[i].count);
    if (reasons->others != 0 && at < size)
        (void)snprintf(text + at, size - at, ", other reasons (%zu)", reasons->others);
}
