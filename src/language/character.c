#include "language/character.h"

#include <stddef.h>

#define S            CHARACTER_SPACE
#define M            CHARACTER_MARK
#define A            CHARACTER_ADDRESS
#define H            CHARACTER_HYPHEN
#define D            CHARACTER_DIGIT
#define U            CHARACTER_UPPER
#define L            CHARACTER_LOWER
#define W            CHARACTER_WIDE
#define FOUR(x)      x, x, x, x
#define SIXTEEN(x)   FOUR(x), FOUR(x), FOUR(x), FOUR(x)
#define TEN(x)       FOUR(x), FOUR(x), x, x
#define TWENTYSIX(x) SIXTEEN(x), TEN(x)

/* clang-format off */
const uint8_t character_classes[256] = {
    SIXTEEN(S), SIXTEEN(S),                                 /* controls */
    S, M, M, M, M, M, M, M, M, M, M, M, M, H, M, A,         /* space ! ... - . / */
    TEN(D), M, M, M, M, M, M,                               /* 0-9 : ; < = > ? */
    A, TWENTYSIX(U), M, M, M, M, M,                         /* @ A-Z [ \ ] ^ _ */
    M, TWENTYSIX(L), M, M, M, M, S,                         /* ` a-z { | } ~ DEL */
    SIXTEEN(W), SIXTEEN(W), SIXTEEN(W), SIXTEEN(W),
    SIXTEEN(W), SIXTEEN(W), SIXTEEN(W), SIXTEEN(W),
};
/* clang-format on */

struct plain_range {
    uint32_t first, last;
    struct slice plain;
};

/* In order. White space, quotes, dashes and what has no width. */
static const struct plain_range plain_ranges[] = {
    {0x0080, 0x009F, SLICE(" ")},   /* C1 controls */
    {0x00A0, 0x00A0, SLICE(" ")},   /* no-break space */
    {0x00AB, 0x00AB, SLICE("\"")},  /* left guillemet */
    {0x00AD, 0x00AD, SLICE("")},    /* soft hyphen */
    {0x00B4, 0x00B4, SLICE("'")},   /* acute accent */
    {0x00BB, 0x00BB, SLICE("\"")},  /* right guillemet */
    {0x02BC, 0x02BC, SLICE("'")},   /* modifier letter apostrophe */
    {0x1680, 0x1680, SLICE(" ")},   /* ogham space */
    {0x2000, 0x200A, SLICE(" ")},   /* spaces of various widths */
    {0x200B, 0x200F, SLICE("")},    /* zero-width space and marks */
    {0x2010, 0x2013, SLICE("-")},   /* hyphens, figure dash, en dash */
    {0x2014, 0x2015, SLICE("--")},  /* em dash, horizontal bar */
    {0x2018, 0x201B, SLICE("'")},   /* single quotation marks */
    {0x201C, 0x201F, SLICE("\"")},  /* double quotation marks */
    {0x2026, 0x2026, SLICE("...")}, /* ellipsis */
    {0x2028, 0x2029, SLICE(" ")},   /* line and paragraph separators */
    {0x202A, 0x202E, SLICE("")},    /* directional marks */
    {0x202F, 0x202F, SLICE(" ")},   /* narrow no-break space */
    {0x2032, 0x2032, SLICE("'")},   /* prime */
    {0x2033, 0x2033, SLICE("\"")},  /* double prime */
    {0x2039, 0x203A, SLICE("'")},   /* single guillemets */
    {0x205F, 0x205F, SLICE(" ")},   /* mathematical space */
    {0x2060, 0x2064, SLICE("")},    /* word joiner, invisible operators */
    {0x2212, 0x2212, SLICE("-")},   /* minus sign */
    {0x3000, 0x3000, SLICE(" ")},   /* ideographic space */
    {0xFEFF, 0xFEFF, SLICE("")},    /* byte order mark */
};

bool character_plain(uint32_t character, struct slice *plain)
{
    size_t low = 0, high = sizeof plain_ranges / sizeof *plain_ranges;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct plain_range *range = &plain_ranges[middle];
        if (character < range->first) {
            high = middle;
        } else if (character > range->last) {
            low = middle + 1;
        } else {
            *plain = range->plain;
            return true;
        }
    }
    return false;
}

uint32_t character_lower(uint32_t character)
{
    if (character >= 0xC0 && character <= 0xDE && character != 0xD7)
        return character + 0x20;
    bool even_is_upper = (character >= 0x100 && character <= 0x137) ||
                         (character >= 0x14A && character <= 0x177);
    bool odd_is_upper = (character >= 0x139 && character <= 0x148) ||
                        (character >= 0x179 && character <= 0x17E);
    if (character == 0x130) /* dotted I of Turkish */
        return 'i';
    if (character == 0x178)
        return 0xFF;
    if ((even_is_upper && character % 2 == 0) || (odd_is_upper && character % 2 == 1))
        return character + 1;
    return character;
}
