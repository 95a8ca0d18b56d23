/*
 * Sentence boundaries over tokens. Rules tell where a mark ("." "!" "?", with the quotes
 * and brackets that close behind it) ends a sentence; a classifier that knows their
 * verdict and the words around decides (boundary.h). A sentence also ends with its block
 * and after SENTENCE_TOKENS_MAX tokens.
 */
#ifndef DATELINE_LANGUAGE_SENTENCES_H
#define DATELINE_LANGUAGE_SENTENCES_H

#include "language/boundary.h"

enum { SENTENCE_TOKENS_MAX = 300 };

/* Appends the sentences of the tokens [first, tokens.count), which belong to one block.
 */
void sentences_split(struct document *document, uint32_t first, uint32_t block);

/* ---- for the trainer ---- */

/* The tokens of one block on their way to sentences. */
struct splitter {
    struct document *document; /* NULL: quotation marks are told by their form alone */
    const struct token *tokens;
    uint32_t first, end;
    uint32_t block;
    bool in_quote;   /* a double quotation is open where the sentence begins */
    bool paragraphs; /* see boundary.h */
};

/* Makes 'boundary' the place before the second token of a sentence that begins at
 * 'first'; moves it one token on. 'next' may then be the splitter's end. */
void boundary_start(const struct splitter *splitter, uint32_t first,
                    struct boundary *boundary);
void boundary_move(const struct splitter *splitter, struct boundary *boundary);
/* The sentence that ends before the boundary is done. */
void splitter_end_sentence(struct splitter *splitter, const struct boundary *boundary);

#endif
