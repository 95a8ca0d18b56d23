#include "article/lines.h"

#include "base/ascii.h"

#include <string.h>

/* Length of the white space at 'at': ASCII, or a no-break space. */
static size_t space_at(struct slice text, size_t at)
{
    if (ascii_is_space(text.data[at]))
        return 1;
    return at + 1 < text.size && text.data[at] == '\xC2' && text.data[at + 1] == '\xA0'
               ? 2
               : 0;
}

static struct line trim(struct slice text, size_t start, size_t end)
{
    struct slice line = slice_part(text, 0, end);
    for (size_t length; start < end && (length = space_at(line, start)) != 0;)
        start += length;
    while (end > start) {
        if (ascii_is_space(text.data[end - 1]))
            end--;
        else if (end - start >= 2 && space_at(line, end - 2) == 2)
            end -= 2;
        else
            break;
    }
    return (struct line){(uint32_t)start, (uint32_t)end, false};
}

/* No article has so many lines and so short ones: then two are kept as one, so that what
 * lines and blocks take stays within bounds. */
static bool is_crowded(const struct line_vector *lines, size_t at)
{
    enum { LINES_FREE = 50000, LINE_BYTES_MIN = 40 };
    return lines->count > LINES_FREE + at / LINE_BYTES_MIN;
}

static void add_line(struct arena *arena, struct line_vector *lines, struct line line,
                     bool gap)
{
    if (is_crowded(lines, line.start)) {
        lines->items[lines->count - 1].end = line.end;
        return;
    }
    line.after_gap = gap;
    vector_push(arena, lines, line);
}

void lines_split(struct arena *arena, struct slice text, struct line_vector *lines)
{
    bool gap = true;
    for (size_t at = 0; at < text.size;) {
        const char *hit = memchr(text.data + at, '\n', text.size - at);
        size_t end = hit ? (size_t)(hit - text.data) : text.size;
        struct line line = trim(text, at, end);
        if (line.start == line.end) {
            gap = true;
        } else {
            add_line(arena, lines, line, gap);
            gap = false;
        }
        at = end + 1;
    }
}

struct slice line_text(struct slice text, const struct line *line)
{
    return slice_part(text, line->start, line->end);
}

size_t line_bullet(struct slice line)
{
    static const char *const bullets[] = {
        "-", "*", "+", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x96\xAA", "\xE2\x97\x8F"};
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
        size_t size = strlen(bullets[i]);
        if (slice_starts_with(line, bullets[i]) &&
            (line.size == size || line.data[size] == ' ' || line.data[size] == '\t'))
            return size;
    }
    size_t digits = 0;
    while (digits < line.size && digits < 3 && ascii_is_digit(line.data[digits]))
        digits++;
    bool stop = digits != 0 && digits < line.size &&
                (line.data[digits] == '.' || line.data[digits] == ')');
    bool space = digits + 1 == line.size ||
                 (digits + 1 < line.size && line.data[digits + 1] == ' ');
    return stop && space ? digits + 1 : 0;
}
