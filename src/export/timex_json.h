/* The temporal expressions of an article as one line of JSON, and how each was reached.
 */
#ifndef DATELINE_EXPORT_TIMEX_JSON_H
#define DATELINE_EXPORT_TIMEX_JSON_H

#include "base/buffer.h"
#include "temporal/timex.h"

/* {"path", "published", "timex": [...]} and a line end, as README "Formats" describes. */
void export_timex_line(struct buffer *out, const struct article *article,
                       const struct timex_vector *found);

/*
 * The same in parts, for articles of any size: 'out' and 'article' are set by the caller,
 * who may empty 'out' between the calls; the rest is 0 at first.
 */
struct timex_writer {
    struct buffer *out;
    const struct article *article;
    uint32_t at;  /* how far the text is written */
    size_t count; /* expressions written so far */
};
void export_timex_line_begin(struct timex_writer *writer);
void export_timex_line_add(struct timex_writer *writer, const struct timex_vector *found);
void export_timex_line_end(struct timex_writer *writer);
void export_timeml_begin(struct timex_writer *writer);
void export_timeml_add(struct timex_writer *writer, const struct timex_vector *found);
void export_timeml_end(struct timex_writer *writer);

/* A line for each expression: where, what, by which rule, from which anchor, in which
 * direction and why. */
void export_timex_explanation(struct buffer *out, const struct article *article,
                              const struct timex_vector *found);

/* The text with TIMEX3 elements, TimeML 1.2.1. */
void export_timeml(struct buffer *out, const struct article *article,
                   const struct timex_vector *found);

#endif
