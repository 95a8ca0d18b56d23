#include "language/language.h"
#include "language/repair_look.h"
#include "language/speech_verb.h"
#include "language/temporal_noun.h"

static bool is_word(const struct repair *repair, uint32_t index, const char *lower)
{
    return index < repair->count && slice_is(repair->tokens[index].lower, lower);
}

/* Prepositions that never begin a clause with a finite verb. */
static bool is_preposition(const struct repair *repair, uint32_t index)
{
    static const struct slice words[] = {
        SLICE("of"),      SLICE("in"),     SLICE("on"),    SLICE("at"),
        SLICE("by"),      SLICE("with"),   SLICE("from"),  SLICE("into"),
        SLICE("between"), SLICE("among"),  SLICE("near"),  SLICE("under"),
        SLICE("against"), SLICE("during"), SLICE("behind")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal(words[i], repair->tokens[index].lower))
            return true;
    return false;
}

static bool is_finite_clause(const struct repair *repair, uint32_t verb)
{
    if (repair_is_finite(repair, verb))
        return true;
    for (uint32_t i = 0; i < repair->count; i++)
        if (repair->tokens[i].head == verb &&
            repair_has_label(repair, i, BITS_AUXILIARY) &&
            (repair_is_finite(repair, i) || repair_tag_of(repair, i) == TAG_MD))
            return true;
    return false;
}

/* The first word of what hangs from 'head' without a gap before it. */
static uint32_t phrase_start(const struct repair *repair, uint32_t head)
{
    uint32_t first = head;
    while (first > 0 && repair_is_under(repair, first - 1, head))
        first--;
    return first;
}

/* ---- one subject that is none ---- */

/* "This year has once again confirmed": the subject hangs from the verb, not from its
 * auxiliary. */
static void lift_subject(const struct repair *repair, uint32_t auxiliary)
{
    uint32_t verb = repair->tokens[auxiliary].head;
    if (verb == TOKEN_NONE ||
        !repair_has_label(repair, auxiliary, BIT(AUX) | BIT(AUX_PASS)))
        return;
    uint32_t subject = repair_child(repair, auxiliary, BITS_SUBJECT);
    if (subject != TOKEN_NONE && subject < auxiliary &&
        repair_child(repair, verb, BITS_SUBJECT | BIT(NSUBJ_PASS)) == TOKEN_NONE)
        repair->tokens[subject].head = verb;
}

/* "Officials in Nairobi said", "arrivals into New Zealand will receive": what a
 * preposition governs is no subject; the noun before the preposition is. */
static void drop_governed(const struct repair *repair, uint32_t verb)
{
    uint32_t subject =
        repair_child_in(repair, verb, BIT(NSUBJ) | BIT(NSUBJ_PASS), 0, verb);
    if (subject == TOKEN_NONE || repair_tag_of(repair, subject) == TAG_WDT)
        return;
    uint32_t first = phrase_start(repair, subject), preposition = first;
    if (!is_preposition(repair, first)) {
        if (first == 0 || !is_preposition(repair, first - 1) ||
            repair->tokens[first - 1].head != verb)
            return;
        preposition = first - 1;
    } else if (repair->tokens[first].head != subject) {
        return;
    }
    uint32_t before = preposition - 1;
    if (preposition == 0 || !repair_is_nominal(repair, before) ||
        repair_is_comma(repair, subject + 1))
        return;
    uint32_t noun =
        repair_phrase_head(repair, before, repair_segment_start(repair, before));
    if (repair_child(repair, noun, BIT(CASE)) != TOKEN_NONE)
        return;
    enum label label = (enum label)repair->tokens[subject].label;
    repair_attach(repair, noun, verb, label);
    repair_attach(repair, subject, noun, LABEL_NMOD);
    repair_attach(repair, preposition, subject, LABEL_CASE);
}

/* "One of the envoys said": the subject is the word of number before "of". */
static void lift_quantifier(const struct repair *repair, uint32_t verb)
{
    uint32_t noun = repair_child_in(repair, verb, BIT(NSUBJ) | BIT(NSUBJ_PASS), 0, verb);
    if (noun == TOKEN_NONE)
        return;
    uint32_t number = repair_child_in(repair, noun, BIT(NUMMOD) | BIT(DET), 0, noun);
    if (number == TOKEN_NONE || !is_word(repair, number + 1, "of"))
        return;
    repair_attach(repair, number, verb, (enum label)repair->tokens[noun].label);
    repair_attach(repair, noun, number, LABEL_NMOD);
    repair_attach(repair, number + 1, noun, LABEL_CASE);
}

