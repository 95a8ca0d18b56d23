#include "language/repair_look.h"
#include "language/speech_verb.h"

/* '..., the message claimed.', '," Griffin said': the words between the comma or quote
 * and the verb are its subject. */
static bool subject_before(const struct repair *repair, uint32_t verb)
{
    uint32_t first = repair_segment_start(repair, verb);
    if (first == 0 || first == verb || !repair_is_nominal(repair, verb - 1) ||
        !repair_is_plain_phrase(repair, first, verb - 1) ||
        repair_tag_of(repair, first) == TAG_IN || repair_tag_of(repair, first) == TAG_CC)
        return false;
    enum tag behind = repair_tag_of(repair, verb + 1);
    if (!repair_is_quote(repair, first - 1) && behind != TAG_PERIOD &&
        behind != TAG_COMMA && behind != TAG_COLON)
        return false;
    repair_make_subject(repair, repair_phrase_head(repair, verb - 1, first), verb);
    return true;
}

/* '"Well," says the boy, "because ...': the head of the noun phrase between a verb behind
 * a quotation and the next mark, wherever it hangs; or TOKEN_NONE. */
static uint32_t phrase_behind(const struct repair *repair, uint32_t verb)
{
    enum { REACH = 10 };
    uint32_t end = verb + 1;
    while (end < repair->count && end - verb < REACH && !repair_is_comma(repair, end) &&
           !repair_is_quote(repair, end) && repair_tag_of(repair, end) != TAG_PERIOD &&
           repair_tag_of(repair, end) != TAG_COLON)
        end++;
    if (end == verb + 1 || end == repair->count || end - verb == REACH ||
        !repair_is_quote(repair, verb - 1) || !repair_is_nominal(repair, end - 1) ||
        !repair_is_plain_phrase(repair, verb + 1, end - 1))
        return TOKEN_NONE;
    return repair_phrase_head(repair, end - 1, verb + 1);
}

/* '," said Foreign Minister Sergei Lavrov': the words behind the verb are its subject. */
static bool subject_behind(const struct repair *repair, uint32_t verb)
{
    if (verb == 0 ||
        !(repair_is_quote(repair, verb - 1) ||
          slice_is(repair->tokens[verb - 1].form, ",")) ||
        slice_is(repair->tokens[verb].lower, "told") ||
        repair_child_in(repair, verb, BITS_SUBJECT, verb, repair->count) != TOKEN_NONE)
        return false;
    uint64_t labels = BIT(OBJ) | BIT(OBL) | BIT(OBL_UNMARKED) | BIT(IOBJ) | BIT(XCOMP) |
                      BIT(CCOMP) | BIT(PARATAXIS) | BIT(APPOS) | BIT(DEP);
    uint32_t noun = phrase_behind(repair, verb);
    if (noun == TOKEN_NONE)
        noun = repair_child_in(repair, verb, labels, verb + 1, repair->count);
    if (noun == TOKEN_NONE || !repair_is_nominal(repair, noun) ||
        !repair_is_plain_phrase(repair, verb + 1, noun) ||
        repair_tag_of(repair, verb + 1) == TAG_IN)
        return false;
    uint32_t before = repair_child_in(repair, verb, BITS_SUBJECT, 0, verb);
    if (before != TOKEN_NONE && !repair_is_quote(repair, verb - 1) &&
        repair_segment_start(repair, verb - 1) <= before)
        return false;
    repair_make_subject(repair, noun, verb);
    return true;
}

/* "Mumba, who denied that the dinner had taken place, said": a verb without a conjunction
 * behind the comma that closes what "who" opened is none of its predicates. */
static bool is_joined(const struct repair *repair, uint32_t verb, uint32_t opener)
{
    if (!repair_has_label(repair, verb, BIT(CONJ) | BIT(ACL_RELCL) | BIT(ACL)))
        return false;
    return repair_tag_of(repair, opener) != TAG_WP ||
           !repair_has_label(repair, verb, BIT(CONJ)) ||
           repair_child_in(repair, verb, BIT(CC), opener, verb) != TOKEN_NONE;
}

/* The verb that "who" is the subject of describes the noun; it does not stand above the
 * verb behind the insertion. */
