/*
 * One record of a feed or dump on its way to an article: its fields as they stand in the
 * record, each with its own coding, are put together to one source that the readers of
 * text and pages understand.
 */
#ifndef DATELINE_ARTICLE_ITEM_H
#define DATELINE_ARTICLE_ITEM_H

#include "article/draft.h"
#include "article/reader.h"

enum item_field {
    ITEM_TITLE,
    ITEM_TEXT,
    ITEM_PUBLISHED,
    ITEM_MODIFIED,
    ITEM_URL,
    ITEM_AUTHOR,
    ITEM_PUBLISHER,
    ITEM_SECTION,
    ITEM_LANGUAGE,
    ITEM_PLACE,
    ITEM_FIELD_COUNT,
    ITEM_NONE = ITEM_FIELD_COUNT
};

/* How a field's text stands in the record. */
enum item_coding {
    CODING_PLAIN,
    CODING_JSON,   /* inside quotation marks, with escapes */
    CODING_LIST,   /* a JSON array of paragraphs: strings, or objects with a text each */
    CODING_MARKUP, /* with references */
    CODING_CSV,    /* with doubled quotation marks */
    CODING_XML,    /* elements: the inside of a body that is markup itself */
};

struct item_value {
    struct slice raw; /* of the record's text */
    enum item_coding coding;
    int rank; /* 0: not there */
};

struct item {
    struct arena *arena;
    const char *path;
    struct slice bytes;            /* of the record, as read */
    struct file_position position; /* of 'bytes' in the file */
    size_t line;                   /* 1-based, of the first byte */
    const char *declared;          /* encoding, of the whole feed; NULL: the record's */
    struct decoded record;         /* 'bytes' in UTF-8 */
    struct item_value values[ITEM_FIELD_COUNT];
    enum article_date_origin origin; /* of its date */
    bool title_is_apart; /* its title is no part of the text: it stands elsewhere */
    const struct reader_options *options; /* never NULL */
};

/* Decodes the record; false with 'error' when it is no text. */
bool item_begin(struct item *item, struct arena *arena, const char *path,
                struct slice bytes, const struct reader_options *options,
                dateline_error *error);
/* Keeps a value unless a better one is there; empty ones never are. */
void item_keep(struct item *item, enum item_field field, struct slice raw,
               enum item_coding coding, int rank);
/* The same for a member, column or key by its name; the user's names come first. */
void item_keep_named(struct item *item, struct slice name, struct slice raw,
                     enum item_coding coding);
enum item_field item_field_from_name(const struct reader_options *options,
                                     struct slice name, int *rank);
/* Whether a member of that name holds the article's own members, or is nothing but the
 * value of the object that it stands in. */
bool item_name_is_around(struct slice name);
bool item_name_is_itself(struct slice name);
/* The string in a list's item, without its quotation marks; data is NULL when it has
 * none: an object's is that of its first member that is a text. */
struct slice item_text_of_list(struct slice member);
/* A value decoded, in the arena. */
struct slice item_decode(struct arena *arena, const struct item_value *value);

/* The article. NULL with 'error' when the record holds none. */
struct article *item_read(struct item *item, dateline_error *error);

#endif
