/*
 * A JSON text (RFC 8259) as a tree in an arena, made in one pass: what reads a million
 * records looks at each byte once and allocates nothing twice.
 */
#ifndef DATELINE_EXPORT_JSON_VALUE_H
#define DATELINE_EXPORT_JSON_VALUE_H

#include "base/arena.h"

#include <stdint.h>

enum json_type {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json_value {
    enum json_type type;
    size_t count;      /* items or members */
    struct slice key;  /* of a member, without escapes */
    struct slice text; /* a string without escapes; a number as written */
    const struct json_value *first, *next;
};

/* Bounds: nesting, members of one object. */
enum { JSON_DEPTH_MAX = 64, JSON_MEMBERS_MAX = 256 };

struct json_problem {
    const char *message; /* a constant */
    size_t at;           /* byte */
};

/*
 * NULL with 'problem' filled for what is no JSON: also for ill-formed UTF-8, a name that
 * stands twice in an object, U+0000 in a string, text behind the value. Texts without
 * escapes are borrowed from 'json'. Inside arena_run.
 */
const struct json_value *json_parse(struct arena *arena, struct slice json,
                                    struct json_problem *problem);

/* The member of that name; NULL when there is none, when it is null, or when 'object' is
 * none. */
const struct json_value *json_find(const struct json_value *object, const char *key);

/* False when the number is no whole one, or does not fit. */
bool json_whole_number(const struct json_value *value, int64_t *number);
/* Digits beyond what a double holds do not count. 0 for what is no number. */
double json_real_number(const struct json_value *value);

#endif
