/* Text of articles inside HTML and XML. */
#ifndef DATELINE_EXPORT_MARKUP_H
#define DATELINE_EXPORT_MARKUP_H

#include "base/buffer.h"

/* 'text' with the five characters that mark up replaced by their names; bytes that no XML
 * document may hold are left out. */
void markup_add(struct buffer *out, struct slice text);
/* The same after label_add_clean, cut to 'limit' bytes with an ellipsis. */
void markup_add_clean(struct buffer *out, const char *text, size_t limit);
/* Text of several lines, with a line break element between them. */
void markup_add_lines(struct buffer *out, struct slice text);

#endif
