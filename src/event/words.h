/*
 * The sets of words in words.def, and which of them a word is in: found by its hash, in
 * one look-up for all sets.
 */
#ifndef DATELINE_EVENT_WORDS_H
#define DATELINE_EVENT_WORDS_H

#include "base/slice.h"

#include <stdint.h>

enum word_set {
#define WORD_SET(name, words) SET_##name,
#include "event/words.def"
#undef WORD_SET
    WORD_SET_COUNT
};

enum {
    WORD_SET_BITS = (WORD_SET_COUNT + 63) / 64, /* numbers of 64 bits, a bit a set */
    WORD_ROWS_MAX = 2048,
    WORD_SLOTS = 4096 /* a power of two, so many that searches end soon */
};

struct word_row {
    uint64_t hash;
    uint64_t sets[WORD_SET_BITS];
};

/* All 0: no words. */
struct word_index {
    uint16_t slots[WORD_SLOTS]; /* of a hash: its row and 1, or 0 */
    uint16_t row_count;
    struct word_row rows[WORD_ROWS_MAX];
};

/* The words of the row, single spaces between. */
struct slice word_set_words(enum word_set set);

/* The index is all 0. */
void word_index_fill(struct word_index *index);

/* Whether the word with the hash (hash_bytes of its lower case) is in the set. */
static inline bool word_index_has(const struct word_index *index, uint64_t hash,
                                  enum word_set set)
{
    for (uint64_t slot = hash;; slot++) {
        uint16_t row = index->slots[slot % WORD_SLOTS];
        if (row == 0)
            return false;
        const struct word_row *found = &index->rows[row - 1];
        if (found->hash == hash)
            return (found->sets[set / 64] >> set % 64 & 1) != 0;
    }
}

#endif
