#include "language/clause.h"

#include "language/governor.h"
#include "language/tree.h"

uint32_t clause_first_conjunct(const struct document *document, uint32_t predicate)
{
    uint32_t head = tree_token(document, predicate)->head;
    if (head == TOKEN_NONE || !tree_has_label(document, predicate, LABELS(CONJ)))
        return TOKEN_NONE;
    return tree_child(document, head, LABELS_AUXILIARY) != TOKEN_NONE ||
                   tag_is_verb(tree_token(document, head)->tag)
               ? head
               : TOKEN_NONE;
}

static const struct slice have_forms[] = {SLICE("has"), SLICE("have"),   SLICE("had"),
                                          SLICE("'ve"), SLICE("having"), SLICE("'s"),
                                          SLICE("'d")};

static bool listed(const struct slice *words, size_t count, struct slice word)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(words[i], word))
            return true;
    return false;
}

/* "had met": with an auxiliary of its own that is no "be". */
static bool is_active_perfect(const struct document *document, uint32_t predicate)
{
    uint32_t last = TOKEN_NONE, child = tree_child(document, predicate, LABELS(AUX));
    if (tree_child(document, predicate, LABELS(AUX_PASS)) != TOKEN_NONE)
        return false;
    for (; child != TOKEN_NONE; child = tree_next_child(document, child, LABELS(AUX)))
        last = child;
    return last != TOKEN_NONE &&
           listed(have_forms, sizeof have_forms / sizeof *have_forms,
                  tree_token(document, last)->lower);
}

bool clause_is_passive(const struct document *document, uint32_t predicate)
{
    const struct token *token = tree_token(document, predicate);
    if ((tag_is_verb(token->tag) && token->tag != TAG_VBN && token->tag != TAG_VBD) ||
        is_active_perfect(document, predicate))
        return false;
    if (tree_child(document, predicate,
                   LABELS(AUX_PASS) | LABELS_PASSIVE_SUBJECT | LABELS(OBL_AGENT)) !=
        TOKEN_NONE)
        return true;
    if (token->tag != TAG_VBN)
        return false;
    if (tree_has_label(document, predicate, LABELS(ACL) | LABELS(AMOD)))
        return true;
    /* "was elected and sworn in" */
    uint32_t first = clause_first_conjunct(document, predicate);
    return first != TOKEN_NONE && tree_token(document, first)->tag == TAG_VBN &&
           tree_child(document, predicate, LABELS_AUXILIARY | LABELS_SUBJECT) ==
               TOKEN_NONE &&
           tree_child(document, first, LABELS(AUX_PASS)) != TOKEN_NONE;
}

bool clause_is_controlled_object(struct document *document, uint32_t noun)
{
    uint32_t verb = tree_token(document, noun)->head;
    return verb != TOKEN_NONE &&
           tree_has_label(document, noun, LABELS(OBJ) | LABELS(IOBJ)) &&
           (governor_effects(document, verb) & GOVERNOR_OBJECT) != 0;
}

uint32_t clause_controller(struct document *document, uint32_t predicate)
{
    for (int i = 0; i < CLIMB_MAX; i++) {
        uint32_t head = tree_token(document, predicate)->head;
        if (head == TOKEN_NONE)
            return TOKEN_NONE;
        if (tree_has_label(document, predicate, LABELS(XCOMP)))
            return head;
        /* "a plan to meet", "denied meeting" */
        bool infinitive = tree_token(document, predicate)->tag == TAG_VB &&
                          tree_has_label(document, predicate, LABELS(ACL));
        bool gerund = tree_token(document, predicate)->tag == TAG_VBG &&
                      tree_has_label(document, predicate, LABELS(CCOMP)) &&
                      tree_child(document, predicate,
                                 LABELS_AUXILIARY | LABELS_SUBJECT) == TOKEN_NONE;
        if (infinitive && clause_is_controlled_object(document, head))
            return tree_token(document, head)->head;
        if (infinitive || gerund)
            return head;
        if (clause_first_conjunct(document, predicate) == TOKEN_NONE ||
            tree_child(document, predicate, LABELS_AUXILIARY | LABELS_SUBJECT) !=
                TOKEN_NONE)
            return TOKEN_NONE;
        predicate = head;
    }
    return TOKEN_NONE;
}

/* ---- auxiliaries ---- */

struct auxiliary_word {
    struct slice word;
    unsigned flags;
};