/* "On Monday DPA reported": a day and the name behind it are not one name. */
static void split_day(const struct repair *repair, uint32_t verb)
{
    struct token *tokens = repair->tokens;
    uint32_t day = repair_child_in(repair, verb, BIT(NSUBJ), 0, verb);
    if (day == TOKEN_NONE || !token_is_day_name(&tokens[day]) || day + 1 >= verb ||
        tokens[day + 1].head != day || !repair_is_nominal(repair, day + 1))
        return;
    uint32_t preposition = day > 0 ? day - 1 : TOKEN_NONE;
    repair_attach(repair, day + 1, verb, LABEL_NSUBJ);
    for (uint32_t i = day + 2; i < verb; i++)
        if (tokens[i].head == day)
            tokens[i].head = day + 1;
    tokens[day].label = LABEL_OBL_UNMARKED;
    if (preposition != TOKEN_NONE && is_preposition(repair, preposition)) {
        repair_attach(repair, preposition, day, LABEL_CASE);
        tokens[day].label = LABEL_OBL;
    }
}

/* "A meeting between the minister and the chief is planned": the second of two behind
 * "between" is no subject, the noun before "between" is. */
static void join_between(const struct repair *repair, uint32_t verb)
{
    enum { REACH = 30 };
    uint64_t labels = BIT(NSUBJ) | BIT(NSUBJ_PASS);
    uint32_t second = repair_child_in(repair, verb, labels, 0, verb);
    if (second == TOKEN_NONE)
        return;
    uint32_t conjunction = phrase_start(repair, second);
    if (conjunction == 0 || !is_word(repair, --conjunction, "and"))
        return;
    uint32_t between = conjunction;
    while (between > 0 && conjunction - between < REACH &&
           !repair_is_comma(repair, between) && !is_word(repair, between, "between"))
        between--;
    if (between == 0 || !is_word(repair, between, "between") ||
        !repair_is_nominal(repair, between - 1))
        return;
    uint32_t first = repair->tokens[between].head;
    uint32_t noun = repair_phrase_head(repair, between - 1,
                                       repair_segment_start(repair, between - 1));
    if (first == TOKEN_NONE || first < between || first > conjunction || noun == verb)
        return;
    enum label label = (enum label)repair->tokens[second].label;
    repair_attach(repair, noun, verb, label);
    repair_attach(repair, first, noun, LABEL_NMOD);
    repair_attach(repair, second, first, LABEL_CONJ);
    repair_attach(repair, conjunction, second, LABEL_CC);
}

/* "Jespersen was a linguist and wrote", '"It is essential," said Perry': what has a subject
 * and "be" of its own is no subject but the first of two predicates, or what is said. */
static void join_predicates(const struct repair *repair, uint32_t verb)
{
    struct token *tokens = repair->tokens;
    uint32_t first = repair_child_in(repair, verb, BITS_SUBJECT, 0, verb);
    if (first == TOKEN_NONE || repair_child(repair, first, BIT(COP)) == TOKEN_NONE ||
        repair_child(repair, first, BITS_SUBJECT | BIT(EXPL)) == TOKEN_NONE)
        return;
    uint32_t conjunction = repair_child_in(repair, verb, BIT(CC), first, verb);
    if (conjunction == TOKEN_NONE && repair_is_quote(repair, verb - 1) &&
        token_is_speech_verb(&tokens[verb]))
        tokens[first].label = LABEL_CCOMP;
    if (conjunction == TOKEN_NONE)
        return;
    tokens[first].head = tokens[verb].head;
    tokens[first].label = tokens[verb].label;
    tokens[verb].head = first;
    tokens[verb].label = LABEL_CONJ;
}

/* "Brandt, whose brother is among the captives, told": a predicate with a subject and "be"
 * of its own between commas describes its subject, which is the verb's. */
