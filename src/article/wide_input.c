#include "article/wide_input.h"

#include "article/encoding.h"
#include "base/utf8.h"

#include <stdlib.h>

struct wide_input {
    struct stream wide;
    bool big_endian;
};

struct wide_input *wide_input_open(struct stream *wide, bool big_endian)
{
    struct wide_input *input = malloc(sizeof *input);
    if (!input)
        return NULL;
    *input = (struct wide_input){*wide, big_endian};
    return input;
}

void wide_input_close(struct wide_input *input)
{
    if (!input)
        return;
    stream_close(&input->wide);
    free(input);
}

/* As many characters as are in the window and have room. */
static size_t read_narrow(void *context, char *bytes, size_t size)
{
    enum { PAIR = 4 }; /* bytes of the longest character */
    struct wide_input *input = context;
    (void)stream_fill(&input->wide, PAIR);
    struct slice window = stream_window(&input->wide);
    bool last = window.size < PAIR;
    size_t at = 0, written = 0;
    while (at < window.size && size - written >= UTF8_MAX &&
           (last || window.size - at >= PAIR)) {
        uint32_t character;
        at += encoding_utf16_character(window, at, input->big_endian, &character);
        if (character >= 0xD800 && character < 0xE000)
            character = UTF8_REPLACEMENT; /* half a pair */
        written += utf8_encode(character, bytes + written);
    }
    stream_consume(&input->wide, at);
    return input->wide.failed ? SIZE_MAX : written;
}

struct reader_input wide_input_stream(struct wide_input *input)
{
    return (struct reader_input){read_narrow, input};
}

size_t wide_input_taken(const struct wide_input *input)
{
    return input->wide.taken;
}
