/* Text in columns: width on a terminal, wrapping at words with a hanging indent. */
#ifndef DATELINE_EXPORT_WRAP_H
#define DATELINE_EXPORT_WRAP_H

#include "base/buffer.h"

/* Columns of one character: 0 for combining marks, 2 for wide East Asian ones and emoji.
 */
size_t wrap_columns_of(uint32_t character);
size_t wrap_columns(struct slice text);

/*
 * Adds 'text' (clean, one line) from the current column on, breaking at spaces before
 * 'width' (0: never) and beginning each further line with 'indent' spaces. Words wider
 * than the line are cut.
 */
void wrap_add(struct buffer *out, struct slice text, size_t column, size_t indent,
              size_t width);
void wrap_add_spaces(struct buffer *out, size_t count);

#endif
