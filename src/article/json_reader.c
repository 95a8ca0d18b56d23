/* JSON Lines, JSON documents (an array of articles, or an object around one) and JSON
 * Feed. */
#include "article/json_text.h"
#include "article/record_reader.h"

#include <stdlib.h>
#include <string.h>

enum {
    NESTING_MAX = 4, /* levels between a document and its array of articles */
    NAME_MAX_BYTES = 100,
    TEXT_RANK_MAX = 5, /* how well a member must fit to make an object an article */
};

static bool is_string(struct slice value)
{
    return value.size >= 2 && value.data[0] == '"';
}

static struct slice inside(struct slice string)
{
    return slice_part(string, 1, string.size - 1);
}

static bool is_number(struct slice value)
{
    return value.size != 0 && value.data[0] >= '0' && value.data[0] <= '9';
}

/* "key", or "outer.key" in 'name'. */
static struct slice join_name(struct slice outer, struct slice key,
                              char name[2 * NAME_MAX_BYTES + 2])
{
    size_t size = 0;
    if (outer.size != 0) {
        memcpy(name, outer.data, outer.size);
        name[outer.size] = '.';
        size = outer.size + 1;
    }
    memcpy(name + size, key.data, key.size);
    return slice_make(name, size + key.size);
}

/* 'inner': of an object around the article's own members, which come first. */
static void keep_as(struct item *item, struct slice name, struct slice raw,
                    enum item_coding coding, bool inner)
{
    int rank;
    enum item_field field = item_field_from_name(item->options, name, &rank);
    item_keep(item, field, raw, coding, rank + inner);
}

static void keep_value(struct item *item, struct slice name, struct slice value,
                       bool inner)
{
    if (is_string(value))
        keep_as(item, name, inside(value), CODING_JSON, inner);
    else if (is_number(value))
        keep_as(item, name, value, CODING_PLAIN, inner);
}

/* Members of an object inside a member: "source": {"title": ...}, "published": {"$date":
 * ...}. */
static void keep_object(struct item *item, struct slice outer, struct slice object,
                        bool inner)
{
    char joined[2 * NAME_MAX_BYTES + 2];
    struct slice key, member;
    for (size_t at = 0; json_next(object, &at, &key, &member);) {
        if (key.size > NAME_MAX_BYTES)
            continue;
        if (member.data[0] == '{' && item_name_is_itself(key))
            keep_object(item, outer, member, inner);
        else if (item_name_is_itself(key))
            keep_value(item, outer, member, inner);
        keep_value(item, join_name(outer, key, joined), member, inner);
    }
}

/* Of an array the first item counts, but of a text all are paragraphs. */
static void keep_array(struct item *item, struct slice name, struct slice array,
                       bool inner)
{
    struct slice key, member;
    size_t at = 0;
    int rank;
    if (!json_next(array, &at, &key, &member))
        return;
    if (item_field_from_name(item->options, name, &rank) == ITEM_TEXT &&
        item_text_of_list(member).data)
        keep_as(item, name, array, CODING_LIST, inner);
    else if (member.data[0] == '{')
        keep_object(item, name, member, inner);
    else
        keep_value(item, name, member, inner);
}

/* The value at "a.b.c" in an object; of arrays on the way the first item. */
static bool find_path(struct slice object, struct slice path, struct slice *found)
{
    struct slice key, value;
    for (size_t at = 0; json_next(object, &at, &key, &value);) {
        if (slice_equal(key, path)) {
            *found = value;
            return true;
        }
        bool step = key.size != 0 && key.size < path.size && path.data[key.size] == '.' &&
                    slice_equal(key, slice_part(path, 0, key.size));
        size_t first = 0, behind = key.size + 1;
        if (step && value.data[0] == '[' && !json_next(value, &first, &key, &value))
            return false;
        if (step && value.data[0] == '{') {
            path = slice_part(path, behind, path.size);
            object = value;
            at = 0;
        }
    }
    return false;
}

/* What the user's own names mean, however deep they stand. */
static void keep_own_fields(struct item *item, struct slice object)
{
    for (size_t i = 0; i < item->options->field_count; i++) {
        struct slice name = slice_of(item->options->fields[i].theirs), value;
        if (!find_path(object, name, &value))
            continue;
        if (value.data[0] == '[')
            keep_array(item, name, value, false);
        else if (value.data[0] == '{')
            keep_object(item, name, value, false);
        else
            keep_value(item, name, value, false);
    }
}

