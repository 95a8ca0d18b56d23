/*
 * What the tokenizer sees of a character: a class for each ASCII byte, and the plain
 * spelling of the typographic characters of Unicode (General Punctuation, Latin-1).
 */
#ifndef DATELINE_LANGUAGE_CHARACTER_H
#define DATELINE_LANGUAGE_CHARACTER_H

#include "base/slice.h"

#include <stdint.h>

enum character_class {
    CHARACTER_LOWER = 1,
    CHARACTER_UPPER = 2,
    CHARACTER_DIGIT = 4,
    CHARACTER_HYPHEN = 8,
    CHARACTER_ADDRESS = 16, /* "@" and "/", one of which all addresses but "www." have */
    CHARACTER_MARK = 32,    /* other punctuation, symbols */
    CHARACTER_SPACE = 64,   /* white space and control characters */
    CHARACTER_WIDE = 128,   /* a byte of a character outside ASCII */

    CHARACTER_LETTER = CHARACTER_LOWER | CHARACTER_UPPER,
    CHARACTER_WORD = CHARACTER_LETTER | CHARACTER_DIGIT | CHARACTER_WIDE,
};

/* enum character_class by byte: bits, so that those of all bytes of a word are one set. */
extern const uint8_t character_classes[256];

static inline unsigned character_class(char byte)
{
    return character_classes[(unsigned char)byte];
}

/* The classes of all bytes. */
static inline unsigned character_classes_of(struct slice text)
{
    unsigned classes = 0;
    for (size_t i = 0; i < text.size; i++)
        classes |= character_class(text.data[i]);
    return classes;
}

/*
 * The plain spelling of a character outside ASCII: "'" for curly single quotes, "-" for
 * an en dash, " " for a no-break space, "" for a soft hyphen. False when the character is
 * its own spelling.
 */
bool character_plain(uint32_t character, struct slice *plain);

/* Letters of Latin-1 and Latin Extended-A in lower case; any other character as it is. */
uint32_t character_lower(uint32_t character);

#endif