static void open_relative(const struct repair *repair, uint32_t verb)
{
    struct token *tokens = repair->tokens;
    uint32_t inner = repair_child_in(repair, verb, BIT(NSUBJ), 0, verb);
    if (inner == TOKEN_NONE || verb < 1 || !repair_is_comma(repair, verb - 1) ||
        repair_child(repair, inner, BIT(COP)) == TOKEN_NONE)
        return;
    uint32_t outer = repair_child_in(repair, inner, BIT(NSUBJ), 0, inner);
    if (outer == TOKEN_NONE)
        return;
    for (uint32_t i = outer + 1; i < inner; i++) {
        enum tag tag = repair_tag_of(repair, i);
        if (tag != TAG_WP && tag != TAG_WP_POSSESSIVE && tag != TAG_WDT)
            continue;
        uint32_t noun = tokens[i].head;
        repair_attach(repair, outer, verb, LABEL_NSUBJ);
        repair_attach(repair, inner, outer, LABEL_ACL_RELCL);
        if (tag == TAG_WP_POSSESSIVE && noun != TOKEN_NONE && noun < inner)
            repair_attach(repair, noun, inner, LABEL_NSUBJ);
        return;
    }
}

/* "announces new homes": a plural behind a singular verb is its object. */
static void drop_object(const struct repair *repair, uint32_t verb)
{
    uint32_t noun = repair_child_in(repair, verb, BIT(NSUBJ), verb, repair->count);
    if (verb == 0 || noun == TOKEN_NONE || repair_tag_of(repair, verb) != TAG_VBZ ||
        repair_tag_of(repair, noun) != TAG_NNS || is_word(repair, verb - 1, ",") ||
        repair_is_quote(repair, verb - 1))
        return;
    repair->tokens[noun].label = LABEL_OBJ;
}

/* ---- several subjects ---- */

static bool is_person_noun(const struct repair *repair, uint32_t index)
{
    unsigned classes = lexicon_classes(repair->lexicon, repair->tokens[index].hash);
    return (classes & WORD_PERSON) != 0;
}

static bool has_comma_between(const struct repair *repair, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (repair_is_comma(repair, i))
            return true;
    return false;
}

/* "NASA Administrator Charles Bolden", "administrator Michael Griffin": a name behind a
 * noun. */
static bool join_title(const struct repair *repair, uint32_t title, uint32_t name)
{
    struct token *tokens = repair->tokens;
    if (phrase_start(repair, name) != title + 1)
        return false;
    if (repair_tag_of(repair, title) == TAG_JJ &&
        tag_is_noun(repair_tag_of(repair, name))) { /* "His Seventh Symphony" */
        tokens[title].head = name;
        tokens[title].label = LABEL_AMOD;
        return true;
    }
    if (repair_tag_of(repair, name) != TAG_NNP ||
        !tag_is_noun(repair_tag_of(repair, title)))
        return false;
    tokens[title].head = name;
    tokens[title].label =
        is_person_noun(repair, title) ? LABEL_NMOD_DESC : LABEL_COMPOUND;
    return true;
}

/* Is the first of two the one that is no subject: a time, a clause, or what stands before
 * "I can say"? */
static bool gives_way(const struct repair *repair, uint32_t first, uint32_t second)
{
    return token_is_temporal_noun(&repair->tokens[first]) ||
           tag_is_verb(repair_tag_of(repair, first)) ||
           (repair_tag_of(repair, second) == TAG_PRP &&
            repair_tag_of(repair, first) != TAG_PRP);
}

/* What the first of two becomes that gives way. */
static enum label outer_label(const struct repair *repair, uint32_t first)
{
    if (token_is_temporal_noun(&repair->tokens[first]))
        return LABEL_OBL_UNMARKED;
    return tag_is_verb(repair_tag_of(repair, first)) ? LABEL_ADVCL : LABEL_DISLOCATED;
}

/* What the second of two becomes: "Zahar, Hamas's leader, declared", "Ahn, who was among
 * the plaintiffs, said", "you two". */
static enum label inner_label(const struct repair *repair, uint32_t first,
                              uint32_t second)
{
    if (repair_child(repair, second, BITS_SUBJECT) != TOKEN_NONE ||
        repair_child(repair, second, BIT(NSUBJ_PASS)) != TOKEN_NONE)
        return LABEL_ACL_RELCL;
    if (repair_child_in(repair, second, BIT(CC), first, second) != TOKEN_NONE)
        return LABEL_CONJ;
    if (has_comma_between(repair, first + 1, second))
        return LABEL_APPOS;
    return repair_tag_of(repair, second) == TAG_CD ? LABEL_NUMMOD : LABEL_DEP;
}

/* The finite verb behind the clause of 'verb' that has no subject of its own. */
static uint32_t verb_behind(const struct repair *repair, uint32_t verb)
{
    uint64_t labels = BIT(CONJ) | BIT(PARATAXIS) | BIT(ADVCL) | BIT(CCOMP) | BIT(DEP);
    uint32_t behind = repair_child_in(repair, verb, labels, verb, repair->count);
    if (behind == TOKEN_NONE || !repair_is_finite(repair, behind) ||
        repair_child(repair, behind,
                     BITS_SUBJECT | BIT(NSUBJ_PASS) | BIT(CC) | BIT(MARK)) != TOKEN_NONE)
        return TOKEN_NONE;
    return behind;
}

