/*
 * One article as every later room sees it: clean text, what kind of passage each part of
 * it is, metadata with the origin of the publication date, and the way back to the file's
 * offsets.
 *
 * 'text' is well-formed UTF-8, decoded (entities, transfer encodings, character sets) but
 * not normalised: curly quotes, non-breaking spaces and soft hyphens stand in it as the
 * author wrote them; line ends are '\n'. It is at most ARTICLE_TEXT_MAX bytes. Everything
 * lives in the arena that the reader was given.
 */
#ifndef DATELINE_ARTICLE_ARTICLE_H
#define DATELINE_ARTICLE_ARTICLE_H

#include "base/error.h"
#include "base/slice.h"
#include "base/vector.h"
#include "calendar/interval.h"

enum { ARTICLE_TEXT_MAX = 64 * 1024 * 1024 };

/*
 * What a stretch of the text is. Only the first group is searched for events. An agency's
 * dateline ("AMMAN, June 27 (Agency) - ") is a BLOCK_BYLINE of its own, in front of the
 * paragraph that it opens.
 */
enum article_block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_TITLE,
    BLOCK_HEADING, /* inside the article */
    BLOCK_CAPTION,
    BLOCK_QUOTE, /* a paragraph set off as a quotation */
    BLOCK_LIST_ITEM,
    /* never searched for events */
    BLOCK_HEADER,      /* "Title: ...", "Date: ..." before the article */
    BLOCK_BYLINE,      /* author, agency, "Updated ..." */
    BLOCK_REPEAT,      /* says word for word what an earlier block said */
    BLOCK_BOILERPLATE, /* donation pleas, "Most Popular", republishing rules */
};

struct article_block {
    enum article_block_kind kind;
    uint32_t start, end; /* bytes of the text */
};

/* Where a date was found; the names are those of the JSON (article_date_origin_name). */
enum article_date_origin {
    DATE_FROM_NONE,
    DATE_FROM_MANIFEST,
    DATE_FROM_HEADER,
    DATE_FROM_JSON_LD,
    DATE_FROM_META,
    DATE_FROM_TIME_ELEMENT,
    DATE_FROM_FEED,
    DATE_FROM_DATELINE,
    DATE_FROM_CAPTION,
    DATE_FROM_URL,
    DATE_FROM_OPTION,
};

struct article_date {
    enum article_date_origin
        origin; /* DATE_FROM_NONE: there is no date, the rest means nothing */
    instant at; /* local to the offset; midnight when has_time is false */
    bool has_time;
    bool has_offset;
    int32_t offset_minutes; /* east of UTC */
};

struct article_warning {
    size_t line; /* 1-based, 0 for none */
    char *message;
};

struct offset_map; /* text offset -> file offset; see offset.h */

struct article {
    const char *path;
    const char *title, *publisher, *author, *section, *url,
        *language;        /* NULL: not known */
    const char *place;    /* of the dateline: "JERUSALEM"; NULL: none */
    const char *timezone; /* IANA name; NULL: not known */
    struct article_date published, modified;
    struct slice text;
    struct slice bytes; /* as read; borrowed from the caller, see article_sha256 */
    VECTOR(struct article_block)
    blocks; /* in order, not overlapping; what none covers is white space */
    VECTOR(struct article_warning) warnings;
    const struct offset_map *offsets;
};

/* True for the kinds that tell news. */
bool article_block_is_news(enum article_block_kind kind);
const char *article_date_origin_name(enum article_date_origin origin);
bool article_date_origin_from_name(const char *name, enum article_date_origin *origin);

/* What the user, a manifest line or an option says about an article; a NULL or
 * DATE_FROM_NONE says nothing. */
struct article_hints {
    struct article_date published; /* of the manifest: wins over the article */
    struct article_date fallback;  /* of --date: for articles that carry none */
    bool force_fallback;           /* --force-date: wins over everything */
    const char *publisher, *title, *url, *place, *timezone;
    const char *format;   /* --input-format; NULL: recognised by content */
    const char *encoding; /* declared outside of the bytes, as in HTTP; NULL: nowhere */
};

/*
 * Where a byte of the text stands in the file as read (unpacked, when it was packed). A
 * byte order mark and carriage returns count.
 */
struct file_position {
    size_t character; /* Unicode code points from the start */
    size_t byte;
};
/*
 * 'offset' in [0, text.size]. O(log n). Monotonic. locate is for where a span begins;
 * locate_end for where it ends: the markup behind a span is not of it.
 */
struct file_position article_locate(const struct article *article, size_t offset);
struct file_position article_locate_end(const struct article *article, size_t offset);
/*
 * SHA-256 of the bytes as read, in hexadecimal. Costs as much time as reading the article
 * several times over, so it is made on demand; article_read's 'bytes' must still be
 * there.
 */
void article_sha256(const struct article *article, char hex[65]);

/*
 * Reads the one article in 'bytes' (plain text, or a page), which must live as long as
 * the article. Input that holds many (feeds, dumps) goes through reader.h. NULL with
 * 'error' filled when it holds no article. Only inside arena_run. 'hints' may be NULL.
 */
struct article *article_read(struct arena *arena, const char *path, struct slice bytes,
                             const struct article_hints *hints, dateline_error *error);

#endif
