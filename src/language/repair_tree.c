#include "language/abbreviation.h"
#include "language/language.h"
#include "language/repair_look.h"
#include "language/speech_verb.h"
#include "language/temporal_noun.h"

/* ---- agents and times ---- */

/* The nearest verb above. */
static uint32_t verb_above(const struct repair *repair, uint32_t token)
{
    for (uint32_t i = 0; i < repair->count; i++) {
        token = repair->tokens[token].head;
        if (token == TOKEN_NONE || tag_is_verb(repair_tag_of(repair, token)))
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
        !tag_is_name(repair_tag_of(repair, day - 1)) ||
        !repair_has_label(repair, day - 1, BIT(COMPOUND) | BIT(NMOD) | BIT(FLAT)) ||
        !token_is_day_name(&tokens[day]) || tokens[day].head == TOKEN_NONE ||
        repair_child(repair, day, BIT(CASE)) == TOKEN_NONE)
        return;
    uint32_t name = day - 1, head = tokens[day].head;
    for (uint32_t i = 0; i < day; i++)
        if (tokens[i].head == day && i != name)
            tokens[i].head = name;
    tokens[name].head = head;
    tokens[name].label = tokens[day].label;
    tokens[day].head = name;
    uint32_t verb = verb_above(repair, name);
    repair_attach(repair, day, verb != TOKEN_NONE ? verb : name, LABEL_OBL_UNMARKED);
}

/* "talks with Netanyahu on Thursday": a time does not describe a name but says when the
 * verb's event was. */
static void lift_time(const struct repair *repair, uint32_t noun)
{
    struct token *tokens = repair->tokens;
    uint32_t name = tokens[noun].head;
    if (!repair_has_label(repair, noun, BIT(NMOD) | BIT(NMOD_UNMARKED) | BIT(APPOS)) ||
        name == TOKEN_NONE || name > noun ||
        !(tag_is_name(repair_tag_of(repair, name)) ||
          repair_tag_of(repair, name) == TAG_PRP) ||
        !token_is_day_name(&tokens[noun]) || token_is_temporal_noun(&tokens[name]))
        return;
    uint32_t verb = verb_above(repair, name);
    if (verb != TOKEN_NONE && verb < noun)
        repair_attach(repair, noun, verb,
                      repair_child(repair, noun, BIT(CASE)) != TOKEN_NONE
                          ? LABEL_OBL
                          : LABEL_OBL_UNMARKED);
}

/* Names of people are known by what they are not: no article, and no word that the
 * lexicon knows as a thing. */
static bool may_be_person(const struct repair *repair, uint32_t name)
{
    enum tag tag = repair_tag_of(repair, name);
    if (tag == TAG_PRP)
        return true;
    if (tag != TAG_NNP || repair_child(repair, name, BIT(DET)) != TOKEN_NONE)
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
    if (!repair_has_label(repair, noun, BIT(NMOD)) || name == TOKEN_NONE || name > noun ||
        !may_be_person(repair, name) || repair_tag_of(repair, noun) != TAG_NNP)
        return;
    uint32_t preposition = repair_child(repair, noun, BIT(CASE));
    if (preposition == TOKEN_NONE || !(slice_is(tokens[preposition].lower, "in") ||
                                       slice_is(tokens[preposition].lower, "at")))
        return;
    /* a place inside a place: "in Washington in ..." */
    uint32_t own = repair_child(repair, name, BIT(CASE));
    if (own != TOKEN_NONE &&
        (slice_is(tokens[own].lower, "in") || slice_is(tokens[own].lower, "at") ||
         slice_is(tokens[own].lower, "from")))
        return;
    uint32_t above = tokens[name].head;
    if (above == TOKEN_NONE || above > name)
        return;
    if (tag_is_verb(repair_tag_of(repair, above)))
        repair_attach(repair, noun, above, LABEL_OBL);
    else if (tag_is_noun(repair_tag_of(repair, above)) && own != TOKEN_NONE &&
             (slice_is(tokens[own].lower, "with") ||
              slice_is(tokens[own].lower, "between")))
        repair_attach(repair, noun, above, LABEL_NMOD);
}

/* "quoted by the paper said": "by" begins no finite clause; it marks the agent of the
 * participle, and the finite verb is the one that the sentence lacks. */
