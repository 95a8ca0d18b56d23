#include "base/hash.h"
#include "language/language.h"
#include "language/repair_look.h"
#include "language/speech_verb.h"

static bool is_finite(enum tag tag)
{
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
}

static bool is_mark(enum tag tag)
{
    return tag == TAG_COMMA || tag == TAG_PERIOD || tag == TAG_COLON ||
           tag == TAG_QUOTE_OPEN || tag == TAG_QUOTE_CLOSE;
}

/* Can the tag begin a noun phrase that stands as an object? */
static bool begins_object(enum tag tag)
{
    return tag == TAG_DT || tag == TAG_PRP_POSSESSIVE || tag == TAG_CD ||
           tag == TAG_PRP || tag == TAG_JJ || tag_is_noun(tag);
}

/* ", AFP reports.": a name between a comma or quote and a present-tense verb of speech
 * that ends the sentence. */
static bool ends_with_report(const struct repair *repair, uint32_t index)
{
    const struct token *token = &repair->tokens[index];
    if ((repair_tag_of(repair, index) != TAG_NNS &&
         repair_tag_of(repair, index) != TAG_NN) ||
        !is_mark(repair_tag_of(repair, index + 1)) || index < 2 ||
        !slice_ends_with(token->lower, "s") || !token_is_speech_verb(token))
        return false;
    uint32_t first = index;
    while (first > 0 && tag_is_name(repair_tag_of(repair, first - 1)))
        first--;
    return first < index && first > 0 &&
           (is_mark(repair_tag_of(repair, first - 1)) ||
            slice_is(repair->tokens[first - 1].lower, "as"));
}

/* "Abbas and Kerry share a commitment": two names and the base form of a verb, with an
 * object behind it. */
static bool is_plural_verb(const struct repair *repair, uint32_t index)
{
    const struct token *token = &repair->tokens[index];
    if (index < 3 ||
        (repair_tag_of(repair, index) != TAG_NN &&
         repair_tag_of(repair, index) != TAG_VB) ||
        token->capitalised || !tag_is_name(repair_tag_of(repair, index - 1)) ||
        repair_tag_of(repair, index - 2) != TAG_CC ||
        !tag_is_name(repair_tag_of(repair, index - 3)))
        return false;
    if (!(lexicon_classes(repair->lexicon, token->hash) & WORD_VERB))
        return false;
    uint32_t next = index + 1;
    while (repair_tag_of(repair, next) == TAG_QUOTE_OPEN ||
           repair_tag_of(repair, next) == TAG_QUOTE_CLOSE)
        next++;
    return repair_tag_of(repair, next) == TAG_DT ||
           repair_tag_of(repair, next) == TAG_PRP_POSSESSIVE;
}

static bool is_auxiliary(const struct token *token)
{
    static const struct slice words[] = {
        SLICE("be"),   SLICE("is"),    SLICE("are"), SLICE("was"),  SLICE("were"),
        SLICE("been"), SLICE("being"), SLICE("has"), SLICE("have"), SLICE("had"),
        SLICE("'s"),   SLICE("'ve"),   SLICE("'d"),  SLICE("'re"),  SLICE("having"),
        SLICE("get"),  SLICE("got"),   SLICE("gets")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal(words[i], token->lower))
            return true;
    return false;
}

/* Does an auxiliary stand before the participle, with adverbs between at most? */
static bool has_auxiliary(const struct repair *repair, uint32_t index)
{
    enum { REACH = 4 };
    for (uint32_t i = 1; i <= REACH && i <= index; i++) {
        if (is_auxiliary(&repair->tokens[index - i]))
            return true;
        enum tag tag = repair_tag_of(repair, index - i);
        if (tag != TAG_RB && tag != TAG_CC && tag != TAG_VBN && tag != TAG_PRP)
            return false;
    }
    return false;
}

static bool has_finite_verb(const struct repair *repair)
{
    for (uint32_t i = 0; i < repair->count; i++)
        if (is_finite(repair_tag_of(repair, i)))
            return true;
    return false;
}

/* "an offer set forth by the US", "a bomb put there by rebels": a participle that looks
 * like the base form, between a noun and an agent. */
