/*
 * Rules that mend what the statistical tagger and parser get wrong in news: each solves a
 * class of sentences and has its own cases in fixtures/language/trees.txt.
 */
#ifndef DATELINE_LANGUAGE_REPAIR_H
#define DATELINE_LANGUAGE_REPAIR_H

#include "language/document.h"
#include "language/lexicon.h"

/* A sentence on its way: heads are indices into 'tokens', TOKEN_NONE for the root. */
struct repair {
    const struct lexicon *lexicon;
    struct token *tokens;
    uint32_t count;
};

/* Between tagging and parsing. */
void repair_tags(const struct repair *repair);
/* After parsing and labelling. The result is a tree. */
void repair_tree(const struct repair *repair);

#endif
