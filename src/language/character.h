/*
 * What the tokenizer sees of a character: a class for each ASCII byte, and the plain
 * spelling of the typographic characters of Unicode (General Punctuation, Latin-1).
 */
#ifndef DATELINE_LANGUAGE_CHARACTER_H
#define DATELINE_LANGUAGE_CHARACTER_H

#include "base/slice.h"

#include <stdint.h>

enum character_class {
    CHARACTER_MARK, /* punctuation, symbols */
    CHARACTER_LETTER,
    CHARACTER_DIGIT,
    CHARACTER_SPACE, /* white space and control characters */
    CHARACTER_WIDE,  /* a byte of a character outside ASCII */
};

/* enum character_class by byte. */
extern const uint8_t character_classes[256];

static inline enum character_class character_class(char byte)
{
    return (enum character_class)character_classes[(unsigned char)byte];
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