static bool is_base_participle(const struct repair *repair, uint32_t index)
{
    static const struct slice words[] = {SLICE("set"),    SLICE("put"),  SLICE("cut"),
                                         SLICE("hit"),    SLICE("shut"), SLICE("split"),
                                         SLICE("spread"), SLICE("cast"), SLICE("read")};
    if (index == 0 || !tag_is_noun(repair_tag_of(repair, index - 1)))
        return false;
    enum tag behind = repair_tag_of(repair, index + 1);
    uint32_t by = index + 1 + (behind == TAG_RB || behind == TAG_RP);
    if (by >= repair->count || !slice_is(repair->tokens[by].lower, "by"))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal(words[i], repair->tokens[index].lower))
            return true;
    return false;
}

/* "The two men held talks": a participle with an object, and no other finite verb. */
static bool is_only_verb(const struct repair *repair, uint32_t index)
{
    if (repair_tag_of(repair, index) != TAG_VBN || index == 0 ||
        has_auxiliary(repair, index) || is_base_participle(repair, index))
        return false;
    enum tag before = repair_tag_of(repair, index - 1),
             behind = repair_tag_of(repair, index + 1);
    if (!(tag_is_noun(before) || before == TAG_PRP))
        return false;
    /* without an object only in a full sentence: a headline leaves out auxiliaries */
    bool by =
        index + 1 < repair->count && slice_is(repair->tokens[index + 1].lower, "by");
    bool full = repair_tag_of(repair, repair->count - 1) == TAG_PERIOD;
    return (begins_object(behind) || (full && !by)) && !has_finite_verb(repair);
}

/* '," commented Pavel Orlan': the same before the speaker. */
static bool opens_attribution(const struct repair *repair, uint32_t index)
{
    enum tag before = index > 0 ? repair_tag_of(repair, index - 1) : TAG_NN;
    enum tag behind = repair_tag_of(repair, index + 1);
    return repair_tag_of(repair, index) == TAG_VBN && index > 1 &&
           (before == TAG_QUOTE_CLOSE || before == TAG_QUOTE_OPEN) &&
           token_is_speech_verb(&repair->tokens[index]) &&
           (tag_is_noun(behind) || behind == TAG_DT || behind == TAG_PRP);
}

/* '"What?" asks Winston': a plural noun behind a quotation and before a name is a verb of
 * speech. */
static bool opens_present_attribution(const struct repair *repair, uint32_t index)
{
    return repair_tag_of(repair, index) == TAG_NNS && index > 1 &&
           repair_tag_of(repair, index - 1) == TAG_QUOTE_CLOSE &&
           token_is_speech_verb(&repair->tokens[index]) &&
           tag_is_name(repair_tag_of(repair, index + 1));
}

/* Does a finite verb of the same clause stand behind? */
static bool has_finite_behind(const struct repair *repair, uint32_t index)
{
    for (uint32_t i = index + 1; i < repair->count; i++) {
        enum tag tag = repair_tag_of(repair, i);
        if (is_finite(tag))
            return true;
        if (tag == TAG_WDT || tag == TAG_WP || tag == TAG_WRB ||
            slice_is(repair->tokens[i].lower, "that"))
            return false;
    }
    return false;
}

/* "Cole, reached by telephone in Lima, rejected the charge.": the sentence begins with a
 * noun and an insertion, and the word behind it has an object. */
static bool has_subject_over_insertion(const struct repair *repair, uint32_t index)
{
    enum tag behind = repair_tag_of(repair, index + 1);
    uint32_t comma = 0;
    if (repair_tag_of(repair, repair->count - 1) != TAG_PERIOD ||
        !(begins_object(behind) || behind == TAG_TO || behind == TAG_IN))
        return false;
    while (comma < index && (begins_object(repair_tag_of(repair, comma)) ||
                             repair_tag_of(repair, comma) == TAG_POS))
        comma++;
    if (comma == 0 || comma + 2 >= index || repair_tag_of(repair, comma) != TAG_COMMA)
        return false;
    for (uint32_t i = comma + 1; i + 1 < index; i++)
        if (is_finite(repair_tag_of(repair, i)) || repair_tag_of(repair, i) == TAG_COMMA)
            return false;
    return true;
}

/* "..., its spokesman, Yusuf Dheere, said by telephone": a participle of speech, or of
 * what the sentence began with, behind the comma that closes what was put in, and no
 * finite verb behind it. */
