/*
 * Sentence boundaries over tokens. A sentence ends at "." "!" "?" (with the quotes and
 * brackets that close behind it) where what follows can begin one; at the end of its
 * block; and after SENTENCE_TOKENS_MAX tokens.
 */
#ifndef DATELINE_LANGUAGE_SENTENCES_H
#define DATELINE_LANGUAGE_SENTENCES_H

#include "language/document.h"

enum { SENTENCE_TOKENS_MAX = 300 };

/* Appends the sentences of the tokens [first, tokens.count), which belong to one block.
 */
void sentences_split(struct document *document, uint32_t first, uint32_t block);

#endif
