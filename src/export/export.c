#include "export/export.h"

#include <string.h>

const struct export_format export_formats[] = {
    {"json", ".json", "the timeline with all evidence (dateline-timeline-1)", false, true,
     export_json},
    {"ics", ".ics", "a calendar (iCalendar, RFC 5545)", false, false, export_ics},
    {"jcal", ".jcal", "the calendar as JSON (jCal, RFC 7265)", false, false, export_jcal},
    {"timelinejs", NULL, "slides of TimelineJS 3", false, false, export_timelinejs},
    {"vis", NULL, "items and groups of vis-timeline", false, false, export_vis},
    {"html", ".html", "one page to look at, with the articles' text in it", true, false,
     export_html},
    {"csv", ".csv", "a table, one event a line (RFC 4180)", false, false, export_csv},
    {"jsonl", ".jsonl", "one event a line, as JSON", false, false, export_jsonl},
    {"timeml", ".tml", "sentences with events, times and links (TimeML 1.2.1)", false,
     false, export_timeml_timeline},
    {"jsonld", ".jsonld", "events and quotations of schema.org (JSON-LD)", false, false,
     export_jsonld},
    {"text", ".txt", "a timeline to read", false, false, export_text},
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
