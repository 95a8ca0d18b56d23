#include "cli/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_SIZE = 64 * 1024 };

static void set_io_error(dateline_error *error, const char *deed)
{
    const char *advice = errno == ENOENT   ? "check the path"
                         : errno == EACCES ? "ask for the permission"
                                           : "try again";
    error_set(error, DATELINE_ERROR_IO, "cannot be %s: %s; %s", deed, strerror(errno),
              advice);
}

int file_open(const char *path, dateline_error *error)
{
    if (strcmp(path, STANDARD_INPUT) == 0)
        return STDIN_FILENO;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        set_io_error(error, "opened");
    return file;
}

static ssize_t read_some(int file, char *bytes, size_t size)
{
    ssize_t got = 0;
    do
        got = read(file, bytes, size);
    while (got < 0 && errno == EINTR);
    return got;
}

/* Room for what the file says it holds, and one byte more to see its end. */
static size_t expected_size(int file)
{
    struct stat status;
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0)
        return FIRST_SIZE;
    return (size_t)status.st_size + 1;
}

struct growing {
    char *bytes;
    size_t size, capacity;
};

static bool make_room(struct growing *growing, dateline_error *error)
{
    if (growing->size < growing->capacity)
        return true;
    if (growing->size > FILE_SIZE_MAX) {
        error_set(error, DATELINE_ERROR_LIMIT,
                  "is larger than %zu bytes (FILE_SIZE_MAX); split it", FILE_SIZE_MAX);
        return false;
    }
    char *bytes = realloc(growing->bytes, growing->capacity * 2);
    if (!bytes) {
        error_set(error, DATELINE_ERROR_MEMORY, "no memory to read it; split it");
        return false;
    }
    growing->bytes = bytes;
    growing->capacity *= 2;
    return true;
}

static bool read_all(int file, struct growing *growing, dateline_error *error)
{
    for (;;) {
        if (!make_room(growing, error))
            return false;
        ssize_t got = read_some(file, growing->bytes + growing->size,
                                growing->capacity - growing->size);
        if (got < 0) {
            set_io_error(error, "read");
            return false;
        }
        if (got == 0)
            return true;
        growing->size += (size_t)got;
    }
}

struct slice file_read(struct arena *arena, const char *path, dateline_error *error)
{
    int file = file_open(path, error);
    if (file < 0)
        return slice_make(NULL, 0);
    struct growing growing = {.capacity = expected_size(file)};
    if (growing.capacity > FILE_SIZE_MAX)
        growing.capacity = FIRST_SIZE; /* the limit is found by reading */
    growing.bytes = malloc(growing.capacity);
    bool done = growing.bytes && read_all(file, &growing, error);
    if (!growing.bytes)
        error_set(error, DATELINE_ERROR_MEMORY, "no memory to read it; split it");
    if (file != STDIN_FILENO)
        (void)close(file);
    if (!done) {
        free(growing.bytes);
        return slice_make(NULL, 0);
    }
    arena_defer(arena, free, growing.bytes);
    return slice_make(growing.bytes, growing.size);
}

size_t file_peek(const char *path, char *bytes, size_t size)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return 0;
    ssize_t got = read_some(file, bytes, size);
    (void)close(file);
    return got > 0 ? (size_t)got : 0;
}
