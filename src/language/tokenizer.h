/*
 * Splits text into tokens as Universal Dependencies' English treebanks do (EWT, GUM):
 * clitics ("n't", "'s") and the parts of a compound with hyphen or slash are tokens;
 * numbers, dates, times, addresses and abbreviations with their period are one token.
 *
 * Works directly on the article's text. Time is linear in the text; a run without white
 * space longer than CHUNK_MAX bytes is cut there.
 */
#ifndef DATELINE_LANGUAGE_TOKENIZER_H
#define DATELINE_LANGUAGE_TOKENIZER_H

#include "language/document.h"

enum { CHUNK_MAX = 2048 };

/* Appends the tokens of bytes [start, end) of the article's text to the document's. */
void tokenize(struct document *document, uint32_t start, uint32_t end);

/* The normalised spelling of a token that is given as such (a CoNLL-U form); in the arena
 * where it differs from 'form'. */
struct slice token_normalise(struct arena *arena, struct slice form);
/* Fills form, classes, lower, hash and the spelling flags of 'token' from its normalised
 * form and the classes of its characters. */
void token_describe(struct arena *arena, struct token *token, struct slice form,
                    unsigned classes);

#endif