static const struct auxiliary_word auxiliary_words[] = {
    {SLICE("will"), PREDICATE_FUTURE},  {SLICE("'ll"), PREDICATE_FUTURE},
    {SLICE("wo"), PREDICATE_FUTURE},    {SLICE("shall"), PREDICATE_FUTURE},
    {SLICE("may"), PREDICATE_MODAL},    {SLICE("might"), PREDICATE_MODAL},
    {SLICE("could"), PREDICATE_MODAL},  {SLICE("would"), PREDICATE_MODAL},
    {SLICE("should"), PREDICATE_MODAL}, {SLICE("must"), PREDICATE_MODAL},
    {SLICE("can"), PREDICATE_MODAL},    {SLICE("ca"), PREDICATE_MODAL},
    {SLICE("is"), PREDICATE_PRESENT},   {SLICE("are"), PREDICATE_PRESENT},
    {SLICE("am"), PREDICATE_PRESENT},   {SLICE("'s"), PREDICATE_PRESENT},
    {SLICE("'re"), PREDICATE_PRESENT},  {SLICE("'m"), PREDICATE_PRESENT},
    {SLICE("was"), PREDICATE_PAST},     {SLICE("were"), PREDICATE_PAST},
    {SLICE("do"), PREDICATE_PRESENT},   {SLICE("does"), PREDICATE_PRESENT},
    {SLICE("did"), PREDICATE_PAST},     {SLICE("has"), PREDICATE_PRESENT},
    {SLICE("have"), PREDICATE_PRESENT}, {SLICE("'ve"), PREDICATE_PRESENT},
    {SLICE("had"), PREDICATE_PAST},
};

/* "'d" is "had" before a participle, else "would". */
static unsigned auxiliary_flags(struct slice word, enum tag predicate_tag)
{
    unsigned flags = 0;
    bool participle = predicate_tag == TAG_VBN;
    for (size_t i = 0; i < sizeof auxiliary_words / sizeof *auxiliary_words; i++)
        if (slice_equal(auxiliary_words[i].word, word))
            flags = auxiliary_words[i].flags;
    if (slice_is(word, "'d"))
        flags = participle ? PREDICATE_PAST : PREDICATE_MODAL;
    return flags;
}

static unsigned tense_flags(const struct document *document, uint32_t predicate)
{
    enum tag tag = (enum tag)tree_token(document, predicate)->tag;
    unsigned flags = 0;
    bool be = false, have = false;
    uint32_t child = tree_child(document, predicate, LABELS_AUXILIARY);
    for (; child != TOKEN_NONE;
         child = tree_next_child(document, child, LABELS_AUXILIARY)) {
        struct slice word = tree_token(document, child)->lower;
        flags |= auxiliary_flags(word, tag);
        if (tree_has_label(document, child, LABELS(AUX)) &&
            listed(have_forms, sizeof have_forms / sizeof *have_forms, word))
            have = true;
        be |= slice_ends_with(word, "e") || slice_is(word, "been") ||
              (flags & (PREDICATE_PRESENT | PREDICATE_PAST)) != 0;
    }
    bool passive = tree_child(document, predicate, LABELS(AUX_PASS)) != TOKEN_NONE;
    if (have && (tag == TAG_VBN || tag == TAG_VBD || tag == TAG_VBG) &&
        (!passive ||
         tree_child_word(document, predicate, LABELS(AUX_PASS), "been") != TOKEN_NONE))
        flags |= PREDICATE_PERFECT;
    if (tag == TAG_VBG && be)
        flags |= PREDICATE_PROGRESSIVE;
    if (tag == TAG_VBD && !have)
        flags |= PREDICATE_PAST;
    if (tag == TAG_VBZ || tag == TAG_VBP)
        flags |= PREDICATE_PRESENT;
    if (tree_child_word(document, predicate, LABELS(MARK) | LABELS(AUX), "to") !=
        TOKEN_NONE)
        flags |= PREDICATE_INFINITIVE;
    /* "were to meet" */
    if ((flags & PREDICATE_INFINITIVE) && be && tag == TAG_VB)
        flags |= PREDICATE_FUTURE;
    return flags;
}

/* ---- negation ---- */

static bool is_negator(struct slice word)
{
    static const struct slice words[] = {
        SLICE("not"),     SLICE("n't"), SLICE("never"),  SLICE("nt"),
        SLICE("neither"), SLICE("nor"), SLICE("hardly"), SLICE("nowhere")};
    return listed(words, sizeof words / sizeof *words, word);
}

/* "no", "nobody", "no one", "neither side" as a whole argument, or at its front. */
static bool is_negative_noun(const struct document *document, uint32_t noun)
{
    static const struct slice words[] = {SLICE("nobody"), SLICE("nothing"), SLICE("none"),
                                         SLICE("neither")};
    if (listed(words, sizeof words / sizeof *words, tree_token(document, noun)->lower))
        return true;
    uint64_t labels =
        LABELS(DET) | LABELS(CC_PRECONJ) | LABELS(CC) | LABELS(AMOD) |
        LABELS(COMPOUND); /* "Neither Okafor nor Reyes" at a sentence's front */
    return tree_child_word(document, noun, labels, "no") != TOKEN_NONE ||
           tree_child_word(document, noun, labels, "neither") != TOKEN_NONE;
}