static bool closes_insertion(const struct repair *repair, uint32_t index)
{
    return repair_tag_of(repair, index) == TAG_VBN && index >= 2 &&
           repair_tag_of(repair, index - 1) == TAG_COMMA &&
           tag_is_noun(repair_tag_of(repair, index - 2)) &&
           (token_is_speech_verb(&repair->tokens[index]) ||
            has_subject_over_insertion(repair, index)) &&
           !has_finite_behind(repair, index);
}

/* "and rebel leader Osman Hirsi": of two words for people the first is no verb. */
static bool is_person_before_person(const struct repair *repair, uint32_t index)
{
    enum tag tag = repair_tag_of(repair, index);
    if ((tag != TAG_VB && tag != TAG_VBP) || index == 0 ||
        repair_tag_of(repair, index - 1) != TAG_CC ||
        repair_tag_of(repair, index + 1) != TAG_NN)
        return false;
    unsigned first = lexicon_classes(repair->lexicon, repair->tokens[index].hash);
    unsigned second = lexicon_classes(repair->lexicon, repair->tokens[index + 1].hash);
    return (first & second & WORD_PERSON) != 0;
}

/* "this Court": a capitalised word behind a determiner is no verb. */
static bool is_determined_name(const struct repair *repair, uint32_t index)
{
    enum tag tag = repair_tag_of(repair, index);
    return index > 0 && repair_tag_of(repair, index - 1) == TAG_DT &&
           (tag == TAG_VB || tag == TAG_VBP) && repair->tokens[index].capitalised;
}

/* '," the message claimed.': a participle of speech behind a quotation and a noun. */
static bool closes_quotation(const struct repair *repair, uint32_t index)
{
    if (repair_tag_of(repair, index) != TAG_VBN || index < 2 ||
        has_auxiliary(repair, index) || !is_mark(repair_tag_of(repair, index + 1)) ||
        !token_is_speech_verb(&repair->tokens[index]))
        return false;
    uint32_t first = index;
    while (first > 0 && (tag_is_noun(repair_tag_of(repair, first - 1)) ||
                         repair_tag_of(repair, first - 1) == TAG_DT ||
                         repair_tag_of(repair, first - 1) == TAG_JJ ||
                         repair_tag_of(repair, first - 1) == TAG_PRP))
        first--;
    return first < index && first > 0 && is_mark(repair_tag_of(repair, first - 1));
}

/* 'The council told the rebels, "You ...': a participle of speech between its subject and
 * whom it addresses, before a quotation. */
static bool opens_quotation(const struct repair *repair, uint32_t index)
{
    enum { REACH = 5 };
    if (index == 0 || has_auxiliary(repair, index) ||
        !token_is_speech_verb(&repair->tokens[index]) ||
        !tag_is_noun(repair_tag_of(repair, index - 1)))
        return false;
    uint32_t end = index + 1;
    while (end - index < REACH && (tag_is_noun(repair_tag_of(repair, end)) ||
                                   repair_tag_of(repair, end) == TAG_DT ||
                                   repair_tag_of(repair, end) == TAG_PRP))
        end++;
    return end > index + 1 && repair_tag_of(repair, end) == TAG_COMMA &&
           repair_tag_of(repair, end + 1) == TAG_QUOTE_OPEN;
}

/* "Abe, who met Putin, plans to visit Moscow": a verb behind the comma that closes what
 * was put in, with an infinitive. */
static bool is_verb_over_commas(const struct repair *repair, uint32_t index)
{
    enum { REACH = 40 };
    const struct token *token = &repair->tokens[index];
    if (repair_tag_of(repair, index) != TAG_NNS || index < 4 ||
        repair_tag_of(repair, index - 1) != TAG_COMMA ||
        repair_tag_of(repair, index + 1) != TAG_TO ||
        repair_tag_of(repair, index + 2) != TAG_VB)
        return false;
    struct slice stem = slice_part(token->lower, 0, token->lower.size - 1);
    if (!(lexicon_classes(repair->lexicon, hash_bytes(stem)) & WORD_VERB))
        return false;
    for (uint32_t i = index - 2; i > 1 && index - i < REACH; i--)
        if (repair_tag_of(repair, i) == TAG_WP &&
            repair_tag_of(repair, i - 1) == TAG_COMMA)
            return true;
    return false;
}

