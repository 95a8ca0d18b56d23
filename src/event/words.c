#include "event/words.h"

#include "base/hash.h"

static const struct slice SETS[] = {
#define WORD_SET(name, words) SLICE(words),
#include "event/words.def"
#undef WORD_SET
};

struct slice word_set_words(enum word_set set)
{
    return SETS[set];
}

/* The row of the hash: a new one when it has none; NULL when there is no more room. */
static struct word_row *row_of(struct word_index *index, uint64_t hash)
{
    uint64_t slot = hash;
    for (; index->slots[slot % WORD_SLOTS] != 0; slot++) {
        struct word_row *row = &index->rows[index->slots[slot % WORD_SLOTS] - 1];
        if (row->hash == hash)
            return row;
    }
    if (index->row_count == WORD_ROWS_MAX)
        return NULL;
    struct word_row *row = &index->rows[index->row_count++];
    row->hash = hash;
    index->slots[slot % WORD_SLOTS] = index->row_count;
    return row;
}

void word_index_fill(struct word_index *index)
{
    for (unsigned set = 0; set < WORD_SET_COUNT; set++) {
        struct slice rest = SETS[set];
        while (rest.size > 0) {
            struct word_row *row = row_of(index, hash_bytes(slice_cut(&rest, ' ')));
            if (row != NULL)
                row->sets[set / 64] |= UINT64_C(1) << set % 64;
        }
    }
}
