#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The one temporary file that may exist: only the main thread writes output. */
static char temporary_path[PATH_MAX];
static volatile sig_atomic_t temporary_exists;
static volatile sig_atomic_t part_is_kept; /* of an extract: what it wrote is not lost */

static void remove_temporary_and_die(int signal_number)
{
    static const char hint[] = "\ndateline: interrupted; the same command with --resume "
                               "goes on from here\n";
    if (temporary_exists)
        (void)unlink(temporary_path);
    if (part_is_kept && write(STDERR_FILENO, hint, sizeof hint - 1) < 0)
        part_is_kept = 0; /* nobody reads it */
    (void)signal(signal_number, SIG_DFL);
    (void)raise(signal_number);
}

void output_clean_up_on_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = remove_temporary_and_die};
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction before;
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            (void)sigaction(signals[i], &action, NULL);
    }
    (void)signal(SIGXFSZ,
                 SIG_IGN); /* a file's largest size is an error like a full disk */
}

static bool io_error(dateline_error *error, const char *deed)
{
    error_set(error, DATELINE_ERROR_IO, "cannot be %s: %s; choose another place", deed,
              strerror(errno));
    return false;
}

static bool write_all(int file, struct slice bytes)
{
    while (bytes.size) {
        ssize_t written = write(file, bytes.data, bytes.size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = slice_part(bytes, (size_t)written, bytes.size);
    }
    return true;
}

static bool write_standard_output(struct slice bytes, dateline_error *error)
{
    if (fflush(stdout) == 0 && write_all(STDOUT_FILENO, bytes))
        return true;
    return io_error(error, "written");
}

static bool write_straight(const char *path, struct slice bytes, dateline_error *error)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return io_error(error, "opened");
    bool written = write_all(file, bytes);
    if (close(file) != 0 || !written)
        return io_error(error, "written");
    return true;
}

/* The mode of the file that is replaced, or what a new file gets. */
static mode_t mode_for(const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0)
        return status.st_mode & 0777;
    mode_t mask = umask(0);
    (void)umask(mask);
    return 0666 & ~mask;
}

static bool is_special(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static bool fill_temporary(int file, const char *path, struct slice bytes)
{
    bool done =
        write_all(file, bytes) && fchmod(file, mode_for(path)) == 0 && fsync(file) == 0;
    return close(file) == 0 && done;
}

static bool replace(const char *path, struct slice bytes, dateline_error *error)
{
    int size = snprintf(temporary_path, sizeof temporary_path, "%s.XXXXXX", path);
    if (size < 0 || (size_t)size >= sizeof temporary_path) {
        errno = ENAMETOOLONG;
        return io_error(error, "written");
    }
    int file = mkstemp(temporary_path);
    if (file < 0)
        return io_error(error, "written");
    temporary_exists = 1;
    bool done = fill_temporary(file, path, bytes) && rename(temporary_path, path) == 0;
    if (!done) {
        (void)io_error(error, "written");
        (void)unlink(temporary_path);
    }
    temporary_exists = 0;
    return done;
}

/* A link is followed, so that it stays one. */
static const char *behind_links(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real)
        return path;
    arena_defer(arena, free, real);
    return real;
}

bool output_write(struct arena *arena, const char *path, struct slice bytes,
                  dateline_error *error)
{
    if (strcmp(path, "-") == 0)
        return write_standard_output(bytes, error);
    if (is_special(path))
        return write_straight(path, bytes, error);
    return replace(behind_links(arena, path), bytes, error);
}

/* ---- piece by piece ---- */

const char *output_part_path(struct arena *arena, const char *path)
{
    return arena_format(arena, "%s.part", path);
}

void output_stream_start(struct output_stream *stream, struct arena *arena,
                         const char *path, bool kept)
{
    *stream = (struct output_stream){.arena = arena, .path = path, .kept = kept};
    if (strcmp(path, "-") == 0 || is_special(path))
        return;
    stream->path = behind_links(arena, path);
    stream->part = output_part_path(arena, stream->path);
}

/* The part appears with the first piece, so that a run without any leaves nothing. */
static void open_stream(struct output_stream *stream)
{
    if (stream->part)
        stream->file = fopen(stream->part, "a");
    else
        stream->file = strcmp(stream->path, "-") == 0 ? stdout : fopen(stream->path, "w");
    stream->failed = stream->file == NULL;
    part_is_kept = stream->part && stream->kept && !stream->failed;
    if (!stream->part || stream->kept || stream->failed ||
        strlen(stream->part) >= sizeof temporary_path)
        return;
    memcpy(temporary_path, stream->part, strlen(stream->part) + 1);
    temporary_exists = 1;
}

void output_stream_add(struct output_stream *stream, struct slice piece)
{
    if (!stream->file && !stream->failed)
        open_stream(stream);
    if (!stream->failed && fwrite(piece.data, 1, piece.size, stream->file) != piece.size)
        stream->failed = true;
}

static bool close_file(struct output_stream *stream)
{
    bool done = fflush(stream->file) == 0 && !ferror(stream->file) && !stream->failed;
    if (stream->part)
        done = done && fchmod(fileno(stream->file), mode_for(stream->path)) == 0 &&
               fsync(fileno(stream->file)) == 0;
    if (stream->file != stdout)
        done = fclose(stream->file) == 0 && done;
    return done;
}

bool output_stream_end(struct output_stream *stream, dateline_error *error)
{
    output_stream_add(stream, slice_make("", 0)); /* what is empty appears too */
    bool done = stream->file && close_file(stream);
    if (done && stream->part)
        done = rename(stream->part, stream->path) == 0;
    if (!done)
        (void)io_error(error, "written");
    if (!done && stream->part && !stream->kept)
        (void)unlink(stream->part);
    temporary_exists = part_is_kept = 0;
    return done;
}
