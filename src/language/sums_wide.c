#include "language/sums_wide.h"

#include <string.h>

#ifdef DATELINE_SUMS_WIDE
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi")))
#define WIDEST                                                                           \
    __attribute__((                                                                      \
        target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi2,avx512vnni,bmi,popcnt")))

/* ---- the best class ---- */

/* One bit in two for each sum that is the greatest. */
WIDE static inline uint32_t equal_to(__m256i sums, __m256i best)
{
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi16(sums, best));
}

WIDE unsigned lane_best_wide(const int16_t sums[LANES])
{
    const __m256i *from = (const __m256i *)(const void *)sums;
    __m256i first = _mm256_loadu_si256(from), second = _mm256_loadu_si256(from + 1);
    __m256i third = _mm256_loadu_si256(from + 2);
    __m256i most = _mm256_max_epi16(_mm256_max_epi16(first, second), third);
    __m128i eight =
        _mm_max_epi16(_mm256_castsi256_si128(most), _mm256_extracti128_si256(most, 1));
    /* the processor finds the least of unsigned numbers */
    __m128i top = _mm_set1_epi16(INT16_MAX);
    __m128i least = _mm_minpos_epu16(_mm_sub_epi16(top, eight));
    __m256i best = _mm256_broadcastw_epi16(_mm_sub_epi16(top, least));
    uint64_t front = equal_to(first, best) | (uint64_t)equal_to(second, best) << 32;
    uint64_t back = equal_to(third, best);
    return (unsigned)(front != 0 ? __builtin_ctzll(front) : 64 + __builtin_ctzll(back)) /
           2;
}

/* ---- pairs of feature and class ---- */

/* One bit for each of the sixteen slots whose check fits. */
WIDE static inline unsigned slots_fitting(const struct pair_bucket *bucket,
                                          uint16_t check)
{
    __m256i checks = _mm256_load_si256((const __m256i *)(const void *)bucket->checks);
    __m256i fit = _mm256_cmpeq_epi16(checks, _mm256_set1_epi16((short)check));
    return (unsigned)_mm_movemask_epi8(
        _mm_packs_epi16(_mm256_castsi256_si128(fit), _mm256_extracti128_si256(fit, 1)));
}

/* The slots of four buckets are gone through in one loop: its end is what the processor
 * cannot foresee. */
enum { GROUP = 64 / PAIR_SLOTS };

WIDE static inline void group_sum(const struct pair_bucket *const *buckets,
                                  uint64_t fitting, int16_t sums[LANES])
{
    for (; fitting != 0; fitting &= fitting - 1) {
        unsigned bit = (unsigned)__builtin_ctzll(fitting);
        const struct pair_bucket *bucket = buckets[bit / PAIR_SLOTS];
        int16_t *sum = &sums[bucket->lanes[bit % PAIR_SLOTS]];
        *sum = (int16_t)(*sum + bucket->weights[bit % PAIR_SLOTS]);
    }
}

WIDE void pairs_sum_wide(const struct features *features, int16_t sums[LANES])
{
    const struct pair_bucket *const *buckets =
        (const struct pair_bucket *const *)(const void *)features->rows;
    memset(sums, 0, sizeof(int16_t) * LANES);
    for (unsigned first = 0; first < features->count; first += GROUP) {
        uint64_t fitting = 0;
        for (unsigned i = first; i < features->count && i < first + GROUP; i++)
            fitting |=
                (uint64_t)slots_fitting(buckets[i], feature_check(features->items[i]))
                << (i - first) * PAIR_SLOTS;
        group_sum(buckets + first, fitting, sums);
    }
}

/* ---- moves ---- */

/* The fitting slot of the bucket in its place, and 0 everywhere else: at most one fits,
 * so the halves can be joined. */
WIDE static inline __m256i slot_fitting(const struct move_bucket *bucket, uint32_t check)
{
    const __m256i *halves = (const __m256i *)(const void *)bucket->slots;
    __m256i low = _mm256_load_si256(halves), high = _mm256_load_si256(halves + 1);
    __m256i mask = _mm256_set1_epi32(0xFFFF), wanted = _mm256_set1_epi32((int)check);
    __m256i in_low = _mm256_cmpeq_epi32(_mm256_and_si256(low, mask), wanted);
    __m256i in_high = _mm256_cmpeq_epi32(_mm256_and_si256(high, mask), wanted);
    return _mm256_or_si256(_mm256_and_si256(low, in_low),
                           _mm256_and_si256(high, in_high));
}

WIDE static inline int total(__m256i sums)
{
    __m128i four =
        _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
    __m128i two = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4E));
    return _mm_cvtsi128_si32(_mm_add_epi32(two, _mm_shuffle_epi32(two, 0xB1)));
}

WIDE void moves_sum_wide(const struct features *features, int sums[3])
{
    __m256i left = _mm256_setzero_si256(), right = left;
    for (unsigned i = 0; i < features->count; i++) {
        __m256i slot = slot_fitting(features->rows[i], feature_check(features->items[i]));
        left = _mm256_add_epi32(left, _mm256_srai_epi32(_mm256_slli_epi32(slot, 8), 24));
        right = _mm256_add_epi32(right, _mm256_srai_epi32(slot, 24));
    }
    sums[0] = 0;
    sums[1] = total(left);
    sums[2] = total(right);
}

/* ---- the same with vectors of 64 bytes ---- */

/* All fitting pairs are first put in a row, so that adding them up is one loop. Two of
 * the same class often follow each other: they go into different sums. */
