#include "language/arguments.h"

#include "language/clause.h"
#include "language/governor.h"
#include "language/subject.h"
#include "language/temporal_noun.h"
#include "language/tree.h"

/* ---- prepositions ---- */

static void add_preposition(struct document *document, struct arguments *arguments,
                            uint32_t preposition, uint32_t noun)
{
    struct prepositional_argument found = {preposition, noun};
    vector_push(document->arena, &arguments->prepositions, found);
}

/* "in London and in Paris": a later member may have a preposition of its own. */
static void add_coordinated(struct document *document, struct arguments *arguments,
                            uint32_t noun)
{
    uint32_t child = tree_child(document, noun, LABELS(CONJ));
    for (; child != TOKEN_NONE; child = tree_next_child(document, child, LABELS(CONJ))) {
        uint32_t preposition = tree_child(document, child, LABELS(CASE));
        if (preposition != TOKEN_NONE && preposition > noun)
            add_preposition(document, arguments, preposition, child);
    }
}

static void find_prepositions(struct document *document, struct arguments *arguments)
{
    uint64_t labels = LABELS(OBL) | LABELS(OBL_AGENT) | LABELS(NMOD) | LABELS(XCOMP) |
                      LABELS(ADVCL) | LABELS(NMOD_DESC);
    uint32_t child = tree_child(document, arguments->predicate, labels);
    for (; child != TOKEN_NONE; child = tree_next_child(document, child, labels)) {
        uint32_t preposition = tree_child(document, child, LABELS(CASE));
        if (preposition == TOKEN_NONE ||
            tree_token(document, preposition)->tag == TAG_POS)
            continue;
        add_preposition(document, arguments, preposition, child);
        add_coordinated(document, arguments, child);
    }
}

/* ---- voice ---- */

/* The agent of a passive: "by" what can act. */
static uint32_t find_agent(struct document *document, const struct arguments *arguments)
{
    uint32_t agent = tree_child(document, arguments->predicate, LABELS(OBL_AGENT));
    if (agent != TOKEN_NONE && !is_temporal_noun(document, agent))
        return agent;
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        const struct prepositional_argument *found = &arguments->prepositions.items[i];
        if (tree_word_is(document, found->preposition, "by") &&
            !is_temporal_noun(document, found->noun) &&
            tree_token(document, found->noun)->tag != TAG_VBG)
            return found->noun;
    }
    return TOKEN_NONE;
}

/* ---- objects ---- */

/* "the envoy (whom) he met": the noun that the clause describes is its object, when the
 * subject is another and no preposition or adverb waits for it. */
static uint32_t relative_object(struct document *document,
                                const struct arguments *arguments)
{
    uint32_t verb = arguments->predicate;
    if (!tree_has_label(document, verb, LABELS(ACL_RELCL)))
        return TOKEN_NONE;
    uint32_t antecedent = tree_token(document, verb)->head;
    uint32_t adverb = tree_child(document, verb, LABELS(ADVMOD));
    for (; adverb != TOKEN_NONE;
         adverb = tree_next_child(document, adverb, LABELS(ADVMOD)))
        if (tree_token(document, adverb)->tag == TAG_WRB)
            return TOKEN_NONE;
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        enum tag tag =
            (enum tag)tree_token(document, arguments->prepositions.items[i].noun)->tag;
        if (tag == TAG_WDT || tag == TAG_WP)
            return TOKEN_NONE;
    }
    return antecedent != arguments->subject ? antecedent : TOKEN_NONE;
}

static uint32_t own_object(const struct document *document, uint32_t verb)
{
    uint32_t child = tree_child(document, verb, LABELS(OBJ));
    while (child != TOKEN_NONE && is_temporal_noun(document, child))
        child = tree_next_child(document, child, LABELS(OBJ));
    return child;
}

static void find_objects(struct document *document, struct arguments *arguments)
{
    uint32_t verb = arguments->predicate;
    uint32_t object = own_object(document, verb);
    arguments->indirect_object = tree_child(document, verb, LABELS(IOBJ));
    if (object != TOKEN_NONE) {
        uint32_t antecedent = subject_antecedent(document, verb, object);
        if (antecedent != TOKEN_NONE)
            object = antecedent;
    } else {
        object = relative_object(document, arguments);
    }
    if (arguments->indirect_object == TOKEN_NONE &&
        (governor_effects(document, verb) & GOVERNOR_TELLS)) {
        arguments->indirect_object = object;
        object = TOKEN_NONE;
    }
    arguments->object = object;
}

/* ---- clauses ---- */

/* What is said: the complement; or the clause that "he said" is put into or behind. */
static uint32_t find_clause(const struct document *document, uint32_t verb)
{
    uint32_t clause = tree_child(document, verb, LABELS(CCOMP));
    if (clause != TOKEN_NONE)
        return clause;
    if (tree_has_label(document, verb, LABELS(PARATAXIS)))
        return tree_token(document, verb)->head;
    return TOKEN_NONE;
}

static void find_of_verb(struct document *document, struct arguments *arguments)
{
    uint32_t verb = arguments->predicate;
    uint32_t subject = subject_find(document, verb);
    arguments->clause = find_clause(document, verb);
    if (arguments->flags & PREDICATE_PASSIVE) {
        arguments->subject = find_agent(document, arguments);
        arguments->object = subject;
        arguments->indirect_object = TOKEN_NONE;
        return;
    }
    arguments->subject = subject;
    find_objects(document, arguments);
}

