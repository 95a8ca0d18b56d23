#include "article/offset.h"

#include <string.h>

void offset_map_add(struct arena *arena, struct offset_map *map, struct offset_run run)
{
    vector_push(arena, &map->runs, run);
}

/* The last run that begins at or before 'offset'. */
static const struct offset_run *run_at(const struct offset_map *map, size_t offset)
{
    size_t low = 0, high = map->runs.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (map->runs.items[middle].target <= offset)
            low = middle;
        else
            high = middle;
    }
    return &map->runs.items[low];
}

size_t offset_count_characters(struct slice text)
{
    typedef int8_t bytes16 __attribute__((vector_size(16)));
    enum { STEPS_MAX = 127 }; /* until the sum of a byte is full */
    size_t count = 0, at = 0;
    while (at + sizeof(bytes16) <= text.size) {
        size_t steps = (text.size - at) / sizeof(bytes16);
        bytes16 begun = {0};
        for (steps = steps < STEPS_MAX ? steps : STEPS_MAX; steps > 0; steps--) {
            bytes16 bytes;
            memcpy(&bytes, text.data + at, sizeof bytes);
            begun -= bytes > -65; /* a byte 10xxxxxx goes on with a character */
            at += sizeof bytes;
        }
        for (size_t i = 0; i < sizeof begun; i++)
            count += (size_t)begun[i];
    }
    for (; at < text.size; at++)
        count += ((unsigned char)text.data[at] & 0xC0u) != 0x80u;
    return count;
}

/* Characters past U+FFFF take two UTF-16 units and four UTF-8 bytes. */
static size_t count_astral(struct slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += (unsigned char)text.data[i] >= 0xF0u;
    return count;
}

static struct file_position locate_in_file(const struct offset_map *map,
                                           const struct offset_run *run, size_t delta)
{
    struct slice before = slice_part(map->text, run->target, run->target + delta);
    size_t characters = map->ascii ? delta : offset_count_characters(before);
    size_t bytes = map->unit == UNIT_UTF8   ? delta
                   : map->unit == UNIT_BYTE ? characters
                                            : 2 * (characters + count_astral(before));
    return (struct file_position){run->character + characters, run->source + bytes};
}

struct file_position offset_map_locate(const struct offset_map *map, size_t offset)
{
    for (;;) {
        if (map->runs.count == 0)
            return (struct file_position){0, 0};
        const struct offset_run *run = run_at(map, offset);
        size_t delta = run->verbatim && offset > run->target ? offset - run->target : 0;
        if (!map->inner)
            return locate_in_file(map, run, delta);
        offset = map->unit == UNIT_UTF8 ? run->source + delta
                                        : locate_in_file(map, run, delta).byte;
        map = map->inner;
    }
}

struct file_position offset_map_locate_end(const struct offset_map *map, size_t offset)
{
    for (;;) {
        if (map->runs.count == 0 || offset == 0)
            return offset_map_locate(map, offset);
        const struct offset_run *run = run_at(map, offset - 1);
        if (!run->verbatim || offset <= run->target)
            return offset_map_locate(map, offset);
        struct file_position end = locate_in_file(map, run, offset - run->target);
        if (!map->inner)
            return end;
        offset = map->unit == UNIT_UTF8 ? run->source + (offset - run->target) : end.byte;
        map = map->inner;
    }
}