/* All members of an article's object. */
static void keep_members(struct item *item, struct slice object, bool inner)
{
    struct slice key, value;
    for (size_t at = 0; json_next(object, &at, &key, &value);) {
        if (key.size == 0 || key.size > NAME_MAX_BYTES)
            continue;
        if (value.data[0] == '{' && !inner && item_name_is_around(key))
            keep_members(item, value, true);
        else if (value.data[0] == '{')
            keep_object(item, key, value, inner);
        else if (value.data[0] == '[')
            keep_array(item, key, value, inner);
        else
            keep_value(item, key, value, inner);
    }
}

static enum reader_result read_object(struct item *item, struct article **article,
                                      dateline_error *error)
{
    keep_own_fields(item, item->record.text);
    keep_members(item, item->record.text, false);
    return record_finish(item, article, error);
}

/* ---- JSON Lines ---- */

static enum reader_result skip_broken(const struct item *item, dateline_error *error)
{
    if (json_is_too_deep(item->record.text))
        error_set_at(error, DATELINE_ERROR_LIMIT, item->line, 0,
                     "the line nests deeper than JSON_TEXT_DEPTH_MAX (%d); it is skipped",
                     JSON_TEXT_DEPTH_MAX);
    else
        error_set_at(error, DATELINE_ERROR_INPUT, item->line, 0,
                     "the line is no JSON object; it is skipped");
    return READER_SKIPPED;
}

static bool is_blank(struct slice line)
{
    return slice_trim(line).size == 0;
}

static enum reader_result pass_long_line(struct reader *reader, dateline_error *error)
{
    error_set_at(error, DATELINE_ERROR_LIMIT, reader->stream.line, 0,
                 "the line is longer than READER_RECORD_MAX (%d bytes); it is skipped",
                 READER_RECORD_MAX);
    stream_pass_line(&reader->stream);
    reader->record++;
    (void)record_path(reader);
    return READER_SKIPPED;
}

enum reader_result json_lines_next(struct reader *reader, struct arena *arena,
                                   struct article **article, dateline_error *error)
{
    for (;;) {
        size_t length = stream_line_length(&reader->stream, READER_RECORD_MAX);
        if (length == 0)
            return READER_END;
        if (length == SIZE_MAX)
            return pass_long_line(reader, error);
        if (!is_blank(slice_part(stream_window(&reader->stream), 0, length))) {
            struct item item = {0};
            if (!record_begin(reader, arena, length, &item, error))
                return READER_SKIPPED;
            struct slice text = slice_trim(item.record.text);
            if (!slice_starts_with(text, "{") || json_skip_value(text, 0) != text.size)
                return skip_broken(&item, error);
            return read_object(&item, article, error);
        }
        stream_consume(&reader->stream, length);
    }
}

/* ---- documents ---- */

/* An array whose items are paragraphs: texts, or objects that tell their type. */
static bool is_list_of_text(struct slice array)
{
    struct slice key, member, value;
    size_t at = 0;
    if (!json_next(array, &at, &key, &member))
        return false;
    if (is_string(member))
        return true;
    at = 0;
    while (member.data[0] == '{' && json_next(member, &at, &key, &value))
        if (slice_is(key, "type"))
            return true;
    return false;
}

/* Whether the object has a text of its own, other than a mere description of a feed. */
static bool has_text(const struct reader_options *options, struct slice object,
                     bool inner)
{
    struct slice key, value;
    for (size_t at = 0; json_next(object, &at, &key, &value);) {
        int rank;
        char mark = value.data[0];
        if (mark == '{' && !inner && item_name_is_around(key) &&
            has_text(options, value, true))
            return true;
        bool text = mark == '"' || mark == '{' || (mark == '[' && is_list_of_text(value));
        if (text && key.size != 0 &&
            item_field_from_name(options, key, &rank) == ITEM_TEXT && rank <= 3)
            return true;
    }
    return false;
}

static bool is_article(const struct reader_options *options, struct slice object)
{
    struct slice value;
    for (size_t i = 0; i < options->field_count; i++)
        if (slice_is(slice_of(options->fields[i].ours), "text") &&
            find_path(object, slice_of(options->fields[i].theirs), &value))
            return true;
    return has_text(options, object, false);
}

