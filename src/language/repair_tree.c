#include "language/language.h"
#include "language/repair.h"
#include "language/speech_verb.h"
#include "language/temporal_noun.h"

#define BIT(label) (UINT64_C(1) << LABEL_##label)

/* ---- looking around ---- */

static enum tag tag_of(const struct repair *repair, uint32_t index)
{
    return index < repair->count ? (enum tag)repair->tokens[index].tag : TAG_PERIOD;
}

static bool has_label(const struct repair *repair, uint32_t index, uint64_t labels)
{
    return labels >> repair->tokens[index].label & 1;
}

static uint32_t child_in(const struct repair *repair, uint32_t head, uint64_t labels,
                         uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (repair->tokens[i].head == head && has_label(repair, i, labels))
            return i;
    return TOKEN_NONE;
}

static uint32_t child_of(const struct repair *repair, uint32_t head, uint64_t labels)
{
    return child_in(repair, head, labels, 0, repair->count);
}

static bool is_under(const struct repair *repair, uint32_t index, uint32_t ancestor)
{
    for (uint32_t i = 0; i <= repair->count && index != TOKEN_NONE; i++) {
        if (index == ancestor)
            return true;
        index = repair->tokens[index].head;
    }
    return false;
}

static bool is_comma(const struct repair *repair, uint32_t index)
{
    return tag_of(repair, index) == TAG_COMMA && index < repair->count;
}

static bool is_quote(const struct repair *repair, uint32_t index)
{
    return tag_of(repair, index) == TAG_QUOTE_OPEN ||
           tag_of(repair, index) == TAG_QUOTE_CLOSE;
}

static bool is_finite(const struct repair *repair, uint32_t index)
{
    enum tag tag = tag_of(repair, index);
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP;
}

/* ---- changing the tree ---- */

/* Hangs 'token' from 'head'. Where 'head' stands under 'token', it first takes the place
 * of 'token' in the tree. */
