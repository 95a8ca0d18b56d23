#include "export/json_value.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

struct parser {
    struct arena *arena;
    const char *bytes;
    size_t at, size;
    struct json_problem *problem;
};

static bool fail(struct parser *p, const char *message)
{
    if (!p->problem->message)
        *p->problem = (struct json_problem){message, p->at};
    return false;
}

static int peek(const struct parser *p)
{
    return p->at < p->size ? (unsigned char)p->bytes[p->at] : -1;
}

static void skip_space(struct parser *p)
{
    while (p->at < p->size && (p->bytes[p->at] == ' ' || p->bytes[p->at] == '\n' ||
                               p->bytes[p->at] == '\t' || p->bytes[p->at] == '\r'))
        p->at++;
}

/* ---- strings ---- */

static int hexadecimal(int byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

/* The four digits at p->at. */
static bool read_unit(struct parser *p, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        int digit = hexadecimal(peek(p));
        if (digit < 0)
            return fail(p, "\\u wants four hexadecimal digits");
        *unit = *unit * 16 + (uint32_t)digit;
        p->at++;
    }
    return true;
}

/* Behind "\u": one unit of UTF-16 or a pair of surrogates. */
static bool read_character(struct parser *p, uint32_t *character)
{
    uint32_t low;
    if (!read_unit(p, character))
        return false;
    if (*character == 0)
        return fail(p, "a text holds no U+0000");
    if (*character < 0xD800 || *character > 0xDFFF)
        return true;
    if (*character > 0xDBFF || peek(p) != '\\')
        return fail(p, "half a surrogate pair");
    p->at++;
    if (peek(p) != 'u')
        return fail(p, "half a surrogate pair");
    p->at++;
    if (!read_unit(p, &low))
        return false;
    if (low < 0xDC00 || low > 0xDFFF)
        return fail(p, "half a surrogate pair");
    *character = 0x10000 + ((*character - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

/* Behind the backslash; writes the character to 'out'. */
static bool read_escape(struct parser *p, char **out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    int byte = peek(p);
    uint32_t character;
    const char *found = byte > 0 ? strchr(from, byte) : NULL;
    if (found) {
        *(*out)++ = to[found - from];
        p->at++;
        return true;
    }
    if (byte != 'u')
        return fail(p, "this is no escape");
    p->at++;
    if (!read_character(p, &character))
        return false;
    *out += utf8_encode(character, *out);
    return true;
}

/* The bytes up to a quote, a backslash, a control character or the end. */
static size_t plain_end(const struct parser *p, bool *ascii)
{
    size_t at = p->at;
    for (; at < p->size; at++) {
        unsigned char byte = (unsigned char)p->bytes[at];
        if (byte == '"' || byte == '\\' || byte < 0x20)
            break;
        *ascii = *ascii && byte < 0x80;
    }
    return at;
}

static bool take_plain(struct parser *p, struct slice *plain)
{
    bool ascii = true;
    size_t end = plain_end(p, &ascii);
    *plain = slice_make(p->bytes + p->at, end - p->at);
    if (!ascii && utf8_valid_prefix(*plain) != plain->size)
        return fail(p, "a text is no UTF-8");
    p->at = end;
    if (end == p->size)
        return fail(p, "a text does not end");
    if ((unsigned char)p->bytes[end] < 0x20)
        return fail(p, "a control character stands in a text");
    return true;
}

/* The rest of a string that has escapes: a copy without them is never longer. */
static bool read_escaped(struct parser *p, struct slice *text, struct slice plain)
{
    size_t closing = p->at;
    while (closing < p->size && p->bytes[closing] != '"')
        closing += p->bytes[closing] == '\\' ? 2 : 1;
    size_t most = plain.size + (closing < p->size ? closing : p->size) - p->at;
    char *copy = arena_alloc(p->arena, most + UTF8_MAX), *out = copy;
    for (;;) {
        memcpy(out, plain.data, plain.size);
        out += plain.size;
        if (peek(p) == '"')
            break;
        p->at++;
        if (!read_escape(p, &out) || !take_plain(p, &plain))
            return false;
    }
    *text = slice_make(copy, (size_t)(out - copy));
    return true;
}

/* p->at stands on the opening quote. */
static bool read_string(struct parser *p, struct slice *text)
{
    p->at++;
    if (!take_plain(p, text))
        return false;
    if (peek(p) != '"' && !read_escaped(p, text, *text))
        return false;
    p->at++;
    return true;
}

/* ---- numbers and names ---- */

static bool read_digits(struct parser *p)
{
    size_t first = p->at;
    while (ascii_is_digit((char)(peek(p) < 0 ? 0 : peek(p))))
        p->at++;
    return p->at > first || fail(p, "a number wants a digit here");
}

static bool read_number(struct parser *p, struct json_value *value)
{
    size_t first = p->at;
    if (peek(p) == '-')
        p->at++;
    if (peek(p) == '0')
        p->at++;
    else if (!read_digits(p))
        return false;
    if (peek(p) == '.') {
        p->at++;
        if (!read_digits(p))
            return false;
    }
    if (peek(p) == 'e' || peek(p) == 'E') {
        p->at++;
        if (peek(p) == '+' || peek(p) == '-')
            p->at++;
        if (!read_digits(p))
            return false;
    }
    value->type = JSON_NUMBER;
    value->text = slice_make(p->bytes + first, p->at - first);
    return true;
}

static bool read_name(struct parser *p, struct json_value *value)
{
    static const struct {
        const char *name;
        enum json_type type;
    } names[] = {{"null", JSON_NULL}, {"true", JSON_TRUE}, {"false", JSON_FALSE}};
    struct slice rest = slice_make(p->bytes + p->at, p->size - p->at);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!slice_starts_with(rest, names[i].name))
            continue;
        value->type = names[i].type;
        p->at += strlen(names[i].name);
        return true;
    }
    return fail(p, p->at == p->size ? "the text ends here" : "no value begins so");
}

/* ---- arrays and objects ---- */

static bool read_value(struct parser *p, struct json_value *value, size_t depth);

/* After an item: true when another follows; 'done' when the bracket closes. */
static bool read_separator(struct parser *p, char closing, bool *done)
{
    skip_space(p);
    *done = peek(p) == closing;
    if (!*done && peek(p) != ',')
        return fail(p,
                    closing == ']' ? "',' or ']' is missing" : "',' or '}' is missing");
    p->at++;
    skip_space(p);
    return true;
}

static bool read_array(struct parser *p, struct json_value *array, size_t depth)
{
    const struct json_value **link = &array->first;
    bool done = false;
    array->type = JSON_ARRAY;
    p->at++;
    skip_space(p);
    if (peek(p) == ']') {
        p->at++;
        return true;
    }
    while (!done) {
        struct json_value *item = ARENA_NEW(p->arena, struct json_value);
        if (!read_value(p, item, depth) || !read_separator(p, ']', &done))
            return false;
        *link = item;
        link = &item->next;
        array->count++;
    }
    return true;
}

/* A bit for the name; two names with the same bit are compared. */
static uint64_t bit_of(struct slice key)
{
    unsigned sum = (unsigned)key.size;
    if (key.size > 0)
        sum += (unsigned char)key.data[0] * 5u + (unsigned char)key.data[key.size - 1];
    return (uint64_t)1 << (sum & 63);
}

static bool is_known(const struct json_value *object, struct slice key)
{
    for (const struct json_value *m = object->first; m; m = m->next)
        if (slice_equal(m->key, key))
            return true;
    return false;
}

static bool read_key(struct parser *p, const struct json_value *object,
                     struct json_value *member, uint64_t *seen)
{
    if (peek(p) != '"')
        return fail(p, "a name in quotation marks is missing");
    size_t at = p->at;
    if (!read_string(p, &member->key))
        return false;
    uint64_t bit = bit_of(member->key);
    if (((*seen & bit) && is_known(object, member->key)) ||
        object->count == JSON_MEMBERS_MAX) {
        p->at = at;
        return fail(p, object->count == JSON_MEMBERS_MAX
                           ? "an object has too many members"
                           : "a name stands twice in an object");
    }
    *seen |= bit;
    skip_space(p);
    if (peek(p) != ':')
        return fail(p, "':' is missing");
    p->at++;
    skip_space(p);
    return true;
}

static bool read_object(struct parser *p, struct json_value *object, size_t depth)
{
    const struct json_value **link = &object->first;
    uint64_t seen = 0;
    bool done = false;
    object->type = JSON_OBJECT;
    p->at++;
    skip_space(p);
    if (peek(p) == '}') {
        p->at++;
        return true;
    }
    while (!done) {
        struct json_value *member = ARENA_NEW(p->arena, struct json_value);
        if (!read_key(p, object, member, &seen) || !read_value(p, member, depth) ||
            !read_separator(p, '}', &done))
            return false;
        *link = member;
        link = &member->next;
        object->count++;
    }
    return true;
}

static bool read_value(struct parser *p, struct json_value *value, size_t depth)
{
    if (depth == JSON_DEPTH_MAX)
        return fail(p, "the values are nested too deeply");
    int byte = peek(p);
    if (byte == '"') {
        value->type = JSON_STRING;
        return read_string(p, &value->text);
    }
    if (byte == '{')
        return read_object(p, value, depth + 1);
    if (byte == '[')
        return read_array(p, value, depth + 1);
    if (byte == '-' || (byte >= '0' && byte <= '9'))
        return read_number(p, value);
    return read_name(p, value);
}

const struct json_value *json_parse(struct arena *arena, struct slice json,
                                    struct json_problem *problem)
{
    struct parser p = {arena, json.data, 0, json.size, problem};
    struct json_value *root = ARENA_NEW(arena, struct json_value);
    *problem = (struct json_problem){NULL, 0};
    skip_space(&p);
    if (!read_value(&p, root, 0))
        return NULL;
    skip_space(&p);
    if (p.at == p.size)
        return root;
    fail(&p, "something stands behind the value");
    return NULL;
}

const struct json_value *json_find(const struct json_value *object, const char *key)
{
    if (!object || object->type != JSON_OBJECT)
        return NULL;
    size_t size = strlen(key);
    for (const struct json_value *m = object->first; m; m = m->next)
        if (m->key.size == size && memcmp(m->key.data, key, size) == 0)
            return m->type == JSON_NULL ? NULL : m;
    return NULL;
}

bool json_whole_number(const struct json_value *value, int64_t *number)
{
    if (value->type != JSON_NUMBER)
        return false;
    bool negative = value->text.data[0] == '-';
    int64_t sum = 0;
    for (size_t i = negative; i < value->text.size; i++) {
        char digit = value->text.data[i];
        if (!ascii_is_digit(digit) || sum > (INT64_MAX - 9) / 10)
            return false;
        sum = sum * 10 + (digit - '0');
    }
    *number = negative ? -sum : sum;
    return true;
}

static double scaled(double number, int64_t exponent)
{
    for (; exponent > 0 && number != 0; exponent--)
        number *= 10;
    double divisor = 1;
    for (; exponent < 0 && divisor < 1e300; exponent++)
        divisor *= 10;
    return exponent < 0 ? 0 : number / divisor;
}

/* Up to 15 digits are exact, and so is the power of ten that they are divided by. */
double json_real_number(const struct json_value *value)
{
    enum { DIGITS_MAX = 18, EXPONENT_MAX = 400 };
    if (value->type != JSON_NUMBER)
        return 0;
    struct slice text = value->text;
    bool negative = text.data[0] == '-', fraction = false, down = false;
    int64_t sum = 0, exponent = 0, power = 0;
    size_t i = negative;
    for (; i < text.size && text.data[i] != 'e' && text.data[i] != 'E'; i++) {
        bool fits = sum < INT64_C(100000000000000000);
        if (text.data[i] == '.') {
            fraction = true;
            continue;
        }
        sum = fits ? sum * 10 + (text.data[i] - '0') : sum;
        exponent += fits ? -(int64_t)fraction : !fraction;
    }
    for (i++; i < text.size; i++) {
        down = down || text.data[i] == '-';
        if (ascii_is_digit(text.data[i]) && power < EXPONENT_MAX)
            power = power * 10 + (text.data[i] - '0');
    }
    double number = scaled((double)sum, exponent + (down ? -power : power));
    return negative ? -number : number;
}