/* "told AFP": an acronym behind a verb of speech is a name. */
static bool is_acronym(const struct repair *repair, uint32_t index)
{
    enum { ACRONYM_MAX = 6 };
    const struct token *token = &repair->tokens[index];
    return index > 0 && token->all_capitals && token->form.size <= ACRONYM_MAX &&
           !repair->tokens[index - 1].all_capitals &&
           token_is_speech_verb(&repair->tokens[index - 1]) &&
           lexicon_classes(repair->lexicon, token->hash) == 0;
}

/* Is it an adjective with "-ly"? */
static bool is_derived_adverb(const struct repair *repair, const struct token *token)
{
    enum { ENDING = 2, STEM_MIN = 3 };
    if (!slice_ends_with(token->lower, "ly") || token->lower.size < ENDING + STEM_MIN)
        return false;
    struct slice stem = slice_part(token->lower, 0, token->lower.size - ENDING);
    return (lexicon_classes(repair->lexicon, hash_bytes(stem)) & WORD_ADJECTIVE) != 0;
}

/* "Orlan rejected", "Warsame and Hirsi": a capitalised word that no lexicon knows is a
 * name, no adverb or verb, and no adjective without a noun behind it. */
static bool is_unknown_name(const struct repair *repair, uint32_t index)
{
    enum { LETTERS_MIN = 4 };
    const struct token *token = &repair->tokens[index];
    enum tag tag = repair_tag_of(repair, index),
             behind = repair_tag_of(repair, index + 1);
    bool adjective = tag == TAG_JJ && (behind == TAG_CC || is_finite(behind));
    if (!token->capitalised || token->all_capitals || token->has_digit ||
        token->form.size < LETTERS_MIN ||
        (tag != TAG_RB && tag != TAG_VB && tag != TAG_VBP && tag != TAG_UH && !adjective))
        return false;
    return lexicon_parts(repair->lexicon, token->lower, token->hash) == 0 &&
           !is_derived_adverb(repair, token);
}

/* "Additionally, ...": an adverb taken for a name where the sentence begins. */
static bool is_first_adverb(const struct repair *repair, uint32_t index)
{
    return index == 0 && tag_is_name(repair_tag_of(repair, index)) &&
           repair_tag_of(repair, index + 1) == TAG_COMMA &&
           is_derived_adverb(repair, &repair->tokens[index]);
}

/* "K K Paul": a capital letter before a name is an initial, no number. */
static bool is_initial(const struct repair *repair, uint32_t index)
{
    const struct token *token = &repair->tokens[index];
    return repair_tag_of(repair, index) == TAG_CD && token->capitalised &&
           token->form.size == 1 && index + 1 < repair->count &&
           repair->tokens[index + 1].capitalised;
}

/* "on Monday AP reported", "as Linux News reports:": an acronym before a verb of speech
 * is a name. */
static bool is_reporting_acronym(const struct repair *repair, uint32_t index)
{
    enum tag tag = repair_tag_of(repair, index),
             behind = repair_tag_of(repair, index + 1);
    return repair->tokens[index].all_capitals && !tag_is_name(tag) &&
           (tag == TAG_IN || tag == TAG_JJ || tag == TAG_NN || tag == TAG_RB) &&
           (behind == TAG_VBD || behind == TAG_VBZ) &&
           token_is_speech_verb(&repair->tokens[index + 1]) &&
           !repair->tokens[index + 1].all_capitals;
}

/* "..., say officials": the base form of a verb of speech behind a comma or quote and
 * before a noun is in the present tense. */
static bool is_inverted_present(const struct repair *repair, uint32_t index)
{
    if (repair_tag_of(repair, index) != TAG_VB || index == 0)
        return false;
    enum tag before = repair_tag_of(repair, index - 1),
             behind = repair_tag_of(repair, index + 1);
    return (before == TAG_COMMA || before == TAG_QUOTE_CLOSE) &&
           (behind == TAG_NNS || behind == TAG_NNP || behind == TAG_NNPS) &&
           token_is_speech_verb(&repair->tokens[index]);
}

/* Which way a straight double quote looks where the white space around it tells. */
static void turn_quote(const struct repair *repair, uint32_t index)
{
    struct token *token = &repair->tokens[index];
    if (!slice_is(token->form, "\"") || index == 0)
        return;
    bool before = token[-1].space_after;
    if (before && !token->space_after)
        token->tag = TAG_QUOTE_OPEN;
    else if (!before && token->space_after && index + 1 < repair->count)
        token->tag = TAG_QUOTE_CLOSE;
}

