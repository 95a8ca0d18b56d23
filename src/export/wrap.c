#include "export/wrap.h"

#include "base/utf8.h"

struct range {
    uint32_t first, last;
};

static const struct range combining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
    {0x064B, 0x065F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};
static const struct range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

static bool is_in(uint32_t character, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return true;
    return false;
}

size_t wrap_columns_of(uint32_t character)
{
    if (character < 0x300)
        return 1;
    if (is_in(character, combining, sizeof combining / sizeof combining[0]))
        return 0;
    return is_in(character, wide, sizeof wide / sizeof wide[0]) ? 2 : 1;
}

/* Length in bytes of the longest beginning of 'text' that fits into 'room' columns (at
 * least one character), and its columns. */
static size_t fit(struct slice text, size_t room, size_t *columns)
{
    size_t at = 0;
    *columns = 0;
    while (at < text.size) {
        uint32_t c = UTF8_REPLACEMENT;
        size_t size = utf8_decode(slice_part(text, at, text.size), &c);
        size_t wide_by = wrap_columns_of(c);
        if (at > 0 && *columns + wide_by > room)
            break;
        *columns += wide_by;
        at += size ? size : 1;
    }
    return at;
}

size_t wrap_columns(struct slice text)
{
    size_t columns = 0;
    (void)fit(text, SIZE_MAX, &columns);
    return columns;
}

void wrap_add_spaces(struct buffer *out, size_t count)
{
    while (count--)
        buffer_add_byte(out, ' ');
}

struct cursor {
    struct buffer *out;
    size_t column, indent, width;
};

static void break_line(struct cursor *c)
{
    buffer_add_byte(c->out, '\n');
    wrap_add_spaces(c->out, c->indent);
    c->column = c->indent;
}

/* A word wider than the line goes over several. */
static void add_word(struct cursor *c, struct slice word)
{
    while (word.size) {
        size_t room = c->width > c->column ? c->width - c->column : 1, columns = 0;
        size_t size = fit(word, room, &columns);
        buffer_add(c->out, slice_part(word, 0, size));
        c->column += columns;
        word = slice_part(word, size, word.size);
        if (word.size)
            break_line(c);
    }
}

void wrap_add(struct buffer *out, struct slice text, size_t column, size_t indent,
              size_t width)
{
    struct cursor c = {out, column, indent, width};
    if (width == 0) {
        buffer_add(out, text);
        return;
    }
    for (bool first = true; text.size; first = false) {
        struct slice word = slice_cut(&text, ' ');
        size_t columns = wrap_columns(word) + (first ? 0 : 1);
        if (c.column + columns > width && c.column > indent)
            break_line(&c);
        else if (!first) {
            buffer_add_byte(out, ' ');
            c.column++;
        }
        add_word(&c, word);
    }
}
