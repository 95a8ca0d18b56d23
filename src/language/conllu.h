/*
 * CoNLL-U (universaldependencies.org/format.html): pre-tokenised sentences in, the same
 * file with XPOS, HEAD and DEPREL filled in out. Comments, ranges ("3-4") and empty nodes
 * ("3.1") are kept as they stand.
 */
#ifndef DATELINE_LANGUAGE_CONLLU_H
#define DATELINE_LANGUAGE_CONLLU_H

#include "base/buffer.h"
#include "base/error.h"
#include "language/document.h"
#include "language/language.h"

enum {
    CONLLU_ID,
    CONLLU_FORM,
    CONLLU_LEMMA,
    CONLLU_UPOS,
    CONLLU_XPOS,
    CONLLU_FEATS,
    CONLLU_HEAD,
    CONLLU_DEPREL,
    CONLLU_DEPS,
    CONLLU_MISC,
    CONLLU_FIELD_COUNT
};

enum {
    CONLLU_SENTENCE_MAX = 65536, /* words */
    CONLLU_SIZE_MAX = 512 * 1024 * 1024,
};

/* One line. Only words (is_word) have fields, a token and an analysis. */
struct conllu_line {
    struct slice text; /* without the line end; empty between sentences */
    bool is_word;
    struct slice fields[CONLLU_FIELD_COUNT];
    struct token token;
    uint8_t tag, label; /* enum tag, enum label */
    uint32_t head;      /* number of the head in its sentence from 1 on; 0: the root */
};

struct conllu_sentence {
    uint32_t first, end; /* lines, without the empty line behind them */
    uint32_t word_count;
};

struct conllu {
    VECTOR(struct conllu_line) lines;
    VECTOR(struct conllu_sentence) sentences;
};

/* NULL with 'error' filled (line told) when 'text' is no CoNLL-U. Borrows from 'text'. */
struct conllu *conllu_read(struct arena *arena, struct slice text, dateline_error *error);

/* Fills in tag, head and label of all words from their forms alone. */
void conllu_analyse(struct arena *arena, const struct language *language,
                    struct conllu *conllu);
/* Fills in tag, head and label from the file's own columns; words whose columns hold
 * nothing known get TAG_NN, LABEL_DEP, and the root as head. */
void conllu_take_gold(struct conllu *conllu);

/* Writes the file with the analysis in its columns. */
void conllu_write(const struct conllu *conllu, struct buffer *out);

/* Writes the sentences of a document: its tokens as they stand in the text, with their
 * place in the file (start, end: code points) in MISC; tags and trees where there are
 * any. */
void conllu_write_document(struct document *document, struct buffer *out);

#endif
