/*
 * JSON (RFC 8259) as slices of its text: values are found, not built, so that every
 * string knows where it stands. Depth is bounded; anything broken reads as no value.
 */
#ifndef DATELINE_ARTICLE_JSON_TEXT_H
#define DATELINE_ARTICLE_JSON_TEXT_H

#include "base/slice.h"

#include <stdint.h>

enum { JSON_TEXT_DEPTH_MAX = 256 };
/* Whether the text nests deeper than JSON_TEXT_DEPTH_MAX, for the error to name it. */
bool json_is_too_deep(struct slice text);

/* Behind white space at 'at'. */
size_t json_skip_space(struct slice text, size_t at);
/* Behind the value that begins at 'at' (after white space); SIZE_MAX when it is broken,
 * cut off or too deep. */
size_t json_skip_value(struct slice text, size_t at);

/*
 * The members of an object, or the items of an array, one after the other: start with
 * *at = 0. 'value' is without white space around it; 'key' is raw, without its quotation
 * marks, and empty for items. False at the end, or where it is broken.
 */
bool json_next(struct slice container, size_t *at, struct slice *key,
               struct slice *value);

/* The character that an escape at 'at' ('\\') stands for; its length, 0 when broken. */
size_t json_escape(struct slice text, size_t at, uint32_t *character);

#endif
