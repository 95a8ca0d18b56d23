/*
 * The trained model (tagger and parser) and the lexicon, both embedded in the library.
 * Immutable and safe from many threads once made. The model file's format, template id
 * and checksum: model.h.
 */
#ifndef DATELINE_LANGUAGE_LANGUAGE_H
#define DATELINE_LANGUAGE_LANGUAGE_H

#include "base/arena.h"
#include "base/error.h"

struct language;

/* NULL with 'error' filled when the embedded model is damaged; release with
 * language_free. */
struct language *language_new(dateline_error *error);
void language_free(struct language *language);
/* The same from other files than the embedded ones, which must be aligned to
 * BLOB_ALIGNMENT and outlive the result. */
struct language *language_new_from(struct slice model, struct slice lexicon,
                                   dateline_error *error);

/* Bits of what a lower-case word can be, from WordNet and its exception lists; 0 for
 * unknown words. */
enum word_class {
    WORD_NOUN = 1,
    WORD_VERB = 2,
    WORD_ADJECTIVE = 4,
    WORD_ADVERB = 8,
    WORD_PERSON = 16, /* a noun for a person: diplomat, minister, spokeswoman */
    WORD_GROUP = 32,  /* a noun for people together: committee, delegation */
    WORD_PLACE = 64,
    WORD_EVENT = 128,
};
unsigned language_word_classes(const struct language *language, struct slice lower);
/* The dictionary form of a lower-case word that stands alone: as a past tense or a plural
 * where it is one ("fled" -> "flee", "men" -> "man"), else itself. In the arena where it
 * is made. */
struct slice language_lemma(const struct language *language, struct arena *arena,
                            struct slice lower);

#endif
