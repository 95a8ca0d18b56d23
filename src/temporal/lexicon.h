/*
 * The words of time: lexicon.def, found by spelling. Constant tables, nothing is built at
 * run time.
 */
#ifndef DATELINE_TEMPORAL_LEXICON_H
#define DATELINE_TEMPORAL_LEXICON_H

#include "temporal/value.h"

enum symbol {
#define SYMBOL(name, is_trigger, is_expression) SYMBOL_##name,
#include "temporal/symbols.def"
#undef SYMBOL
    SYMBOLS_TOTAL
};

/* Symbols from here on only tell the tense or the end of a sentence. */
enum { FIRST_CUE = SYMBOL_CUE_FUTURE };

struct word {
    const char *spelling; /* lower case, without periods */
    uint8_t length;
    uint8_t symbol; /* enum symbol */
    bool continues; /* spelled as the row before it */
    struct value value;
};

enum { WORD_LENGTH_MAX = 15 }; /* no word of the lexicon is longer */
#define WORD_HASH_START 2166136261u
/* One more byte of a spelling (FNV-1a, 32 bits). */
static inline uint32_t word_hash(uint32_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * 16777619u;
}

/* The lengths of the lexicon's words as bits, by their first and last letters. */
enum { LEXICON_LETTERS = 27 }; /* a to z, and all other bytes */
extern const uint16_t lexicon_shapes[LEXICON_LETTERS][LEXICON_LETTERS];

static inline unsigned lexicon_letter(char byte)
{
    unsigned letter = ((unsigned char)byte | 0x20u) - 'a';
    return letter < LEXICON_LETTERS - 1 ? letter : LEXICON_LETTERS - 1;
}

/* False: no word of the lexicon, in any case, begins and ends so and has this length. */
static inline bool lexicon_may_have(char first, char last, size_t length)
{
    return length <= WORD_LENGTH_MAX &&
           (lexicon_shapes[lexicon_letter(first)][lexicon_letter(last)] >> length & 1);
}

/* The number of the first row of a spelling, counted from 1; 0: not in the lexicon. Rows
 * of the same spelling follow each other. */
uint32_t lexicon_find(uint32_t hash, const char *lower, size_t length);
extern const struct word lexicon_words[];
extern const uint32_t lexicon_word_count;
/* Row 'number', counted from 1; there must be one. */
static inline const struct word *lexicon_row(uint32_t number)
{
    return &lexicon_words[number - 1];
}

/* Whether row 'number' exists and spells the same as the one before it. */
static inline bool lexicon_continues(uint32_t number)
{
    return number >= 1 && number <= lexicon_word_count &&
           lexicon_words[number - 1].continues;
}

bool symbol_is_trigger(enum symbol symbol);
bool symbol_is_expression(enum symbol symbol);
const char *symbol_name(enum symbol symbol);

/* For the test that the index was made from these tables. */
uint32_t lexicon_checksum(void);

#endif
