/* A borrowed run of bytes: never owned, never NUL-terminated, valid as long as what it
 * points into. */
#ifndef DATELINE_BASE_SLICE_H
#define DATELINE_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
    const char *data;
    size_t size;
};

/* A slice of a string literal, usable in static tables. */
#define SLICE(literal)                                                                   \
    {                                                                                    \
        (literal), sizeof(literal) - 1                                                   \
    }

struct slice slice_make(const char *data, size_t size);
/* The whole of a NUL-terminated string; NULL gives the empty slice. */
struct slice slice_of(const char *text);
/* Bytes [start, end) of 'whole', clipped to it. */
struct slice slice_part(struct slice whole, size_t start, size_t end);

bool slice_equal(struct slice a, struct slice b);
bool slice_is(struct slice a, const char *text);
/* ASCII letters compare without case. */
bool slice_equal_ignoring_case(struct slice a, struct slice b);
bool slice_is_ignoring_case(struct slice a, const char *text);
bool slice_starts_with(struct slice whole, const char *prefix);
bool slice_ends_with(struct slice whole, const char *suffix);
/* Byte order, the shorter first when one begins with the other: <0, 0, >0. */
int slice_compare(struct slice a, struct slice b);
/* Where 'needle' first stands at or after 'from', or SIZE_MAX. */
size_t slice_find(struct slice whole, struct slice needle, size_t from);
/* Without ASCII white space at both ends. */
struct slice slice_trim(struct slice whole);
/* Cuts off and returns the part before the next 'separator' (or all of it); 'rest' moves
 * behind it. */
struct slice slice_cut(struct slice *rest, char separator);

#endif
