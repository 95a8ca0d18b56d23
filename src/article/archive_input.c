#include "article/archive_input.h"

#include "base/buffer.h"

#include <string.h>

static bool is_tar(struct slice front)
{
    return front.size >= 262 && memcmp(front.data + 257, "ustar", 5) == 0;
}

bool archive_input_is_packed(struct slice front)
{
    static const struct slice marks[] = {SLICE("\x1F\x8B"), SLICE("\x28\xB5\x2F\xFD"),
                                         SLICE("\xFD"
                                               "7zXZ"),
                                         SLICE("BZh"), SLICE("PK\x03\x04")};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (front.size >= marks[i].size &&
            memcmp(front.data, marks[i].data, marks[i].size) == 0)
            return true;
    return is_tar(front);
}

#ifdef DATELINE_HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

enum { BLOCK = 64 * 1024 };

struct archive_input {
    struct archive *archive;
    struct stream packed;
    size_t held;     /* bytes of the packed window that libarchive looks at now */
    size_t unpacked; /* bytes given out */
    size_t entries;
    bool too_many, bomb;
};

bool archive_input_available(void)
{
    return true;
}

static la_ssize_t read_packed(struct archive *archive, void *context, const void **block)
{
    struct archive_input *input = context;
    (void)archive;
    stream_consume(&input->packed, input->held);
    (void)stream_fill(&input->packed, 1);
    struct slice window = stream_window(&input->packed);
    input->held = window.size < BLOCK ? window.size : BLOCK;
    *block = window.data;
    return input->packed.failed ? -1 : (la_ssize_t)input->held;
}

struct archive_input *archive_input_open(struct stream *packed, dateline_error *error)
{
    struct archive_input *input = calloc(1, sizeof *input);
    struct archive *archive = archive_read_new();
    if (!input || !archive) {
        free(input);
        archive_read_free(archive);
        error_set(error, DATELINE_ERROR_MEMORY, "there is no memory for unpacking");
        return NULL;
    }
    input->archive = archive;
    input->packed = *packed;
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_zip_streamable(archive);
    archive_read_support_format_raw(archive);
    if (archive_read_open(archive, input, NULL, read_packed, NULL) == ARCHIVE_OK)
        return input;
    (void)archive_input_error(input, error);
    memset(packed, 0, sizeof *packed);
    archive_input_close(input);
    return NULL;
}

void archive_input_close(struct archive_input *input)
{
    if (!input)
        return;
    archive_read_free(input->archive);
    stream_close(&input->packed);
    free(input);
}

bool archive_input_error(const struct archive_input *input, dateline_error *error)
{
    const char *why = archive_error_string(input->archive);
    if (input->bomb)
        error_set(
            error, DATELINE_ERROR_LIMIT,
            "unpacks to more than READER_UNPACK_RATIO_MAX (%d) times its size; it is "
            "not read further",
            READER_UNPACK_RATIO_MAX);
    else if (input->too_many)
        error_set(error, DATELINE_ERROR_LIMIT,
                  "holds more than READER_ENTRIES_MAX (%d) files; split it",
                  READER_ENTRIES_MAX);
    else
        error_set(error, DATELINE_ERROR_INPUT, "cannot be unpacked (%.120s)",
                  why ? why : "reading failed");
    return true;
}

bool archive_input_next(struct archive_input *input, char **name, dateline_error *error,
                        bool *failed)
{
    struct archive_entry *entry;
    for (;;) {
        int result = archive_read_next_header(input->archive, &entry);
        if (result == ARCHIVE_EOF)
            return false;
        input->too_many = ++input->entries > READER_ENTRIES_MAX;
        if (result < ARCHIVE_WARN || input->too_many) {
            *failed = archive_input_error(input, error);
            return false;
        }
        if (archive_entry_filetype(entry) == AE_IFREG)
            break;
    }
    const char *path = archive_entry_pathname(entry);
    bool raw = archive_format(input->archive) == ARCHIVE_FORMAT_RAW;
    *name = raw || !path ? NULL : strdup(path);
    return true;
}

static size_t read_unpacked(void *context, char *bytes, size_t size)
{
    struct archive_input *input = context;
    la_ssize_t got = archive_read_data(input->archive, bytes, size);
    if (got < 0)
        return SIZE_MAX;
    input->unpacked += (size_t)got;
    size_t taken = input->packed.taken;
    input->bomb = input->unpacked > READER_UNPACK_FREE &&
                  input->unpacked / READER_UNPACK_RATIO_MAX > taken;
    return input->bomb ? SIZE_MAX : (size_t)got;
}

struct reader_input archive_input_stream(struct archive_input *input)
{
    return (struct reader_input){read_unpacked, input};
}

size_t archive_input_taken(const struct archive_input *input)
{
    return input->packed.taken;
}

/* ---- packed for the network ---- */

/* libarchive knows no bare deflate: given gzip's header and trailer it is gzip, whose
 * checksum libarchive does not look at (RFC 1950, 1951, 1952). */
