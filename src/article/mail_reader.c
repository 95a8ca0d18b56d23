/* Newsletters: mailboxes (mbox) and single messages (.eml), with their MIME parts. */
#include "article/mail_coding.h"
#include "article/record_reader.h"

#include "base/ascii.h"

#include <string.h>

enum { PARTS_DEPTH_MAX = 6, PARTS_MAX = 200, HEADER_BYTES_MAX = 256 * 1024 };

/* A part of a message that holds text. */
struct text_part {
    struct slice body;
    enum mail_coding coding;
    struct slice charset;
    bool html;
};

struct part_search {
    struct text_part plain, html;
    size_t parts;
    bool too_deep; /* some were not looked into */
};

static const char *const header_names[] = {
    "From:",         "Date:", "Subject:",      "Received:",  "Return-Path:",
    "MIME-Version:", "To:",   "Delivered-To:", "Message-ID", "Content-Type:"};

static bool begins_header(struct slice line)
{
    for (size_t i = 0; i < sizeof header_names / sizeof header_names[0]; i++) {
        struct slice name = slice_of(header_names[i]);
        if (slice_equal_ignoring_case(slice_part(line, 0, name.size), name))
            return true;
    }
    return false;
}

/* "From ann@x.example Fri Dec  6 10:00:00 2013", before each message of a mailbox. */
static bool is_mailbox_mark(struct slice line)
{
    line = slice_trim(line);
    if (!slice_starts_with(line, "From ") || line.size > 200)
        return false;
    struct slice year = slice_part(line, line.size - 4, line.size);
    for (size_t i = 0; i < year.size; i++)
        if (!ascii_is_digit(year.data[i]))
            return false;
    return true;
}

/* Three header lines of mail; without a mailbox's mark, one of them that only mail
 * has. */
bool mail_is_one(struct slice front)
{
    struct slice rest = front, line = slice_cut(&rest, '\n');
    size_t known = 0, lines = 0;
    bool sure = false;
    if (is_mailbox_mark(line)) {
        line = slice_cut(&rest, '\n');
        sure = true;
    }
    for (; lines < 100 && slice_trim(line).size != 0; line = slice_cut(&rest, '\n')) {
        lines++;
        bool folded = line.data[0] == ' ' || line.data[0] == '\t';
        struct slice name = line;
        name = slice_cut(&name, ':');
        bool header =
            name.size < line.size && name.size < 60 && !memchr(name.data, ' ', name.size);
        if (!folded && !header)
            return false;
        known += begins_header(line);
        sure = sure || slice_starts_with(line, "MIME-Version:") ||
               slice_starts_with(line, "Mime-Version:") ||
               slice_starts_with(line, "Received:") ||
               slice_starts_with(line, "Return-Path:") ||
               slice_starts_with(line, "Message-ID:") ||
               slice_starts_with(line, "Message-Id:");
    }
    return known >= 3 && sure;
}

/* Where the header ends, behind the blank line. */
static size_t header_end(struct slice text)
{
    for (size_t at = 0; at < text.size && at < HEADER_BYTES_MAX;) {
        const char *hit = memchr(text.data + at, '\n', text.size - at);
        size_t end = hit ? (size_t)(hit - text.data) + 1 : text.size;
        if (slice_trim(slice_part(text, at, end)).size == 0)
            return end;
        at = end;
    }
    return text.size;
}

/* A header's value with its folded lines. */
static struct slice header_value(struct slice header, const char *name)
{
    struct slice key = slice_of(name);
    for (size_t at = 0; at < header.size;) {
        const char *hit = memchr(header.data + at, '\n', header.size - at);
        size_t end = hit ? (size_t)(hit - header.data) + 1 : header.size;
        bool found =
            slice_equal_ignoring_case(slice_part(header, at, at + key.size), key) &&
            at + key.size < header.size && header.data[at + key.size] == ':';
        while (found && end < header.size &&
               (header.data[end] == ' ' || header.data[end] == '\t')) {
            hit = memchr(header.data + end, '\n', header.size - end);
            end = hit ? (size_t)(hit - header.data) + 1 : header.size;
        }
        if (found)
            return slice_trim(slice_part(header, at + key.size + 1, end));
        at = end;
    }
    return (struct slice){NULL, 0};
}

