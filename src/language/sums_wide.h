/*
 * The sums of model.h for processors with vectors of 32 bytes (AVX2) and of 64 bytes
 * (AVX-512 with VBMI2): the same numbers in less time. Only where DATELINE_SUMS_WIDE is
 * defined, and to be called only where sums_wide_run or sums_widest_run tells so.
 */
#ifndef DATELINE_LANGUAGE_SUMS_WIDE_H
#define DATELINE_LANGUAGE_SUMS_WIDE_H

#include "language/model.h"

/* For all other processors. */
unsigned lane_best_plain(const int16_t sums[LANES]);
void pairs_sum_plain(const struct features *features, int16_t sums[LANES]);
void moves_sum_plain(const struct features *features, int sums[3]);

#if defined(__x86_64__) && defined(__GNUC__)
#define DATELINE_SUMS_WIDE 1

static inline bool sums_wide_run(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
}

static inline bool sums_widest_run(void)
{
    return __builtin_cpu_supports("avx512vbmi2") &&
           __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("popcnt");
}

unsigned lane_best_wide(const int16_t sums[LANES]);
void pairs_sum_wide(const struct features *features, int16_t sums[LANES]);
void moves_sum_wide(const struct features *features, int sums[3]);
void features_end_widest(struct features *features);
void pairs_sum_widest(const struct features *features, int16_t sums[LANES]);
void moves_sum_widest(const struct features *features, int sums[3]);
#endif

#endif
