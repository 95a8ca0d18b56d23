#include "export/markup.h"

#include "base/utf8.h"
#include "export/description.h"

static const char *name_of(uint32_t character)
{
    switch (character) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* Char of XML 1.0. */
static bool may_stand_in_xml(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' ||
           (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

void markup_add(struct buffer *out, struct slice text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t c = UTF8_REPLACEMENT;
        size_t size = utf8_decode(slice_part(text, at, text.size), &c);
        const char *name = name_of(c);
        at += size ? size : 1;
        if (name)
            buffer_add_text(out, name);
        else if (may_stand_in_xml(c))
            buffer_add_character(out, c);
    }
}

void markup_add_clean(struct buffer *out, const char *text, size_t limit)
{
    struct buffer clean;
    buffer_init(&clean, out->arena, limit + UTF8_MAX);
    description_add_cut(&clean, text, limit);
    markup_add(out, buffer_slice(&clean));
}

void markup_add_lines(struct buffer *out, struct slice text)
{
    for (bool first = true; text.size; first = false) {
        if (!first)
            buffer_add_text(out, "<br>");
        markup_add(out, slice_cut(&text, '\n'));
    }
}
