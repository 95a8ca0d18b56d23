/*
 * SHA-256 with the instructions that processors of the x86 family have for it. Only where
 * DATELINE_SHA256_FAST is defined, and to be called only where sha256_fast_runs tells so.
 */
#ifndef DATELINE_BASE_SHA256_FAST_H
#define DATELINE_BASE_SHA256_FAST_H

#include "base/slice.h"

#include <stdint.h>

enum { SHA256_BYTES = 32 };

/* clang's __builtin_cpu_supports does not know of them. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define DATELINE_SHA256_FAST 1

static inline bool sha256_fast_runs(void)
{
    return __builtin_cpu_supports("sha") && __builtin_cpu_supports("sse4.1");
}

void sha256_fast(struct slice bytes, uint8_t digest[SHA256_BYTES]);
#endif

#endif
