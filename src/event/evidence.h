/* Where a field of an event stands in the file: spans of tokens as spans of the source.
 */
#ifndef DATELINE_EVENT_EVIDENCE_H
#define DATELINE_EVENT_EVIDENCE_H

#include "event/context.h"

/* Tokens [first, end) as a stretch of the file; 'text' is what stands there, copied. The
 * range must not be empty. */
struct span evidence_of_tokens(const struct event_context *context, uint32_t first,
                               uint32_t end);
/* Appends it, unless the same stretch is there already. */
void evidence_add(const struct event_context *context, struct span_vector *spans,
                  uint32_t first, uint32_t end);
/* The same for a stretch of the article's text, in bytes. */
struct span evidence_of_text(const struct event_context *context, uint32_t start,
                             uint32_t stop);
/* The text of tokens [first, end), white space collapsed to single spaces,
 * NUL-terminated. */
const char *evidence_text(const struct event_context *context, uint32_t first,
                          uint32_t end);
/* The same for a whole sentence. */
const char *evidence_sentence(const struct event_context *context, uint32_t sentence);

#endif
