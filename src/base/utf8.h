/* UTF-8 (RFC 3629): decoding that accepts only well-formed sequences, encoding, folding
 * for comparison. */
#ifndef DATELINE_BASE_UTF8_H
#define DATELINE_BASE_UTF8_H

#include "base/slice.h"

#include <stdint.h>

enum { UTF8_MAX = 4 };
#define UTF8_REPLACEMENT 0xFFFDu

/*
 * Reads the character at the front of 'text'. Returns its length in bytes, 0 when the
 * text is empty or does not begin with a well-formed sequence (overlong forms, surrogates
 * and values past U+10FFFF are none).
 */
size_t utf8_decode(struct slice text, uint32_t *character);
/* Writes 1 to UTF8_MAX bytes; U+FFFD for what is no scalar value. Returns the length. */
size_t utf8_encode(uint32_t character, char bytes[UTF8_MAX]);
/* Length of the well-formed beginning: text.size when all of it is. */
size_t utf8_valid_prefix(struct slice text);
/* The first 'most' bytes of a well-formed text, without a character that they would cut. */
struct slice utf8_cut(struct slice text, size_t most);
/* Characters (code points) in a well-formed text. */
size_t utf8_count(struct slice text);

/*
 * The ASCII spelling of a Latin letter with diacritics (U+00C0..U+024F, U+1E00..U+1EFF),
 * in lower case, as one or two letters: e for É, ss for ß, ae for Æ. NULL when the
 * character is none of these.
 */
const char *utf8_fold_latin(uint32_t character);

#endif
