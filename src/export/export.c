#include "export/export.h"

#include <string.h>

const struct export_format export_formats[] = {
    {"json", ".json", "the timeline with all evidence (dateline-timeline-1)",
     export_json},
    {"html", ".html", "one page to look at, with the articles' text in it", export_html},
    {"ics", ".ics", "a calendar (iCalendar, RFC 5545)", export_ics},
    {"text", ".txt", "a timeline to read", export_text},
    {0},
};

const struct export_format *export_format_by_name(const char *name)
{
    for (const struct export_format *format = export_formats; format->name; format++)
        if (strcmp(format->name, name) == 0)
            return format;
    return NULL;
}

/* The longest ending that fits: ".vis.json" before ".json". */
const struct export_format *export_format_by_path(const char *path)
{
    const struct export_format *best = NULL;
    for (const struct export_format *format = export_formats; format->name; format++)
        if (format->ending && slice_ends_with(slice_of(path), format->ending) &&
            (!best || strlen(format->ending) > strlen(best->ending)))
            best = format;
    return best;
}