/* "Kerry's meeting with Abbas", "the US-Russia talks": who a noun of action belongs to.
 */
static void find_of_noun(struct document *document, struct arguments *arguments)
{
    arguments->subject = tree_child(document, arguments->predicate, LABELS(NMOD_POSS));
    uint32_t determiner = tree_child(document, arguments->predicate, LABELS(DET));
    bool without = tree_child_word(document, arguments->predicate, LABELS(CASE),
                                   "without") != TOKEN_NONE;
    if (without || (determiner != TOKEN_NONE && tree_word_is(document, determiner, "no")))
        arguments->flags |= PREDICATE_NEGATED;
}

/* A noun heads a clause when it has a copula: "was host to". */
static bool heads_clause(const struct document *document, uint32_t predicate)
{
    return tag_is_verb(tree_token(document, predicate)->tag) ||
           tree_child(document, predicate, LABELS(COP)) != TOKEN_NONE;
}

void arguments_find(struct document *document, uint32_t predicate,
                    struct arguments *arguments)
{
    document_parse(document, tree_token(document, predicate)->sentence);
    *arguments = (struct arguments){
        .predicate = predicate,
        .subject = TOKEN_NONE,
        .object = TOKEN_NONE,
        .indirect_object = TOKEN_NONE,
        .clause = TOKEN_NONE,
        .controller = TOKEN_NONE,
    };
    find_prepositions(document, arguments);
    if (!heads_clause(document, predicate)) {
        find_of_noun(document, arguments);
        return;
    }
    arguments->flags = clause_flags(document, predicate);
    arguments->controller = clause_controller(document, predicate);
    find_of_verb(document, arguments);
}

/* ---- coordination ---- */

static void add_heads(struct document *document, uint32_t head, struct token_list *heads,
                      size_t from)
{
    enum { HEADS_MAX = 64 };
    vector_push(document->arena, heads, head);
    for (size_t i = from; i < heads->count && heads->count - from < HEADS_MAX; i++) {
        uint32_t child = tree_child(document, heads->items[i], LABELS(CONJ));
        for (; child != TOKEN_NONE;
             child = tree_next_child(document, child, LABELS(CONJ)))
            if (!tag_is_verb(tree_token(document, child)->tag) ||
                tag_is_verb(tree_token(document, head)->tag))
                vector_push(document->arena, heads, child);
    }
}

static void sort(uint32_t *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t item = items[i];
        size_t k = i;
        for (; k > 0 && items[k - 1] > item; k--)
            items[k] = items[k - 1];
        items[k] = item;
    }
}

void arguments_coordinated(struct document *document, uint32_t head,
                           struct token_list *heads)
{
    size_t from = heads->count;
    document_parse(document, tree_token(document, head)->sentence);
    add_heads(document, head, heads, from);
    sort(heads->items + from, heads->count - from);
}

/* ---- phrases ---- */

/* Is 'token' under 'head' without a relation of 'barred' on the way? */
static bool belongs(const struct document *document, uint32_t token, uint32_t head,
                    uint64_t barred)
{
    const struct sentence *sentence = tree_sentence(document, head);
    for (uint32_t i = sentence->first; i < sentence->end && token != head; i++) {
        if (tree_has_label(document, token, barred))
            return false;
        token = tree_token(document, token)->head;
        if (token == TOKEN_NONE)
            return false;
    }
    return token == head;
}

static bool is_outer_mark(const struct document *document, uint32_t token)
{
    struct slice form = tree_token(document, token)->form;
    return tree_token(document, token)->is_punctuation && !slice_is(form, "$") &&
           !slice_is(form, "%");
}

/* The tokens without a gap around 'head' that belong to its phrase. */
static struct token_range range_of(struct document *document, uint32_t head,
                                   uint64_t barred)
{
    document_parse(document, tree_token(document, head)->sentence);
    const struct sentence *sentence = tree_sentence(document, head);
    struct token_range range = {head, head + 1};
    while (range.first > sentence->first &&
           belongs(document, range.first - 1, head, barred))
        range.first--;
    while (range.end < sentence->end && belongs(document, range.end, head, barred))
        range.end++;
    while (range.first < head && is_outer_mark(document, range.first))
        range.first++;
    while (range.end > head + 1 && is_outer_mark(document, range.end - 1))
        range.end--;
    return range;
}

struct token_range phrase_of(struct document *document, uint32_t head)
{
    return range_of(document, head, 0);
}

struct token_range noun_phrase_of(struct document *document, uint32_t head)
{
    uint64_t barred = LABELS_CLAUSE | LABELS(APPOS) | LABELS(CONJ) | LABELS(CC) |
                      LABELS(DISLOCATED) | LABELS(VOCATIVE) | LABELS(DISCOURSE) |
                      LABELS_SUBJECT | LABELS(COP) | LABELS(MARK);
    struct token_range range = range_of(document, head, barred);
    /* the phrase's own preposition stands outside of it */
    while (range.first < head && tree_token(document, range.first)->head == head &&
           tree_has_label(document, range.first, LABELS(CASE)))
        range.first++;
    return range;
}

uint32_t governing_verb(struct document *document, uint32_t token)
{
    document_parse(document, tree_token(document, token)->sentence);
    for (int i = 0; i < CLIMB_MAX; i++) {
        token = tree_token(document, token)->head;
        if (token == TOKEN_NONE)
            return TOKEN_NONE;
        if (tag_is_verb(tree_token(document, token)->tag))
            return token;
    }
    return TOKEN_NONE;
}