static void attach(const struct repair *repair, uint32_t token, uint32_t head,
                   enum label label)
{
    struct token *tokens = repair->tokens;
    if (is_under(repair, head, token)) {
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
static uint32_t phrase_head(const struct repair *repair, uint32_t last, uint32_t limit)
{
    uint32_t head = last;
    for (uint32_t i = 0; i < repair->count; i++) {
        uint32_t above = repair->tokens[head].head;
        if (above == TOKEN_NONE || above > last || above < limit ||
            !has_label(repair, head, BITS_INSIDE) || tag_is_verb(tag_of(repair, above)))
            break;
        head = above;
    }
    return head;
}

static bool is_nominal(const struct repair *repair, uint32_t index)
{
    enum tag tag = tag_of(repair, index);
    return index < repair->count &&
           (tag_is_noun(tag) || tag == TAG_PRP || tag == TAG_CD || tag == TAG_DT) &&
           !token_is_temporal_noun(&repair->tokens[index]);
}

/* One behind the last comma or quote before 'index', or 0. */
static uint32_t segment_start(const struct repair *repair, uint32_t index)
{
    while (index > 0 && !is_comma(repair, index - 1) && !is_quote(repair, index - 1))
        index--;
    return index;
}

/* ---- subjects ---- */

#define BITS_SUBJECT (BIT(NSUBJ) | BIT(CSUBJ) | BIT(NSUBJ_OUTER) | BIT(CSUBJ_OUTER))

static void make_subject(const struct repair *repair, uint32_t noun, uint32_t verb)
{
    uint32_t other = child_of(repair, verb, BITS_SUBJECT);
    if (other == noun || noun == verb)
        return;
    if (other != TOKEN_NONE)
        repair->tokens[other].label = LABEL_CCOMP; /* the head of what is said */
    attach(repair, noun, verb, LABEL_NSUBJ);
}

/* Does the phrase [first, last] hold nothing but what a short noun phrase has? */
static bool is_plain_phrase(const struct repair *repair, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        enum tag tag = tag_of(repair, i);
        if (!tag_is_noun(tag) && tag != TAG_DT && tag != TAG_JJ && tag != TAG_PRP &&
            tag != TAG_PRP_POSSESSIVE && tag != TAG_POS && tag != TAG_CD &&
            tag != TAG_HYPH && tag != TAG_IN && tag != TAG_CC)
            return false;
    }
    return true;
}

/* '..., the message claimed.', '," Griffin said': the words between the comma or quote
 * and the verb are its subject. */
static bool subject_before(const struct repair *repair, uint32_t verb)
{
    uint32_t first = segment_start(repair, verb);
    if (first == 0 || first == verb || !is_nominal(repair, verb - 1) ||
        !is_plain_phrase(repair, first, verb - 1) || tag_of(repair, first) == TAG_IN ||
        tag_of(repair, first) == TAG_CC)
        return false;
    enum tag behind = tag_of(repair, verb + 1);
    if (!is_quote(repair, first - 1) && behind != TAG_PERIOD && behind != TAG_COMMA &&
        behind != TAG_COLON)
        return false;
    make_subject(repair, phrase_head(repair, verb - 1, first), verb);
    return true;
}

/* '," said Foreign Minister Sergei Lavrov': the words behind the verb are its subject. */
static bool subject_behind(const struct repair *repair, uint32_t verb)
{
    if (verb == 0 || !(is_quote(repair, verb - 1) || is_comma(repair, verb - 1)) ||
        slice_is(repair->tokens[verb].lower, "told") ||
        child_in(repair, verb, BITS_SUBJECT, verb, repair->count) != TOKEN_NONE)
        return false;
    uint64_t labels = BIT(OBJ) | BIT(OBL) | BIT(OBL_UNMARKED) | BIT(IOBJ) | BIT(XCOMP) |
                      BIT(CCOMP) | BIT(PARATAXIS) | BIT(APPOS) | BIT(DEP);
    uint32_t noun = child_in(repair, verb, labels, verb + 1, repair->count);
    if (noun == TOKEN_NONE || !is_nominal(repair, noun) ||
        !is_plain_phrase(repair, verb + 1, noun) || tag_of(repair, verb + 1) == TAG_IN)
        return false;
    uint32_t before = child_in(repair, verb, BITS_SUBJECT, 0, verb);
    if (before != TOKEN_NONE && segment_start(repair, verb - 1) <= before)
        return false;
    make_subject(repair, noun, verb);
    return true;
}

/* "Lavrov, Russia's foreign minister, said", "Zelikow, who is close to Bush, admitted":
 * what stands between two commas is put in; the noun before it is the subject. */
static bool subject_over_commas(const struct repair *repair, uint32_t verb)
{
    enum { REACH = 40 };
    if (verb < 3 || !is_comma(repair, verb - 1) ||
        child_of(repair, verb, BITS_SUBJECT | BIT(NSUBJ_PASS)) != TOKEN_NONE ||
        has_label(repair, verb, BIT(CONJ) | BIT(ACL_RELCL) | BIT(ACL)))
        return false;
    for (uint32_t i = verb - 2; i > 0 && verb - i < REACH && !is_quote(repair, i); i--) {
        enum tag tag = tag_of(repair, i + 1);
        bool opens = tag == TAG_WP || tag == TAG_WDT || tag == TAG_VBG ||
                     tag == TAG_VBN || tag_is_noun(tag) || tag == TAG_DT ||
                     tag == TAG_CD || tag == TAG_JJ || tag == TAG_PRP_POSSESSIVE;
        if (!is_comma(repair, i) || !opens || !is_nominal(repair, i - 1))
            continue;
        uint32_t first = segment_start(repair, i);
        uint32_t noun = phrase_head(repair, i - 1, first);
        if (tag_is_verb(tag_of(repair, noun)) || !is_plain_phrase(repair, first, i - 1))
            return false;
        make_subject(repair, noun, verb);
        return true;
    }
    return false;
}

/* '..., officials said.', '..." said Orlan': all that stands before 'first' is said. */
static void take_quotation(const struct repair *repair, uint32_t verb, uint32_t first)
{
    struct token *tokens = repair->tokens;
    uint32_t root = verb;
    for (uint32_t i = 0; i < repair->count && tokens[root].head != TOKEN_NONE; i++)
        root = tokens[root].head;
    if (root == verb || root >= first)
        return;
    attach(repair, root, verb, LABEL_CCOMP);
    for (uint32_t i = 0; i < first; i++)
        if (tokens[i].head == verb && i != root && !tokens[i].is_punctuation)
            attach(repair, i, root, i > root ? LABEL_CONJ : LABEL_DEP);
}

static void repair_subject(const struct repair *repair, uint32_t verb)
{
    if (!is_finite(repair, verb) ||
        has_label(repair, verb, BIT(AUX) | BIT(AUX_PASS) | BIT(COP)) ||
        child_of(repair, verb, BIT(AUX) | BIT(AUX_PASS)) != TOKEN_NONE)
        return;
    bool speech = token_is_speech_verb(&repair->tokens[verb]);
    bool last = verb + 1 >= repair->count || tag_of(repair, verb + 1) == TAG_PERIOD;
    if (speech && subject_before(repair, verb)) {
        if (last)
            take_quotation(repair, verb, segment_start(repair, verb));
        return;
    }
    if (subject_over_commas(repair, verb) || !speech)
        return;
    if (subject_behind(repair, verb) && is_quote(repair, verb - 1))
        take_quotation(repair, verb, verb);
}

/* ---- agents and times ---- */

/* The nearest verb above. */
static uint32_t verb_above(const struct repair *repair, uint32_t token)
{
    for (uint32_t i = 0; i < repair->count; i++) {
        token = repair->tokens[token].head;
        if (token == TOKEN_NONE || tag_is_verb(tag_of(repair, token)))
            return token;
    }
    return TOKEN_NONE;
}

/* "by the US Thursday", "with Abbas Friday": a day's name behind a name is no part of
 * it; the name is what the preposition governs. */
static void split_day(const struct repair *repair, uint32_t day)
{
    struct token *tokens = repair->tokens;
    if (day == 0 || tokens[day - 1].head != day ||
        !tag_is_name(tag_of(repair, day - 1)) ||
        !has_label(repair, day - 1, BIT(COMPOUND) | BIT(NMOD) | BIT(FLAT)) ||
        !token_is_day_name(&tokens[day]) || tokens[day].head == TOKEN_NONE ||
        child_of(repair, day, BIT(CASE)) == TOKEN_NONE)
        return;
    uint32_t name = day - 1, head = tokens[day].head;
    for (uint32_t i = 0; i < day; i++)
        if (tokens[i].head == day && i != name)
            tokens[i].head = name;
    tokens[name].head = head;
    tokens[name].label = tokens[day].label;
    tokens[day].head = name;
    uint32_t verb = verb_above(repair, name);
    attach(repair, day, verb != TOKEN_NONE ? verb : name, LABEL_OBL_UNMARKED);
}

/* "talks with Netanyahu on Thursday": a time does not describe a name but says when the
 * verb's event was. */
static void lift_time(const struct repair *repair, uint32_t noun)
{
    struct token *tokens = repair->tokens;
    uint32_t name = tokens[noun].head;
    if (name == TOKEN_NONE || name > noun ||
        !has_label(repair, noun, BIT(NMOD) | BIT(NMOD_UNMARKED) | BIT(APPOS)) ||
        !(tag_is_name(tag_of(repair, name)) || tag_of(repair, name) == TAG_PRP) ||
        !token_is_day_name(&tokens[noun]) || token_is_temporal_noun(&tokens[name]))
        return;
    uint32_t verb = verb_above(repair, name);
    if (verb != TOKEN_NONE && verb < noun)
        attach(repair, noun, verb,
               child_of(repair, noun, BIT(CASE)) != TOKEN_NONE ? LABEL_OBL
                                                               : LABEL_OBL_UNMARKED);
}

/* Names of people are known by what they are not: no article, and no word that the
 * lexicon knows as a thing. */
static bool may_be_person(const struct repair *repair, uint32_t name)
{
    enum tag tag = tag_of(repair, name);
    if (tag == TAG_PRP)
        return true;
    if (tag != TAG_NNP || child_of(repair, name, BIT(DET)) != TOKEN_NONE)
        return false;
    unsigned classes = lexicon_classes(repair->lexicon, repair->tokens[name].hash);
    return (classes & WORD_NOUN) == 0 || (classes & WORD_PERSON) != 0;
}

/* "will meet Putin in Moscow": a place does not describe a person's name but says where
 * the verb's event was. */
static void lift_place(const struct repair *repair, uint32_t noun)
{
    struct token *tokens = repair->tokens;
    uint32_t name = tokens[noun].head;
    if (name == TOKEN_NONE || name > noun || !has_label(repair, noun, BIT(NMOD)) ||
        !may_be_person(repair, name) || tag_of(repair, noun) != TAG_NNP)
        return;
    uint32_t preposition = child_of(repair, noun, BIT(CASE));
    if (preposition == TOKEN_NONE || !(slice_is(tokens[preposition].lower, "in") ||
                                       slice_is(tokens[preposition].lower, "at")))
        return;
    /* a place inside a place: "in Washington in ..." */
    uint32_t own = child_of(repair, name, BIT(CASE));
    if (own != TOKEN_NONE &&
        (slice_is(tokens[own].lower, "in") || slice_is(tokens[own].lower, "at") ||
         slice_is(tokens[own].lower, "from")))
        return;
    uint32_t above = tokens[name].head;
    if (above == TOKEN_NONE || above > name)
        return;
    if (tag_is_verb(tag_of(repair, above)))
        attach(repair, noun, above, LABEL_OBL);
    else if (tag_is_noun(tag_of(repair, above)) && own != TOKEN_NONE &&
             (slice_is(tokens[own].lower, "with") ||
              slice_is(tokens[own].lower, "between")))
        attach(repair, noun, above, LABEL_NMOD);
}

/* "quoted by the paper said": "by" begins no finite clause; it marks the agent of the
 * participle, and the finite verb is the one that the sentence lacks. */
static void repair_agent(const struct repair *repair, uint32_t by)
{
    struct token *tokens = repair->tokens;
    uint32_t verb = tokens[by].head;
    if (verb == TOKEN_NONE || !has_label(repair, by, BIT(MARK)) ||
        !slice_is(tokens[by].lower, "by") || !is_finite(repair, verb))
        return;
    uint32_t participle = tokens[verb].head;
    uint32_t agent = child_in(repair, verb, BITS_SUBJECT, by, verb);
    if (participle == TOKEN_NONE || agent == TOKEN_NONE ||
        tag_of(repair, participle) != TAG_VBN ||
        !has_label(repair, participle, BIT(ACL)) || participle > by)
        return;
    uint32_t noun = tokens[participle].head;
    tokens[by].head = agent;
    tokens[by].label = LABEL_CASE;
    tokens[agent].head = participle;
    tokens[agent].label = LABEL_OBL_AGENT;
    tokens[verb].head = tokens[noun].head;
    tokens[verb].label = tokens[noun].label;
    tokens[noun].head = verb;
    tokens[noun].label = LABEL_NSUBJ;
}

/* "said Friday that the summit had been postponed": the clause belongs to the verb, not
 * to the day. */
static void lift_clause(const struct repair *repair, uint32_t clause)
{
    struct token *tokens = repair->tokens;
    uint32_t day = tokens[clause].head;
    if (day == TOKEN_NONE || day > clause ||
        !has_label(repair, clause, BIT(ACL_RELCL) | BIT(ACL)) ||
        tokens[day].head == TOKEN_NONE || !token_is_day_name(&tokens[day]))
        return;
    uint32_t verb = verb_above(repair, day);
    if (verb != TOKEN_NONE && verb < clause && token_is_speech_verb(&tokens[verb]))
        attach(repair, clause, verb, LABEL_CCOMP);
}

/* "Spokeswoman Jen Psaki", "Chancellor Merkel": the name is the head, the role in front
 * describes it (nmod:desc). */
static void repair_title(const struct repair *repair, uint32_t title)
{
    struct token *tokens = repair->tokens;
    uint32_t name = title + 1;
    if (!tag_is_noun(tag_of(repair, title)) || tag_of(repair, name) != TAG_NNP ||
        name >= repair->count || tokens[name].head != title ||
        !has_label(repair, name, BIT(FLAT) | BIT(APPOS) | BIT(NMOD) | BIT(COMPOUND)) ||
        child_of(repair, name, BIT(CASE)) != TOKEN_NONE ||
        !(lexicon_classes(repair->lexicon, tokens[title].hash) & WORD_PERSON))
        return;
    tokens[name].head = tokens[title].head;
    tokens[name].label = tokens[title].label;
    for (uint32_t i = 0; i < repair->count; i++) {
        bool inner = i < title && has_label(repair, i, BIT(COMPOUND) | BIT(AMOD));
        if (tokens[i].head == title && !inner)
            tokens[i].head = name;
    }
    tokens[title].head = name;
    tokens[title].label = LABEL_NMOD_DESC;
}

/* "The delegation, led by him, is due to arrive": an adjective behind a form of "be" is
 * the predicate, no subject of it. */
static void repair_predicate(const struct repair *repair, uint32_t predicate)
{
    struct token *tokens = repair->tokens;
    uint32_t copula = tokens[predicate].head;
    if (copula == TOKEN_NONE || copula + 1 != predicate ||
        tag_of(repair, predicate) != TAG_JJ ||
        !has_label(repair, predicate, BITS_SUBJECT) ||
        !has_label(repair, copula, BIT(COP)))
        return;
    uint32_t subject = tokens[copula].head;
    if (subject == TOKEN_NONE || subject > copula)
        return;
    attach(repair, copula, predicate, LABEL_COP);
    attach(repair, subject, predicate, LABEL_NSUBJ);
}

/* '"It was good," he told AFP': what stands before the verb of speech without a
 * conjunction of its own is said. */
static void repair_quotation(const struct repair *repair, uint32_t clause)
{
    struct token *tokens = repair->tokens;
    uint32_t verb = tokens[clause].head;
    if (verb != TOKEN_NONE && clause < verb && has_label(repair, clause, BIT(ADVCL)) &&
        token_is_speech_verb(&tokens[verb]) && is_finite(repair, verb) &&
        child_of(repair, clause, BIT(MARK)) == TOKEN_NONE &&
        child_of(repair, clause, BITS_SUBJECT | BIT(NSUBJ_PASS)) != TOKEN_NONE &&
        child_of(repair, verb, BIT(CCOMP)) == TOKEN_NONE)
        tokens[clause].label = LABEL_CCOMP;
}

/* "having met": the participle is the verb, "having" its auxiliary. */
static void repair_perfect_participle(const struct repair *repair, uint32_t having)
{
    struct token *tokens = repair->tokens;
    uint32_t verb = having + 1;
    if (!slice_is(tokens[having].lower, "having") || verb >= repair->count ||
        (tag_of(repair, verb) != TAG_VBN && tag_of(repair, verb) != TAG_VBD))
        return;
    tokens[verb].tag = TAG_VBN;
    if (tokens[having].head == verb && has_label(repair, having, BIT(AUX)))
        return;
    if (tokens[verb].head != having) {
        attach(repair, having, verb, LABEL_AUX);
        return;
    }
    attach(repair, having, verb, LABEL_AUX);
    for (uint32_t i = 0; i < repair->count; i++)
        if (tokens[i].head == having)
            tokens[i].head = verb;
}

/* "mediated between Vidal and Haddad": a preposition read as a particle that governs a name is its case. */
static void repair_particle(const struct repair *repair, uint32_t preposition)
{
    struct token *tokens = repair->tokens;
    uint32_t name = preposition + 1, verb = tokens[preposition].head;
    if (tag_of(repair, preposition) != TAG_IN || verb == TOKEN_NONE ||
        verb > preposition || !has_label(repair, preposition, BIT(COMPOUND_PRT)) ||
        name >= repair->count || tokens[name].head != preposition ||
        !is_nominal(repair, name))
        return;
    attach(repair, name, verb, LABEL_OBL);
    attach(repair, preposition, name, LABEL_CASE);
}

void repair_tree(const struct repair *repair)
{
    for (uint32_t i = 0; i < repair->count; i++) {
        repair_particle(repair, i);
        repair_agent(repair, i);
        repair_perfect_participle(repair, i);
        split_day(repair, i);
        lift_time(repair, i);
        lift_place(repair, i);
        lift_clause(repair, i);
        repair_title(repair, i);
        repair_predicate(repair, i);
    }
    for (uint32_t i = 0; i < repair->count; i++)
        repair_subject(repair, i);
    for (uint32_t i = 0; i < repair->count; i++)
        repair_quotation(repair, i);
}