static void hang_relative(const struct repair *repair, uint32_t who, uint32_t noun,
                          uint32_t verb)
{
    struct token *tokens = repair->tokens;
    uint32_t inner = tokens[who].head;
    if (repair_tag_of(repair, who) != TAG_WP ||
        !repair_has_label(repair, who, BITS_SUBJECT | BIT(NSUBJ_PASS)) ||
        inner == TOKEN_NONE || inner <= who || inner >= verb ||
        !repair_is_under(repair, verb, inner))
        return;
    tokens[verb].head = tokens[inner].head;
    tokens[verb].label = tokens[inner].label;
    tokens[inner].head = noun;
    tokens[inner].label = LABEL_ACL_RELCL;
}

/* "Lavrov, Russia's foreign minister, said", "Zelikow, who is close to Bush, admitted":
 * what stands between two commas is put in; the noun before it is the subject. */
static bool subject_over_commas(const struct repair *repair, uint32_t verb)
{
    enum { REACH = 40 };
    if (verb < 3 || !repair_is_comma(repair, verb - 1) ||
        repair_child(repair, verb, BITS_SUBJECT | BIT(NSUBJ_PASS)) != TOKEN_NONE)
        return false;
    for (uint32_t i = verb - 2; i > 0 && verb - i < REACH && !repair_is_quote(repair, i);
         i--) {
        enum tag tag = repair_tag_of(repair, i + 1);
        bool opens = tag == TAG_WP || tag == TAG_WDT || tag == TAG_VBG ||
                     tag == TAG_VBN || tag_is_noun(tag) || tag == TAG_DT ||
                     tag == TAG_CD || tag == TAG_JJ || tag == TAG_PRP_POSSESSIVE;
        if (!repair_is_comma(repair, i) || !opens || !repair_is_nominal(repair, i - 1))
            continue;
        uint32_t first = repair_segment_start(repair, i);
        uint32_t noun = repair_phrase_head(repair, i - 1, first);
        if (tag_is_verb(repair_tag_of(repair, noun)) || is_joined(repair, verb, i + 1) ||
            !repair_is_plain_phrase(repair, first, i - 1))
            return false;
        hang_relative(repair, i + 1, noun, verb);
        repair_make_subject(repair, noun, verb);
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
    repair_attach(repair, root, verb, LABEL_CCOMP);
    for (uint32_t i = 0; i < first; i++)
        if (tokens[i].head == verb && i != root && !tokens[i].is_punctuation)
            repair_attach(repair, i, root, i > root ? LABEL_CONJ : LABEL_DEP);
}

/* '"One person was ill," said Weiss': beside the speaker behind the verb no subject
 * stands before it; it is the head of what is said. */
static void yield_to_speaker(const struct repair *repair, uint32_t verb)
{
    if (verb == 0 || !repair_is_quote(repair, verb - 1) ||
        !token_is_speech_verb(&repair->tokens[verb]) ||
        repair_child_in(repair, verb, BIT(NSUBJ), verb, repair->count) == TOKEN_NONE)
        return;
    uint32_t said =
        repair_child_in(repair, verb, BITS_SUBJECT | BIT(NSUBJ_PASS), 0, verb);
    if (said != TOKEN_NONE)
        repair->tokens[said].label = LABEL_CCOMP;
}

void repair_speaker(const struct repair *repair, uint32_t verb)
{
    bool speech = token_is_speech_verb(&repair->tokens[verb]);
    uint64_t barred = BIT(AUX) | BIT(AUX_PASS) | (speech ? 0 : BIT(COP));
    if (!repair_is_finite(repair, verb) || repair_has_label(repair, verb, barred) ||
        repair_child(repair, verb, BIT(AUX) | BIT(AUX_PASS)) != TOKEN_NONE)
        return;
    yield_to_speaker(repair, verb);
    bool last =
        verb + 1 >= repair->count || repair_tag_of(repair, verb + 1) == TAG_PERIOD;
    if (speech && subject_before(repair, verb)) {
        if (last)
            take_quotation(repair, verb, repair_segment_start(repair, verb));
        return;
    }
    if (subject_over_commas(repair, verb) || !speech)
        return;
    if (subject_behind(repair, verb) && repair_is_quote(repair, verb - 1))
        take_quotation(repair, verb, verb);
}
