/*
 * Input that may hold many articles, one after the other in bounded memory: feeds (RSS,
 * Atom, JSON Feed), agency formats (NITF, NewsML-G2), JSON and JSON Lines dumps, CSV,
 * mailboxes, web archives (WARC), packed files and folders (through libarchive, where the
 * build has it); and single pages and texts as article_read takes them. What it is is
 * recognised by content.
 *
 *     struct reader *reader = reader_new("news.jsonl", input, &options, &error);
 *     while ((result = reader_next(reader, arena, &article, &error)) != READER_END)
 *         ...
 *     reader_free(reader);
 *
 * Records in UTF-16 (feeds, dumps; not a single text) are read as UTF-8: their byte
 * offsets are those of the file in UTF-8, the character offsets those of the file. The
 * body of a WARC record that was packed or in chunks counts from its own start.
 */
#ifndef DATELINE_ARTICLE_READER_H
#define DATELINE_ARTICLE_READER_H

#include "article/article.h"

/* Limits against hostile files; the error that reports one names it. */
enum {
    READER_RECORD_MAX = 16 * 1024 * 1024,   /* bytes of one record of a stream */
    READER_DOCUMENT_MAX = 64 * 1024 * 1024, /* bytes of a feed or JSON document */
    READER_UNPACK_RATIO_MAX = 1000,         /* unpacked bytes for a packed one */
    READER_UNPACK_FREE = 64 * 1024 * 1024,  /* unpacked bytes before the ratio counts */
    READER_ENTRIES_MAX = 10 * 1000 * 1000,  /* files in one packed folder */
};

/* Where the bytes come from. */
struct reader_input {
    /* Up to 'size' next bytes; 0 at the end, SIZE_MAX when reading failed. */
    size_t (*read)(void *context, char *bytes, size_t size);
    void *context; /* must live as long as the reader */
};

/* "text=body": the member or column 'theirs' is what is 'ours' here (title, text,
 * published, modified, url, author, publisher, section, language, place). */
struct reader_field {
    const char *ours, *theirs;
};

struct reader_options {
    const struct article_hints *hints; /* for every article; may be NULL */
    const struct reader_field *fields;
    size_t field_count;
    bool any_language; /* do not skip what is not in English */
};

enum reader_result {
    READER_ARTICLE, /* 'article' is set */
    READER_SKIPPED, /* one record is no article, and 'error' says why; go on */
    READER_FAILED,  /* nothing more can be read, and 'error' says why */
    READER_END,
};

struct reader;

/*
 * A reader of what 'path' names (only to name the articles by). 'options' may be NULL,
 * and is borrowed. NULL with 'error' when there is no memory. Give it to reader_free.
 */
struct reader *reader_new(const char *path, struct reader_input input,
                          const struct reader_options *options, dateline_error *error);
void reader_free(struct reader *reader);

/*
 * The next article, in 'arena', only inside arena_run. Its path is that of the input when
 * that holds one article; "path#N" for the Nth record of a file of many; "path/entry" in
 * a packed folder.
 */
enum reader_result reader_next(struct reader *reader, struct arena *arena,
                               struct article **article, dateline_error *error);

/* Bytes taken from the input so far: for a progress bar. */
size_t reader_bytes_read(const struct reader *reader);
/* "path#N" of the record that reader_next returned last, an article or not; valid until
 * the next call. */
const char *reader_record_path(const struct reader *reader);
/* Whether a file that begins with 'front' (some ten thousand bytes) is more than the one
 * text or page that article_read takes; with fields of the user's own only a reader can
 * tell. */
bool reader_is_needed(struct slice front);
/* Whether a file of a folder is a picture, style sheet or the like, by its name. */
bool reader_is_companion(const char *path);
/* Whether --input-format knows such a name, and all names that it knows, with spaces
 * between them. */
bool reader_format_is_known(const char *name);
const char *reader_format_names(void);
/* Whether --field knows such a name of ours. */
bool reader_field_is_known(const char *ours);

#endif
