#include "base/sha256_fast.h"

#ifdef DATELINE_SHA256_FAST
#include <immintrin.h>

#define FAST __attribute__((target("sha,sse4.1")))

enum { BLOCK = 64, ROUNDS = 64, WORDS = 16 };

/* FIPS 180-4, section 4.2.2. */
static const uint32_t constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2};

/* The eight words of the state in the order that the instructions want. */
struct state {
    __m128i abef, cdgh;
};

FAST static inline __m128i load_four(const void *from)
{
    return _mm_loadu_si128((const __m128i *)from);
}

FAST static inline void four_rounds(struct state *state, __m128i words, int first)
{
    __m128i sums = _mm_add_epi32(words, load_four(constants + first));
    state->cdgh = _mm_sha256rnds2_epu32(state->cdgh, state->abef, sums);
    state->abef =
        _mm_sha256rnds2_epu32(state->abef, state->cdgh, _mm_shuffle_epi32(sums, 0x0E));
}

/* The four words behind the last sixteen, of which 'w' holds four each. */
FAST static inline __m128i next_words(const __m128i w[4])
{
    __m128i sum =
        _mm_add_epi32(_mm_sha256msg1_epu32(w[0], w[1]), _mm_alignr_epi8(w[3], w[2], 4));
    return _mm_sha256msg2_epu32(sum, w[3]);
}

FAST static void add_block(struct state *state, const void *block)
{
    const __m128i turn = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
    const struct state before = *state;
    __m128i w[4];
    for (int i = 0; i < 4; i++) {
        w[i] = _mm_shuffle_epi8(load_four((const char *)block + 16 * i), turn);
        four_rounds(state, w[i], 4 * i);
    }
    for (int round = WORDS; round < ROUNDS; round += 4) {
        __m128i words = next_words(w);
        four_rounds(state, words, round);
        w[0] = w[1];
        w[1] = w[2];
        w[2] = w[3];
        w[3] = words;
    }
    state->abef = _mm_add_epi32(state->abef, before.abef);
    state->cdgh = _mm_add_epi32(state->cdgh, before.cdgh);
}

static void put_word(uint8_t *to, uint32_t word)
{
    for (int i = 0; i < 4; i++)
        to[i] = (uint8_t)(word >> (24 - 8 * i));
}

/* The bytes behind the last whole block, a one, zeros, and the number of bits. */
FAST static void add_end(struct state *state, struct slice rest, size_t size)
{
    enum { LENGTH = 8 };
    uint8_t blocks[2 * BLOCK] = {0};
    size_t total = rest.size + 1 + LENGTH <= BLOCK ? BLOCK : 2 * BLOCK;
    if (rest.size != 0)
        memcpy(blocks, rest.data, rest.size);
    blocks[rest.size] = 0x80;
    put_word(blocks + total - 8, (uint32_t)((uint64_t)size >> 29));
    put_word(blocks + total - 4, (uint32_t)((uint64_t)size << 3));
    for (size_t at = 0; at < total; at += BLOCK)
        add_block(state, blocks + at);
}

FAST void sha256_fast(struct slice bytes, uint8_t digest[SHA256_BYTES])
{
    struct state state = {
        _mm_setr_epi32((int)0x9b05688c, 0x510e527f, (int)0xbb67ae85, 0x6a09e667),
        _mm_setr_epi32(0x5be0cd19, 0x1f83d9ab, (int)0xa54ff53a, 0x3c6ef372)};
    uint32_t abef[4], cdgh[4];
    size_t at = 0;
    for (; at + BLOCK <= bytes.size; at += BLOCK)
        add_block(&state, bytes.data + at);
    add_end(&state, slice_part(bytes, at, bytes.size), bytes.size);
    _mm_storeu_si128((__m128i *)(void *)abef, state.abef);
    _mm_storeu_si128((__m128i *)(void *)cdgh, state.cdgh);
    const uint32_t words[] = {abef[3], abef[2], cdgh[3], cdgh[2],
                              abef[1], abef[0], cdgh[1], cdgh[0]};
    for (int i = 0; i < 8; i++)
        put_word(digest + 4 * i, words[i]);
}

#endif
