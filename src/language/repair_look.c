#include "language/repair_look.h"

#include "language/temporal_noun.h"

/* ---- looking around ---- */

uint32_t repair_child_in(const struct repair *repair, uint32_t head, uint64_t labels,
                         uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (repair->tokens[i].head == head && repair_has_label(repair, i, labels))
            return i;
    return TOKEN_NONE;
}

uint32_t repair_child(const struct repair *repair, uint32_t head, uint64_t labels)
{
    return repair_child_in(repair, head, labels, 0, repair->count);
}

bool repair_is_under(const struct repair *repair, uint32_t index, uint32_t ancestor)
{
    for (uint32_t i = 0; i <= repair->count && index != TOKEN_NONE; i++) {
        if (index == ancestor)
            return true;
        index = repair->tokens[index].head;
    }
    return false;
}

/* ---- changing the tree ---- */

/* Hangs 'token' from 'head'. Where 'head' stands under 'token', it first takes the place
 * of 'token' in the tree. */
void repair_attach(const struct repair *repair, uint32_t token, uint32_t head,
                   enum label label)
{
    struct token *tokens = repair->tokens;
    if (repair_is_under(repair, head, token)) {
        tokens[head].head = tokens[token].head;
        tokens[head].label = tokens[token].label;
    }
    tokens[token].head = head;
    tokens[token].label = (uint8_t)label;
}

/* ---- noun phrases ---- */

/* Relations that hold a noun phrase together from left to right. */
#define BITS_INSIDE                                                                      \
    (BIT(COMPOUND) | BIT(FLAT) | BIT(NMOD_DESC) | BIT(AMOD) | BIT(DET) | BIT(NUMMOD) |   \
     BIT(NMOD_POSS) | BIT(NMOD) | BIT(CASE) | BIT(APPOS) | BIT(CONJ) | BIT(CC) |         \
     BIT(NMOD_UNMARKED) | BIT(DEP) | BIT(GOESWITH) | BIT(FIXED))

/* The head of the noun phrase that ends at 'last' and begins behind 'limit': the word
 * that all the others hang from, as far as they hang together. */
uint32_t repair_phrase_head(const struct repair *repair, uint32_t last, uint32_t limit)
{
    uint32_t head = last;
    for (uint32_t i = 0; i < repair->count; i++) {
        uint32_t above = repair->tokens[head].head;
        if (above == TOKEN_NONE || above > last || above < limit ||
            !repair_has_label(repair, head, BITS_INSIDE) ||
            tag_is_verb(repair_tag_of(repair, above)))
            break;
        head = above;
    }
    return head;
}

bool repair_is_nominal(const struct repair *repair, uint32_t index)
{
    enum tag tag = repair_tag_of(repair, index);
    return index < repair->count &&
           (tag_is_noun(tag) || tag == TAG_PRP || tag == TAG_CD || tag == TAG_DT) &&
           !token_is_temporal_noun(&repair->tokens[index]);
}

/* One behind the last comma or quote before 'index', or 0. */
uint32_t repair_segment_start(const struct repair *repair, uint32_t index)
{
    while (index > 0 && !repair_is_comma(repair, index - 1) &&
           !repair_is_quote(repair, index - 1))
        index--;
    return index;
}

void repair_make_subject(const struct repair *repair, uint32_t noun, uint32_t verb)
{
    uint32_t other = repair_child(repair, verb, BITS_SUBJECT);
    if (other == noun || noun == verb)
        return;
    if (other != TOKEN_NONE)
        repair->tokens[other].label = LABEL_CCOMP; /* the head of what is said */
    repair_attach(repair, noun, verb, LABEL_NSUBJ);
}

/* Does the phrase [first, last] hold nothing but what a short noun phrase has? */
bool repair_is_plain_phrase(const struct repair *repair, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        enum tag tag = repair_tag_of(repair, i);
        if (!tag_is_noun(tag) && tag != TAG_DT && tag != TAG_JJ && tag != TAG_PRP &&
            tag != TAG_PRP_POSSESSIVE && tag != TAG_POS && tag != TAG_CD &&
            tag != TAG_HYPH && tag != TAG_IN && tag != TAG_CC)
            return false;
    }
    return true;
}
