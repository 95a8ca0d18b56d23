#include "export/json_writer.h"

#include "base/utf8.h"

#include <string.h>

void json_begin(struct json *json, struct buffer *out)
{
    *json = (struct json){.out = out};
}

/* Room for an item of so many bytes, behind what separates it from the one before. */
static char *room_for_item(struct json *json, size_t size)
{
    char *at = buffer_room(json->out, size + json->comma + json->new_line);
    if (json->comma)
        *at++ = ',';
    if (json->new_line)
        *at++ = '\n';
    json->comma = true;
    json->new_line = false;
    return at;
}

static void before_item(struct json *json)
{
    buffer_end_at(json->out, room_for_item(json, 0));
}

/* Copies the text behind 'at' and between quotes; returns where they end. */
static char *put_quoted(char *at, struct slice text)
{
    *at++ = '"';
    if (text.size > 0)
        memcpy(at, text.data, text.size);
    at += text.size;
    *at++ = '"';
    return at;
}

void json_open(struct json *json, char bracket)
{
    before_item(json);
    buffer_add_byte(json->out, bracket);
    json->comma = false;
}

void json_close(struct json *json, char bracket)
{
    json->comma = false;
    before_item(json);
    buffer_add_byte(json->out, bracket);
}

void json_line(struct json *json)
{
    json->new_line = true;
}

/* Bytes that stand for themselves inside a JSON string. */
static bool is_plain(const struct json *json, unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\' &&
           !(byte == '<' && json->for_script);
}

/* Whether all eight bytes are plain; false also for some that have a '<' or no more than a
 * doubt: then they are looked at one by one. A byte of 'word' minus 1 borrows from the next
 * only where it is 0, which is special. */
static bool are_plain(uint64_t word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    uint64_t quotes = word ^ ones * '"', slashes = word ^ ones * '\\';
    uint64_t angles = word ^ ones * '<';
    uint64_t special = (word - ones * 0x20) | word | (quotes - ones) | (slashes - ones) |
                       (angles - ones);
    return (special & tops) == 0;
}

static size_t plain_prefix(const struct json *json, struct slice text)
{
    uint64_t last; /* the rest, and what was looked at before it */
    size_t size = 0;
    for (uint64_t word; size + sizeof word <= text.size; size += sizeof word) {
        memcpy(&word, text.data + size, sizeof word);
        if (!are_plain(word))
            break;
    }
    if (size < text.size && text.size - size < sizeof last && text.size > sizeof last) {

        memcpy(&last, text.data + text.size - sizeof last, sizeof last);
        if (are_plain(last))
            return text.size;
    }
    while (size < text.size && is_plain(json, (unsigned char)text.data[size]))
        size++;
    return size;
}

static void add_escaped(struct buffer *out, unsigned char byte)
{
    static const char from[] = "\"\\\n\r\t\b\f", to[] = "\"\\nrtbf";
    const char *found = byte ? strchr(from, byte) : NULL;
    if (found) {
        char pair[2] = {'\\', to[found - from]};
        buffer_add(out, slice_make(pair, sizeof pair));
    } else {
        buffer_format(out, "\\u%04x", byte);
    }
}

/* One character that needs a look: a control byte, a quote, or one beyond ASCII. Returns
 * its length. */
static size_t add_special(struct json *json, struct slice rest)
{
    unsigned char byte = (unsigned char)rest.data[0];
    if (byte < 0x80) {
        add_escaped(json->out, byte);
        return 1;
    }
    uint32_t character = 0;
    size_t size = utf8_decode(rest, &character);
    bool separates_lines = character == 0x2028 || character == 0x2029;
    if (size == 0)
        buffer_add_character(json->out, UTF8_REPLACEMENT);
    else if (separates_lines)
        buffer_format(json->out, "\\u%04x", (unsigned)character);
    else
        buffer_add(json->out, slice_part(rest, 0, size));
    return size ? size : 1;
}

/* A string that is not plain throughout. */
static void add_string(struct json *json, struct slice text)
{
    before_item(json);
    buffer_add_byte(json->out, '"');
    size_t at = 0;
    while (at < text.size) {
        struct slice rest = slice_part(text, at, text.size);
        size_t plain = plain_prefix(json, rest);
        buffer_add(json->out, slice_part(rest, 0, plain));
        at += plain;
        if (at < text.size)
            at += add_special(json, slice_part(text, at, text.size));
    }
    buffer_add_byte(json->out, '"');
}

void json_key_slice(struct json *json, struct slice key)
{
    enum { MARKS = 3 }; /* two quotes and a colon */
    char *at = put_quoted(room_for_item(json, key.size + MARKS), key);
    *at++ = ':';
    buffer_end_at(json->out, at);
    json->comma = false;
}

void json_slice(struct json *json, struct slice text)
{
    enum { MARKS = 2 };
    if (plain_prefix(json, text) < text.size)
        add_string(json, text);
    else
        buffer_end_at(json->out,
                      put_quoted(room_for_item(json, text.size + MARKS), text));
}

void json_text(struct json *json, const char *text)
{
    if (text)
        json_slice(json, slice_of(text));
    else
        json_nothing(json);
}

void json_raw(struct json *json, struct slice value)
{
    before_item(json);
    buffer_add(json->out, value);
}

void json_nothing(struct json *json)
{
    json_raw(json, slice_of("null"));
}

void json_bool(struct json *json, bool value)
{
    json_raw(json, slice_of(value ? "true" : "false"));
}

/* The digits of 'number' before 'end'; returns where they begin. */
static char *digits_before(char *end, uint64_t number)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return end;
}

enum { DIGITS_MAX = 24 };

void json_size(struct json *json, size_t number)
{
    char digits[DIGITS_MAX];
    char *end = digits + sizeof digits, *start = digits_before(end, number);
    json_raw(json, slice_make(start, (size_t)(end - start)));
}

void json_number(struct json *json, int64_t number)
{
    char digits[DIGITS_MAX];
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    char *end = digits + sizeof digits, *start = digits_before(end, magnitude);
    if (number < 0)
        *--start = '-';
    json_raw(json, slice_make(start, (size_t)(end - start)));
}

void json_share(struct json *json, double share)
{
    const unsigned scale = 10000;
    double bounded = share > 0 ? share : 0;
    unsigned parts = bounded >= 1 ? scale : (unsigned)(bounded * scale + 0.5);
    char text[] = {(char)('0' + parts / scale),     '.',
                   (char)('0' + parts / 1000 % 10), (char)('0' + parts / 100 % 10),
                   (char)('0' + parts / 10 % 10),   (char)('0' + parts % 10)};
    size_t size = sizeof text;
    while (size > 3 && text[size - 1] == '0')
        size--;
    json_raw(json, slice_make(text, size));
}
