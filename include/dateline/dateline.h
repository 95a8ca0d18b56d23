/*
 * libdateline: news articles in, one ordered timeline out.
 *
 * ## The way of an article
 *
 *     dateline_engine   the tables and the language model; made once, shared by all
 * threads dateline_article  one article: its text, where it stands in the file, its
 * publication date dateline_record   what one article tells: its events, people, times,
 * each with its evidence dateline_timeline many records merged, ordered, their
 * contradictions named
 *
 *     dateline_error error;
 *     dateline_engine *engine = dateline_engine_new(&error);
 *     dateline_article *article = dateline_article_new_from_file(engine, "a.txt", NULL,
 * &error); dateline_record *record = dateline_record_new_from_article(engine, article,
 * &error); dateline_timeline *timeline = dateline_timeline_new_from_records(engine,
 * &record, 1, NULL, &error); char *json = dateline_timeline_to_text(timeline,
 * DATELINE_JSON, NULL, &error);
 *
 * ## Ownership
 *
 * What a function with "new" or "to_text" in its name returns is yours: give it to the
 * function with "free" of the same type (dateline_text_free for texts). Everything passed
 * in is only borrowed for the call.
 *
 * ## Errors
 *
 * A function that can fail returns NULL (or false) and fills the error, where one is
 * given. The error holds no memory. After a failure everything passed in is as it was.
 *
 * ## Threads
 *
 * There is no global state and no use of the clock, the environment or the locale. An
 * engine may be used by many threads at once; any other object by one thread at a time.
 */
#ifndef DATELINE_DATELINE_H
#define DATELINE_DATELINE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DATELINE_VERSION "0.1.0"

#if defined(__GNUC__)
#define DATELINE_API __attribute__((visibility("default")))
#else
#define DATELINE_API
#endif

/* ## Errors */

typedef enum {
    DATELINE_OK,
    DATELINE_ERROR_MEMORY, /* memory ran out, or a documented limit on it */
    DATELINE_ERROR_IO,     /* a file could not be read or written */
    DATELINE_ERROR_INPUT, /* the input is not what it should be; line and column say where
                           */
    DATELINE_ERROR_LIMIT, /* the input goes past a named limit */
    DATELINE_ERROR_ARGUMENT, /* the caller's options do not fit together */
    DATELINE_ERROR_MODEL,    /* the language model is damaged or of another version */
} dateline_error_code;

typedef struct {
    dateline_error_code code;
    size_t line, column; /* 1-based; 0 where there is none */
    char message[256];   /* one line: what is wrong; what to do */
} dateline_error;

#ifdef __cplusplus
}
#endif

#endif
