/*
 * Markdown with front matter ("---", YAML's "key: value" or "+++", TOML's "key = value"):
 * the front matter gives the fields, the body is read as text. Of YAML and TOML only
 * plain lines are understood.
 */
#include "article/record_reader.h"

#include "base/ascii.h"

#include <string.h>

/* "key: value" or "key = value". */
static bool split_pair(struct slice line, char mark, struct slice *key,
                       struct slice *value)
{
    const char *hit = line.size ? memchr(line.data, mark, line.size) : NULL;
    if (!hit || ascii_is_space(line.data[0]) || line.data[0] == '-' ||
        line.data[0] == '#')
        return false;
    size_t at = (size_t)(hit - line.data);
    *key = slice_trim(slice_part(line, 0, at));
    *value = slice_trim(slice_part(line, at + 1, line.size));
    size_t last = value->size ? value->size - 1 : 0;
    bool quoted = value->size >= 2 && (value->data[0] == '"' || value->data[0] == '\'') &&
                  value->data[last] == value->data[0];
    if (quoted)
        *value = slice_part(*value, 1, last);
    else if (value->size >= 2 && value->data[0] == '[')
        *value = slice_trim(slice_part(*value, 1, last));
    return key->size != 0;
}

/* The lines behind "key: |" or "key: >" that stand further in. */
static struct slice indented_lines(struct slice *rest)
{
    struct slice lines = slice_part(*rest, 0, 0);
    while (rest->size != 0 && (rest->data[0] == ' ' || rest->data[0] == '\t')) {
        struct slice line = slice_cut(rest, '\n');
        lines.size = (size_t)(line.data + line.size - lines.data);
    }
    return slice_trim(lines);
}

/* Keeps the front matter's fields; returns where the body begins. */
static size_t read_front_matter(struct item *item)
{
    struct slice text = item->record.text, rest = text;
    struct slice fence = slice_trim(slice_cut(&rest, '\n'));
    char mark = slice_starts_with(fence, "+") ? '=' : ':';
    while (rest.size != 0) {
        struct slice line = slice_cut(&rest, '\n'), key, value;
        if (slice_equal(slice_trim(line), fence) || slice_is(slice_trim(line), "..."))
            return (size_t)(rest.data - text.data);
        if (!split_pair(line, mark, &key, &value))
            continue;
        bool block = value.size != 0 && value.size <= 2 &&
                     (value.data[0] == '|' || value.data[0] == '>');
        item_keep_named(item, key, block ? indented_lines(&rest) : value, CODING_PLAIN);
    }
    return text.size;
}

enum reader_result markdown_next_record(struct reader *reader, struct arena *arena,
                                        struct article **article, dateline_error *error)
{
    struct item item = {0};
    reader->format = FORMAT_DONE;
    if (stream_fill(&reader->stream, READER_RECORD_MAX + 1))
        return record_too_large(reader, error);
    size_t size = stream_window(&reader->stream).size;
    if (!record_begin(reader, arena, size, &item, error))
        return READER_SKIPPED;
    item.origin = DATE_FROM_HEADER;
    size_t body = read_front_matter(&item);
    item.values[ITEM_TEXT] = (struct item_value){0};
    item_keep(&item, ITEM_TEXT, slice_part(item.record.text, body, item.record.text.size),
              CODING_PLAIN, 1);
    return record_finish(&item, article, error);
}
