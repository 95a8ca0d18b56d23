/*
 * Quotations of an article, found in its text by their marks: straight and curly, double
 * and single, French; several paragraphs that each open anew are one quotation of several
 * pieces; a paragraph that the page sets off as a quotation is one without marks.
 *
 * Marks that do not match are repaired the way newspapers mean them: a quotation that is
 * opened again was closed before, one that is never closed ends with its paragraph.
 * Linear in the text.
 */
#ifndef DATELINE_EVENT_QUOTED_SPAN_H
#define DATELINE_EVENT_QUOTED_SPAN_H

#include "article/article.h"

#define QUOTED_NONE UINT32_MAX

/* One piece: the part of a quotation that stands in one block. */
struct quoted_span {
    uint32_t open, close; /* bytes of the text, the marks included */
    uint32_t start, end;  /* bytes of what is said, without the marks */
    uint32_t block;       /* of the article */
    uint32_t continues;   /* the piece before, in an earlier block; QUOTED_NONE */
    bool single;          /* in single quotes */
    bool closed;          /* its closing mark was found */
};

/* Outermost pieces in text order, not overlapping. */
struct quoted_spans {
    struct quoted_span *items;
    size_t count, capacity;
};

void quoted_spans_find(struct arena *arena, const struct article *article,
                       struct quoted_spans *found);

/* The piece whose words or marks cover this byte, or QUOTED_NONE. O(log n). */
uint32_t quoted_span_at(const struct quoted_spans *spans, uint32_t byte);
/* The first piece that ends behind this byte; spans->count when none does.
 * O(log n). */
uint32_t quoted_span_from(const struct quoted_spans *spans, uint32_t byte);
/* What is said, verbatim, without white space at the ends. */
struct slice quoted_span_text(const struct article *article,
                              const struct quoted_span *span);
/* Words in it: runs of letters and digits. */
uint32_t quoted_span_words(const struct article *article, const struct quoted_span *span);

#endif
