#include "article/reader.h"

#include "article/archive_input.h"
#include "article/encoding.h"
#include "article/html.h"
#include "article/json_text.h"
#include "article/manifest.h"
#include "article/record_reader.h"
#include "article/wide_input.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FRONT = 16 * 1024,
    NARROW_FRONT = FRONT / 2 * 3, /* bytes of UTF-8 that FRONT bytes of UTF-16 may be */
    PATH_MAX_BYTES = 8192,
};

struct reader *reader_new(const char *path, struct reader_input input,
                          const struct reader_options *options, dateline_error *error)
{
    struct reader *reader = calloc(1, sizeof *reader);
    char *record_path = malloc(PATH_MAX_BYTES);
    if (!reader || !record_path) {
        free(reader);
        free(record_path);
        error_set(error, DATELINE_ERROR_MEMORY, "there is no memory for reading");
        return NULL;
    }
    reader->path = path;
    reader->record_path = record_path;
    reader->record_path[0] = '\0';
    reader->input = input;
    if (options)
        reader->options = *options;
    stream_open(&reader->stream, input);
    return reader;
}

void reader_free(struct reader *reader)
{
    if (!reader)
        return;
    stream_close(&reader->stream);
    wide_input_close(reader->wide);
    archive_input_close(reader->inner);
    archive_input_close(reader->archive);
    free(reader->entry);
    free(reader->document);
    free(reader->record_path);
    free(reader);
}

size_t reader_bytes_read(const struct reader *reader)
{
    return reader->archive ? archive_input_taken(reader->archive)
           : reader->wide  ? wide_input_taken(reader->wide)
                           : reader->stream.taken;
}

const char *reader_record_path(const struct reader *reader)
{
    return reader->record_path;
}

const char *record_path(struct reader *reader)
{
    char *path = reader->record_path;
    size_t size = PATH_MAX_BYTES;
    const char *slash = reader->entry ? "/" : "", *entry = reader->entry;
    if (reader->many)
        (void)snprintf(path, size, "%s%s%s#%zu", reader->path, slash, entry ? entry : "",
                       reader->record);
    else
        (void)snprintf(path, size, "%s%s%s", reader->path, slash, entry ? entry : "");
    return path;
}

bool record_begin(struct reader *reader, struct arena *arena, size_t size,
                  struct item *item, dateline_error *error)
{
    struct slice bytes = slice_part(stream_window(&reader->stream), 0, size);
    item->position = reader->stream.at;
    item->line = reader->stream.line;
    item->declared = reader->encoding[0] ? reader->encoding : NULL;
    bytes = arena_copy_slice(arena, bytes);
    stream_consume(&reader->stream, size);
    reader->record++;
    return item_begin(item, arena, arena_copy(arena, slice_of(record_path(reader))),
                      bytes, &reader->options, error);
}

enum reader_result record_too_large(const struct reader *reader, dateline_error *error)
{
    error_set_at(error, DATELINE_ERROR_LIMIT, reader->stream.line, 0,
                 "a record is larger than READER_RECORD_MAX (%d bytes); the rest of the "
                 "input is not read",
                 READER_RECORD_MAX);
    return READER_FAILED;
}

enum reader_result record_finish(struct item *item, struct article **article,
                                 dateline_error *error)
{
    *article = item_read(item, error);
    return *article ? READER_ARTICLE : READER_SKIPPED;
}

/* ---- recognising ---- */

static enum record_format format_from_name(const char *name)
{
    static const struct {
        const char *name;
        enum record_format format;
    } names[] = {
#define READER_FORMAT(name, format) {name, FORMAT_##format},
#include "article/reader_formats.def"
#undef READER_FORMAT
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i].name) == 0)
            return names[i].format;
    return FORMAT_UNKNOWN;
}

const char *reader_format_names(void)
{
    static const char names[] =
#define READER_FORMAT(name, format) " " name
#include "article/reader_formats.def"
#undef READER_FORMAT
        ;
    return names + 1; /* behind the first space */
}

bool reader_format_is_known(const char *name)
{
    return format_from_name(name) != FORMAT_UNKNOWN;
}

static enum record_format format_of(const struct reader_options *options,
                                    struct slice front)
{
    if (slice_starts_with(front, "\xEF\xBB\xBF"))
        front = slice_part(front, 3, front.size);
    if (slice_starts_with(front, "WARC/"))
        return FORMAT_WARC;
    if (slice_starts_with(front, "---\n") || slice_starts_with(front, "---\r\n") ||
        slice_starts_with(front, "+++\n"))
        return FORMAT_MARKDOWN;
    if (mail_is_one(front))
        return FORMAT_MAIL;
    struct slice text = slice_part(front, json_skip_space(front, 0), front.size);
    struct slice inside = slice_part(text, 1, text.size);
    inside = slice_part(inside, json_skip_space(inside, 0), inside.size);
    if (slice_starts_with(text, "{") && slice_starts_with(inside, "\""))
        return json_is_lines(options, text) ? FORMAT_JSON_LINES : FORMAT_JSON;
    if (slice_starts_with(text, "[") && slice_starts_with(inside, "{"))
        return FORMAT_JSON;
    if (xml_is_feed(text))
        return FORMAT_XML;
    if (!html_is_page(text) && csv_is_one(options, front))
        return FORMAT_CSV;
    return FORMAT_DOCUMENT;
}

