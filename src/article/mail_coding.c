#include "article/mail_coding.h"

#include "article/encoding.h"
#include "article/reader.h"
#include "base/ascii.h"

#include <string.h>

struct body_decoder {
    struct arena *arena;
    struct slice source;
    struct buffer bytes;
    struct offset_map *map;
};

static void add_run(struct body_decoder *d, const char *at, bool verbatim)
{
    offset_map_add(d->arena, d->map,
                   (struct offset_run){.target = (uint32_t)d->bytes.size,
                                       .verbatim = verbatim,
                                       .source = (size_t)(at - d->source.data)});
}

static int hexadecimal_digit(char c)
{
    c = ascii_lower(c);
    return ascii_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "=C3": the byte, or -1. */
static int quoted_byte(struct slice text, size_t at)
{
    if (at + 2 >= text.size)
        return -1;
    int high = hexadecimal_digit(text.data[at + 1]);
    int low = hexadecimal_digit(text.data[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* The length of a soft line break at 'at', or 0. */
static size_t soft_break(struct slice text, size_t at)
{
    size_t end = at + 1;
    while (end < text.size &&
           (text.data[end] == ' ' || text.data[end] == '\t' || text.data[end] == '\r'))
        end++;
    return end < text.size && text.data[end] == '\n' ? end + 1 - at : 0;
}

static void decode_quoted_printable(struct body_decoder *d, struct slice body)
{
    size_t from = 0;
    for (size_t at = 0; at < body.size;) {
        const char *hit = memchr(body.data + at, '=', body.size - at);
        at = hit ? (size_t)(hit - body.data) : body.size;
        int byte = hit ? quoted_byte(body, at) : -1;
        size_t length = hit ? soft_break(body, at) : 0;
        if (hit && byte < 0 && length == 0) {
            at++;
            continue;
        }
        add_run(d, body.data + from, true);
        buffer_add(&d->bytes, slice_part(body, from, at));
        if (byte >= 0) {
            add_run(d, body.data + at, false);
            buffer_add_byte(&d->bytes, (char)byte);
            length = 3;
        }
        at += length;
        from = at;
    }
    if (from < body.size) {
        add_run(d, body.data + from, true);
        buffer_add(&d->bytes, slice_part(body, from, body.size));
    }
}

static int base64_value(char c)
{
    if (ascii_is_upper(c))
        return c - 'A';
    if (ascii_is_lower(c))
        return c - 'a' + 26;
    if (ascii_is_digit(c))
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static void decode_base64(struct body_decoder *d, struct slice body)
{
    uint32_t bits = 0;
    int count = 0;
    bool new_line = true;
    for (size_t at = 0; at < body.size; at++) {
        int value = base64_value(body.data[at]);
        if (body.data[at] == '\n')
            new_line = true;
        if (value < 0)
            continue;
        if (new_line)
            add_run(d, body.data + at, false);
        new_line = false;
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buffer_add_byte(&d->bytes, (char)(bits >> count & 0xFFu));
        }
    }
}

struct slice mail_decode_body(struct arena *arena, struct slice source, struct slice body,
                              enum mail_coding coding,
                              const struct offset_map *source_map,
                              struct offset_map **map)
{
    struct body_decoder d = {.arena = arena, .source = source};
    buffer_init(&d.bytes, arena, 2 * (size_t)READER_RECORD_MAX);
    d.map = ARENA_NEW(arena, struct offset_map);
    d.map->inner = source_map;
    if (coding == MAIL_QUOTED_PRINTABLE)
        decode_quoted_printable(&d, body);
    else if (coding == MAIL_BASE64)
        decode_base64(&d, body);
    if (coding == MAIL_IDENTITY) {
        add_run(&d, body.data, true);
        buffer_add(&d.bytes, body);
    }
    add_run(&d, body.data + body.size, false);
    *map = d.map;
    return buffer_slice(&d.bytes);
}

/* One encoded word at the front of 'text'; its length, 0 when it is none. */
static size_t decode_word(struct arena *arena, struct slice text, struct buffer *decoded)
{
    struct slice rest = slice_part(text, 2, text.size);
    if (!slice_starts_with(text, "=?"))
        return 0;
    struct slice charset = slice_cut(&rest, '?'), coding = slice_cut(&rest, '?');
    size_t end = slice_find(rest, slice_make("?=", 2), 0);
    if (coding.size != 1 || end == SIZE_MAX)
        return 0;
    struct slice word = slice_part(rest, 0, end);
    struct body_decoder d = {.arena = arena, .source = word};
    buffer_init(&d.bytes, arena, READER_RECORD_MAX);
    d.map = ARENA_NEW(arena, struct offset_map);
    if (ascii_lower(coding.data[0]) == 'b')
        decode_base64(&d, word);
    else
        decode_quoted_printable(&d, word);
    for (size_t i = 0; i < d.bytes.size; i++)
        if (d.bytes.data[i] == '_' && ascii_lower(coding.data[0]) == 'q')
            d.bytes.data[i] = ' ';
    struct decoded text_of_word;
    if (encoding_decode(arena, buffer_slice(&d.bytes), arena_copy(arena, charset),
                        (struct file_position){0, 0}, false, &text_of_word, NULL))
        buffer_add(decoded, text_of_word.text);
    return (size_t)(rest.data - text.data) + end + 2;
}

struct slice mail_decode_words(struct arena *arena, struct slice value)
{
    struct buffer decoded;
    buffer_init(&decoded, arena, READER_RECORD_MAX);
    for (size_t at = 0; at < value.size;) {
        size_t length =
            value.data[at] == '='
                ? decode_word(arena, slice_part(value, at, value.size), &decoded)
                : 0;
        if (length == 0) {
            bool fold = value.data[at] == '\n' || value.data[at] == '\r';
            if (!fold)
                buffer_add_byte(&decoded, value.data[at] == '\t' ? ' ' : value.data[at]);
            length = 1;
        } else {
            /* white space between two encoded words is no text */
            size_t next = at + length;
            while (next < value.size && ascii_is_space(value.data[next]))
                next++;
            if (slice_starts_with(slice_part(value, next, value.size), "=?"))
                length = next - at;
        }
        at += length;
    }
    return slice_trim(buffer_slice(&decoded));
}