/* "she'd held talks": had, not would, before what can only be a participle. */
static void read_contracted_had(const struct repair *repair, uint32_t index)
{
    struct token *token = &repair->tokens[index];
    if (token->tag != TAG_MD || !slice_is(token->lower, "'d"))
        return;
    uint32_t verb = index + 1;
    while (repair_tag_of(repair, verb) == TAG_RB)
        verb++;
    enum tag tag = repair_tag_of(repair, verb);
    if (verb >= repair->count || (tag != TAG_VB && tag != TAG_VBN && tag != TAG_VBD))
        return;
    struct token *held = &repair->tokens[verb];
    unsigned parts = lexicon_parts(repair->lexicon, held->lower, held->hash);
    if ((parts & WORD_VERB) != 0 || (parts >> 4 & WORD_VERB) == 0)
        return;
    token->tag = TAG_VBD;
    held->tag = TAG_VBN;
}

/* ---- all together ---- */

static bool is_present_verb(const struct repair *repair, uint32_t index)
{
    enum tag tag = repair_tag_of(repair, index);
    return (tag == TAG_NN || tag == TAG_NNS) &&
           (ends_with_report(repair, index) || is_verb_over_commas(repair, index) ||
            opens_present_attribution(repair, index));
}

static bool is_name(const struct repair *repair, uint32_t index)
{
    const struct token *token = &repair->tokens[index];
    return (token->capitalised || token->all_capitals) &&
           (is_acronym(repair, index) || is_unknown_name(repair, index) ||
            is_initial(repair, index) || is_reporting_acronym(repair, index) ||
            is_determined_name(repair, index));
}

static bool is_plural_present(const struct repair *repair, uint32_t index)
{
    enum tag tag = repair_tag_of(repair, index);
    return (tag == TAG_NN || tag == TAG_VB) &&
           (is_plural_verb(repair, index) || is_inverted_present(repair, index));
}

static bool is_past_verb(const struct repair *repair, uint32_t index)
{
    return repair_tag_of(repair, index) == TAG_VBN &&
           (is_only_verb(repair, index) || closes_quotation(repair, index) ||
            opens_quotation(repair, index) || closes_insertion(repair, index) ||
            opens_attribution(repair, index));
}

/* Is there a rule for words with its tag, for acronyms or for the first word? */
static bool may_be_wrong(const struct repair *repair, uint32_t index)
{
    const uint64_t tags = 1ull << TAG_NN | 1ull << TAG_NNS | 1ull << TAG_VB |
                          1ull << TAG_VBP | 1ull << TAG_VBN | 1ull << TAG_JJ |
                          1ull << TAG_RB | 1ull << TAG_UH | 1ull << TAG_CD |
                          1ull << TAG_IN;
    return (tags >> repair_tag_of(repair, index) & 1) != 0 || index == 0 ||
           repair->tokens[index].all_capitals;
}

static enum tag right_tag(const struct repair *repair, uint32_t index)
{
    if (is_present_verb(repair, index))
        return TAG_VBZ;
    if (is_name(repair, index))
        return TAG_NNP;
    if (is_person_before_person(repair, index))
        return TAG_NN;
    if (is_first_adverb(repair, index))
        return TAG_RB;
    if (is_plural_present(repair, index))
        return TAG_VBP;
    return is_past_verb(repair, index) ? TAG_VBD : repair_tag_of(repair, index);
}

void repair_tags(const struct repair *repair)
{
    for (uint32_t i = 0; i < repair->count; i++) {
        if (repair->tokens[i].is_punctuation)
            turn_quote(repair, i);
        else if (slice_is(repair->tokens[i].lower, "whose"))
            repair->tokens[i].tag = TAG_WP_POSSESSIVE;
    }
    for (uint32_t i = 1; i < repair->count; i++)
        if (tag_is_noun(repair_tag_of(repair, i - 1)) && is_base_participle(repair, i))
            repair->tokens[i].tag = TAG_VBN;
        else
            read_contracted_had(repair, i);
    for (uint32_t i = 0; i < repair->count; i++)
        if (may_be_wrong(repair, i))
            repair->tokens[i].tag = (uint8_t)right_tag(repair, i);
}
