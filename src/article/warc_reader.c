/*
 * Web archives (WARC 1.0/1.1, ISO 28500): the pages in their response records. WARC-Date
 * is when the page was fetched, never when it was published.
 */
#include "article/html.h"
#include "article/record_reader.h"

#include "base/ascii.h"
#include "base/buffer.h"

#include <string.h>

enum { HEADER_BYTES_MAX = 64 * 1024 };

struct warc_record {
    struct slice type, address, content_type;
    size_t length;
    bool response;
};

/* The end of the header at the text's front, behind its blank line; SIZE_MAX: none. */
static size_t header_end(struct slice text)
{
    size_t crlf = slice_find(text, slice_of("\r\n\r\n"), 0);
    size_t lf = slice_find(text, slice_of("\n\n"), 0);
    if (crlf != SIZE_MAX && (lf == SIZE_MAX || crlf < lf))
        return crlf + 4;
    return lf == SIZE_MAX ? SIZE_MAX : lf + 2;
}

/* The value of a "Name: value" line; data is NULL when there is none. */
static struct slice header_value(struct slice header, const char *name)
{
    while (header.size != 0) {
        struct slice line = slice_cut(&header, '\n'), rest = line;
        struct slice key = slice_trim(slice_cut(&rest, ':'));
        if (key.size < line.size && slice_is_ignoring_case(key, name))
            return slice_trim(rest);
    }
    return (struct slice){NULL, 0};
}

static size_t number_of(struct slice text)
{
    size_t value = 0;
    for (size_t i = 0; i < text.size && ascii_is_digit(text.data[i]); i++) {
        if (value > SIZE_MAX / 100)
            return SIZE_MAX;
        value = value * 10 + (size_t)(text.data[i] - '0');
    }
    return value;
}

static bool has(struct slice text, const char *part)
{
    return slice_find(text, slice_of(part), 0) != SIZE_MAX;
}

/* Chunks of HTTP/1.1 put together. */
static struct slice without_chunks(struct arena *arena, struct slice body)
{
    struct buffer joined;
    buffer_init(&joined, arena, READER_RECORD_MAX);
    while (body.size != 0) {
        struct slice line = slice_trim(slice_cut(&body, '\n'));
        size_t size = 0;
        for (size_t i = 0; i < line.size && i < 8; i++) {
            char c = ascii_lower(line.data[i]);
            if (!ascii_is_digit(c) && !(c >= 'a' && c <= 'f'))
                break;
            size = size * 16 + (size_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
        }
        if (size == 0 || size > body.size)
            break;
        buffer_add(&joined, slice_part(body, 0, size));
        body = slice_part(body, size, body.size);
        (void)slice_cut(&body, '\n');
    }
    return buffer_slice(&joined);
}

/* The page of an HTTP response: what stands behind its header; false when it is none. */
static bool page_of_response(struct arena *arena, struct slice *page)
{
    size_t end = header_end(*page);
    if (end == SIZE_MAX)
        return false;
    struct slice header = slice_part(*page, 0, end), rest = header;
    struct slice status = slice_cut(&rest, '\n');
    struct slice type = header_value(header, "Content-Type");
    struct slice coding = header_value(header, "Content-Encoding");
    if (!has(status, " 200") ||
        (type.data && !has(type, "html") && !has(type, "text/plain")))
        return false;
    if (coding.size != 0 && !slice_is_ignoring_case(coding, "identity"))
        return false;
    *page = slice_part(*page, end, page->size);
    struct slice transfer = header_value(header, "Transfer-Encoding");
    if (transfer.data && has(transfer, "chunked"))
        *page = without_chunks(arena, *page);
    return page->size != 0;
}

static bool read_warc_header(struct slice header, struct warc_record *record)
{
    record->type = header_value(header, "WARC-Type");
    record->address = header_value(header, "WARC-Target-URI");
    record->content_type = header_value(header, "Content-Type");
    struct slice length = header_value(header, "Content-Length");
    record->length = number_of(length);
    record->response = slice_is(record->type, "response");
    return length.data != NULL;
}

static bool may_hold_article(const struct warc_record *record)
{
    if (record->response)
        return true;
    bool other =
        slice_is(record->type, "resource") || slice_is(record->type, "conversion");
    return other &&
           (has(record->content_type, "html") || has(record->content_type, "text/"));
}

/* Passes over 'size' bytes, however many. */
static void pass_over(struct stream *stream, size_t size)
{
    while (size != 0 && stream_fill(stream, 1)) {
        size_t step = stream_window(stream).size;
        step = step < size ? step : size;
        stream_consume(stream, step);
        size -= step;
    }
}

static void pass_blank_lines(struct stream *stream)
{
    while (stream_fill(stream, 1) && ascii_is_space(stream_window(stream).data[0]))
        stream_consume(stream, 1);
}

static enum reader_result fail_at_header(struct reader *reader, dateline_error *error)
{
    reader->format = FORMAT_DONE;
    error_set_at(error, DATELINE_ERROR_INPUT, reader->stream.line, 0,
                 "no WARC record begins here; the rest is not read");
    return READER_FAILED;
}

static struct article *read_page(struct reader *reader, struct arena *arena,
                                 struct slice page, struct file_position position,
                                 size_t line, struct slice address, dateline_error *error)
{
    struct article_hints hints =
        reader->options.hints ? *reader->options.hints : (struct article_hints){0};
    if (slice_starts_with(address, "<"))
        address = slice_part(address, 1, address.size - 1);
    if (!hints.url && address.size != 0)
        hints.url = arena_copy(arena, address);
    return article_read_at(arena, reader->record_path, page, position, line, &hints,
                           reader->options.any_language, error);
}

enum reader_result warc_next_record(struct reader *reader, struct arena *arena,
                                    struct article **article, dateline_error *error)
{
    for (;;) {
        struct stream *stream = &reader->stream;
        pass_blank_lines(stream);
        (void)stream_fill(stream, HEADER_BYTES_MAX);
        struct slice window = slice_part(stream_window(stream), 0, HEADER_BYTES_MAX);
        if (window.size == 0)
            return READER_END;
        struct warc_record record;
        size_t end = header_end(window);
        struct slice header = arena_copy_slice(arena, slice_part(window, 0, end));
        if (end == SIZE_MAX || !slice_starts_with(window, "WARC/") ||
            !read_warc_header(header, &record))
            return fail_at_header(reader, error);
        stream_consume(stream, end);
        reader->record++;
        if (!may_hold_article(&record) || record.length > READER_RECORD_MAX) {
            pass_over(stream, record.length);
            continue;
        }
        (void)stream_fill(stream, record.length);
        struct slice block =
            arena_copy_slice(arena, slice_part(stream_window(stream), 0, record.length));
        struct file_position position = stream->at;
        size_t line = stream->line;
        stream_consume(stream, record.length);
        struct slice page = block;
        if (record.response && !page_of_response(arena, &page))
            continue;
        if (page.data >= block.data && page.data < block.data + block.size) {
            size_t skipped = (size_t)(page.data - block.data);
            position.byte += skipped;
            position.character += skipped;
        }
        (void)record_path(reader);
        *article = read_page(reader, arena, page, position, line, record.address, error);
        return *article ? READER_ARTICLE : READER_SKIPPED;
    }
}
