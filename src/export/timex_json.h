/* The temporal expressions of an article as one line of JSON, and how each was reached.
 */
#ifndef DATELINE_EXPORT_TIMEX_JSON_H
#define DATELINE_EXPORT_TIMEX_JSON_H

#include "base/buffer.h"
#include "temporal/timex.h"

/* {"path", "published", "timex": [...]} and a line end, as README "Formats" describes. */
void export_timex_line(struct buffer *out, const struct article *article,
                       const struct timex_vector *found);

/* A line for each expression: where, what, by which rule, from which anchor, in which
 * direction and why. */
void export_timex_explanation(struct buffer *out, const struct article *article,
                              const struct timex_vector *found);

/* The text with TIMEX3 elements, TimeML 1.2.1. */
void export_timeml(struct buffer *out, const struct article *article,
                   const struct timex_vector *found);

#endif
