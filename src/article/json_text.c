#include "article/json_text.h"

#include "base/ascii.h"
#include "base/utf8.h"

size_t json_skip_space(struct slice text, size_t at)
{
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\n' ||
                              text.data[at] == '\t' || text.data[at] == '\r'))
        at++;
    return at;
}

/* Behind the string whose opening mark stands at 'at'. */
static size_t skip_string(struct slice text, size_t at)
{
    for (at++; at < text.size; at++) {
        if (text.data[at] == '"')
            return at + 1;
        if (text.data[at] == '\\')
            at++;
    }
    return SIZE_MAX;
}

static size_t skip_scalar(struct slice text, size_t at)
{
    size_t start = at;
    while (at < text.size &&
           (ascii_is_alphanumeric(text.data[at]) || text.data[at] == '-' ||
            text.data[at] == '+' || text.data[at] == '.'))
        at++;
    return at == start ? SIZE_MAX : at;
}

size_t json_skip_value(struct slice text, size_t at)
{
    bool in_object[JSON_TEXT_DEPTH_MAX];
    size_t depth = 0;
    at = json_skip_space(text, at);
    for (;;) {
        if (at >= text.size)
            return SIZE_MAX;
        char c = text.data[at];
        if (c == '{' || c == '[') {
            if (depth == JSON_TEXT_DEPTH_MAX)
                return SIZE_MAX;
            in_object[depth++] = c == '{';
            at++;
        } else if (c == '}' || c == ']') {
            if (depth == 0 || in_object[depth - 1] != (c == '}'))
                return SIZE_MAX;
            depth--;
            at++;
        } else if (c == '"') {
            at = skip_string(text, at);
        } else if ((c == ',' || c == ':') && depth != 0) {
            at++;
        } else {
            at = skip_scalar(text, at);
        }
        if (at == SIZE_MAX || depth == 0)
            return at;
        at = json_skip_space(text, at);
    }
}

bool json_is_too_deep(struct slice text)
{
    size_t depth = 0;
    for (size_t at = 0; at < text.size && depth <= JSON_TEXT_DEPTH_MAX;) {
        char c = text.data[at];
        depth += c == '{' || c == '[';
        depth -= depth != 0 && (c == '}' || c == ']');
        at = c == '"' ? skip_string(text, at) : at + 1;
    }
    return depth > JSON_TEXT_DEPTH_MAX;
}

bool json_next(struct slice container, size_t *at, struct slice *key, struct slice *value)
{
    size_t here = json_skip_space(container, *at);
    if (*at == 0) {
        if (here >= container.size ||
            (container.data[here] != '{' && container.data[here] != '['))
            return false;
        here++;
    }
    here = json_skip_space(container, here);
    if (here < container.size && container.data[here] == ',')
        here = json_skip_space(container, here + 1);
    *key = slice_make("", 0);
    size_t end = json_skip_value(container, here);
    if (end == SIZE_MAX)
        return false;
    size_t colon = json_skip_space(container, end);
    if (container.data[here] == '"' && colon < container.size &&
        container.data[colon] == ':') {
        *key = slice_part(container, here + 1, end - 1);
        here = json_skip_space(container, colon + 1);
        end = json_skip_value(container, here);
        if (end == SIZE_MAX)
            return false;
    }
    *value = slice_part(container, here, end);
    *at = end;
    return true;
}

static bool read_hexadecimal(struct slice text, size_t at, uint32_t *unit)
{
    *unit = 0;
    if (at + 4 > text.size)
        return false;
    for (size_t i = at; i < at + 4; i++) {
        char c = ascii_lower(text.data[i]);
        if (!ascii_is_digit(c) && !(c >= 'a' && c <= 'f'))
            return false;
        *unit = *unit * 16 + (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return true;
}

static size_t unicode_escape(struct slice text, size_t at, uint32_t *character)
{
    uint32_t low;
    if (!read_hexadecimal(text, at + 2, character))
        return 0;
    bool high = *character >= 0xD800 && *character < 0xDC00;
    if (high && at + 8 < text.size && text.data[at + 6] == '\\' &&
        text.data[at + 7] == 'u' && read_hexadecimal(text, at + 8, &low) &&
        low >= 0xDC00 && low < 0xE000) {
        *character = 0x10000 + ((*character - 0xD800) << 10) + (low - 0xDC00);
        return 12;
    }
    if (*character == 0)
        *character = UTF8_REPLACEMENT;
    return 6;
}

size_t json_escape(struct slice text, size_t at, uint32_t *character)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/ \n\n\n\t";
    if (at + 1 >= text.size)
        return 0;
    char c = text.data[at + 1];
    if (c == 'u')
        return unicode_escape(text, at, character);
    for (size_t i = 0; letters[i]; i++)
        if (letters[i] == c) {
            *character = (unsigned char)meanings[i];
            return 2;
        }
    return 0;
}
