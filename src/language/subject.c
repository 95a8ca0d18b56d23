#include "language/subject.h"

#include "language/clause.h"
#include "language/governor.h"
#include "language/tree.h"

static bool is_relative_pronoun(const struct document *document, uint32_t token)
{
    enum tag tag = (enum tag)tree_token(document, token)->tag;
    return tag == TAG_WDT || tag == TAG_WP || tree_word_is(document, token, "that");
}

uint32_t subject_antecedent(const struct document *document, uint32_t verb,
                            uint32_t pronoun)
{
    uint32_t head = tree_token(document, verb)->head;
    bool relative = tree_has_label(document, verb, LABELS(ACL_RELCL));
    if (pronoun != TOKEN_NONE && !is_relative_pronoun(document, pronoun))
        return TOKEN_NONE;
    /* "..., who said" under another label: the noun that stands before the pronoun */
    if (!relative && pronoun != TOKEN_NONE &&
        tree_has_label(document, verb, LABELS(ACL) | LABELS(ADVCL) | LABELS(PARATAXIS)) &&
        tree_word_is(document, pronoun, "who")) {
        const struct sentence *sentence = tree_sentence(document, verb);
        for (uint32_t i = pronoun; i > sentence->first && pronoun - i < 3; i--)
            if (tag_is_noun(tree_token(document, i - 1)->tag))
                return i - 1;
    }
    return relative ? head : TOKEN_NONE;
}

static uint32_t own_subject(const struct document *document, uint32_t verb)
{
    uint64_t labels = LABELS_SUBJECT | LABELS_PASSIVE_SUBJECT;
    uint32_t subject = TOKEN_NONE, child = tree_child(document, verb, labels);
    for (; child != TOKEN_NONE; child = tree_next_child(document, child, labels)) {
        subject = child;
        if (is_relative_pronoun(document, child) ||
            tag_is_noun(tree_token(document, child)->tag))
            break;
    }
    if (subject == TOKEN_NONE)
        return TOKEN_NONE;
    uint32_t antecedent = subject_antecedent(document, verb, subject);
    return antecedent != TOKEN_NONE ? antecedent : subject;
}

/* The subject of the clause that 'noun' is an argument of: who has the plan of "a plan to
 * meet". */
static uint32_t owner_of(struct document *document, uint32_t noun, uint32_t *next)
{
    if (clause_is_controlled_object(document, noun))
        return noun;
    uint32_t owner = tree_child(document, noun, LABELS(NMOD_POSS));
    if (owner != TOKEN_NONE)
        return owner;
    *next = governing_verb(document, noun);
    return TOKEN_NONE;
}

/* Who does what 'governor' governs, where it tells that itself: its object. */
static uint32_t controlled_subject(struct document *document, uint32_t governor)
{
    if (clause_is_passive(document, governor) ||
        !(governor_effects(document, governor) & GOVERNOR_OBJECT))
        return TOKEN_NONE;
    return tree_child(document, governor, LABELS(OBJ) | LABELS(IOBJ));
}

static bool is_finite(const struct token *token)
{
    return token->tag == TAG_VBD || token->tag == TAG_VBZ || token->tag == TAG_VBP;
}

/* One step up from a verb without a subject of its own: a subject, or in 'next' the verb
 * that shares its own. */
static uint32_t inherit(struct document *document, uint32_t verb, uint32_t *next)
{
    const struct token *token = tree_token(document, verb);
    uint32_t head = token->head;
    *next = TOKEN_NONE;
    if (head == TOKEN_NONE)
        return TOKEN_NONE;
    if (tree_has_label(document, verb, LABELS(CONJ) | LABELS(ADVCL) | LABELS_AUXILIARY)) {
        *next = head;
        return TOKEN_NONE;
    }
    if (tree_has_label(document, verb, LABELS(XCOMP))) {
        *next = head;
        return controlled_subject(document, head);
    }
    if (tree_has_label(document, verb, LABELS(ACL)) && token->tag == TAG_VB)
        return owner_of(document, head, next);
    if (tree_has_label(document, verb, LABELS(ACL) | LABELS(ACL_RELCL) | LABELS(AMOD)))
        return head;
    if (!is_finite(token) && (tree_has_label(document, verb, LABELS_CLAUSE) ||
                              tag_is_verb(tree_token(document, head)->tag)))
        *next = head;
    return TOKEN_NONE;
}

uint32_t subject_find(struct document *document, uint32_t verb)
{
    for (int i = 0; i < CLIMB_MAX && verb != TOKEN_NONE; i++) {
        uint32_t subject = own_subject(document, verb);
        if (subject != TOKEN_NONE)
            return subject;
        uint32_t next;
        subject = inherit(document, verb, &next);
        if (subject != TOKEN_NONE)
            return subject;
        verb = next;
    }
    return TOKEN_NONE;
}
