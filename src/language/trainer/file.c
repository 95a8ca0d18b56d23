#include "language/trainer/file.h"

#include <stdio.h>

struct slice file_read(struct arena *arena, const char *path)
{
    enum { STEP = 1 << 16 };
    struct slice none = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return none;
    }
    VECTOR(char) bytes = {0};
    size_t got;
    do {
        vector_reserve(arena, &bytes, STEP);
        got = fread(bytes.items + bytes.count, 1, STEP, file);
        bytes.count += got;
    } while (got > 0);
    fclose(file);
    return slice_make(bytes.items, bytes.count);
}

bool file_write(const char *path, struct slice bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        perror(path);
        return false;
    }
    bool written = fwrite(bytes.data, 1, bytes.size, file) == bytes.size;
    if (fclose(file) != 0 || !written) {
        perror(path);
        return false;
    }
    return true;
}
