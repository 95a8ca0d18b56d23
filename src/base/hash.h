/* Hashes that are the same on every machine and run (no seed: nothing here faces an
 * attacker's keys unbounded). */
#ifndef DATELINE_BASE_HASH_H
#define DATELINE_BASE_HASH_H

#include "base/slice.h"

#include <stdint.h>

/* 64-bit FNV-1a with a final mix. */
uint64_t hash_bytes(struct slice bytes);
/* The same for longer texts, in less time; another number, and another one on machines of
 * another byte order: not to be kept. */
uint64_t hash_text(struct slice text);
/* Combines a hash with a further value; not symmetric. */
uint64_t hash_combine(uint64_t hash, uint64_t value);

enum { SHA256_HEX = 65 };
/* SHA-256 (FIPS 180-4) of 'bytes' as 64 lower-case hexadecimal digits and a NUL. */
void hash_sha256(struct slice bytes, char hex[SHA256_HEX]);

#endif