static struct slice deflate_as_gzip(struct arena *arena, struct slice packed)
{
    enum { HEADER = 10, TRAILER = 8, ZLIB_HEADER = 2 };
    static const char header[HEADER] = {'\x1F', '\x8B', '\x08'};
    const unsigned char *bytes = (const unsigned char *)packed.data;
    bool zlib = packed.size > ZLIB_HEADER && (bytes[0] & 0x0F) == 8 &&
                ((unsigned)bytes[0] << 8 | bytes[1]) % 31 == 0;
    if (zlib)
        packed = slice_part(packed, ZLIB_HEADER, packed.size);
    char *whole = arena_alloc(arena, HEADER + packed.size + TRAILER);
    memcpy(whole, header, HEADER);
    memcpy(whole + HEADER, packed.data, packed.size);
    memset(whole + HEADER + packed.size, 0, TRAILER);
    return slice_make(whole, HEADER + packed.size + TRAILER);
}

static void release_archive(void *archive)
{
    archive_read_free(archive);
}

/* An archive of the one file that 'packed' is; NULL with 'error'. */
static struct archive *open_packed(struct arena *arena, struct slice packed,
                                   dateline_error *error)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    if (!archive) {
        error_set(error, DATELINE_ERROR_MEMORY, "there is no memory for unpacking");
        return NULL;
    }
    arena_defer(arena, release_archive, archive);
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_format_raw(archive);
    bool open =
        archive_read_open_memory(archive, packed.data, packed.size) == ARCHIVE_OK &&
        archive_read_next_header(archive, &entry) == ARCHIVE_OK;
    bool marked = archive_input_is_packed(packed);
    if (open && marked)
        return archive;
    error_set(error, DATELINE_ERROR_INPUT,
              marked ? "the response's body is damaged: it cannot be unpacked"
                     : "the response's body is said to be packed, and is not");
    return NULL;
}

static bool read_whole(struct arena *arena, struct archive *archive, struct slice packed,
                       struct slice *unpacked, dateline_error *error)
{
    struct buffer whole;
    buffer_init(&whole, arena, READER_RECORD_MAX);
    char *block = arena_alloc(arena, BLOCK);
    for (;;) {
        la_ssize_t got = archive_read_data(archive, block, BLOCK);
        if (got < 0) {
            error_set(error, DATELINE_ERROR_INPUT,
                      "the response's body is damaged: it cannot be unpacked");
            return false;
        }
        if (got == 0)
            break;
        if (whole.size + (size_t)got > READER_RECORD_MAX) {
            error_set(error, DATELINE_ERROR_LIMIT,
                      "the response's body unpacks to more than READER_RECORD_MAX (%d "
                      "bytes), from %zu; it is skipped",
                      READER_RECORD_MAX, packed.size);
            return false;
        }
        buffer_add(&whole, slice_make(block, (size_t)got));
    }
    *unpacked = buffer_slice(&whole);
    return true;
}

bool archive_input_unpack(struct arena *arena, struct slice coding, struct slice packed,
                          struct slice *unpacked, dateline_error *error)
{
    bool deflate = slice_is_ignoring_case(coding, "deflate");
    bool known = deflate || slice_is_ignoring_case(coding, "gzip") ||
                 slice_is_ignoring_case(coding, "x-gzip") ||
                 slice_is_ignoring_case(coding, "zstd");
    if (!known) {
        error_set(error, DATELINE_ERROR_INPUT,
                  "the response's body is packed with '%.*s', which is not known here; "
                  "fetch the page without Content-Encoding",
                  coding.size < 20 ? (int)coding.size : 20, coding.data);
        return false;
    }
    if (deflate)
        packed = deflate_as_gzip(arena, packed);
    struct archive *archive = open_packed(arena, packed, error);
    return archive && read_whole(arena, archive, packed, unpacked, error);
}

#else

bool archive_input_unpack(struct arena *arena, struct slice coding, struct slice packed,
                          struct slice *unpacked, dateline_error *error)
{
    (void)arena;
    (void)packed;
    (void)unpacked;
    error_set(error, DATELINE_ERROR_INPUT,
              "the response's body is packed with '%.*s', and this build is without "
              "libarchive",
              coding.size < 20 ? (int)coding.size : 20, coding.data);
    return false;
}

bool archive_input_available(void)
{
    return false;
}

struct archive_input *archive_input_open(struct stream *packed, dateline_error *error)
{
    (void)packed;
    (void)error;
    return NULL;
}

void archive_input_close(struct archive_input *input)
{
    (void)input;
}

bool archive_input_next(struct archive_input *input, char **name, dateline_error *error,
                        bool *failed)
{
    (void)input;
    (void)name;
    (void)error;
    *failed = false;
    return false;
}

struct reader_input archive_input_stream(struct archive_input *input)
{
    (void)input;
    return (struct reader_input){NULL, NULL};
}

size_t archive_input_taken(const struct archive_input *input)
{
    (void)input;
    return 0;
}

bool archive_input_error(const struct archive_input *input, dateline_error *error)
{
    (void)input;
    (void)error;
    return false;
}

#endif
