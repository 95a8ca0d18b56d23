#include "article/day_order.h"

#include "base/ascii.h"

#include <stdint.h>

enum { FRONT = 16 * 1024, MONTHS = 12, DAYS = 31 };

/* One or two digits at *at. */
static int read_two(struct slice text, size_t *at)
{
    int value = 0;
    size_t end = *at + 2;
    while (*at < text.size && *at < end && ascii_is_digit(text.data[*at]))
        value = value * 10 + (text.data[(*at)++] - '0');
    return value;
}

/* "25/12/2013", "12-25-2013" at 'at': the order that it can only be read in. */
static enum day_order order_at(struct slice text, size_t at)
{
    int first = read_two(text, &at);
    if (at + 1 >= text.size || (text.data[at] != '/' && text.data[at] != '-'))
        return ORDER_UNKNOWN;
    char mark = text.data[at++];
    int second = read_two(text, &at);
    if (at + 5 > text.size || text.data[at] != mark)
        return ORDER_UNKNOWN;
    for (size_t i = 1; i <= 4; i++)
        if (!ascii_is_digit(text.data[at + i]))
            return ORDER_UNKNOWN;
    if (first < 1 || second < 1 || (at + 5 < text.size && text.data[at + 5] == mark))
        return ORDER_UNKNOWN;
    if (first > MONTHS && first <= DAYS && second <= MONTHS)
        return ORDER_DAY_FIRST;
    return second > MONTHS && second <= DAYS && first <= MONTHS ? ORDER_MONTH_FIRST
                                                                : ORDER_UNKNOWN;
}

static bool starts_number(struct slice text, size_t at)
{
    char before = at > 0 ? text.data[at - 1] : ' ';
    return ascii_is_digit(text.data[at]) && !ascii_is_alphanumeric(before) &&
           before != '/' && before != '-' && before != '.';
}

static bool is_day_first_region(struct slice region)
{
    static const char *const regions[] = {
#define DAY_FIRST(region) region,
#include "article/day_first_regions.def"
#undef DAY_FIRST
    };
    for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++)
        if (slice_is_ignoring_case(region, regions[i]))
            return true;
    return false;
}

/* The region of lang="en-GB" or of "en_GB" in a page's metadata. */
static enum day_order order_of_region(struct slice front)
{
    static const char *const marks[] = {"\"en-", "\"en_", "'en-", "'en_"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        struct slice mark = slice_of(marks[i]);
        size_t at = slice_find(front, mark, 0);
        if (at != SIZE_MAX &&
            is_day_first_region(slice_part(front, at + mark.size, at + mark.size + 2)))
            return ORDER_DAY_FIRST;
    }
    return ORDER_UNKNOWN;
}

enum day_order day_order_of(struct slice source)
{
    size_t day_first = 0, month_first = 0;
    for (size_t at = 0; at < source.size; at++) {
        if (!starts_number(source, at))
            continue;
        enum day_order order = order_at(source, at);
        day_first += order == ORDER_DAY_FIRST;
        month_first += order == ORDER_MONTH_FIRST;
    }
    if (day_first != 0 || month_first != 0)
        return month_first == 0 ? ORDER_DAY_FIRST
               : day_first == 0 ? ORDER_MONTH_FIRST
                                : ORDER_UNKNOWN;
    return order_of_region(slice_part(source, 0, FRONT));
}
