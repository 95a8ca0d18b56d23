/*
 * Web archives (WARC 1.0/1.1, ISO 28500): the pages in their response records. WARC-Date
 * is when the page was fetched, never when it was published. A body that was packed or in
 * chunks is unwrapped; its offsets then count from the start of the unwrapped body.
 */
#include "article/archive_input.h"
#include "article/html.h"
#include "article/record_reader.h"

#include "base/ascii.h"
#include "base/buffer.h"

#include <string.h>

enum {
    HEADER_BYTES_MAX = 64 * 1024,
    CODINGS_MAX = 4, /* of one response's body, one around the other */
};

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

/* The size in a chunk's first line; 0 at the last one, and where no size is. */
static size_t chunk_size(struct slice line)
{
    size_t size = 0;
    for (size_t i = 0; i < line.size && i < 8; i++) {
        char c = ascii_lower(line.data[i]);
        if (!ascii_is_digit(c) && !(c >= 'a' && c <= 'f'))
            break;
        size = size * 16 + (size_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return size;
}

/* Chunks of HTTP/1.1 put together (RFC 9112, 7.1); archives that were already freed of
 * them, but kept the header, are left as they are. */
static struct slice without_chunks(struct arena *arena, struct slice body)
{
    struct buffer joined;
    struct slice rest = body;
    buffer_init(&joined, arena, READER_RECORD_MAX);
    while (rest.size != 0) {
        size_t size = chunk_size(slice_trim(slice_cut(&rest, '\n')));
        if (size == 0 || size > rest.size)
            break;
        buffer_add(&joined, slice_part(rest, 0, size));
        rest = slice_part(rest, size, rest.size);
        (void)slice_cut(&rest, '\n');
    }
    return joined.size != 0 ? buffer_slice(&joined) : body;
}

/* What stands behind the header of an HTTP response. */
struct response {
    struct slice type, coding, page;
    bool ok, chunked;
    size_t header; /* bytes */
};

static bool read_response(struct slice block, struct response *response)
{
    size_t end = header_end(block);
    if (end == SIZE_MAX)
        return false;
    struct slice header = slice_part(block, 0, end), rest = header;
    struct slice status = slice_cut(&rest, '\n');
    struct slice transfer = header_value(header, "Transfer-Encoding");
    *response = (struct response){
        .type = header_value(header, "Content-Type"),
        .coding = header_value(header, "Content-Encoding"),
        .page = slice_part(block, end, block.size),
        .ok = has(status, " 200"),
        .chunked = transfer.data && has(transfer, "chunked"),
        .header = end,
    };
    return true;
}

/* A page or text that was delivered: not an error, a picture, a style sheet. */
static bool is_page(const struct response *response)
{
    return response->ok && response->page.size != 0 &&
           (!response->type.data || has(response->type, "html") ||
            has(response->type, "text/plain"));
}

/* Takes off what the body was wrapped in for the way over the network; false with 'error'
 * when that is not known. */
static bool unwrap(struct arena *arena, struct response *response, dateline_error *error)
{
    struct slice codings = response->coding;
    if (response->chunked)
        response->page = without_chunks(arena, response->page);
    for (size_t i = 0; i < CODINGS_MAX && codings.size != 0; i++) {
        /* the last one was put on last */
        size_t start = codings.size;
        while (start > 0 && codings.data[start - 1] != ',')
            start--;
        struct slice coding = slice_trim(slice_part(codings, start, codings.size));
        codings.size = start > 0 ? start - 1 : 0;
        if (coding.size == 0 || slice_is_ignoring_case(coding, "identity"))
            continue;
        if (!archive_input_unpack(arena, coding, response->page, &response->page, error))
            return false;
    }
    return true;
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
                                 size_t line, const struct warc_record *record,
                                 dateline_error *error)
{
    struct slice address = record->address;
    struct article_hints hints =
        reader->options.hints ? *reader->options.hints : (struct article_hints){0};
    if (slice_starts_with(address, "<"))
        address = slice_part(address, 1, address.size - 1);
    if (!hints.url && address.size != 0)
        hints.url = arena_copy(arena, address);
    hints.encoding = html_declared_encoding(arena, record->content_type);
    return article_read_at(arena, reader->record_path, page, false, position, line,
                           &hints, reader->options.any_language, error);
}

/* A record that is too large, or wrapped in something unknown: named, and passed over. */
static enum reader_result skip_record(struct reader *reader)
{
    (void)record_path(reader);
    return READER_SKIPPED;
}

static enum reader_result too_large(struct reader *reader, size_t size,
                                    dateline_error *error)
{
    error_set_at(error, DATELINE_ERROR_LIMIT, reader->stream.line, 0,
                 "a record of %zu bytes is larger than READER_RECORD_MAX (%d); it is "
                 "skipped",
                 size, READER_RECORD_MAX);
    pass_over(&reader->stream, size);
    return skip_record(reader);
}

/* Whether what stands at the stream's front is the response with a page; pictures and the
 * like are passed over without a copy. */
static bool is_page_ahead(struct stream *stream, size_t size)
{
    struct response response;
    size_t front = size < HEADER_BYTES_MAX ? size : HEADER_BYTES_MAX;
    (void)stream_fill(stream, front);
    return read_response(slice_part(stream_window(stream), 0, front), &response) &&
           is_page(&response);
}

/* The record's block, which the stream then stands behind. */
static struct slice take_block(struct stream *stream, struct arena *arena, size_t size)
{
    (void)stream_fill(stream, size);
    struct slice block =
        arena_copy_slice(arena, slice_part(stream_window(stream), 0, size));
    stream_consume(stream, block.size);
    return block;
}

static enum reader_result read_record(struct reader *reader, struct arena *arena,
                                      const struct warc_record *record,
                                      struct article **article, dateline_error *error)
{
    struct file_position position = reader->stream.at;
    size_t line = reader->stream.line;
    struct slice page = take_block(&reader->stream, arena, record->length);
    struct warc_record shown = *record;
    struct response response;
    if (record->response && read_response(page, &response)) {
        shown.content_type = response.type;
        if (!unwrap(arena, &response, error))
            return skip_record(reader);
        bool wrapped = response.chunked || response.coding.size != 0;
        page = response.page;
        position.byte = wrapped ? 0 : position.byte + response.header;
        position.character = wrapped ? 0 : position.character + response.header;
        line = wrapped ? 1 : line;
    }
    (void)record_path(reader);
    *article = read_page(reader, arena, page, position, line, &shown, error);
    return *article ? READER_ARTICLE : READER_SKIPPED;
}

/* What is still needed when the header has gone from the stream. */
static void keep_names(struct arena *arena, struct warc_record *record)
{
    record->address = arena_copy_slice(arena, record->address);
    record->content_type = arena_copy_slice(arena, record->content_type);
}

/* Reads a record's header; 'end' is its length. */
static bool look_at_record(struct stream *stream, struct warc_record *record, size_t *end)
{
    struct slice window = slice_part(stream_window(stream), 0, HEADER_BYTES_MAX);
    *end = header_end(window);
    return *end != SIZE_MAX && slice_starts_with(window, "WARC/") &&
           read_warc_header(slice_part(window, 0, *end), record);
}

enum reader_result warc_next_record(struct reader *reader, struct arena *arena,
                                    struct article **article, dateline_error *error)
{
    struct stream *stream = &reader->stream;
    for (;;) {
        struct warc_record record;
        size_t end;
        pass_blank_lines(stream);
        if (!stream_fill(stream, 1))
            return READER_END;
        (void)stream_fill(stream, HEADER_BYTES_MAX);
        if (!look_at_record(stream, &record, &end))
            return fail_at_header(reader, error);
        bool wanted = may_hold_article(&record);
        if (wanted)
            keep_names(arena, &record);
        stream_consume(stream, end);
        reader->record++;
        if (wanted && record.response)
            wanted = is_page_ahead(stream, record.length);
        if (wanted && record.length > READER_RECORD_MAX)
            return too_large(reader, record.length, error);
        if (wanted)
            return read_record(reader, arena, &record, article, error);
        pass_over(stream, record.length);
    }
}