/* What the member at 'at' would hold, were it not cut off: its first mark, or '\0'. */
static char mark_of_cut_member(struct slice object, size_t at)
{
    at = json_skip_space(object, at);
    if (at < object.size && (object.data[at] == ',' || object.data[at] == '{'))
        at = json_skip_space(object, at + 1);
    size_t key_end = json_skip_value(object, at);
    if (key_end == SIZE_MAX)
        return '\0';
    at = json_skip_space(object, key_end);
    if (at >= object.size || object.data[at] != ':')
        return '\0';
    at = json_skip_space(object, at + 1);
    return at < object.size ? object.data[at] : '\0';
}

bool json_is_lines(const struct reader_options *options, struct slice front)
{
    const char *end = memchr(front.data, '\n', front.size);
    struct slice line =
        slice_part(front, 0, end ? (size_t)(end - front.data) : front.size);
    size_t behind = json_skip_value(line, 0);
    if (behind != SIZE_MAX) {
        size_t next = json_skip_space(front, line.size);
        return json_skip_space(line, behind) == line.size && next < front.size &&
               (front.data[next] == '{' || is_article(options, line));
    }
    if (end)
        return false; /* the object goes on over several lines */
    struct slice key, value;
    size_t at = 0;
    while (json_next(line, &at, &key, &value))
        continue;
    char mark = mark_of_cut_member(line, at);
    return is_article(options, line) || (mark != '[' && mark != '{');
}

/* The first array of objects in the document, at most NESTING_MAX deep; of articles,
 * where 'options' are given. */
static bool find_array(struct slice value, int depth,
                       const struct reader_options *options, struct slice *array)
{
    struct slice key, member;
    size_t at = 0;
    if (value.size == 0 || depth > NESTING_MAX)
        return false;
    if (value.data[0] == '[') {
        *array = value;
        return json_next(value, &at, &key, &member) && member.data[0] == '{' &&
               (!options || is_article(options, member));
    }
    if (value.data[0] != '{')
        return false;
    while (json_next(value, &at, &key, &member))
        if (find_array(member, depth + 1, options, array))
            return true;
    return false;
}

static struct slice feed_member(struct slice object, const char *name)
{
    struct slice key, value;
    for (size_t at = 0; json_next(object, &at, &key, &value);)
        if (slice_is(key, name) && is_string(value))
            return inside(value);
    return (struct slice){NULL, 0};
}

static void copy_name(char *to, size_t size, struct slice from)
{
    size_t length = from.size < size - 1 ? from.size : size - 1;
    if (length != 0)
        memcpy(to, from.data, length);
    to[length] = '\0';
}

/* Takes over a document whose articles stand in an array somewhere inside. */
static bool open_document(struct reader *reader, struct slice object)
{
    struct slice array;
    if (!find_array(object, 0, &reader->options, &array) &&
        !find_array(object, 0, NULL, &array))
        return false;
    char *copy = malloc(object.size + 1);
    if (!copy)
        return false;
    memcpy(copy, object.data, object.size);
    free(reader->document);
    reader->document = copy;
    size_t start = (size_t)(array.data - object.data);
    reader->array = slice_make(copy + start, array.size);
    reader->array_at = 0;
    copy_name(reader->feed_title, sizeof reader->feed_title,
              feed_member(object, "title"));
    copy_name(reader->feed_language, sizeof reader->feed_language,
              feed_member(object, "language"));
    reader->array_position = reader->stream.at;
    reader->array_line = reader->stream.line;
    struct slice before = slice_part(object, 0, start);
    reader->array_position.byte += start;
    reader->array_position.character += offset_count_characters(before);
    reader->array_line += encoding_line_of(before, start) - 1;
    return true;
}

/* The next object of the document's array; false at its end. */
static bool next_of_array(struct reader *reader, struct arena *arena, struct item *item,
                          bool *ok, dateline_error *error)
{
    struct slice key, value;
    size_t from = reader->array_at;
    if (!json_next(reader->array, &reader->array_at, &key, &value))
        return false;
    size_t value_at = (size_t)(value.data - reader->array.data);
    struct slice between = slice_part(reader->array, from, value_at);
    struct slice passed = slice_part(reader->array, value_at, reader->array_at);
    item->position = reader->array_position;
    item->position.byte += between.size;
    item->position.character += offset_count_characters(between);
    item->line = reader->array_line + encoding_line_of(between, between.size) - 1;
    reader->array_position = item->position;
    reader->array_position.byte += passed.size;
    reader->array_position.character += offset_count_characters(passed);
    reader->array_line = item->line + encoding_line_of(passed, passed.size) - 1;
    reader->record++;
    *ok = item_begin(item, arena, arena_copy(arena, slice_of(record_path(reader))),
                     arena_copy_slice(arena, value), &reader->options, error);
    return true;
}