WIDEST void pairs_sum_widest(const struct features *features, int16_t sums[LANES])
{
    uint8_t lanes[(FEATURES_MAX + 1) * PAIR_SLOTS];
    int8_t weights[(FEATURES_MAX + 1) * PAIR_SLOTS];
    int16_t odd[LANES] = {0};
    unsigned count = 0;
    for (unsigned i = 0; i < features->count; i++) {
        const struct pair_bucket *bucket = features->rows[i];
        __m256i check = _mm256_set1_epi16((short)feature_check(features->items[i]));
        __mmask16 fit = _mm256_cmpeq_epi16_mask(
            _mm256_load_si256((const __m256i *)(const void *)bucket->checks), check);
        const __m128i *from = (const __m128i *)(const void *)bucket->lanes;
        _mm_storeu_si128((__m128i *)(void *)(lanes + count),
                         _mm_maskz_compress_epi8(fit, _mm_load_si128(from)));
        _mm_storeu_si128((__m128i *)(void *)(weights + count),
                         _mm_maskz_compress_epi8(fit, _mm_load_si128(from + 1)));
        count += (unsigned)__builtin_popcount(fit);
    }
    lanes[count] = 0; /* makes the number even */
    weights[count] = 0;
    memset(sums, 0, sizeof(int16_t) * LANES);
    for (unsigned i = 0; i < count; i += 2) {
        sums[lanes[i]] = (int16_t)(sums[lanes[i]] + weights[i]);
        odd[lanes[i + 1]] = (int16_t)(odd[lanes[i + 1]] + weights[i + 1]);
    }
    for (unsigned i = 0; i < LANES; i++)
        sums[i] = (int16_t)(sums[i] + odd[i]);
}

/* The lower halves of features as the checks of slots: 0 means a free slot. */
WIDEST static inline void checks_of(const struct features *features,
                                    uint32_t checks[FEATURES_MAX])
{
    enum { AT_ONCE = 16 };
    const __m512i check = _mm512_set1_epi32(0xFFFF), one = _mm512_set1_epi32(1);
    for (unsigned i = 0; i < features->count; i += AT_ONCE) {
        __m512i found = _mm512_loadu_si512(features->items + i);
        __mmask16 zero = _mm512_testn_epi32_mask(found, check);
        _mm512_storeu_si512(checks + i, _mm512_mask_or_epi32(found, zero, found, one));
    }
}

struct move_sums {
    __m512i left, right;
};

/* The weights are the upper two bytes of a slot: the product with a vector of bytes that
 * has 1 in their place adds them up. */
WIDEST static inline void add_row(struct move_sums *sums, const void *row, uint32_t check)
{
    __m512i slots = _mm512_load_si512(row);
    __m512i differing = _mm512_xor_si512(slots, _mm512_set1_epi32((int)check));
    __mmask16 fit = _mm512_testn_epi32_mask(differing, _mm512_set1_epi32(0xFFFF));
    sums->left =
        _mm512_mask_dpbusd_epi32(sums->left, fit, _mm512_set1_epi32(1 << 16), slots);
    sums->right =
        _mm512_mask_dpbusd_epi32(sums->right, fit, _mm512_set1_epi32(1 << 24), slots);
}

/* Two sums each, since an addition has to wait for the one before it. */
WIDEST void moves_sum_widest(const struct features *features, int sums[3])
{
    struct move_sums even = {_mm512_setzero_si512(), _mm512_setzero_si512()}, odd = even;
    uint32_t checks[FEATURES_MAX];
    unsigned i = 0;
    checks_of(features, checks);
    for (; i + 1 < features->count; i += 2) {
        add_row(&even, features->rows[i], checks[i]);
        add_row(&odd, features->rows[i + 1], checks[i + 1]);
    }
    if (i < features->count)
        add_row(&even, features->rows[i], checks[i]);
    sums[0] = 0;
    sums[1] = _mm512_reduce_add_epi32(_mm512_add_epi32(even.left, odd.left));
    sums[2] = _mm512_reduce_add_epi32(_mm512_add_epi32(even.right, odd.right));
}

/* Eight at a time; what the last eight have too many means nothing. */
WIDEST void features_end_widest(struct features *features)
{
    enum { AT_ONCE = 8 };
    const __m512i first = _mm512_set1_epi64((long long)FEATURE_MIX_FIRST);
    const __m512i second = _mm512_set1_epi64((long long)FEATURE_MIX_SECOND);
    const __m512i row_count = _mm512_set1_epi64(features->row_count);
    const __m512i table = _mm512_set1_epi64((long long)(intptr_t)features->table);
    for (unsigned i = 0; i < features->count; i += AT_ONCE) {
        __m512i x = _mm512_loadu_si512(features->values + i);
        x = _mm512_mullo_epi64(x, first);
        x = _mm512_xor_si512(x, _mm512_srli_epi64(x, FEATURE_MIX_SHIFT));
        x = _mm512_srli_epi64(_mm512_mullo_epi64(x, second), 32);
        __m512i rows = _mm512_srli_epi64(_mm512_mul_epu32(x, row_count), 32);
        rows = _mm512_add_epi64(table, _mm512_slli_epi64(rows, FEATURE_ROW_SHIFT));
        _mm256_storeu_si256((__m256i *)(void *)(features->items + i),
                            _mm512_cvtepi64_epi32(x));
        _mm512_storeu_si512(features->rows + i, rows);
        for (unsigned k = i; k < i + AT_ONCE; k++)
            __builtin_prefetch(features->rows[k]);
    }
}

#endif
