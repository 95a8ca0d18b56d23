/* Treebanks in memory, as the tagger and the parser see sentences. */
#ifndef DATELINE_LANGUAGE_TRAINER_CORPUS_H
#define DATELINE_LANGUAGE_TRAINER_CORPUS_H

#include "language/word.h"

struct gold {
    uint8_t tag, label;
    int16_t head; /* index; the sentence's count for the root */
};

struct example {
    struct word *words;
    struct gold *gold;
    int count;
};

/* A text: its tokens in order, each with the number of its sentence and whether white
 * space follows (always between sentences). */
struct running_text {
    struct token *tokens;
    uint32_t count;
};

struct corpus {
    struct arena *arena;
    VECTOR(struct example) examples;
    VECTOR(struct running_text) texts;
    size_t word_count;
};

/* Adds the sentences of a CoNLL-U file (of at most WORDS_MAX words), and its documents
 * ("# newdoc") as running texts. False, with a line
 * on standard error, when it cannot be read. */
bool corpus_add_file(struct corpus *corpus, const struct lexicon *lexicon,
                     const char *path);

/* The numbers of the examples, from 0 on. */
uint32_t *corpus_order(const struct corpus *corpus);

/* A reproducible order of the examples: the same for the same state. */
struct shuffler {
    uint64_t state;
};
uint64_t shuffler_next(struct shuffler *shuffler);
void shuffle(struct shuffler *shuffler, uint32_t *order, uint32_t count);

#endif
