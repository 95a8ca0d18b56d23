/*
 * The articles of all inputs, one after the other: files of one article are handed out
 * unread, so that many threads can read them; the articles of feeds, dumps and archives
 * come read, in bounded memory.
 */
#ifndef DATELINE_CLI_ARTICLE_SOURCE_H
#define DATELINE_CLI_ARTICLE_SOURCE_H

#include "article/reader.h"
#include "cli/inputs.h"

struct article_item {
    const struct input *input; /* NULL: there is nothing more */
    const char *path; /* of the article, in the arena that source_next was given */
    struct slice
        bytes; /* of the whole file, where they are read; no data: they are not */
    const struct article
        *article;         /* NULL: 'input' is still to be read, or 'error' is set */
    dateline_error error; /* code DATELINE_OK: none */
};

struct article_source {
    const struct inputs *inputs;
    const struct options *options;
    struct reader_options reader_options;
    size_t next;           /* input that is opened next */
    struct reader *reader; /* of the input before it; NULL: none is open */
    struct article_hints hints;
    int file;          /* of the reader */
    size_t bytes_done; /* of the inputs that are closed or handed out */
};

/* 'inputs' and 'options' are borrowed. Only inside arena_run of the options' arena. */
void article_source_open(struct article_source *source, const struct inputs *inputs,
                         const struct options *options);
void article_source_close(struct article_source *source);

/* The next one, in 'arena', inside its arena_run. One thread at a time. */
void article_source_next(struct article_source *source, struct arena *arena,
                         struct article_item *item);

/* Bytes of the inputs that were handed out so far. */
size_t article_source_bytes(const struct article_source *source);

#endif
