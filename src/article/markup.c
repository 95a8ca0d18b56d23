#include "article/markup.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum {
    REFERENCE_NAME_MAX = 10,
    DECODED_MAX = 16 * 1024 * 1024, /* bytes of one attribute or metadata text */
};

void markup_begin(struct markup *markup, struct slice source, bool html)
{
    *markup = (struct markup){.source = source, .html = html};
}

static char byte_at(const struct markup *markup, size_t at)
{
    return at < markup->source.size ? markup->source.data[at] : '\0';
}

static size_t find(struct slice text, const char *needle, size_t from)
{
    return slice_find(text, slice_of(needle), from);
}

/* ---- things that are passed over ---- */

/* Behind a comment or declaration at 'at'; SIZE_MAX when it is neither. */
static size_t skip_declaration(struct markup *markup, size_t at)
{
    struct slice rest = slice_part(markup->source, at, at + 4);
    size_t end = SIZE_MAX;
    if (slice_starts_with(rest, "<!--")) {
        if (!markup->no_comment_end)
            end = find(markup->source, "-->", at + 4);
        if (end != SIZE_MAX)
            return end + 3;
        markup->no_comment_end = true;
    }
    if (!slice_starts_with(rest, "<!") && !slice_starts_with(rest, "<?"))
        return SIZE_MAX;
    end = find(markup->source, ">", at);
    return end == SIZE_MAX ? markup->source.size : end + 1;
}

static bool is_cdata(const struct markup *markup, size_t at)
{
    return !markup->no_cdata_end &&
           slice_is(slice_part(markup->source, at, at + 9), "<![CDATA[");
}

/* ---- tags ---- */

static bool is_name_byte(char c)
{
    return ascii_is_alphanumeric(c) || c == '-' || c == '_' || c == ':' || c == '.' ||
           (unsigned char)c >= 0x80;
}

static bool starts_tag(const struct markup *markup, size_t at)
{
    char next = byte_at(markup, at + 1);
    if (next == '/')
        next = byte_at(markup, at + 2);
    return ascii_is_letter(next) || next == '_';
}

/* Where the tag's attributes end: its '>' outside quotation marks. */
static size_t find_tag_end(struct markup *markup, size_t at)
{
    struct slice source = markup->source;
    char before = ' ';
    for (; at < source.size; at++) {
        char c = source.data[at];
        bool *none = c == '"' ? &markup->no_double_quote : &markup->no_single_quote;
        if (c == '>')
            return at;
        if ((c == '"' || c == '\'') && before == '=' && !*none) {
            const char *close = memchr(source.data + at + 1, c, source.size - at - 1);
            if (close)
                at = (size_t)(close - source.data);
            else
                *none = true;
        }
        if (!ascii_is_space(c))
            before = c;
    }
    return source.size;
}

