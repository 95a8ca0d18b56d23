#include "language/sums_wide.h"

#include <string.h>

#ifdef DATELINE_SUMS_WIDE
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi")))

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

#endif
