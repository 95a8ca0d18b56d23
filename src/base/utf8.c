#include "base/utf8.h"

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0u) == 0x80u;
}

/* Length that the first byte promises and the smallest value that may take it. */
static size_t sequence_length(unsigned char first, uint32_t *smallest)
{
    if (first < 0x80) {
        *smallest = 0;
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        *smallest = 0x80;
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
        *smallest = 0x800;
        return 3;
    }
    if (first >= 0xF0 && first < 0xF5) {
        *smallest = 0x10000;
        return 4;
    }
    return 0;
}

size_t utf8_decode(struct slice text, uint32_t *character)
{
    if (text.size == 0)
        return 0;
    unsigned char first = (unsigned char)text.data[0];
    uint32_t smallest;
    size_t length = sequence_length(first, &smallest);
    if (length == 0 || length > text.size)
        return 0;
    uint32_t value = length == 1 ? first : first & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(text.data[i]))
            return 0;
        value = value << 6 | ((unsigned char)text.data[i] & 0x3Fu);
    }
    if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return 0;
    *character = value;
    return length;
}

size_t utf8_encode(uint32_t character, char bytes[UTF8_MAX])
{
    if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000))
        character = UTF8_REPLACEMENT;
    if (character < 0x80) {
        bytes[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80u | (character & 0x3Fu));
        character >>= 6;
    }
    bytes[0] = (char)((0xF00u >> length & 0xFFu) | character);
    return length;
}

size_t utf8_valid_prefix(struct slice text)
{
    size_t at = 0;
    while (at < text.size) {
        if ((unsigned char)text.data[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t character;
        size_t length = utf8_decode(slice_part(text, at, text.size), &character);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

struct slice utf8_cut(struct slice text, size_t most)
{
    size_t end = text.size < most ? text.size : most;
    while (end > 0 && end < text.size && is_continuation(text.data[end]))
        end--;
    return slice_part(text, 0, end);
}

size_t utf8_count(struct slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += !is_continuation(text.data[i]);
    return count;
}

static const struct fold {
    uint16_t character;
    char letters[3];
} folds[] = {
#include "base/utf8_fold.inc"
};

const char *utf8_fold_latin(uint32_t character)
{
    size_t low = 0, high = sizeof folds / sizeof folds[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (folds[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == sizeof folds / sizeof folds[0] || folds[low].character != character)
        return NULL;
    return folds[low].letters;
}
