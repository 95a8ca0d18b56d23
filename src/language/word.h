/*
 * A token as the tagger and the parser see it: hashes of its spelling, what dictionary
 * and lexicon say of it, and the analysis as it comes.
 */
#ifndef DATELINE_LANGUAGE_WORD_H
#define DATELINE_LANGUAGE_WORD_H

#include "language/document.h"
#include "language/lexicon.h"
#include "language/model.h"

/* Sentences are analysed in pieces of at most this many words. */
enum { WORDS_MAX = 320 };

/* Which auxiliary a word can be: a feature of the labeller. */
enum auxiliary { AUXILIARY_NONE, AUXILIARY_BE, AUXILIARY_HAVE };

struct word {
    uint32_t form, lower;      /* hashes */
    uint32_t suffix2, suffix3; /* the last bytes of the lower-case form */
    uint32_t first;            /* first byte of the form */
    uint32_t shape;            /* capitals, digits, hyphen, length */
    uint32_t parts;            /* lexicon_parts */
    uint32_t ambiguity;        /* class of the dictionary, guessed for unknown words */
    uint8_t only_lane;         /* struct ambiguity */
    uint8_t auxiliary;
    uint8_t tag;   /* enum tag */
    uint8_t label; /* enum label */
    int16_t head;  /* index in the piece; -1 for the root */
};

/* The hash of a word's form: of its lower case and its capitals. */
uint32_t word_form_hash(const struct token *token);

/* Fetches what dictionary and lexicon have for the token, to be looked at soon. */
void word_prefetch(const struct token *token, const struct lexicon *lexicon,
                   const struct model *model);
/* What the spelling alone tells: all but 'parts', 'ambiguity' and 'only_lane'. */
void word_spell(struct word *word, const struct token *token);
/* No more than trees and their labels are made of. */
void word_spell_tagged(struct word *word, const struct token *token);
/* All but what the dictionary says. */
void word_describe(struct word *word, const struct token *token,
                   const struct lexicon *lexicon);
/* Fills ambiguity and only_lane. */
void word_look_up(struct word *word, const struct model *model);
/* A form's key in the dictionary. */
uint64_t word_dictionary_key(uint32_t form);
/* The class of a word that the dictionary does not hold. */
uint32_t word_guess_ambiguity(const struct word *word);

#endif
