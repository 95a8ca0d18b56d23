#include "article/manifest.h"

#include "article/date_text.h"
#include "base/intern.h"
#include "base/utf8.h"

#include <jansson.h>
#include <string.h>

/* One line on its way into an entry. */
struct manifest_line {
    struct arena *arena;
    struct manifest *manifest;
    const char *folder; /* with its slash; "" for none */
    struct interner paths;
    size_t number;
};

static void add_problem(struct manifest_line *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add_problem(struct manifest_line *line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct article_warning problem = {line->number,
                                      arena_format_list(line->arena, format, arguments)};
    va_end(arguments);
    vector_push(line->arena, &line->manifest->problems, problem);
}

static void release_json(void *json)
{
    json_decref(json);
}

/* A copy of a text member; NULL when it is missing, null or empty. */
static const char *text_member(struct manifest_line *line, const json_t *object,
                               const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!value || json_is_null(value))
        return NULL;
    if (!json_is_string(value)) {
        add_problem(line, "\"%s\" is no text; it is ignored", key);
        return NULL;
    }
    struct slice text =
        slice_trim(slice_make(json_string_value(value), json_string_length(value)));
    return text.size != 0 ? arena_copy(line->arena, text) : NULL;
}

static struct article_date date_member(struct manifest_line *line, const json_t *object)
{
    struct article_date date = {0};
    const char *text = text_member(line, object, "published");
    if (!text)
        return date;
    enum date_reading reading = date_text_parse_iso(slice_of(text), &date);
    if (reading == DATE_READ) {
        date.origin = DATE_FROM_MANIFEST;
        return date;
    }
    const char *why = reading == DATE_IMPOSSIBLE ? "no date of the calendar" : "no date";
    add_problem(line,
                "\"published\": '%.40s' is %s; write it as 2013-12-06 or "
                "2013-12-06T14:30+02:00, the article's own date is used",
                text, why);
    return (struct article_date){0};
}

static const char *resolve_path(struct manifest_line *line, const char *path)
{
    return path[0] == '/' ? path : arena_format(line->arena, "%s%s", line->folder, path);
}

static void read_entry(struct manifest_line *line, const json_t *object)
{
    const char *path = text_member(line, object, "path");
    if (!path) {
        add_problem(line, "no \"path\"; the line is skipped");
        return;
    }
    path = resolve_path(line, path);
    size_t known = line->paths.count;
    if (intern(&line->paths, slice_of(path)) < known) {
        add_problem(line, "'%.120s' stands in an earlier line; this one is skipped",
                    path);
        return;
    }
    struct manifest_entry *entry = vector_add(line->arena, &line->manifest->entries);
    entry->path = path;
    entry->line = line->number;
    entry->hints.published = date_member(line, object);
    entry->hints.publisher = text_member(line, object, "publisher");
    entry->hints.title = text_member(line, object, "title");
    entry->hints.url = text_member(line, object, "url");
    entry->hints.place = text_member(line, object, "place");
    entry->hints.timezone = text_member(line, object, "timezone");
}

static void read_line(struct manifest_line *line, struct slice text)
{
    if (text.size > MANIFEST_LINE_MAX) {
        add_problem(line, "longer than MANIFEST_LINE_MAX (%d bytes); the line is skipped",
                    MANIFEST_LINE_MAX);
        return;
    }
    json_error_t error;
    json_t *object = json_loadb(text.data, text.size, 0, &error);
    if (!object) {
        add_problem(line, "no JSON (%.100s); the line is skipped", error.text);
        return;
    }
    arena_defer(line->arena, release_json, object);
    if (json_is_object(object))
        read_entry(line, object);
    else
        add_problem(line, "no JSON object; the line is skipped");
}

/* The path up to its last slash. */
static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return arena_copy(arena, slice_make(path, slash ? (size_t)(slash - path) + 1 : 0));
}

static struct slice without_mark(struct slice bytes)
{
    bool mark = slice_starts_with(bytes, "\xEF\xBB\xBF");
    return slice_part(bytes, mark ? 3 : 0, bytes.size);
}

void manifest_read(struct arena *arena, const char *path, struct slice bytes,
                   struct manifest *manifest)
{
    struct manifest_line line = {
        .arena = arena, .manifest = manifest, .folder = folder_of(arena, path)};
    interner_init(&line.paths, arena);
    *manifest = (struct manifest){0};
    for (struct slice rest = without_mark(bytes); rest.size != 0;) {
        struct slice text = slice_trim(slice_cut(&rest, '\n'));
        line.number++;
        if (text.size != 0)
            read_line(&line, text);
    }
}

bool manifest_is_one(struct slice front)
{
    static const char *const of_articles[] = {"text", "maintext", "body",   "content",
                                              "html", "schema",   "events", "sources"};
    struct slice rest = without_mark(front), text = {0};
    while (rest.size != 0 && text.size == 0)
        text = slice_trim(slice_cut(&rest, '\n'));
    if (!slice_starts_with(text, "{") || text.size > MANIFEST_LINE_MAX)
        return false;
    json_error_t error;
    json_t *object = json_loadb(text.data, text.size, 0, &error);
    bool is_one = json_is_string(json_object_get(object, "path"));
    for (size_t i = 0; i < sizeof of_articles / sizeof of_articles[0]; i++)
        is_one = is_one && !json_object_get(object, of_articles[i]);
    json_decref(object);
    return is_one;
}