/* The front in UTF-8, when it is UTF-16; 'narrow' has room for NARROW_FRONT bytes. */
static struct slice narrow_front(struct slice front, char *narrow)
{
    size_t at, size = 0;
    const char *kind = encoding_utf16_kind(front, &at);
    if (!kind)
        return front;
    bool big_endian = strcmp(kind, "UTF-16BE") == 0;
    while (at < front.size && size + UTF8_MAX <= NARROW_FRONT) {
        uint32_t character;
        at += encoding_utf16_character(front, at, big_endian, &character);
        size += utf8_encode(character, narrow + size);
    }
    return slice_make(narrow, size);
}

/* Streams of records in UTF-16 are read as UTF-8 from here on. */
static void narrow_stream(struct reader *reader)
{
    size_t mark;
    const char *kind =
        encoding_utf16_kind(slice_part(stream_window(&reader->stream), 0, FRONT), &mark);
    if (!kind || reader->format == FORMAT_DOCUMENT)
        return;
    reader->wide = wide_input_open(&reader->stream, strcmp(kind, "UTF-16BE") == 0);
    if (reader->wide)
        stream_open(&reader->stream, wide_input_stream(reader->wide));
}

static void recognise(struct reader *reader)
{
    char narrow[NARROW_FRONT];
    (void)stream_fill(&reader->stream, FRONT);
    struct slice front =
        narrow_front(slice_part(stream_window(&reader->stream), 0, FRONT), narrow);
    const struct article_hints *hints = reader->options.hints;
    enum record_format format = FORMAT_UNKNOWN;
    if (hints && hints->format)
        format = format_from_name(hints->format);
    reader->format =
        format == FORMAT_UNKNOWN ? format_of(&reader->options, front) : format;
    if (reader->archive && manifest_is_one(front))
        reader->format = FORMAT_DONE; /* it lies among the articles of a packed folder */
    reader->record = 0;
    reader->in_array = false;
    reader->many = reader->format == FORMAT_JSON_LINES || reader->format == FORMAT_CSV ||
                   reader->format == FORMAT_WARC || reader->format == FORMAT_XML ||
                   reader->format == FORMAT_JSON || slice_starts_with(front, "From ");
    reader->feed_title[0] = reader->feed_language[0] = reader->encoding[0] = '\0';
    narrow_stream(reader);
}

bool reader_is_needed(struct slice front)
{
    static const struct reader_options no_options;
    char narrow[NARROW_FRONT];
    front = slice_part(front, 0, FRONT);
    enum record_format format = format_of(&no_options, narrow_front(front, narrow));
    return format != FORMAT_DOCUMENT || archive_input_is_packed(front);
}

bool reader_is_companion(const char *path)
{
    static const char *const endings[] = {
#define COMPANION(ending) ending,
#include "article/companion_endings.def"
#undef COMPANION
    };
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof endings[0]; i++)
        if (slice_is_ignoring_case(slice_of(dot + 1), endings[i]))
            return true;
    return false;
}

/* ---- whole documents ---- */

static enum reader_result next_document(struct reader *reader, struct arena *arena,
                                        struct article **article, dateline_error *error)
{
    bool larger = stream_fill(&reader->stream, (size_t)ARTICLE_TEXT_MAX + 1);
    struct slice bytes = stream_window(&reader->stream);
    reader->format = FORMAT_DONE;
    reader->record++;
    const char *path = record_path(reader);
    if (larger) {
        error_set(error, DATELINE_ERROR_LIMIT,
                  "larger than ARTICLE_TEXT_MAX (%d bytes); split it", ARTICLE_TEXT_MAX);
        return reader->archive ? READER_SKIPPED : READER_FAILED;
    }
    bytes = arena_copy_slice(arena, bytes);
    size_t taken = reader->stream.taken;
    stream_close(&reader->stream); /* what follows needs the memory */
    reader->stream = (struct stream){.taken = taken, .at_end = true};
    *article = article_read(arena, path, bytes, reader->options.hints, error);
    return *article ? READER_ARTICLE : READER_SKIPPED;
}

/* ---- packed input ---- */

