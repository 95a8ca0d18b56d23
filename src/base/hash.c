#include "base/hash.h"

#include "base/sha256_fast.h"

#include <sha2.h>
#include <string.h>

uint64_t hash_bytes(struct slice bytes)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < bytes.size; i++)
        hash = (hash ^ (unsigned char)bytes.data[i]) * 0x100000001B3u;
    return hash_combine(hash, bytes.size);
}

uint64_t hash_text(struct slice text)
{
    uint64_t hash = text.size, word;
    size_t at = 0;
    for (; at + sizeof word <= text.size; at += sizeof word) {
        memcpy(&word, text.data + at, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return hash_combine(hash, hash_bytes(slice_part(text, at, text.size)));
}

/* The finaliser of splitmix64 over both. */
uint64_t hash_combine(uint64_t hash, uint64_t value)
{
    uint64_t x = hash + 0x9E3779B97F4A7C15u * (value + 1);
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static void sha256_plain(struct slice bytes, uint8_t digest[SHA256_BYTES])
{
    SHA2_CTX context;
    SHA256Init(&context);
    if (bytes.size != 0)
        SHA256Update(&context, (const uint8_t *)bytes.data, bytes.size);
    SHA256Final(digest, &context);
}

static void sha256(struct slice bytes, uint8_t digest[SHA256_BYTES])
{
#ifdef DATELINE_SHA256_FAST
    if (sha256_fast_runs()) {
        sha256_fast(bytes, digest);
        return;
    }
#endif
    sha256_plain(bytes, digest);
}

void hash_sha256(struct slice bytes, char hex[SHA256_HEX])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_BYTES];
    sha256(bytes, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[2 * sizeof digest] = '\0';
}
