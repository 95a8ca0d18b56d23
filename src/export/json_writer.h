/*
 * Writing JSON (RFC 8259) straight into a buffer: keys in the order of the calls, always
 * valid UTF-8 (what is not becomes U+FFFD), commas placed by the writer.
 *
 *     struct json json;
 *     json_begin(&json, out);
 *     json_open(&json, '{');
 *     json_key(&json, "name");
 *     json_text(&json, name);
 *     json_close(&json, '}');
 */
#ifndef DATELINE_EXPORT_JSON_WRITER_H
#define DATELINE_EXPORT_JSON_WRITER_H

#include "base/buffer.h"

struct json {
    struct buffer *out;
    bool comma;      /* something stands before on this level */
    bool new_line;   /* the next item begins a line */
    bool for_script; /* '<' as \u003c: the text goes into an HTML script element */
};

void json_begin(struct json *json, struct buffer *out);
/* '{' or '[', and its partner. */
void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);
/* A key of letters, digits and '_', '@' and the like: it is written as it is. */
void json_key_slice(struct json *json, struct slice key);
static inline void json_key(struct json *json, const char *key)
{
    json_key_slice(json, slice_of(key));
}
/* The next item, or closing bracket, begins a line of its own. */
void json_line(struct json *json);

/* NULL is written as null. */
void json_text(struct json *json, const char *text);
void json_slice(struct json *json, struct slice text);
void json_size(struct json *json, size_t number);
void json_number(struct json *json, int64_t number);
void json_bool(struct json *json, bool value);
void json_nothing(struct json *json);
/* A number from 0 to 1 with at most four decimals, the same on every machine. */
void json_share(struct json *json, double share);
/* JSON that was written elsewhere. */
void json_raw(struct json *json, struct slice value);

/* A key and its value. */
static inline void json_member(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static inline void json_member_size(struct json *json, const char *key, size_t number)
{
    json_key(json, key);
    json_size(json, number);
}

static inline void json_member_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

/* What the buffer holds, which is empty then. */
static inline void json_member_of(struct json *json, const char *key, struct buffer *text)
{
    json_key(json, key);
    json_slice(json, buffer_slice(text));
    buffer_clear(text);
}

/* Nothing at all when 'text' is NULL. */
static inline void json_member_if_told(struct json *json, const char *key,
                                       const char *text)
{
    if (text)
        json_member(json, key, text);
}

#endif
