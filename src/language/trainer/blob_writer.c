#include "language/trainer/blob_writer.h"

#include <string.h>

static size_t align(size_t size)
{
    return (size + BLOB_ALIGNMENT - 1) / BLOB_ALIGNMENT * BLOB_ALIGNMENT;
}

struct slice blob_make(struct arena *arena, const char *kind, uint32_t templates,
                       const struct slice *sections, uint32_t count)
{
    struct blob_header header = {.magic = "DATELIN",
                                 .version = BLOB_VERSION,
                                 .templates = templates,
                                 .section_count = count};
    size_t size = align(sizeof header);
    header.magic[7] = 'E';
    memcpy(header.kind, kind, strlen(kind));
    for (uint32_t i = 0; i < count; i++) {
        header.sections[i] =
            (struct blob_section){(uint32_t)size, (uint32_t)sections[i].size};
        size += align(sections[i].size);
    }
    char *bytes = arena_alloc(arena, size);
    for (uint32_t i = 0; i < count; i++)
        memcpy(bytes + header.sections[i].offset, sections[i].data, sections[i].size);
    header.checksum =
        blob_checksum(slice_make(bytes + sizeof header, size - sizeof header));
    memcpy(bytes, &header, sizeof header);
    return slice_make(bytes, size);
}