/* "boundary=..." of a Content-Type. */
static struct slice parameter(struct slice value, const char *name)
{
    struct slice key = slice_of(name);
    for (size_t at = 0; at + key.size < value.size; at++) {
        if (!slice_equal_ignoring_case(slice_part(value, at, at + key.size), key) ||
            value.data[at + key.size] != '=')
            continue;
        struct slice rest = slice_part(value, at + key.size + 1, value.size);
        if (slice_starts_with(rest, "\"")) {
            rest = slice_part(rest, 1, rest.size);
            return slice_cut(&rest, '"');
        }
        size_t end = 0;
        while (end < rest.size && !ascii_is_space(rest.data[end]) &&
               rest.data[end] != ';')
            end++;
        return slice_part(rest, 0, end);
    }
    return (struct slice){NULL, 0};
}

static bool begins_with(struct slice text, const char *prefix)
{
    struct slice p = slice_of(prefix);
    return slice_equal_ignoring_case(slice_part(text, 0, p.size), p);
}

static enum mail_coding coding_of(struct slice header)
{
    struct slice value = header_value(header, "Content-Transfer-Encoding");
    return begins_with(value, "quoted-printable") ? MAIL_QUOTED_PRINTABLE
           : begins_with(value, "base64")         ? MAIL_BASE64
                                                  : MAIL_IDENTITY;
}

static void find_text(struct slice entity, int depth, struct part_search *search);

/* "--boundary" before a part, "--boundary--" behind the last (RFC 2046, 5.1.1). */
static bool is_boundary(struct slice line, struct slice boundary, bool *last)
{
    if (!slice_starts_with(line, "--") ||
        !slice_equal(slice_part(line, 2, 2 + boundary.size), boundary))
        return false;
    struct slice rest = slice_part(line, 2 + boundary.size, line.size);
    *last = slice_is(rest, "--");
    return rest.size == 0 || *last;
}

/* The parts between the boundaries; the last one's may be missing. */
static void find_in_parts(struct slice body, struct slice boundary, int depth,
                          struct part_search *search)
{
    size_t start = SIZE_MAX;
    for (size_t at = 0; at < body.size;) {
        const char *hit = memchr(body.data + at, '\n', body.size - at);
        size_t end = hit ? (size_t)(hit - body.data) + 1 : body.size;
        struct slice line = slice_trim(slice_part(body, at, end));
        bool last, mark = is_boundary(line, boundary, &last);
        if (mark && start != SIZE_MAX)
            find_text(slice_part(body, start, at), depth + 1, search);
        if (mark)
            start = last ? SIZE_MAX : end;
        at = end;
    }
    if (start != SIZE_MAX)
        find_text(slice_part(body, start, body.size), depth + 1, search);
}

/* The first text/plain and text/html of an entity (a header and a body). */
static void find_text(struct slice entity, int depth, struct part_search *search)
{
    size_t end = header_end(entity);
    struct slice header = slice_part(entity, 0, end);
    struct slice body = slice_part(entity, end, entity.size);
    struct slice type = header_value(header, "Content-Type");
    search->too_deep = search->too_deep || depth > PARTS_DEPTH_MAX;
    if (depth > PARTS_DEPTH_MAX || ++search->parts > PARTS_MAX)
        return;
    if (begins_with(type, "multipart/")) {
        struct slice boundary = parameter(type, "boundary");
        if (boundary.size != 0)
            find_in_parts(body, boundary, depth, search);
        return;
    }
    bool html = begins_with(type, "text/html");
    if (!html && type.size != 0 && !begins_with(type, "text/plain"))
        return;
    struct text_part *part = html ? &search->html : &search->plain;
    if (!part->body.data)
        *part =
            (struct text_part){body, coding_of(header), parameter(type, "charset"), html};
}

