#include "base/word_index.h"

#include "base/hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

void word_index_fill(struct word_index *index, const struct slice *sets, size_t count)
{
    for (size_t set = 0; set < count && set < WORD_SETS_MAX; set++) {
        struct slice rest = sets[set];
        while (rest.size > 0) {
            struct word_row *row = row_of(index, hash_bytes(slice_cut(&rest, ' ')));
            if (row != NULL)
                row->sets[set / 64] |= UINT64_C(1) << set % 64;
        }
    }
}

/* Whether the word stands whole at 'at', where one of the words begins. */
static bool is_word_at(struct slice word, struct slice words, size_t at)
{
    size_t end = at + word.size;
    return end <= words.size && (end == words.size || words.data[end] == ' ') &&
           memcmp(words.data + at, word.data, word.size) == 0;
}

#ifdef __SSE2__
/* Looks at sixteen bytes at a time for words that begin with the right one. Returns where
 * the rest begins, which is shorter; SIZE_MAX when the word was found. */
static size_t skip_words(struct slice word, struct slice words)
{
    enum { AT_ONCE = 16 };
    const __m128i first = _mm_set1_epi8(word.data[0]), blank = _mm_set1_epi8(' ');
    unsigned carried = 1;
    size_t at = 0;
    for (; at + AT_ONCE <= words.size; at += AT_ONCE) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(words.data + at));
        unsigned blanks = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, blank));
        unsigned begun = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, first)) &
                         (blanks << 1 | carried);
        for (; begun != 0; begun &= begun - 1)
            if (is_word_at(word, words, at + (unsigned)__builtin_ctz(begun)))
                return SIZE_MAX;
        carried = blanks >> (AT_ONCE - 1);
    }
    return at;
}
#else
static size_t skip_words(struct slice word, struct slice words)
{
    (void)word;
    (void)words;
    return 0;
}
#endif

bool word_in(struct slice word, struct slice words)
{
    if (word.size == 0 || word.size > words.size)
        return false;
    size_t at = skip_words(word, words);
    if (at == SIZE_MAX)
        return true;
    for (; at < words.size; at++)
        if (words.data[at] == word.data[0] && (at == 0 || words.data[at - 1] == ' ') &&
            is_word_at(word, words, at))
            return true;
    return false;
}