static enum reader_result read_from_array(struct reader *reader, struct arena *arena,
                                          struct article **article, bool *done,
                                          dateline_error *error)
{
    struct item item = {0};
    bool ok;
    *done = !next_of_array(reader, arena, &item, &ok, error);
    if (*done || !ok)
        return READER_SKIPPED;
    keep_own_fields(&item, item.record.text);
    keep_members(&item, item.record.text, false);
    /* the feed's own title and language, after what the item says */
    struct slice title = arena_copy_slice(arena, slice_of(reader->feed_title));
    struct article_hints hints =
        item.options->hints ? *item.options->hints : (struct article_hints){0};
    struct reader_options options = *item.options;
    if (!hints.publisher && title.size != 0 && item.values[ITEM_PUBLISHER].rank == 0)
        hints.publisher = title.data;
    options.hints = &hints;
    item.options = &options;
    return record_finish(&item, article, error);
}

/* Fills the window until it begins with one whole value; its end, or SIZE_MAX. */
static size_t fill_value(struct reader *reader, size_t limit)
{
    for (size_t wanted = 64 * 1024;; wanted *= 2) {
        bool more = stream_fill(&reader->stream, wanted);
        struct slice window = stream_window(&reader->stream);
        size_t end = json_skip_value(window, 0);
        /* a number or word at the window's end may go on */
        if (end != SIZE_MAX && (end < window.size || !more))
            return end;
        if (!more || window.size > limit)
            return SIZE_MAX;
    }
}

/* Passes over white space and commas, and the brackets of the outermost array. */
static bool pass_marks(struct reader *reader)
{
    for (;;) {
        if (!stream_fill(&reader->stream, 1))
            return false;
        struct slice window = stream_window(&reader->stream);
        size_t at = json_skip_space(window, 0);
        if (at == 0) {
            char c = window.data[0];
            bool opens = c == '[' && !reader->in_array;
            bool closes = c == ']' && reader->in_array;
            if (c != ',' && !opens && !closes && (unsigned char)c != 0xEF &&
                (unsigned char)c != 0xBB && (unsigned char)c != 0xBF)
                return true;
            reader->in_array = (reader->in_array || opens) && !closes;
            at = 1;
        }
        stream_consume(&reader->stream, at);
    }
}

static enum reader_result fail_broken(const struct reader *reader, dateline_error *error)
{
    size_t held = stream_window(&reader->stream).size;
    if (held > READER_DOCUMENT_MAX)
        error_set_at(error, DATELINE_ERROR_LIMIT, reader->stream.line, 0,
                     "a JSON value is larger than READER_DOCUMENT_MAX (%d bytes); write "
                     "JSON Lines instead",
                     READER_DOCUMENT_MAX);
    else if (json_is_too_deep(stream_window(&reader->stream)))
        error_set_at(error, DATELINE_ERROR_LIMIT, reader->stream.line, 0,
                     "the JSON nests deeper than JSON_TEXT_DEPTH_MAX (%d); the rest is "
                     "not read",
                     JSON_TEXT_DEPTH_MAX);
    else
        error_set_at(error, DATELINE_ERROR_INPUT, reader->stream.line, 0,
                     "the JSON is broken or cut off from here on; the rest is not read");
    return READER_FAILED;
}

enum reader_result json_next_record(struct reader *reader, struct arena *arena,
                                    struct article **article, dateline_error *error)
{
    for (;;) {
        bool done = true;
        if (reader->array.data) {
            enum reader_result result =
                read_from_array(reader, arena, article, &done, error);
            if (!done)
                return result;
            reader->array = (struct slice){NULL, 0};
        }
        if (!pass_marks(reader))
            return READER_END;
        size_t end = fill_value(reader, READER_DOCUMENT_MAX);
        if (end == SIZE_MAX || reader->stream.failed) {
            enum reader_result result = fail_broken(reader, error);
            reader->format = FORMAT_DONE;
            return result;
        }
        struct slice value = slice_part(stream_window(&reader->stream), 0, end);
        if (!is_article(&reader->options, value) && open_document(reader, value)) {
            stream_consume(&reader->stream, end);
            continue;
        }
        struct item item = {0};
        reader->many = reader->in_array || reader->record != 0;
        if (!record_begin(reader, arena, end, &item, error))
            return READER_SKIPPED;
        return read_object(&item, article, error);
    }
}