/* "The minister, who met the rebels, told reporters": the relative pronoun has a verb of
 * its own; the noun's is the next that lacks a subject. */
static void open_pronoun(const struct repair *repair, uint32_t noun, uint32_t pronoun,
                         uint32_t verb)
{
    struct token *tokens = repair->tokens;
    uint32_t behind = verb_behind(repair, verb);
    if (behind == TOKEN_NONE) {
        if (repair_has_label(repair, noun, BITS_SUBJECT))
            tokens[noun].label = LABEL_DISLOCATED;
        return;
    }
    tokens[behind].head = tokens[verb].head;
    tokens[behind].label = tokens[verb].label;
    tokens[noun].head = behind;
    tokens[noun].label = LABEL_NSUBJ;
    tokens[verb].head = noun;
    tokens[verb].label = LABEL_ACL_RELCL;
    tokens[pronoun].label = LABEL_NSUBJ;
}

/* "Orlan, who had flown in, said": the same where the noun is no subject at all. */
static void open_lone_pronoun(const struct repair *repair, uint32_t verb)
{
    uint32_t pronoun = repair_child_in(repair, verb, BIT(NSUBJ), 1, verb);
    if (pronoun == TOKEN_NONE || repair_tag_of(repair, pronoun) != TAG_WP ||
        repair_has_label(repair, verb, BIT(ACL_RELCL)))
        return;
    uint32_t last = pronoun - 1;
    if (last > 0 && repair_is_comma(repair, last))
        last--;
    if (!repair_is_nominal(repair, last))
        return;
    uint32_t noun = repair_phrase_head(repair, last, repair_segment_start(repair, last));
    if (repair->tokens[noun].head == verb)
        open_pronoun(repair, noun, pronoun, verb);
}

/* A verb has one subject. */
static void choose_subject(const struct repair *repair, uint32_t verb)
{
    struct token *tokens = repair->tokens;
    uint64_t labels = BIT(NSUBJ) | BIT(NSUBJ_PASS) | BIT(CSUBJ);
    uint32_t first = repair_child_in(repair, verb, labels, 0, verb), second;
    for (; first != TOKEN_NONE; first = second) {
        second = repair_child_in(repair, verb, labels, first + 1, verb);
        if (second == TOKEN_NONE)
            return;
        if (join_title(repair, first, second))
            continue;
        if (repair_tag_of(repair, second) == TAG_WP) {
            open_pronoun(repair, first, second, verb);
            return;
        }
        if (gives_way(repair, first, second)) {
            tokens[first].label = (uint8_t)outer_label(repair, first);
            continue;
        }
        tokens[second].label = (uint8_t)inner_label(repair, first, second);
        if (tokens[second].label != LABEL_DEP)
            tokens[second].head = first;
        second = first;
    }
}

/* ---- lists ---- */

/* One behind the name before 'end', or 'end' when there is none: "Gas Prom ," */
static uint32_t name_start(const struct repair *repair, uint32_t end)
{
    while (end > 0 && tag_is_name(repair_tag_of(repair, end - 1)))
        end--;
    return end;
}

/* May a list of names begin a clause here? */
static bool begins_clause(const struct repair *repair, uint32_t index)
{
    if (index == 0)
        return true;
    enum tag tag = repair_tag_of(repair, index - 1);
    return tag == TAG_WDT || tag == TAG_WP || tag == TAG_WRB ||
           is_word(repair, index - 1, "that") || repair_is_quote(repair, index - 1);
}

