/*
 * Quotations of an article, found in its text by their marks: straight and curly, double
 * and single, French; several paragraphs that each open anew are one quotation of several
 * pieces; a paragraph that the page sets off as a quotation is one without marks.
 *
 * Marks that do not match are repaired the way newspapers mean them: a quotation that is
 * opened again was closed before, one that is never closed ends with its paragraph.
 * Linear in the text.
 */
#ifndef DATELINE_EVENT_QUOTATION_H
#define DATELINE_EVENT_QUOTATION_H

#include "article/article.h"

#define QUOTATION_NONE UINT32_MAX

/* One piece: the part of a quotation that stands in one block. */
struct quotation {
    uint32_t open, close; /* bytes of the text, the marks included */
    uint32_t start, end;  /* bytes of what is said, without the marks */
    uint32_t block;       /* of the article */
    uint32_t continues;   /* the piece before, in an earlier block; QUOTATION_NONE */
    bool single;          /* in single quotes */
    bool closed;          /* its closing mark was found */
};

/* Outermost pieces in text order, not overlapping. */
struct quotations {
    struct quotation *items;
    size_t count, capacity;
};

void quotations_find(struct arena *arena, const struct article *article,
                     struct quotations *found);

/* The piece whose words or marks cover this byte, or QUOTATION_NONE. O(log n). */
uint32_t quotation_at(const struct quotations *quotations, uint32_t byte);
/* The first piece that ends behind this byte; quotations->count when none does.
 * O(log n). */
uint32_t quotation_from(const struct quotations *quotations, uint32_t byte);
/* What is said, verbatim, without white space at the ends. */
struct slice quotation_text(const struct article *article,
                            const struct quotation *quotation);
/* Words in it: runs of letters and digits. */
uint32_t quotation_words(const struct article *article,
                         const struct quotation *quotation);

#endif
