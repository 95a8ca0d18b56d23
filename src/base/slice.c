#include "base/slice.h"

#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

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
