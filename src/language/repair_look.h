/* Looking around in a sentence on its way, and changing its tree: what the rules of
 * repair.h share. Labels are given as sets of bits; indices behind the end have the tag of
 * a full stop. */
#ifndef DATELINE_LANGUAGE_REPAIR_LOOK_H
#define DATELINE_LANGUAGE_REPAIR_LOOK_H

#include "language/repair.h"

#define BIT(label) (UINT64_C(1) << LABEL_##label)

#define BITS_SUBJECT   (BIT(NSUBJ) | BIT(CSUBJ) | BIT(NSUBJ_OUTER) | BIT(CSUBJ_OUTER))
#define BITS_AUXILIARY (BIT(AUX) | BIT(AUX_PASS) | BIT(COP))

static inline enum tag repair_tag_of(const struct repair *repair, uint32_t index)
{
    return index < repair->count ? (enum tag)repair->tokens[index].tag : TAG_PERIOD;
}

static inline bool repair_is_comma(const struct repair *repair, uint32_t index)
{
    return repair_tag_of(repair, index) == TAG_COMMA;
}

static inline bool repair_is_quote(const struct repair *repair, uint32_t index)
{
    return repair_tag_of(repair, index) == TAG_QUOTE_OPEN ||
           repair_tag_of(repair, index) == TAG_QUOTE_CLOSE;
}

/* A verb in the past or present tense; no modal. */
static inline bool repair_is_finite(const struct repair *repair, uint32_t index)
{
    enum tag tag = repair_tag_of(repair, index);
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP;
}

/* What may stand for somebody or something: a noun, pronoun, number or determiner that is
 * no time. */
bool repair_is_nominal(const struct repair *repair, uint32_t index);

static inline bool repair_has_label(const struct repair *repair, uint32_t index,
                                    uint64_t labels)
{
    return labels >> repair->tokens[index].label & 1;
}

/* The first dependent of 'head' with one of the labels, in the sentence or in
 * [first, end); TOKEN_NONE: none. */
uint32_t repair_child(const struct repair *repair, uint32_t head, uint64_t labels);
uint32_t repair_child_in(const struct repair *repair, uint32_t head, uint64_t labels,
                         uint32_t first, uint32_t end);
bool repair_is_under(const struct repair *repair, uint32_t index, uint32_t ancestor);

/* One behind the last comma or quote before 'index', or 0. */
uint32_t repair_segment_start(const struct repair *repair, uint32_t index);
/* The head of the noun phrase that ends at 'last' and begins behind 'limit': the word
 * that all the others hang from, as far as they hang together. */
uint32_t repair_phrase_head(const struct repair *repair, uint32_t last, uint32_t limit);
/* Does [first, last] hold nothing but what a short noun phrase has? */
bool repair_is_plain_phrase(const struct repair *repair, uint32_t first, uint32_t last);

/* Hangs 'token' from 'head'. Where 'head' stands under 'token', it first takes the place
 * of 'token' in the tree. */
void repair_attach(const struct repair *repair, uint32_t token, uint32_t head,
                   enum label label);
/* Makes 'noun' the subject of 'verb'; another that it has becomes what is said. */
void repair_make_subject(const struct repair *repair, uint32_t noun, uint32_t verb);

/* ---- rules on subjects, for repair_tree ---- */

/* Who says what the verb of speech 'verb' introduces, before it, behind it or over what
 * stands between commas. */
void repair_speaker(const struct repair *repair, uint32_t verb);
/* The subject of 'verb' where the parser found none, several, or a wrong one. */
void repair_subject(const struct repair *repair, uint32_t verb);

#endif
