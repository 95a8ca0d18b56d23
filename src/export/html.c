/*
 * The page: one file that needs no network. A template, a style sheet and a script
 * (page/), with the timeline's JSON in the middle; the script draws it.
 */
#include "export/export.h"

#include <string.h>

extern const char page_html[], page_html_end[];
extern const char page_style[], page_style_end[];
extern const char page_script[], page_script_end[];

/* HTML's five, for text between tags. */
static void add_escaped(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        switch (text.data[i]) {
        case '<':
            buffer_add_text(out, "&lt;");
            break;
        case '>':
            buffer_add_text(out, "&gt;");
            break;
        case '&':
            buffer_add_text(out, "&amp;");
            break;
        case '"':
            buffer_add_text(out, "&quot;");
            break;
        case '\'':
            buffer_add_text(out, "&#39;");
            break;
        default:
            buffer_add_byte(out, text.data[i]);
        }
    }
}

/* JSON inside a script element: a "<" of an article must neither close the element nor
 * open a comment. */
static void add_json(struct buffer *out, struct slice json)
{
    while (json.size != 0) {
        const char *angle = memchr(json.data, '<', json.size);
        size_t plain = angle ? (size_t)(angle - json.data) : json.size;
        buffer_add(out, slice_part(json, 0, plain));
        if (angle)
            buffer_add_text(out, "\\u003c");
        json = slice_part(json, plain + (angle ? 1 : 0), json.size);
    }
}

/* The common beginning of the sources' titles is no title; the first source's says most
 * of a story. */
static struct slice page_title(const struct record *timeline,
                               const struct export_options *options)
{
    if (options->title)
        return slice_of(options->title);
    for (size_t i = 0; i < timeline->sources.count; i++)
        if (timeline->sources.items[i].title)
            return slice_of(timeline->sources.items[i].title);
    return slice_of("Timeline");
}

static void add_part(struct buffer *out, struct slice name, struct slice title,
                     struct slice json)
{
    if (slice_is(name, "title"))
        add_escaped(out, title);
    else if (slice_is(name, "style"))
        buffer_add(out, slice_make(page_style, (size_t)(page_style_end - page_style)));
    else if (slice_is(name, "script"))
        buffer_add(out, slice_make(page_script, (size_t)(page_script_end - page_script)));
    else if (slice_is(name, "data"))
        add_json(out, json);
}

bool export_html(struct buffer *out, const struct record *timeline,
                 const struct export_options *options, struct export_report *report,
                 dateline_error *error)
{
    struct buffer json;
    struct export_options with_text = *options;
    with_text.embed_text = true; /* a click shows the sentence in its article */
    buffer_init(&json, out->arena, EXPORT_SIZE_MAX);
    if (!export_json(&json, timeline, &with_text, report, error))
        return false;
    struct slice title = page_title(timeline, options);
    struct slice rest = slice_make(page_html, (size_t)(page_html_end - page_html));
    for (;;) {
        size_t open = slice_find(rest, slice_of("{{"), 0);
        size_t close =
            open == SIZE_MAX ? SIZE_MAX : slice_find(rest, slice_of("}}"), open);
        if (close == SIZE_MAX)
            break;
        buffer_add(out, slice_part(rest, 0, open));
        add_part(out, slice_part(rest, open + 2, close), title, buffer_slice(&json));
        rest = slice_part(rest, close + 2, rest.size);
    }
    buffer_add(out, rest);
    return true;
}