/* "Kennedy, Souter, and Breyer joined": all of the list are the subject. */
static void gather_list(const struct repair *repair, uint32_t verb)
{
    enum { NAMES_MAX = 8 };
    struct token *tokens = repair->tokens;
    uint32_t last = repair_child_in(repair, verb, BIT(NSUBJ), 0, verb);
    if (last == TOKEN_NONE || repair_tag_of(repair, last) != TAG_NNP)
        return;
    uint32_t conjunction = name_start(repair, last + 1);
    if (conjunction == 0 || repair_tag_of(repair, --conjunction) != TAG_CC)
        return;
    uint32_t starts[NAMES_MAX], count = 0, end = conjunction;
    while (count < NAMES_MAX && end > 0) {
        uint32_t stop = end - repair_is_comma(repair, end - 1);
        uint32_t start = name_start(repair, stop);
        if (start == stop || (count > 0 && stop == end))
            break;
        starts[count++] = start;
        end = start;
    }
    if (count < 2 || !begins_clause(repair, end))
        return;
    uint32_t head = repair_phrase_head(repair, starts[count - 2] - 2, starts[count - 1]);
    if (head == last || tokens[head].head == last)
        return;
    repair_attach(repair, head, verb, LABEL_NSUBJ);
    repair_attach(repair, last, head, LABEL_CONJ);
    tokens[conjunction].head = last;
    tokens[conjunction].label = LABEL_CC;
}

/* ---- no subject ---- */

/* The first word of the verb's group: "have already told". */
static uint32_t group_start(const struct repair *repair, uint32_t verb)
{
    uint32_t first = verb;
    while (first > 0 && repair->tokens[first - 1].head == verb &&
           repair_has_label(repair, first - 1, BITS_AUXILIARY | BIT(ADVMOD)) &&
           !is_word(repair, first - 1, "to"))
        first--;
    return first;
}

/* "as the article notes", "since some governments suggested": the preposition that
 * begins a clause. */
static bool take_conjunction(const struct repair *repair, uint32_t noun, uint32_t verb)
{
    static const struct slice words[] = {SLICE("as"),     SLICE("since"), SLICE("after"),
                                         SLICE("before"), SLICE("until"), SLICE("than"),
                                         SLICE("because")};
    uint32_t conjunction = repair_child(repair, noun, BIT(CASE));
    if (conjunction == TOKEN_NONE)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (slice_equal(words[i], repair->tokens[conjunction].lower)) {
            repair->tokens[conjunction].head = verb;
            repair->tokens[conjunction].label = LABEL_MARK;
            return true;
        }
    }
    return false;
}

/* May the noun be the subject of the verb behind it, by what it hangs from? */
static bool is_free(const struct repair *repair, uint32_t noun, uint32_t verb)
{
    uint64_t loose = BIT(APPOS) | BIT(DEP) | BIT(PARATAXIS) | BIT(DISLOCATED) |
                     BIT(VOCATIVE) | BIT(LIST) | BIT(OBL) | BIT(OBL_UNMARKED) |
                     BIT(NMOD_UNMARKED);
    return repair_has_label(repair, noun, loose) || repair->tokens[noun].head == verb ||
           repair->tokens[verb].head == noun;
}

/* Does a finite verb want a subject that it does not have? */
static bool lacks_subject(const struct repair *repair, uint32_t verb)
{
    uint64_t barred = BIT(CONJ) | BIT(ACL_RELCL) | BITS_AUXILIARY;
    uint64_t subjects = BITS_SUBJECT | BIT(NSUBJ_PASS) | BIT(CSUBJ_PASS) | BIT(EXPL);
    return !repair_has_label(repair, verb, barred) && is_finite_clause(repair, verb) &&
           repair_child(repair, verb, subjects) == TOKEN_NONE;
}

/* "..., NASA and the Pentagon have told": the noun right before a finite verb without a
 * subject, when no preposition or verb asks for it. */
static void take_noun_before(const struct repair *repair, uint32_t verb)
{
    uint32_t first = group_start(repair, verb);
    if (first == 0 || !repair_is_nominal(repair, first - 1))
        return;
    uint32_t noun =
        repair_phrase_head(repair, first - 1, repair_segment_start(repair, first - 1));
    if (tag_is_verb(repair_tag_of(repair, noun)) || !is_free(repair, noun, verb) ||
        (repair->tokens[verb].head == noun &&
         repair_child(repair, noun, BIT(CASE)) == TOKEN_NONE) ||
        !take_conjunction(repair, noun, verb))
        return;
    bool passive = repair_child(repair, verb, BIT(AUX_PASS)) != TOKEN_NONE;
    repair_attach(repair, noun, verb, passive ? LABEL_NSUBJ_PASS : LABEL_NSUBJ);
    if (repair_child(repair, verb, BIT(MARK)) != TOKEN_NONE &&
        repair_has_label(repair, verb, BIT(OBL) | BIT(NMOD)))
        repair->tokens[verb].label = LABEL_ADVCL;
}

