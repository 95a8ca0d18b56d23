#include "language/chunk.h"

#include "base/utf8.h"
#include "language/character.h"
#include "language/tokenizer.h"

#include <string.h>

/* One character of the source: its length, and its plain spelling. */
static size_t read_character(struct slice whole, uint32_t position, struct slice *plain)
{
    uint32_t character = 0;
    size_t length = utf8_decode(slice_part(whole, position, whole.size), &character);
    if (length == 0)
        length = 1;
    if (length == 1 || !character_plain(character, plain))
        *plain = slice_make(whole.data + position, length);
    return length;
}

static bool is_space(struct slice plain)
{
    return plain.size == 1 && character_class(plain.data[0]) == CHARACTER_SPACE;
}

/* Skips white space of all kinds, and characters without width. */
static uint32_t skip_space(struct slice whole, uint32_t position, uint32_t end)
{
    while (position < end) {
        unsigned class = character_class(whole.data[position]);
        if (class == CHARACTER_SPACE) {
            position++;
            continue;
        }
        if (class != CHARACTER_WIDE)
            break;
        struct slice plain;
        size_t length = read_character(whole, position, &plain);
        if (plain.size != 0 && !is_space(plain))
            break;
        position += (uint32_t)length;
    }
    return position < end ? position : end;
}

/* Where the chunk that begins at 'position' ends: at white space of any kind. */
static uint32_t wide_end(struct slice whole, uint32_t position, uint32_t limit)
{
    while (position < limit) {
        struct slice plain;
        size_t length = read_character(whole, position, &plain);
        if (is_space(plain))
            break;
        position += (uint32_t)length;
    }
    return position;
}

/* A chunk [position, limit) with characters outside ASCII, copied in plain spelling. That
 * is at most half as long again ("..." for the three bytes of an ellipsis, "'" for two).
 */
static void read_wide(struct arena *arena, struct slice whole, uint32_t position,
                      uint32_t limit, struct chunk *chunk)
{
    size_t room = 2 * (size_t)(limit - position) + UTF8_MAX;
    char *text = arena_alloc(arena, room);
    uint32_t *starts = arena_alloc_array(arena, room, sizeof *starts);
    uint32_t *ends = arena_alloc_array(arena, room, sizeof *ends);
    size_t size = 0;
    chunk->start = position;
    while (position < limit) {
        struct slice plain;
        size_t length = read_character(whole, position, &plain);
        for (size_t i = 0; i < plain.size; i++) {
            text[size] = plain.data[i];
            starts[size] = plain.size == length ? position + (uint32_t)i : position;
            ends[size++] = position + (uint32_t)length;
        }
        position += (uint32_t)length;
    }
    chunk->text = slice_make(text, size);
    chunk->classes = character_classes_of(chunk->text);
    chunk->starts = starts;
    chunk->ends = ends;
    chunk->end = position;
}

bool chunk_next(struct arena *arena, struct slice whole, uint32_t *position, uint32_t end,
                struct chunk *chunk)
{
    uint32_t start = skip_space(whole, *position, end);
    if (start >= end) {
        *position = end;
        return false;
    }
    uint32_t limit = end - start > CHUNK_MAX ? start + CHUNK_MAX : end;
    uint32_t stop = start;
    unsigned class = 0, classes = 0;
    for (; stop < limit; stop++) {
        class = character_class(whole.data[stop]);
        if (class & (CHARACTER_SPACE | CHARACTER_WIDE))
            break;
        classes |= class;
    }
    if (class & CHARACTER_WIDE) {
        read_wide(arena, whole, start, wide_end(whole, stop, limit), chunk);
    } else {
        *chunk = (struct chunk){.text = slice_part(whole, start, stop),
                                .start = start,
                                .end = stop,
                                .classes = classes};
    }
    *position = chunk->end;
    return true;
}
