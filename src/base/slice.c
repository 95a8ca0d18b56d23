#include "base/slice.h"

#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

struct slice slice_make(const char *data, size_t size)
{
    return (struct slice){data, size};
}

struct slice slice_of(const char *text)
{
    return (struct slice){text, text ? strlen(text) : 0};
}

struct slice slice_part(struct slice whole, size_t start, size_t end)
{
    if (end > whole.size)
        end = whole.size;
    if (start >= end)
        return (struct slice){whole.data, 0};
    return (struct slice){whole.data + start, end - start};
}

bool slice_equal(struct slice a, struct slice b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool slice_is(struct slice a, const char *text)
{
    return slice_equal(a, slice_of(text));
}

bool slice_equal_ignoring_case(struct slice a, struct slice b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
            return false;
    return true;
}

bool slice_is_ignoring_case(struct slice a, const char *text)
{
    return slice_equal_ignoring_case(a, slice_of(text));
}

bool slice_starts_with(struct slice whole, const char *prefix)
{
    struct slice p = slice_of(prefix);
    return whole.size >= p.size && slice_equal(slice_part(whole, 0, p.size), p);
}

bool slice_ends_with(struct slice whole, const char *suffix)
{
    struct slice s = slice_of(suffix);
    return whole.size >= s.size &&
           slice_equal(slice_part(whole, whole.size - s.size, whole.size), s);
}

int slice_compare(struct slice a, struct slice b)
{
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    if (order != 0)
        return order;
    return (a.size > b.size) - (a.size < b.size);
}

size_t slice_find(struct slice whole, struct slice needle, size_t from)
{
    if (needle.size == 0)
        return from <= whole.size ? from : SIZE_MAX;
    while (from + needle.size <= whole.size) {
        const char *hit = memchr(whole.data + from, needle.data[0],
                                 whole.size - from - needle.size + 1);
        if (!hit)
            return SIZE_MAX;
        if (memcmp(hit, needle.data, needle.size) == 0)
            return (size_t)(hit - whole.data);
        from = (size_t)(hit - whole.data) + 1;
    }
    return SIZE_MAX;
}

struct slice slice_trim(struct slice whole)
{
    size_t start = 0, end = whole.size;
    while (start < end && ascii_is_space(whole.data[start]))
        start++;
    while (end > start && ascii_is_space(whole.data[end - 1]))
        end--;
    return slice_part(whole, start, end);
}

struct slice slice_cut(struct slice *rest, char separator)
{
    const char *hit = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    size_t size = hit ? (size_t)(hit - rest->data) : rest->size;
    struct slice head = slice_part(*rest, 0, size);
    *rest = slice_part(*rest, hit ? size + 1 : size, rest->size);
    return head;
}
