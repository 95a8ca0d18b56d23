/*
 * What WordNet 3.0 says of a word, distilled (lexicon.bin): possible parts of speech,
 * whether a noun names a person, a group, a place or an event, and irregular forms.
 */
#ifndef DATELINE_LANGUAGE_LEXICON_H
#define DATELINE_LANGUAGE_LEXICON_H

#include "language/blob.h"
#include "language/document.h"
#include "language/word_table.h"

enum { LEXICON_TEMPLATES = 1 };

/* Sections of lexicon.bin, in order. The irregular forms are lines "form lemma\n" in byte
 * order. */
enum lexicon_section {
    LEXICON_WORDS, /* word_table: low byte enum word_class; LEXICON_IRREGULAR << part */
    LEXICON_IRREGULAR_NOUNS,
    LEXICON_IRREGULAR_VERBS,
    LEXICON_IRREGULAR_ADJECTIVES,
    LEXICON_SECTION_COUNT
};

/* Bits 8..11 of a word's value: it is an irregular form of a noun, verb, adjective,
 * adverb. */
enum { LEXICON_IRREGULAR_SHIFT = 8 };

struct lexicon {
    struct word_table words;
    struct slice irregular[3];
};

bool lexicon_open(struct lexicon *lexicon, struct slice bytes, dateline_error *error);

/* enum word_class bits of a word in lower case, as it stands. */
unsigned lexicon_classes(const struct lexicon *lexicon, uint64_t hash);
/* Eight bits for the tagger: the parts of speech of the word itself, and those it can be
 * an inflected form of, shifted by 4. */
unsigned lexicon_parts(const struct lexicon *lexicon, struct slice lower, uint64_t hash);
/* The dictionary form of 'lower', whose hash_bytes is 'hash', as a word with 'tag'; in the
 * arena where it is made. */
struct slice lexicon_lemma(const struct lexicon *lexicon, struct arena *arena,
                           struct slice lower, uint64_t hash, enum tag tag);

#endif
