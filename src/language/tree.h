/* Looking around in the tree of a parsed sentence. Labels are given as sets of bits. */
#ifndef DATELINE_LANGUAGE_TREE_H
#define DATELINE_LANGUAGE_TREE_H

#include "language/document.h"

#define LABELS(label) (UINT64_C(1) << LABEL_##label)

/* No chain of heads is followed further than this. */
enum { CLIMB_MAX = 24 };

/* Relations of a nominal subject, and of any. */
#define LABELS_NOMINAL_SUBJECT (LABELS(NSUBJ) | LABELS(NSUBJ_OUTER))
#define LABELS_SUBJECT         (LABELS_NOMINAL_SUBJECT | LABELS(CSUBJ) | LABELS(CSUBJ_OUTER))
#define LABELS_PASSIVE_SUBJECT (LABELS(NSUBJ_PASS) | LABELS(CSUBJ_PASS))
#define LABELS_AUXILIARY       (LABELS(AUX) | LABELS(AUX_PASS) | LABELS(COP))
#define LABELS_CLAUSE                                                                    \
    (LABELS(ACL) | LABELS(ACL_RELCL) | LABELS(ADVCL) | LABELS(ADVCL_RELCL) |             \
     LABELS(CCOMP) | LABELS(PARATAXIS))

static inline const struct token *tree_token(const struct document *document,
                                             uint32_t index)
{
    return &document->tokens.items[index];
}

static inline bool tree_has_label(const struct document *document, uint32_t index,
                                  uint64_t labels)
{
    return labels >> document->tokens.items[index].label & 1;
}

const struct sentence *tree_sentence(const struct document *document, uint32_t token);
bool tree_word_is(const struct document *document, uint32_t token, const char *lower);

/* The first dependent of 'head' with one of the labels, or TOKEN_NONE. */
uint32_t tree_child(const struct document *document, uint32_t head, uint64_t labels);
/* The next one behind 'child', or TOKEN_NONE. */
uint32_t tree_next_child(const struct document *document, uint32_t child,
                         uint64_t labels);
/* The first dependent with one of the labels whose lower-case form is 'lower'. */
uint32_t tree_child_word(const struct document *document, uint32_t head, uint64_t labels,
                         const char *lower);

#endif
