/* A borrowed run of bytes: never owned, never NUL-terminated, valid as long as what it
 * points into. */
#ifndef DATELINE_BASE_SLICE_H
#define DATELINE_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
    const char *data;
    size_t size;
};

/* A slice of a string literal, usable in static tables. */
#define SLICE(literal)                                                                   \
    {                                                                                    \
        (literal), sizeof(literal) - 1                                                   \
    }

static inline struct slice slice_make(const char *data, size_t size)
{
    return (struct slice){data, size};
}

/* The whole of a NUL-terminated string; NULL gives the empty slice. */
static inline struct slice slice_of(const char *text)
{
    return (struct slice){text, text ? strlen(text) : 0};
}

/* Bytes [start, end) of 'whole', clipped to it. An empty part stands where it begins, so
 * that what is left when all is cut off tells the end. */
static inline struct slice slice_part(struct slice whole, size_t start, size_t end)
{
    if (end > whole.size)
        end = whole.size;
    if (start > whole.size)
        start = whole.size;
    return (struct slice){start ? whole.data + start : whole.data,
                          end > start ? end - start : 0};
}

static inline bool slice_equal(struct slice a, struct slice b)
{
    if (a.size != b.size)
        return false;
    /* most words differ in the first byte or the last: no call for them */
    return a.size == 0 ||
           (a.data[0] == b.data[0] && a.data[a.size - 1] == b.data[a.size - 1] &&
            memcmp(a.data, b.data, a.size) == 0);
}

static inline bool slice_is(struct slice a, const char *text)
{
    /* most texts differ in the first byte: their length is not asked for */
    return a.size == 0 ? !text || *text == '\0'
                       : text && *a.data == *text && slice_equal(a, slice_of(text));
}

/* ASCII letters compare without case. */
bool slice_equal_ignoring_case(struct slice a, struct slice b);
bool slice_is_ignoring_case(struct slice a, const char *text);
static inline bool slice_starts_with(struct slice whole, const char *prefix)
{
    struct slice p = slice_of(prefix);
    return whole.size >= p.size && slice_equal(slice_part(whole, 0, p.size), p);
}

static inline bool slice_ends_with(struct slice whole, const char *suffix)
{
    struct slice s = slice_of(suffix);
    return whole.size >= s.size &&
           slice_equal(slice_part(whole, whole.size - s.size, whole.size), s);
}

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
