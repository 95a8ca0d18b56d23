/* Character sets: the bytes of a file as UTF-8 with '\n' line ends, and the way back. */
#ifndef DATELINE_ARTICLE_ENCODING_H
#define DATELINE_ARTICLE_ENCODING_H

#include "article/offset.h"

struct decoded {
    struct slice text; /* well-formed UTF-8 without a byte order mark */
    struct offset_map *offsets;
    const char *encoding; /* "UTF-8", "UTF-16LE", "windows-1252", "iso-8859-2" ... */
    bool guessed;         /* nothing says so but the bytes themselves are no UTF-8 */
    size_t odd_line;      /* 1-based line of the first byte that made it guess or replace;
                             0: none */
    size_t replaced;      /* bytes that mean nothing, now U+FFFD */
};

/*
 * Decodes 'bytes'. The encoding is that of a byte order mark; else UTF-8 if the bytes are
 * (but for a few damaged places); else 'declared' (NULL: nothing is) where it names a
 * known set of one byte, or one of multibyte_sets.def; else Windows-1252. False with
 * 'error' when the bytes are no text.
 * 'position' is where they begin in the file. 'borrow': they live as long as the text does,
 * which may be the bytes themselves then.
 */
bool encoding_decode(struct arena *arena, struct slice bytes, const char *declared,
                     struct file_position position, bool borrow, struct decoded *decoded,
                     dateline_error *error);

/* "UTF-16LE" or "UTF-16BE" by a byte order mark, whose length 'mark' is, or by the look of
 * the first characters; NULL: neither. */
const char *encoding_utf16_kind(struct slice bytes, size_t *mark);
/* The character at 'at' of UTF-16, half a surrogate pair included, and its length in
 * bytes. */
size_t encoding_utf16_character(struct slice bytes, size_t at, bool big_endian,
                                uint32_t *character);

/* What the bytes are when they are no text ("a PDF document"); NULL: they may be text. */
const char *encoding_binary_kind(struct slice bytes);

/* 1-based line of a byte of the text. */
size_t encoding_line_of(struct slice text, size_t offset);

#endif
