/*
 * libdateline: news articles in, one ordered timeline out.
 *
 * ## The way of an article
 *
 *     dateline_engine   the tables and the language model; made once, shared by all threads
 *     dateline_article  one article: its text, its place in the file, its date
 *     dateline_record   what one article tells: events, people, times, each with its evidence
 *     dateline_timeline many records merged, ordered, their contradictions named
 *
 *     dateline_error error;
 *     dateline_engine *engine = dateline_engine_new(&error);
 *     dateline_article *article = dateline_article_new(engine, path, bytes, size, NULL, &error);
 *     dateline_record *record = dateline_record_new(engine, article, &error);
 *     dateline_timeline *timeline = dateline_timeline_new(&record, 1, &error);
 *     char *json = dateline_timeline_to_text(timeline, "json", NULL, &error);
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

/* ## The engine */

typedef struct dateline_engine dateline_engine;

/*
 * Makes ready the tables and the embedded language model. NULL: no memory, or the model
 * is damaged (DATELINE_ERROR_MODEL). Free it after everything that was made with it.
 */
DATELINE_API dateline_engine *dateline_engine_new(dateline_error *error);
DATELINE_API void dateline_engine_free(dateline_engine *engine);

/* ## Articles */

typedef struct dateline_article dateline_article;

/*
 * What is known of an article from elsewhere. Any member may be NULL. Dates are written
 * 2013-12-06 or 2013-12-06T14:30[:00][Z|+02:00].
 */
typedef struct {
    const char
        *published; /* the publication date; wins over the one that the article states */
    const char *fallback_date; /* the publication date of an article that states none */
    const char *publisher, *title, *url, *place;
    const char *timezone; /* IANA name: "Asia/Jerusalem" */
    const char *format;   /* "text", "html" ...; NULL: recognised by content */
} dateline_article_options;

/*
 * Reads one article (plain text or a web page) from memory. 'path' names it in the
 * timeline and in messages. NULL: DATELINE_ERROR_INPUT when the bytes hold no article,
 * DATELINE_ERROR_ARGUMENT when an option is no date.
 */
DATELINE_API dateline_article *
dateline_article_new(const dateline_engine *engine, const char *path, const char *bytes,
                     size_t size, const dateline_article_options *options,
                     dateline_error *error);
DATELINE_API void dateline_article_free(dateline_article *article);

/* The article's text, UTF-8, without mark-up; lives as long as the article. */
DATELINE_API const char *dateline_article_text(const dateline_article *article,
                                               size_t *size);
/* The publication date as 2013-12-06 and where it came from ("header", "json-ld" ...);
 * false when there is none. */
DATELINE_API bool dateline_article_published(const dateline_article *article,
                                             char date[11], const char **origin);

/*
 * The temporal expressions of an article as one line of JSON (README, "Formats", tag).
 * Yours: dateline_text_free.
 */
DATELINE_API char *dateline_article_tag_to_text(const dateline_engine *engine,
                                                const dateline_article *article,
                                                dateline_error *error);

/* ## Records: what one article tells */

typedef struct dateline_record dateline_record;

/* Finds the article's meetings and statements. Independent of the article afterwards. */
DATELINE_API dateline_record *dateline_record_new(const dateline_engine *engine,
                                                  const dateline_article *article,
                                                  dateline_error *error);
/* From a line that dateline_record_to_text wrote; a timeline's JSON is read too. */
DATELINE_API dateline_record *dateline_record_new_from_json(const char *json, size_t size,
                                                            dateline_error *error);
DATELINE_API char *dateline_record_to_text(const dateline_record *record,
                                           dateline_error *error);
DATELINE_API void dateline_record_free(dateline_record *record);

/* ## Timelines */

typedef struct dateline_timeline dateline_timeline;

/* Merges records; their order does not matter. Independent of the records afterwards. */
DATELINE_API dateline_timeline *dateline_timeline_new(dateline_record *const *records,
                                                      size_t count,
                                                      dateline_error *error);
/* From JSON of schema dateline-timeline-1; the error holds line and column. */
DATELINE_API dateline_timeline *
dateline_timeline_new_from_json(const char *json, size_t size, dateline_error *error);
DATELINE_API void dateline_timeline_free(dateline_timeline *timeline);

/*
 * The timeline in a format: "json", "ics", "text", ... (dateline_format_name). 'size' may
 * be NULL; the text is NUL-terminated. DATELINE_ERROR_ARGUMENT: no such format.
 */
DATELINE_API char *dateline_timeline_to_text(const dateline_timeline *timeline,
                                             const char *format, size_t *size,
                                             dateline_error *error);
/* The names of the formats in order, NULL past the last. */
DATELINE_API const char *dateline_format_name(size_t index);

/* ### Events, in timeline order. What is returned lives as long as the timeline; NULL:
 * not told. */

DATELINE_API size_t dateline_timeline_event_count(const dateline_timeline *timeline);
DATELINE_API const char *dateline_event_id(const dateline_timeline *timeline,
                                           size_t event);
DATELINE_API const char *dateline_event_uid(const dateline_timeline *timeline,
                                            size_t event);
DATELINE_API const char *dateline_event_kind(const dateline_timeline *timeline,
                                             size_t event);
DATELINE_API const char *dateline_event_status(const dateline_timeline *timeline,
                                               size_t event);
DATELINE_API const char *dateline_event_summary(const dateline_timeline *timeline,
                                                size_t event);
DATELINE_API const char *dateline_event_place(const dateline_timeline *timeline,
                                              size_t event);

enum { DATELINE_INSTANT_SIZE = 24 };
/*
 * Where the event lies, local to the article: two texts like 2013-12-05T12:00:00, both
 * inclusive, "" for an open side. Returns the granularity: "day", "part-of-day" ...
 */
DATELINE_API const char *dateline_event_time(const dateline_timeline *timeline,
                                             size_t event,
                                             char earliest[DATELINE_INSTANT_SIZE],
                                             char latest[DATELINE_INSTANT_SIZE]);
DATELINE_API size_t dateline_event_participant_count(const dateline_timeline *timeline,
                                                     size_t event);
/* The name of a participant; 'role' (may be NULL) is set to "attendee", "speaker" ... */
DATELINE_API const char *dateline_event_participant(const dateline_timeline *timeline,
                                                    size_t event, size_t participant,
                                                    const char **role);
DATELINE_API size_t dateline_event_mention_count(const dateline_timeline *timeline,
                                                 size_t event);
/* The sentence that tells of the event, and the path of its article ('path' may be NULL).
 */
DATELINE_API const char *dateline_event_mention(const dateline_timeline *timeline,
                                                size_t event, size_t mention,
                                                const char **path);

/* ### Claims */

/*
 * Judges a sentence about order ("Kerry met Lapid before he met Netanyahu"). 'made' is
 * the date of the claim, for its relative dates; NULL: none. The answer as JSON (README,
 * "Formats", check). Yours: dateline_text_free.
 */
DATELINE_API char *dateline_timeline_check_to_text(const dateline_engine *engine,
                                                   const dateline_timeline *timeline,
                                                   const char *claim, const char *made,
                                                   dateline_error *error);

/* Frees a text that a function with "to_text" in its name returned. NULL is allowed. */
DATELINE_API void dateline_text_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