static void repair_agent(const struct repair *repair, uint32_t by)
{
    struct token *tokens = repair->tokens;
    uint32_t verb = tokens[by].head;
    if (verb == TOKEN_NONE || !repair_has_label(repair, by, BIT(MARK)) ||
        !slice_is(tokens[by].lower, "by") || !repair_is_finite(repair, verb))
        return;
    uint32_t participle = tokens[verb].head;
    uint32_t agent = repair_child_in(repair, verb, BITS_SUBJECT, by, verb);
    if (participle == TOKEN_NONE || agent == TOKEN_NONE ||
        repair_tag_of(repair, participle) != TAG_VBN ||
        !repair_has_label(repair, participle, BIT(ACL)) || participle > by)
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

/* "A source quoted by the paper said": a participle without an auxiliary has no subject
 * but describes it, where a finite verb behind it lacks one. */
static void repair_described_subject(const struct repair *repair, uint32_t participle)
{
    struct token *tokens = repair->tokens;
    uint32_t verb = tokens[participle].head;
    if (repair_tag_of(repair, participle) != TAG_VBN || verb == TOKEN_NONE ||
        verb < participle || !repair_is_finite(repair, verb) ||
        repair_child(repair, participle, BITS_AUXILIARY) != TOKEN_NONE ||
        repair_child(repair, participle, BIT(OBL_AGENT)) == TOKEN_NONE ||
        repair_child(repair, verb, BITS_SUBJECT) != TOKEN_NONE)
        return;
    uint32_t noun =
        repair_child_in(repair, participle, BIT(NSUBJ) | BIT(NSUBJ_PASS), 0, participle);
    if (noun == TOKEN_NONE)
        return;
    repair_attach(repair, noun, verb, LABEL_NSUBJ);
    repair_attach(repair, participle, noun, LABEL_ACL);
}

/* "told this newspaper that the reservoir could be full": the clause is what is told; it
 * does not describe who it is told to. */
static void repair_told_clause(const struct repair *repair, uint32_t clause)
{
    struct token *tokens = repair->tokens;
    uint32_t noun = tokens[clause].head;
    if (!repair_has_label(repair, clause, BIT(ACL) | BIT(ACL_RELCL)) ||
        noun == TOKEN_NONE || noun > clause ||
        !repair_has_label(repair, noun, BIT(OBJ) | BIT(IOBJ)) ||
        tokens[noun].head == TOKEN_NONE || tokens[noun].head > noun ||
        !(slice_is(tokens[tokens[noun].head].lower, "told") ||
          slice_is(tokens[tokens[noun].head].lower, "tells")))
        return;
    uint32_t that = repair_child_in(repair, clause, BIT(MARK), noun, clause);
    uint32_t subject =
        repair_child_in(repair, clause, BITS_SUBJECT | BIT(NSUBJ_PASS), noun, clause);
    if (that == TOKEN_NONE || !slice_is(tokens[that].lower, "that") ||
        subject == TOKEN_NONE || subject == that)
        return;
    repair_attach(repair, clause, tokens[noun].head, LABEL_CCOMP);
    tokens[noun].label = LABEL_IOBJ;
}

/* "denied that the dinner had taken place": "that", tagged as what opens a clause, is no
 * object which the clause describes. */
static void open_that_clause(const struct repair *repair, uint32_t clause)
{
    struct token *tokens = repair->tokens;
    uint32_t that = tokens[clause].head;
    if (!repair_has_label(repair, clause, BIT(ACL_RELCL)) || that == TOKEN_NONE ||
        that > clause || repair_tag_of(repair, that) != TAG_IN ||
        !repair_has_label(repair, that, BIT(OBJ)) ||
        !slice_is(tokens[that].lower, "that") ||
        repair_child_in(repair, clause, BITS_SUBJECT | BIT(NSUBJ_PASS), that, clause) ==
            TOKEN_NONE)
        return;
    repair_attach(repair, clause, tokens[that].head, LABEL_CCOMP);
    repair_attach(repair, that, clause, LABEL_MARK);
}

/* "said Friday that the summit had been postponed": the clause belongs to the verb, not
 * to the day. */
static void lift_clause(const struct repair *repair, uint32_t clause)
{
    struct token *tokens = repair->tokens;
    uint32_t day = tokens[clause].head;
    if (!repair_has_label(repair, clause, BIT(ACL_RELCL) | BIT(ACL)) ||
        day == TOKEN_NONE || day > clause || tokens[day].head == TOKEN_NONE ||
        !token_is_day_name(&tokens[day]))
        return;
    uint32_t verb = verb_above(repair, day);
    if (verb != TOKEN_NONE && verb < clause && token_is_speech_verb(&tokens[verb]))
        repair_attach(repair, clause, verb, LABEL_CCOMP);
}

/* Does the word name what somebody is: "spokeswoman", "Mr"? */
static bool is_title(const struct repair *repair, uint32_t index)
{
    const struct token *token = &repair->tokens[index];
    struct slice word = token->form;
    if (slice_ends_with(word, "."))
        word = slice_part(word, 0, word.size - 1);
    return (lexicon_classes(repair->lexicon, token->hash) & WORD_PERSON) != 0 ||
           abbreviation_find(word) == ABBREVIATION_TITLE || slice_is(word, "Ms");
}

/* The name takes the title's place in the tree; what hangs from the title and does not
 * belong to it hangs from the name. */
static void put_name_first(const struct repair *repair, uint32_t title, uint32_t name)
{
    struct token *tokens = repair->tokens;
    uint64_t inner = BIT(COMPOUND) | BIT(AMOD) | BIT(NMOD);
    tokens[name].head = tokens[title].head;
    tokens[name].label = tokens[title].label;
    for (uint32_t i = 0; i < repair->count; i++)
        if (tokens[i].head == title && !(i < name && repair_has_label(repair, i, inner)))
            tokens[i].head = name;
    tokens[title].head = name;
    tokens[title].label = LABEL_NMOD_DESC;
}

/* "Spokeswoman Jen Psaki", "Chancellor Merkel": the name is the head, the role in front
 * describes it (nmod:desc). A common noun ("spokesperson Julie Hahn") stays the head, as
 * mostly in the treebanks. */
static void repair_title(const struct repair *repair, uint32_t title)
{
    uint32_t name = title + 1;
    if (!tag_is_noun(repair_tag_of(repair, title)) ||
        repair_tag_of(repair, name) != TAG_NNP || name >= repair->count ||
        repair->tokens[name].head != title || !repair->tokens[title].capitalised ||
        !repair_has_label(repair, name,
                          BIT(FLAT) | BIT(APPOS) | BIT(NMOD) | BIT(COMPOUND)) ||
        repair_child(repair, name, BIT(CASE)) != TOKEN_NONE || !is_title(repair, title))
        return;
    put_name_first(repair, title, name);
}

/* "The delegation, led by him, is due to arrive": an adjective behind a form of "be" is
 * the predicate, no subject of it. */
static void repair_predicate(const struct repair *repair, uint32_t predicate)
{
    struct token *tokens = repair->tokens;
    uint32_t copula = tokens[predicate].head;
    if (repair_tag_of(repair, predicate) != TAG_JJ || copula == TOKEN_NONE ||
        copula + 1 != predicate || !repair_has_label(repair, predicate, BITS_SUBJECT) ||
        !repair_has_label(repair, copula, BIT(COP)))
        return;
    uint32_t subject = tokens[copula].head;
    if (subject != TOKEN_NONE && tokens[subject].is_punctuation)
        subject = tokens[subject].head;
    if (subject == TOKEN_NONE || subject > copula)
        return;
    repair_attach(repair, copula, predicate, LABEL_COP);
    repair_attach(repair, subject, predicate, LABEL_NSUBJ);
}

/* '"It was good," he told AFP': what stands before the verb of speech without a
 * conjunction of its own is said. */
static void repair_quotation(const struct repair *repair, uint32_t clause)
{
    struct token *tokens = repair->tokens;
    uint32_t verb = tokens[clause].head;
    if (repair_has_label(repair, clause, BIT(ADVCL)) && verb != TOKEN_NONE &&
        clause < verb && token_is_speech_verb(&tokens[verb]) &&
        repair_is_finite(repair, verb) &&
        repair_child(repair, clause, BIT(MARK)) == TOKEN_NONE &&
        repair_child(repair, clause, BITS_SUBJECT | BIT(NSUBJ_PASS)) != TOKEN_NONE &&
        repair_child(repair, verb, BIT(CCOMP)) == TOKEN_NONE)
        tokens[clause].label = LABEL_CCOMP;
}

/* "having met": the participle is the verb, "having" its auxiliary. */
static void repair_perfect_participle(const struct repair *repair, uint32_t having)
{
    struct token *tokens = repair->tokens;
    uint32_t verb = having + 1;
    if (!slice_is(tokens[having].lower, "having") || verb >= repair->count ||
        (repair_tag_of(repair, verb) != TAG_VBN &&
         repair_tag_of(repair, verb) != TAG_VBD))
        return;
    tokens[verb].tag = TAG_VBN;
    if (tokens[having].head == verb && repair_has_label(repair, having, BIT(AUX)))
        return;
    if (tokens[verb].head != having) {
        repair_attach(repair, having, verb, LABEL_AUX);
        return;
    }
    repair_attach(repair, having, verb, LABEL_AUX);
    for (uint32_t i = 0; i < repair->count; i++)
        if (tokens[i].head == having)
            tokens[i].head = verb;
}

/* "mediated between Vidal and Haddad": a preposition read as a particle that governs a name is its case. */
static void repair_particle(const struct repair *repair, uint32_t preposition)
{
    struct token *tokens = repair->tokens;
    uint32_t name = preposition + 1, verb = tokens[preposition].head;
    if (repair_tag_of(repair, preposition) != TAG_IN || verb == TOKEN_NONE ||
        verb > preposition || !repair_has_label(repair, preposition, BIT(COMPOUND_PRT)) ||
        name >= repair->count || tokens[name].head != preposition ||
        !repair_is_nominal(repair, name))
        return;
    repair_attach(repair, name, verb, LABEL_OBL);
    repair_attach(repair, preposition, name, LABEL_CASE);
}

/* "the Director-General": of two nouns around a hyphen the second is the head. */
static void repair_hyphen(const struct repair *repair, uint32_t hyphen)
{
    struct token *tokens = repair->tokens;
    uint32_t first = hyphen - 1, second = hyphen + 1;
    if (repair_tag_of(repair, hyphen) != TAG_HYPH || hyphen == 0 ||
        !tag_is_noun(repair_tag_of(repair, first)) ||
        !tag_is_noun(repair_tag_of(repair, second)) || tokens[second].head != first ||
        !repair_has_label(repair, second,
                          BIT(APPOS) | BIT(NMOD) | BIT(DEP) | BIT(NMOD_UNMARKED)))
        return;
    repair_attach(repair, first, second, LABEL_COMPOUND);
    tokens[hyphen].head = first;
    for (uint32_t i = 0; i < repair->count; i++)
        if (tokens[i].head == first && i != hyphen)
            tokens[i].head = second;
}

/* "Governor of Washington Chris Gregoire", "Secretary of State John Kerry": of three names
 * behind an office the last two are its holder's. */
static void repair_office(const struct repair *repair, uint32_t office)
{
    struct token *tokens = repair->tokens;
    uint32_t place = office + 2, name = office + 3;
    if (!tokens[office].capitalised || name + 1 >= repair->count ||
        !slice_is(tokens[office + 1].lower, "of") || !is_title(repair, office) ||
        tokens[place].head != office || tokens[name].head != place ||
        !repair_has_label(repair, name, BIT(FLAT)) ||
        (tokens[name + 1].head != place && tokens[name + 1].head != name) ||
        !tag_is_name(repair_tag_of(repair, name)) ||
        !tag_is_name(repair_tag_of(repair, name + 1)) ||
        tag_is_name(repair_tag_of(repair, name + 2)))
        return;
    tokens[name + 1].head = name;
    tokens[name].head = office;
    put_name_first(repair, office, name);
}

/* "Environment Canada spokesperson": a common noun right behind a name is the head. */
static void repair_common_head(const struct repair *repair, uint32_t noun)
{
    struct token *tokens = repair->tokens;
    uint32_t name = tokens[noun].head;
    if (repair_tag_of(repair, noun) != TAG_NN || name == TOKEN_NONE || name >= noun ||
        !tag_is_name(repair_tag_of(repair, name)) ||
        !repair_has_label(repair, noun, BIT(FLAT) | BIT(APPOS) | BIT(NMOD_UNMARKED)) ||
        repair_child(repair, name, BIT(DET)) != TOKEN_NONE || !is_title(repair, noun))
        return;
    for (uint32_t i = name; i < noun; i++)
        if (!tag_is_name(repair_tag_of(repair, i)))
            return;
    repair_attach(repair, name, noun, LABEL_COMPOUND);
}

/* "NASA Administrator Charles Bolden": a name with a title of its own that hangs from the
 * organisation before it. */
static void repair_affiliation(const struct repair *repair, uint32_t name)
{
    uint32_t organization = repair->tokens[name].head;
    if (!repair_has_label(repair, name, BIT(FLAT) | BIT(APPOS)) ||
        organization == TOKEN_NONE || organization + 2 != name ||
        repair->tokens[organization + 1].head != name ||
        !repair_has_label(repair, organization + 1, BIT(NMOD_DESC)) ||
        !tag_is_name(repair_tag_of(repair, organization)))
        return;
    put_name_first(repair, organization, name);
    repair->tokens[organization].head = organization + 1;
    repair->tokens[organization].label = LABEL_COMPOUND;
}

/* "who leads the union, talked ... at the offices": a phrase with a preposition and
 * without "and" is no second clause, but belongs to the last verb before it. */
static void repair_governed_conjunct(const struct repair *repair, uint32_t noun)
{
    uint32_t head = repair->tokens[noun].head;
    if (!repair_has_label(repair, noun, BIT(CONJ)) || head == TOKEN_NONE || head > noun ||
        !tag_is_verb(repair_tag_of(repair, head)) || !repair_is_nominal(repair, noun) ||
        repair_child(repair, noun, BIT(CC)) != TOKEN_NONE ||
        repair_child(repair, noun, BITS_SUBJECT | BITS_AUXILIARY) != TOKEN_NONE)
        return;
    uint32_t preposition = repair_child_in(repair, noun, BIT(CASE), head + 1, noun);
    if (preposition == TOKEN_NONE || repair_is_comma(repair, preposition - 1))
        return;
    uint32_t verb = preposition;
    while (verb > head && !tag_is_verb(repair_tag_of(repair, verb)))
        verb--;
    if (verb > head)
        repair_attach(repair, noun, verb, LABEL_OBL);
}

/* Is there a rule for words with its label or tag? Half of the words have none. */
static bool may_hang_wrong(const struct repair *repair, uint32_t index)
{
    const uint64_t labels = BIT(COMPOUND_PRT) | BIT(MARK) | BIT(NMOD) |
                            BIT(NMOD_UNMARKED) | BIT(APPOS) | BIT(ACL) | BIT(ACL_RELCL) |
                            BIT(FLAT) | BITS_SUBJECT;
    const struct token *token = &repair->tokens[index];
    enum tag tag = repair_tag_of(repair, index);
    return repair_has_label(repair, index, labels) || tag_is_noun(tag) ||
           tag == TAG_VBN || tag == TAG_HYPH || token->capitalised ||
           slice_is(token->lower, "having");
}

void repair_tree(const struct repair *repair)
{
    for (uint32_t i = 0; i < repair->count; i++) {
        if (!may_hang_wrong(repair, i))
            continue;
        repair_particle(repair, i);
        repair_agent(repair, i);
        repair_described_subject(repair, i);
        repair_perfect_participle(repair, i);
        split_day(repair, i);
        lift_time(repair, i);
        lift_place(repair, i);
        lift_clause(repair, i);
        repair_told_clause(repair, i);
        open_that_clause(repair, i);
        repair_common_head(repair, i);
        repair_title(repair, i);
        repair_affiliation(repair, i);
        repair_office(repair, i);
        repair_predicate(repair, i);
        repair_hyphen(repair, i);
    }
    for (uint32_t i = 0; i < repair->count; i++)
        repair_subject(repair, i);
    for (uint32_t i = 0; i < repair->count; i++)
        repair_speaker(repair, i);
    for (uint32_t i = 0; i < repair->count; i++)
        repair_quotation(repair, i);
    for (uint32_t i = 0; i < repair->count; i++)
        repair_governed_conjunct(repair, i);
}
