#include "export/json_locate.h"

#include "base/ascii.h"

static size_t skip_space(struct slice json, size_t at)
{
    while (at < json.size && ascii_is_space(json.data[at]))
        at++;
    return at;
}

/* 'at' stands on the opening quote; the result behind the closing one. */
static size_t skip_string(struct slice json, size_t at)
{
    for (at++; at < json.size && json.data[at] != '"'; at++)
        if (json.data[at] == '\\')
            at++;
    return at + 1;
}

static bool ends_scalar(char byte)
{
    return byte == ',' || byte == ']' || byte == '}' || ascii_is_space(byte);
}

/* Behind the value that begins at 'at'. */
static size_t skip_value(struct slice json, size_t at)
{
    size_t depth = 0;
    while (at < json.size) {
        char byte = json.data[at];
        if (byte == '"') {
            at = skip_string(json, at);
        } else if (byte == '{' || byte == '[') {
            depth++;
            at++;
        } else if (byte == '}' || byte == ']') {
            if (depth == 0)
                return at;
            depth--;
            at++;
        } else if (depth == 0) {
            while (at < json.size && !ends_scalar(json.data[at]))
                at++;
            return at;
        } else {
            at++;
        }
        if (depth == 0)
            return at;
    }
    return json.size;
}

/* Where the named member's value begins in the object at 'at', or SIZE_MAX. */
static size_t find_member(struct slice json, size_t at, const char *key)
{
    at = skip_space(json, at + 1);
    while (at < json.size && json.data[at] == '"') {
        size_t end = skip_string(json, at);
        struct slice name = slice_part(json, at + 1, end - 1);
        at = skip_space(json, skip_space(json, end) + 1);
        if (slice_is(name, key))
            return at;
        at = skip_space(json, skip_value(json, at));
        if (at < json.size && json.data[at] == ',')
            at = skip_space(json, at + 1);
    }
    return (size_t)-1;
}

static size_t find_item(struct slice json, size_t at, size_t index)
{
    at = skip_space(json, at + 1);
    for (; at < json.size && json.data[at] != ']'; index--) {
        if (index == 0)
            return at;
        at = skip_space(json, skip_value(json, at));
        if (at < json.size && json.data[at] == ',')
            at = skip_space(json, at + 1);
    }
    return (size_t)-1;
}

struct json_position json_position_of(struct slice json, size_t at)
{
    struct json_position position = {1, 1};
    for (size_t i = 0; i < at && i < json.size; i++) {
        position.column++;
        if (json.data[i] == '\n') {
            position.line++;
            position.column = 1;
        }
    }
    return position;
}

struct json_position json_locate(struct slice json, const struct json_step *steps,
                                 size_t count)
{
    size_t at = skip_space(json, 0);
    for (size_t i = 0; i < count; i++) {
        char bracket = at < json.size ? json.data[at] : '\0';
        if (bracket != (steps[i].key ? '{' : '['))
            break;
        size_t next = steps[i].key ? find_member(json, at, steps[i].key)
                                   : find_item(json, at, steps[i].index);
        if (next == (size_t)-1)
            break;
        at = next;
    }
    return json_position_of(json, at);
}