/* The place that a sentence opens with ("In Lima, ..."), TOKEN_NONE where it does not. */
static uint32_t opening_place(const struct repair *repair, uint32_t verb)
{
    uint32_t place = repair_child_in(repair, verb, BIT(OBL), 0, verb);
    if (place == TOKEN_NONE || place == 0 || !tag_is_name(repair_tag_of(repair, place)))
        return TOKEN_NONE;
    uint32_t start = name_start(repair, place + 1);
    return start == 1 && repair_tag_of(repair, 0) == TAG_IN ? place : TOKEN_NONE;
}

/* "In Lima, Rosa Vidal, the mayor, was received": the name behind the comma is no second
 * place but who the verb tells of. */
static void take_name_behind_place(const struct repair *repair, uint32_t verb)
{
    uint32_t place = opening_place(repair, verb);
    if (place == TOKEN_NONE || place + 2 >= verb || !repair_is_comma(repair, place + 1))
        return;
    uint32_t name =
        repair_child_in(repair, place, BIT(CONJ) | BIT(APPOS), place + 1, verb);
    if (name == TOKEN_NONE || !tag_is_name(repair_tag_of(repair, name)) ||
        name_start(repair, name + 1) != place + 2)
        return;
    for (uint32_t i = name + 1; i < verb; i++)
        if (repair->tokens[i].head == place && repair_has_label(repair, i, BIT(APPOS)))
            repair->tokens[i].head = name;
    bool passive = repair_child(repair, verb, BIT(AUX_PASS)) != TOKEN_NONE;
    repair_attach(repair, name, verb, passive ? LABEL_NSUBJ_PASS : LABEL_NSUBJ);
}

/* Is the finite verb one that stands with another: "was", "had", "did"? */
static bool is_auxiliary_word(const struct repair *repair, uint32_t index)
{
    static const struct slice words[] = {SLICE("was"),  SLICE("were"), SLICE("is"),
                                         SLICE("are"),  SLICE("had"),  SLICE("has"),
                                         SLICE("have"), SLICE("did"),  SLICE("does"),
                                         SLICE("do"),   SLICE("got"),  SLICE("be")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal(words[i], repair->tokens[index].lower))
            return true;
    return repair->tokens[index].lower.data[0] == '\'';
}

/* "The minister Orlan visited resigned": of two verbs in the past the first, behind a name
 * behind a noun, is what the name did to whom the noun means. */
static void open_object_relative(const struct repair *repair, uint32_t verb)
{
    struct token *tokens = repair->tokens;
    if (verb < 3 || !repair_is_finite(repair, verb - 1) ||
        is_auxiliary_word(repair, verb - 1) || token_is_speech_verb(&tokens[verb - 1]) ||
        !(repair_tag_of(repair, verb) == TAG_VBN || repair_is_finite(repair, verb)))
        return;
    uint32_t inner = verb - 1, name = name_start(repair, inner);
    if (name == inner || name < 2 || repair_tag_of(repair, name - 1) != TAG_NN ||
        tokens[name - 1].capitalised || repair_tag_of(repair, name - 2) != TAG_DT)
        return;
    uint32_t noun = name - 1;
    repair_attach(repair, noun, verb, LABEL_NSUBJ);
    repair_attach(repair, inner, noun, LABEL_ACL_RELCL);
    repair_attach(repair, name, inner, LABEL_NSUBJ);
    tokens[verb].tag =
        repair_tag_of(repair, verb) == TAG_VBN ? TAG_VBD : tokens[verb].tag;
    for (uint32_t i = 0; i < name; i++)
        if (tokens[i].head == name)
            tokens[i].head = noun;
}

/* The rules on the subjects that the verb has. */
static void mend_subjects(const struct repair *repair, uint32_t verb)
{
    split_day(repair, verb);
    join_between(repair, verb);
    drop_governed(repair, verb);
    lift_quantifier(repair, verb);
    open_relative(repair, verb);
    join_predicates(repair, verb);
    drop_object(repair, verb);
    open_lone_pronoun(repair, verb);
    choose_subject(repair, verb);
    gather_list(repair, verb);
}

void repair_subject(const struct repair *repair, uint32_t verb)
{
    lift_subject(repair, verb);
    if (!tag_is_verb(repair_tag_of(repair, verb)))
        return;
    open_object_relative(repair, verb);
    if (repair_child(repair, verb, BITS_SUBJECT | BIT(NSUBJ_PASS)) != TOKEN_NONE)
        mend_subjects(repair, verb);
    if (!lacks_subject(repair, verb))
        return;
    take_noun_before(repair, verb);
    if (lacks_subject(repair, verb))
        take_name_behind_place(repair, verb);
}
