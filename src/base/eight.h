/*
 * Eight bytes of a text at a time, as one number whose lowest byte is the first: letters
 * are told from other bytes and capitals made small without a loop.
 */
#ifndef DATELINE_BASE_EIGHT_H
#define DATELINE_BASE_EIGHT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EIGHT_ONES (UINT64_C(0x0101010101010101)) /* each byte 1 */
#define EIGHT_TOPS (EIGHT_ONES << 7)              /* each byte 128 */

static inline uint64_t eight_at(const char *bytes)
{
    uint64_t eight = 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(&eight, bytes, sizeof eight);
#else
    for (unsigned i = 0; i < sizeof eight; i++)
        eight |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
#endif
    return eight;
}

/* Not 0 when one of the bytes is this one. */
static inline uint64_t eight_has(uint64_t eight, unsigned char byte)
{
    uint64_t zero = eight ^ (EIGHT_ONES * byte);
    return (zero - EIGHT_ONES) & ~zero & EIGHT_TOPS;
}

/* The top bit of each byte that lies in a range of ASCII. */
static inline uint64_t eight_in(uint64_t eight, unsigned char from, unsigned char to)
{
    uint64_t low = eight & ~EIGHT_TOPS;
    return ((low + EIGHT_ONES * (0x80u - from)) ^ (low + EIGHT_ONES * (0x7Fu - to))) &
           ~eight & EIGHT_TOPS;
}

/* The first 'count' of them, 0 to 8. */
static inline uint64_t eight_front(uint64_t eight, unsigned count)
{
    return count >= sizeof eight ? eight : eight & ((UINT64_C(1) << 8 * count) - 1);
}

/* Which is the first of the top bits, none: 8. */
static inline unsigned eight_first(uint64_t tops)
{
    return tops ? (unsigned)__builtin_ctzll(tops) / 8 : sizeof tops;
}

#endif
