/* Tagging and parsing a row of tokens with the model. */
#ifndef DATELINE_LANGUAGE_ANALYSIS_H
#define DATELINE_LANGUAGE_ANALYSIS_H

#include "language/document.h"
#include "language/lexicon.h"
#include "language/model.h"

struct language {
    struct model model;
    struct lexicon lexicon;
};

enum analysis {
    ANALYSIS_TAGS,         /* fills in tag */
    ANALYSIS_TREE,         /* fills in tag, head and label */
    ANALYSIS_TREE_OF_TAGS, /* the same when the tags are there: head and label */
};

/*
 * The tokens are one sentence. 'head' is an index into 'tokens', TOKEN_NONE for the one
 * root. A sentence of more than WORDS_MAX words is analysed in pieces, whose roots hang
 * from the first piece's as parataxis.
 */
void analyse(const struct language *language, struct token *tokens, uint32_t count,
             enum analysis analysis);

struct token_row {
    struct token *tokens; /* of one sentence */
    uint32_t count;
};

/* The same for many sentences at once, in less time than one after the other. */
void analyse_rows(const struct language *language, const struct token_row *rows,
                  size_t count, enum analysis analysis);

#endif