/* Makes the part's text the item's record. */
static bool use_part(struct item *item, const struct text_part *part,
                     dateline_error *error)
{
    struct offset_map *map;
    struct decoded text;
    struct slice bytes = mail_decode_body(item->arena, item->record.text, part->body,
                                          part->coding, item->record.offsets, &map);
    /* what was not packed has been decoded with the whole record */
    const char *charset = part->coding == MAIL_IDENTITY || part->charset.size == 0
                              ? NULL
                              : arena_copy(item->arena, part->charset);
    if (!encoding_decode(item->arena, bytes, charset, (struct file_position){0, 0}, false,
                         &text, error))
        return false;
    text.offsets->inner = map;
    item->record = text;
    item_keep(item, ITEM_TEXT, text.text, part->html ? CODING_XML : CODING_PLAIN, 1);
    return true;
}

/* The sender's name without the address. */
static struct slice sender_name(struct slice from)
{
    size_t end = slice_find(from, slice_make("<", 1), 0);
    struct slice name =
        slice_trim(slice_part(from, 0, end == SIZE_MAX ? from.size : end));
    if (name.size >= 2 && name.data[0] == '"')
        name = slice_part(name, 1, name.size - 1);
    return name;
}

static enum reader_result read_message(struct item *item, struct article **article,
                                       dateline_error *error)
{
    struct part_search search = {.parts = 0};
    struct slice message = item->record.text, rest = message;
    if (slice_starts_with(message, "From ")) {
        (void)slice_cut(&rest, '\n');
        message = rest;
    }
    struct slice header = slice_part(message, 0, header_end(message));
    struct slice subject =
        mail_decode_words(item->arena, header_value(header, "Subject"));
    struct slice from = mail_decode_words(item->arena, header_value(header, "From"));
    find_text(message, 0, &search);
    const struct text_part *part = search.html.body.data ? &search.html : &search.plain;
    item->origin = DATE_FROM_HEADER;
    item->title_is_apart = true;
    item_keep(item, ITEM_TITLE, subject, CODING_PLAIN, 1);
    item_keep(item, ITEM_PUBLISHER, sender_name(from), CODING_PLAIN, 1);
    item_keep(item, ITEM_PUBLISHED, header_value(header, "Date"), CODING_PLAIN, 1);
    if (!part->body.data && search.too_deep) {
        error_set_at(error, DATELINE_ERROR_LIMIT, item->line, 0,
                     "its parts are nested deeper than PARTS_DEPTH_MAX (%d); it is "
                     "skipped",
                     PARTS_DEPTH_MAX);
        return READER_SKIPPED;
    }
    if (part->body.data && !use_part(item, part, error))
        return READER_SKIPPED;
    return record_finish(item, article, error);
}

/* The length of the message at the window's front: up to the next "From " line. */
static size_t message_length(struct reader *reader, size_t limit)
{
    size_t searched = 0;
    struct slice mark = SLICE("\nFrom ");
    for (;;) {
        struct slice window = stream_window(&reader->stream);
        size_t hit = slice_find(window, mark, searched);
        if (hit != SIZE_MAX)
            return hit + 1;
        if (window.size > limit)
            return SIZE_MAX;
        searched = window.size > mark.size ? window.size - mark.size : 0;
        if (!stream_fill(&reader->stream, window.size + 1))
            return window.size;
    }
}

enum reader_result mail_next_record(struct reader *reader, struct arena *arena,
                                    struct article **article, dateline_error *error)
{
    size_t length;
    if (reader->many) {
        length = message_length(reader, READER_RECORD_MAX);
    } else {
        bool larger = stream_fill(&reader->stream, READER_RECORD_MAX + 1);
        length = larger ? SIZE_MAX : stream_window(&reader->stream).size;
        if (reader->record != 0)
            return READER_END;
    }
    if (length == 0)
        return READER_END;
    if (length == SIZE_MAX)
        return record_too_large(reader, error);
    struct item item = {0};
    if (!record_begin(reader, arena, length, &item, error))
        return READER_SKIPPED;
    return read_message(&item, article, error);
}
