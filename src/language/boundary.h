/*
 * Whether a sentence ends between two tokens: a linear classifier trained on treebanks,
 * with the verdict of the rules (sentences.c) among its features. It also finds ends that
 * no mark tells, as in mails and forums, where the words around them are clear enough.
 */
#ifndef DATELINE_LANGUAGE_BOUNDARY_H
#define DATELINE_LANGUAGE_BOUNDARY_H

#include "language/document.h"
#include "language/features.h"
#include "language/model.h"

/* What the rules say of a place between tokens. */
enum boundary_verdict {
    BOUNDARY_UNMARKED,
    BOUNDARY_INNER,
    BOUNDARY_END,
    BOUNDARY_BARRED, /* "Why?" Kerry asked: whatever the words */
};

struct boundary {
    const struct token *tokens;
    uint32_t first, end; /* the block's tokens */
    uint32_t start;      /* the sentence's first token */
    uint32_t next;       /* the place is before this token: first < next < end */
    enum boundary_verdict verdict;
    bool in_quote;
    unsigned brackets; /* open ones */
    bool paragraphs;   /* the text has them: ends that no mark tells are there */
};

/* Is the place worth a look: a mark before it, or something behind it that can begin a
 * sentence? Always where the rules see a mark. */
bool boundary_is_candidate(const struct boundary *boundary);
/* Adds them to features that were begun; 'model' needs its dictionary alone. */
void boundary_features(const struct boundary *boundary, const struct model *model,
                       struct features *features);
bool boundary_ends(const struct boundary *boundary, const struct model *model);

#endif
