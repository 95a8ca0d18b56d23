/* What the readers of the single formats share. */
#ifndef DATELINE_ARTICLE_RECORD_READER_H
#define DATELINE_ARTICLE_RECORD_READER_H

#include "article/item.h"
#include "article/stream.h"

enum record_format {
    FORMAT_UNKNOWN,  /* nothing was looked at yet */
    FORMAT_DOCUMENT, /* one text or page */
    FORMAT_JSON_LINES,
    FORMAT_JSON,
    FORMAT_XML,
    FORMAT_MAIL,
    FORMAT_MARKDOWN,
    FORMAT_CSV,
    FORMAT_WARC,
    FORMAT_DONE,
};

enum { CSV_COLUMNS_MAX = 256, FEED_NAME_MAX = 200 };

struct archive_input; /* see archive_input.h */
struct wide_input;    /* see wide_input.h */

struct reader {
    const char *path;  /* of the input */
    char *entry;       /* its file in a packed folder; NULL: none */
    char *record_path; /* of the record read last */
    struct reader_options options;
    struct reader_input input;
    struct stream stream;
    struct archive_input *archive; /* NULL: not packed */
    struct archive_input *inner;   /* of a packed file in a packed folder; NULL: none */
    struct wide_input *wide;       /* NULL: not in UTF-16 */
    enum record_format format;
    size_t record; /* number of the record read last, from 1 */
    bool many;     /* records are named path#N */
    bool in_array; /* of JSON: inside the outermost array */
    /* of a JSON document: the array that is being read, and where in it */
    char *document;
    struct slice array;
    size_t array_at;
    struct file_position array_position;
    size_t array_line;
    /* of a feed: what it says for all its items */
    char feed_title[FEED_NAME_MAX + 1], feed_language[16];
    char encoding[32]; /* declared; "" for none */
    /* of CSV */
    enum item_field columns[CSV_COLUMNS_MAX];
    int column_ranks[CSV_COLUMNS_MAX];
    size_t column_count;
    char separator;
};

/* Begins an item of the window's first 'size' bytes, which are copied to the arena and
 * consumed. */
bool record_begin(struct reader *reader, struct arena *arena, size_t size,
                  struct item *item, dateline_error *error);
/* "path#N", "path/entry". In the reader's memory until the next record. */
const char *record_path(struct reader *reader);
/* The error of a record that goes past READER_RECORD_MAX; nothing more can be read. */
enum reader_result record_too_large(const struct reader *reader, dateline_error *error);
enum reader_result record_finish(struct item *item, struct article **article,
                                 dateline_error *error);

typedef enum reader_result record_next(struct reader *reader, struct arena *arena,
                                       struct article **article, dateline_error *error);
record_next json_lines_next, json_next_record, xml_next_record, mail_next_record,
    markdown_next_record, csv_next_record, warc_next_record;

/* Whether the first line is a header of columns that we know. */
bool csv_is_one(const struct reader_options *options, struct slice front);
/* Whether text that begins with an object holds one article a line, and is not a document
 * around an array of them. */
bool json_is_lines(const struct reader_options *options, struct slice front);
bool mail_is_one(struct slice front);
bool xml_is_feed(struct slice front);

#endif
