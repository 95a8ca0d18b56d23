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

/* A spelling of at most WORD_LENGTH_MAX bytes: the first eight of them and the others, each
 * as a number whose lowest byte is the first (base/eight.h). */
struct lexicon_key {
    uint64_t front, rest;
};

/* What a word is good for, in any of its readings: bits. */
enum lexicon_role {
    LEXICON_JOINS = 1,       /* may stand inside an expression */
    LEXICON_TRIGGERS = 2,    /* an expression may be around it */
    LEXICON_TELLS = 16,      /* the tense, or the end of a sentence */
    LEXICON_IN_CAPITALS = 2, /* so many bits further: only where it begins with one */
};

enum { LEXICON_SLOTS = 2048, LEXICON_SLOT_BITS = 11 };
extern const uint16_t lexicon_slots[LEXICON_SLOTS]; /* 0: none */
extern const struct lexicon_key lexicon_keys[];     /* of each row */
extern const uint8_t lexicon_roles[];

/* The number of the first row of a spelling, counted from 1; 0: not in the lexicon. Rows
 * of the same spelling follow each other. */
static inline uint32_t lexicon_find(struct lexicon_key key)
{
    uint64_t mixed = (key.front ^ key.rest * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(mixed >> (64 - LEXICON_SLOT_BITS));

    for (uint32_t row; (row = lexicon_slots[at]) != 0; at = (at + 1) % LEXICON_SLOTS) {
        if (lexicon_keys[row - 1].front == key.front &&
            lexicon_keys[row - 1].rest == key.rest)
            return row;
    }
    return 0;
}

/* The key of a word in any case. */
struct lexicon_key lexicon_key_of(const char *word, size_t length);

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