/* The next file of a packed folder; false at the end. */
static bool next_entry(struct reader *reader, dateline_error *error, bool *failed)
{
    free(reader->entry);
    reader->entry = NULL;
    *failed = false;
    if (!archive_input_next(reader->archive, &reader->entry, error, failed))
        return false;
    stream_close(&reader->stream);
    wide_input_close(reader->wide);
    archive_input_close(reader->inner);
    reader->wide = NULL;
    reader->inner = NULL;
    stream_open(&reader->stream, archive_input_stream(reader->archive));
    reader->format = FORMAT_UNKNOWN;
    reader->many = false;
    reader->record = 0;
    return true;
}

/* The next file of a packed folder that may hold an article. */
static bool next_readable_entry(struct reader *reader, dateline_error *error,
                                bool *failed)
{
    while (next_entry(reader, error, failed))
        if (!reader->entry || !reader_is_companion(reader->entry))
            return true;
    return false;
}

/* Looks at the input's first bytes; packed ones are unpacked from here on. */
static enum reader_result open_input(struct reader *reader, dateline_error *error)
{
    (void)stream_fill(&reader->stream, FRONT);
    bool failed;
    if (!archive_input_is_packed(stream_window(&reader->stream)))
        return READER_ARTICLE;
    if (!archive_input_available()) {
        error_set(error, DATELINE_ERROR_INPUT,
                  "it is packed, and this build is without libarchive; unpack it first");
        return READER_FAILED;
    }
    reader->archive = archive_input_open(&reader->stream, error);
    if (!reader->archive)
        return READER_FAILED;
    memset(&reader->stream, 0, sizeof reader->stream);
    if (next_readable_entry(reader, error, &failed))
        return READER_ARTICLE;
    return failed ? READER_FAILED : READER_END;
}

/* A packed file in a packed folder is unpacked too; a folder packed once more is not. False
 * with 'error': it is passed over. */
static bool open_inner(struct reader *reader, dateline_error *error)
{
    (void)stream_fill(&reader->stream, FRONT);
    if (!reader->archive || reader->inner ||
        !archive_input_is_packed(stream_window(&reader->stream)))
        return true;
    char *name = NULL;
    bool failed = false;
    reader->format = FORMAT_DONE;
    (void)record_path(reader);
    reader->inner = archive_input_open(&reader->stream, error);
    if (!reader->inner)
        return false;
    memset(&reader->stream, 0, sizeof reader->stream);
    reader->stream.at_end = true;
    bool file = archive_input_next(reader->inner, &name, error, &failed) && !name;
    if (!file && !failed)
        error_set(error, DATELINE_ERROR_INPUT,
                  "it is a packed folder in a packed folder; unpack that first");
    free(name);
    if (!file)
        return false;
    stream_open(&reader->stream, archive_input_stream(reader->inner));
    reader->format = FORMAT_UNKNOWN;
    return true;
}

/* ---- the next record ---- */

static enum reader_result next_record(struct reader *reader, struct arena *arena,
                                      struct article **article, dateline_error *error)
{
    static record_next *const readers[] = {
        [FORMAT_DOCUMENT] = next_document, [FORMAT_JSON_LINES] = json_lines_next,
        [FORMAT_JSON] = json_next_record,  [FORMAT_XML] = xml_next_record,
        [FORMAT_MAIL] = mail_next_record,  [FORMAT_MARKDOWN] = markdown_next_record,
        [FORMAT_CSV] = csv_next_record,    [FORMAT_WARC] = warc_next_record,
    };
    if (reader->format == FORMAT_DONE)
        return READER_END;
    return readers[reader->format](reader, arena, article, error);
}

static enum reader_result check_stream(struct reader *reader, dateline_error *error,
                                       enum reader_result result)
{
    if (!reader->stream.failed || result == READER_ARTICLE)
        return result;
    if (reader->archive)
        (void)archive_input_error(reader->inner ? reader->inner : reader->archive, error);
    else
        error_set(error, DATELINE_ERROR_IO, "reading failed; check the file");
    if (reader->inner) { /* what is behind it in the folder may be sound */
        reader->format = FORMAT_DONE;
        reader->stream.failed = false;
        return READER_SKIPPED;
    }
    return READER_FAILED;
}

enum reader_result reader_next(struct reader *reader, struct arena *arena,
                               struct article **article, dateline_error *error)
{
    *article = NULL;
    error_clear(error);
    if (reader->format == FORMAT_UNKNOWN && !reader->archive && reader->record == 0) {
        (void)record_path(reader);
        enum reader_result opened = open_input(reader, error);
        if (opened != READER_ARTICLE)
            return opened;
    }
    for (;;) {
        if (reader->format == FORMAT_UNKNOWN && !open_inner(reader, error))
            return READER_SKIPPED;
        if (reader->format == FORMAT_UNKNOWN)
            recognise(reader);
        enum reader_result result = next_record(reader, arena, article, error);
        result = check_stream(reader, error, result);
        bool failed;
        if (result != READER_END || !reader->archive)
            return result;
        if (!next_readable_entry(reader, error, &failed))
            return failed ? READER_FAILED : READER_END;
    }
}
