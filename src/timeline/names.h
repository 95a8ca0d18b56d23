/*
 * Names of people and organisations as they are compared across articles: folded to
 * ASCII words, with a phonetic skeleton that transliterations share.
 */
#ifndef DATELINE_TIMELINE_NAMES_H
#define DATELINE_TIMELINE_NAMES_H

#include "base/arena.h"

#include <stdint.h>

enum { NAME_WORDS_MAX = 12, NAME_SKELETON_MAX = 12 };

/* A name cut into folded words: lower-case ASCII where the letters are Latin, apostrophes
 * gone, hyphens as word breaks, a leading "the" and a trailing "'s" dropped. */
struct folded_name {
    struct slice words[NAME_WORDS_MAX];
    size_t count;
    struct slice whole; /* the words with single spaces between them */
};
void name_fold(struct arena *arena, struct slice name, struct folded_name *folded);

/* The word that names the family: the last that is no "Jr." or "III"; particles such as
 * "al" and "van" are left out. The empty slice for the empty name. */
struct slice name_family(const struct folded_name *name);
/* The first word when it stands before the family's; empty: none. */
struct slice name_given(const struct folded_name *name);

/* Consonants with their common spellings united, a leading vowel kept as one sign:
 * "erakat" and "erekat" agree, so do "mohammed" and "muhammad". */
struct name_skeleton {
    char text[NAME_SKELETON_MAX];
    uint8_t size;
};
struct name_skeleton name_skeleton(struct slice word);
uint64_t name_skeleton_hash(struct slice word);

/* Two spellings of one word: equal, or one skeleton of three consonants or more and few
 * letters apart. */
bool name_words_similar(struct slice a, struct slice b);
/* Given names: similar, one the initial of the other, or in one row of
 * given_names.def. */
bool name_givens_agree(struct slice a, struct slice b);

enum name_agreement {
    NAMES_DIFFER,
    NAMES_FAMILY, /* the family agrees and one has no given name */
    NAMES_SIMILAR,
    NAMES_SAME,
};
enum name_agreement names_compare(const struct folded_name *a,
                                  const struct folded_name *b);

/* 'word' is made of the first letters of the name's words, small ones left out or not:
 * "cma" of "competition and markets authority". */
bool name_is_acronym(struct slice word, const struct folded_name *name);

#endif