static bool holds_verbatim(struct slice name)
{
    static const char *const names[] = {"script", "style", "noscript", "iframe",
                                        "noembed"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (slice_is_ignoring_case(name, names[i]))
            return true;
    return false;
}

static void read_tag(struct markup *markup, struct markup_token *token)
{
    size_t at = markup->at + 1;
    bool closes = byte_at(markup, at) == '/';
    size_t name_start = closes ? at + 1 : at, name_end = name_start;
    while (is_name_byte(byte_at(markup, name_end)))
        name_end++;
    size_t end = find_tag_end(markup, name_end);
    struct slice attributes = slice_part(markup->source, name_end, end);
    bool self_closing =
        attributes.size != 0 && attributes.data[attributes.size - 1] == '/';
    *token = (struct markup_token){
        .kind = closes ? MARKUP_CLOSE : MARKUP_OPEN,
        .start = markup->at,
        .end = end < markup->source.size ? end + 1 : end,
        .name = slice_part(markup->source, name_start, name_end),
        .attributes = slice_part(attributes, 0, attributes.size - self_closing),
        .self_closing = self_closing && !closes};
    markup->at = token->end;
    if (markup->html && !closes && !self_closing && holds_verbatim(token->name))
        markup->raw_in = token->name;
}

/* The inside of <script> and the like, up to its closing tag. */
static bool read_verbatim(struct markup *markup, struct markup_token *token)
{
    struct slice name = markup->raw_in, source = markup->source;
    size_t start = markup->at, end = start;
    markup->raw_in = (struct slice){0};
    for (;;) {
        end = find(source, "</", end);
        if (end == SIZE_MAX) {
            end = source.size;
            break;
        }
        struct slice close = slice_part(source, end + 2, end + 2 + name.size);
        if (slice_equal_ignoring_case(close, name))
            break;
        end += 2;
    }
    *token = (struct markup_token){.kind = MARKUP_VERBATIM, .start = start, .end = end};
    markup->at = end;
    return end > start;
}

static bool read_cdata(struct markup *markup, struct markup_token *token)
{
    size_t start = markup->at + 9, end = find(markup->source, "]]>", start);
    if (end == SIZE_MAX) {
        markup->no_cdata_end = true;
        return false;
    }
    *token = (struct markup_token){.kind = MARKUP_VERBATIM, .start = start, .end = end};
    markup->at = end + 3;
    return true;
}

static void read_text(struct markup *markup, struct markup_token *token)
{
    struct slice source = markup->source;
    size_t start = markup->at, end = start + 1;
    for (; end < source.size; end++) {
        const char *hit = memchr(source.data + end, '<', source.size - end);
        end = hit ? (size_t)(hit - source.data) : source.size;
        char next = byte_at(markup, end + 1);
        if (!hit || starts_tag(markup, end) || next == '!' || next == '?')
            break;
    }
    if (end > source.size)
        end = source.size;
    *token = (struct markup_token){.kind = MARKUP_TEXT, .start = start, .end = end};
    markup->at = end;
}

bool markup_next(struct markup *markup, struct markup_token *token)
{
    if (markup->raw_in.size != 0 && read_verbatim(markup, token))
        return true;
    while (markup->at < markup->source.size) {
        if (byte_at(markup, markup->at) == '<') {
            if (is_cdata(markup, markup->at) && read_cdata(markup, token))
                return true;
            if (starts_tag(markup, markup->at)) {
                read_tag(markup, token);
                return true;
            }
            size_t behind = skip_declaration(markup, markup->at);
            if (behind != SIZE_MAX) {
                markup->at = behind;
                continue;
            }
        }
        read_text(markup, token);
        return true;
    }
    return false;
}

/* ---- attributes ---- */

static size_t skip_space(struct slice text, size_t at)
{
    while (at < text.size && (ascii_is_space(text.data[at]) || text.data[at] == '/'))
        at++;
    return at;
}

bool markup_next_attribute(struct slice *rest, struct slice *name, struct slice *value)
{
    size_t at = skip_space(*rest, 0), start = at;
    while (at < rest->size && !ascii_is_space(rest->data[at]) && rest->data[at] != '=')
        at++;
    if (at == start && at < rest->size)
        at++; /* a stray '=' */
    if (at == start)
        return false;
    *name = slice_part(*rest, start, at);
    *value = slice_make("", 0);
    size_t sign = skip_space(*rest, at);
    if (sign < rest->size && rest->data[sign] == '=') {
        at = sign + 1;
        while (at < rest->size && ascii_is_space(rest->data[at]))
            at++;
        char quote = at < rest->size ? rest->data[at] : '\0';
        size_t end = at;
        if (quote == '"' || quote == '\'') {
            const char *close = memchr(rest->data + at + 1, quote, rest->size - at - 1);
            end = close ? (size_t)(close - rest->data) : rest->size;
            *value = slice_part(*rest, at + 1, end);
            end += close != NULL;
        } else {
            while (end < rest->size && !ascii_is_space(rest->data[end]))
                end++;
            *value = slice_part(*rest, at, end);
        }
        at = end;
    }
    *rest = slice_part(*rest, at, rest->size);
    return true;
}

struct slice markup_attribute(struct slice attributes, const char *name)
{
    struct slice rest = attributes, key, value;
    while (markup_next_attribute(&rest, &key, &value))
        if (slice_is_ignoring_case(key, name))
            return value;
    return (struct slice){NULL, 0};
}

/* ---- references ---- */

static const uint16_t numbers_of_windows[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/* "&#8217;", "&#x2019;": numbers 128 to 159 mean Windows-1252, as browsers read them. */
static size_t numeric_reference(struct slice text, uint32_t *character)
{
    bool hexadecimal = text.size > 2 && (text.data[2] == 'x' || text.data[2] == 'X');
    size_t at = hexadecimal ? 3 : 2, start = at;
    uint32_t value = 0;
    for (; at < text.size && at < start + 8; at++) {
        char c = ascii_lower(text.data[at]);
        if (ascii_is_digit(c))
            value = value * (hexadecimal ? 16 : 10) + (uint32_t)(c - '0');
        else if (hexadecimal && c >= 'a' && c <= 'f')
            value = value * 16 + (uint32_t)(c - 'a') + 10;
        else
            break;
    }
    if (at == start)
        return 0;
    if (value >= 0x80 && value < 0xA0)
        value = numbers_of_windows[value - 0x80];
    bool control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
    *character = control ? UTF8_REPLACEMENT : value;
    return at + (at < text.size && text.data[at] == ';');
}

/* Names that browsers know without their semicolon too. */
static bool needs_no_semicolon(const char *name)
{
    static const char *const names[] = {"amp", "lt", "gt", "quot", "nbsp", "copy", "reg"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static size_t named_reference(struct slice text, uint32_t *character)
{
    char name[REFERENCE_NAME_MAX + 1];
    size_t length = 0;
    while (length < REFERENCE_NAME_MAX && 1 + length < text.size &&
           ascii_is_alphanumeric(text.data[1 + length])) {
        name[length] = text.data[1 + length];
        length++;
    }
    name[length] = '\0';
    bool closed = 1 + length < text.size && text.data[1 + length] == ';';
    if (length == 0 || (!closed && !needs_no_semicolon(name)))
        return 0;
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    if (!entity)
        return 0;
    *character = entity->value;
    return 1 + length + closed;
}

size_t markup_reference(struct slice source, size_t at, uint32_t *character)
{
    struct slice text = slice_part(source, at, at + REFERENCE_NAME_MAX + 3);
    if (text.size < 3 || text.data[0] != '&')
        return 0;
    return text.data[1] == '#' ? numeric_reference(text, character)
                               : named_reference(text, character);
}

struct slice markup_decode(struct arena *arena, struct slice raw)
{
    raw = slice_trim(raw);
    if (raw.size == 0 || !memchr(raw.data, '&', raw.size))
        return raw;
    struct buffer buffer;
    buffer_init(&buffer, arena, DECODED_MAX);
    for (size_t at = 0; at < raw.size;) {
        uint32_t character;
        size_t length = markup_reference(raw, at, &character);
        if (length != 0)
            buffer_add_character(&buffer, character);
        else
            buffer_add_byte(&buffer, raw.data[at]);
        at += length ? length : 1;
    }
    return slice_trim(buffer_slice(&buffer));
}
