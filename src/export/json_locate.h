/*
 * Where a value stands in a JSON text: the tree keeps no positions, and an error without
 * one helps nobody.
 */
#ifndef DATELINE_EXPORT_JSON_LOCATE_H
#define DATELINE_EXPORT_JSON_LOCATE_H

#include "base/slice.h"

/* One step into a JSON value: a member of an object, or an item of an array. */
struct json_step {
    const char *key; /* NULL: 'index' counts */
    size_t index;
};

struct json_position {
    size_t line, column; /* 1-based; the column in bytes */
};

/* Line and column of a byte. */
struct json_position json_position_of(struct slice json, size_t at);

/* 'json' must be well-formed. A step that leads nowhere ends the way at what holds it. */
struct json_position json_locate(struct slice json, const struct json_step *steps,
                                 size_t count);

#endif