static bool has_negator(const struct document *document, uint32_t predicate)
{
    uint64_t labels = LABELS(ADVMOD) | LABELS(DEP) | LABELS(CC) | LABELS(CC_PRECONJ);
    uint32_t child = tree_child(document, predicate, labels);
    for (; child != TOKEN_NONE; child = tree_next_child(document, child, labels)) {
        if (is_negator(tree_token(document, child)->lower))
            return true;
        if (tree_word_is(document, child, "longer") && child > 0 &&
            tree_word_is(document, child - 1, "no"))
            return true;
    }
    return tree_child_word(document, predicate, LABELS(MARK) | LABELS(CASE), "without") !=
           TOKEN_NONE;
}

static bool has_negative_argument(const struct document *document, uint32_t predicate)
{
    uint64_t labels = LABELS_NOMINAL_SUBJECT | LABELS(NSUBJ_PASS) | LABELS(OBJ);
    uint32_t child = tree_child(document, predicate, labels);
    for (; child != TOKEN_NONE; child = tree_next_child(document, child, labels))
        if (is_negative_noun(document, child))
            return true;
    return false;
}

/* ---- condition ---- */

static bool has_condition(const struct document *document, uint32_t predicate)
{
    static const struct slice marks[] = {SLICE("if"), SLICE("unless"), SLICE("whether")};
    uint64_t labels = LABELS(MARK) | LABELS(ADVMOD);
    uint32_t child = tree_child(document, predicate, labels);
    for (; child != TOKEN_NONE; child = tree_next_child(document, child, labels))
        if (listed(marks, sizeof marks / sizeof *marks,
                   tree_token(document, child)->lower))
            return true;
    return false;
}

static bool is_conditional(const struct document *document, uint32_t predicate)
{
    for (int i = 0; i < CLIMB_MAX && predicate != TOKEN_NONE; i++) {
        if (has_condition(document, predicate))
            return true;
        predicate = tree_token(document, predicate)->head;
    }
    return false;
}

static bool is_question(const struct document *document, uint32_t predicate)
{
    const struct sentence *sentence = tree_sentence(document, predicate);
    for (uint32_t i = sentence->end; i > sentence->first; i--) {
        struct slice form = tree_token(document, i - 1)->form;
        if (!tree_token(document, i - 1)->is_punctuation)
            return false;
        if (form.data[0] == '?')
            return true;
    }
    return false;
}

/* ---- all together ---- */

/* What 'scheduled' and its kin do to what they govern. */
static unsigned governed_flags(struct document *document, uint32_t controller)
{
    unsigned effects = governor_effects(document, controller), flags = 0;
    bool negated =
        has_negator(document, controller) || has_negative_argument(document, controller);
    if (effects & GOVERNOR_FUTURE)
        flags |= PREDICATE_FUTURE;
    if (slice_is(document_lemma(document, controller), "be"))
        flags |= PREDICATE_FUTURE; /* "is to meet" */
    if (((effects & GOVERNOR_NEGATES) != 0) != negated)
        flags |= PREDICATE_NEGATED;
    return flags;
}

/* "will meet him and sign": the second verb shares the auxiliaries of the first. */
static unsigned shared_flags(const struct document *document, uint32_t predicate)
{
    uint32_t first = clause_first_conjunct(document, predicate);
    if (first == TOKEN_NONE ||
        tree_child(document, predicate, LABELS_AUXILIARY | LABELS_SUBJECT) !=
            TOKEN_NONE ||
        tree_token(document, first)->tag != tree_token(document, predicate)->tag)
        return 0;
    unsigned flags = tense_flags(document, first);
    bool alternative =
        tree_child_word(document, predicate, LABELS(CC), "or") != TOKEN_NONE ||
        tree_child_word(document, predicate, LABELS(CC), "nor") != TOKEN_NONE;
    if (alternative && has_negator(document, first))
        flags |= PREDICATE_NEGATED;
    return flags;
}

unsigned clause_flags(struct document *document, uint32_t predicate)
{
    unsigned flags = tense_flags(document, predicate) | shared_flags(document, predicate);
    uint32_t controller = clause_controller(document, predicate);
    if (clause_is_passive(document, predicate))
        flags |= PREDICATE_PASSIVE;
    if (has_negator(document, predicate) || has_negative_argument(document, predicate))
        flags |= PREDICATE_NEGATED;
    if (controller != TOKEN_NONE)
        flags ^= governed_flags(document, controller) & PREDICATE_NEGATED;
    if (controller != TOKEN_NONE)
        flags |= governed_flags(document, controller) & PREDICATE_FUTURE;
    if (is_conditional(document, predicate))
        flags |= PREDICATE_CONDITIONAL;
    if (is_question(document, predicate))
        flags |= PREDICATE_QUESTION;
    return flags;
}
