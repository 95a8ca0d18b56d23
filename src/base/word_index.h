/*
 * Sets of words, each a row of a table that has single spaces between its words; and an
 * index that tells by a word's hash, in one look-up, which sets it is in.
 */
#ifndef DATELINE_BASE_WORD_INDEX_H
#define DATELINE_BASE_WORD_INDEX_H

#include "base/slice.h"

#include <stdint.h>

enum {
    WORD_SETS_MAX = 512, /* a bit each, a multiple of 64 */
    WORD_ROWS_MAX = 2048,
    WORD_SLOTS = 4096 /* a power of two, so many that searches end soon */
};

struct word_row {
    uint64_t hash;
    uint64_t sets[WORD_SETS_MAX / 64];
};

/* All 0: no words. */
struct word_index {
    uint16_t slots[WORD_SLOTS]; /* of a hash: its row and 1, or 0 */
    uint16_t row_count;
    struct word_row rows[WORD_ROWS_MAX];
};

/* The index is all 0; of the words there are no more than WORD_ROWS_MAX, and of the sets
 * no more than WORD_SETS_MAX: what goes beyond is left out. */
void word_index_fill(struct word_index *index, const struct slice *sets, size_t count);

/* Whether the word with the hash (hash_bytes of its lower case) is in the set. */
static inline bool word_index_has(const struct word_index *index, uint64_t hash,
                                  unsigned set)
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

/* Whether the word is one of the words, which single spaces separate: without an index,
 * for questions that are seldom asked. */
bool word_in(struct slice word, struct slice words);

#endif
