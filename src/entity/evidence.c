/*
 * What the words of a mention and around it tell about its type, as votes that are summed
 * over all mentions of an entity.
 */
#include "entity/finder.h"

enum {
    APPOSITION_MAX = 25, /* tokens between the commas */
    COMPLEMENTS_MAX = 2, /* "of the Allied Workers in Derby" */
};

static struct sentence sentence_of(const struct finder *finder, uint32_t token)
{
    return finder->document->sentences.items[finder_token(finder, token)->sentence];
}

static bool is_finite_verb(const struct finder *finder, uint32_t token)
{
    enum tag tag = (enum tag)finder_token(finder, token)->tag;
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
}

/* Past adverbs, and past an insertion between two commas. */
static uint32_t skip_insertion(const struct finder *finder, uint32_t at, uint32_t end)
{
    if (at < end && finder_is_form(finder, at, ",")) {
        for (uint32_t i = at + 1; i < end && i - at < APPOSITION_MAX; i++)
            if (finder_is_form(finder, i, ",")) {
                at = i + 1;
                break;
            }
    }
    while (at < end && finder_is_tag(finder, at, TAG_RB))
        at++;
    return at;
}

static bool is_preposition(const struct finder *finder, uint32_t token)
{
    enum tag tag = (enum tag)finder_token(finder, token)->tag;
    return tag == TAG_IN || tag == TAG_TO;
}

/* The token before the mention, its articles left out; NO_MENTION at the sentence's
 * start. */
static uint32_t word_before(const struct finder *finder, const struct mention *mention)
{
    uint32_t first = sentence_of(finder, mention->first).first, at = mention->first;
    while (at > first && finder_is_tag(finder, at - 1, TAG_DT))
        at--;
    return at > first ? at - 1 : NO_MENTION;
}

/* "..., who said he was tired": subject of the clause behind it, in this sentence. */
static bool is_antecedent_of_who(const struct finder *finder, uint32_t at, uint32_t end)
{
    if (at < end && finder_is_form(finder, at, ","))
        at++;
    return at < end && finder_is(finder, at, "who");
}

/* Past "27-year-old"; the same token where nobody's age stands there. */
static uint32_t past_age(const struct finder *finder, uint32_t token, uint32_t end)
{
    bool age = token + 4 < end && finder_token(finder, token)->has_digit &&
               finder_is(finder, token + 2, "year") &&
               finder_is(finder, token + 4, "old");
    return age ? token + 5 : token;
}

/* The mention that begins at 'token' or behind its article and an age, or NO_MENTION. */
static uint32_t mention_at(const struct finder *finder, uint32_t token, uint32_t end)
{
    token = past_age(finder, token, end);
    if (token < end && finder_is_tag(finder, token, TAG_DT))
        token = past_age(finder, token + 1, end);
    for (uint32_t i = token; i < end && i < token + 2; i++) {
        uint32_t mention = finder->entities->mention_of_token[i];
        if (mention != NO_MENTION)
            return mention;
        if (!finder_is_tag(finder, i, TAG_DT) && !finder_is_tag(finder, i, TAG_JJ))
            break;
    }
    return NO_MENTION;
}

/* "the Fund's mission chief": from the owner to what is owned. */
static uint32_t past_owner(const struct finder *finder, uint32_t mention, uint32_t end)
{
    if (mention == NO_MENTION)
        return mention;
    uint32_t after = finder->entities->mentions.items[mention].end;
    return after + 1 < end && finder_is_tag(finder, after, TAG_POS)
               ? mention_at(finder, after + 1, end)
               : mention;
}

/* Past words of a noun phrase without a name: "the mine". */
static uint32_t past_words(const struct finder *finder, uint32_t at, uint32_t end)
{
    while (at < end && finder->entities->mention_of_token[at] == NO_MENTION &&
           (finder_is_tag(finder, at, TAG_DT) || finder_is_tag(finder, at, TAG_JJ) ||
            finder_is_tag(finder, at, TAG_PRP_POSSESSIVE) ||
            tag_is_noun((enum tag)finder_token(finder, at)->tag)))
        at++;
    return at;
}

/* Past where somebody is from or what he is of: "Siphiwe Dube of the Rail Workers in
 * Derby said", "the manager of the mine said". */
static uint32_t past_origin(const struct finder *finder, uint32_t at, uint32_t end)
{
    for (unsigned steps = 0; steps < COMPLEMENTS_MAX; steps++) {
        if (at + 1 >= end || !finder_is_tag(finder, at, TAG_IN) ||
            !(finder_is(finder, at, "of") || finder_is(finder, at, "from") ||
              finder_is(finder, at, "for") || finder_is(finder, at, "at") ||
              finder_is(finder, at, "in")))
            return at;
        uint32_t next = past_owner(finder, mention_at(finder, at + 1, end), end);
        at = next == NO_MENTION ? past_words(finder, at + 1, end)
                                : finder->entities->mentions.items[next].end;
    }
    return at;
}

/* "For Fiona Lorne, the Loren chief, it was a bad week.": of whom the passage tells. */
static bool is_topic(const struct finder *finder, const struct mention *mention)
{
    uint32_t first = sentence_of(finder, mention->first).first;
    return mention->kind == MENTION_NAME && mention->first == first + 1 &&
           finder_is(finder, first, "for") && finder_is_form(finder, mention->end, ",");
}

static bool is_subject(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    uint32_t end = sentence_of(finder, mention->first).end;
    uint32_t before = word_before(finder, mention);
    uint32_t next = skip_insertion(finder, past_origin(finder, mention->end, end), end);
    if (before != NO_MENTION && finder_is_form(finder, before, ",") &&
        mention->end < end && finder_is_form(finder, mention->end, ","))
        next = mention->end + 1; /* the comma closes "..., Katrin Vollmer, met" */
    if (is_topic(finder, mention))
        return true;
    if (before != NO_MENTION && is_preposition(finder, before))
        return false;
    if (before != NO_MENTION &&
        (finder_is(finder, before, "said") || finder_is(finder, before, "says")))
        return true;
    if (next < end && is_finite_verb(finder, next))
        return before == NO_MENTION ||
               !tag_is_verb((enum tag)finder_token(finder, before)->tag) ||
               finder_is(finder, before, "said");
    /* "Kerry and Allen outlined" */
    if (next + 1 < end && finder_is_tag(finder, next, TAG_CC)) {
        uint32_t other = past_owner(finder, mention_at(finder, next + 1, end), end);
        return other != NO_MENTION && other > index &&
               finder->details.items[other].subject;
    }
    return false;
}

static bool is_quote(const struct token *token)
{
    const uint64_t tags = 1ull << TAG_QUOTE_OPEN | 1ull << TAG_QUOTE_CLOSE;
    return (tags >> token->tag & 1) != 0 ||
           (token->is_punctuation && slice_is(token->form, "\""));
}

static void mark_quotes(struct finder *finder)
{
    struct document *document = finder->document;
    for (size_t s = 0; s < document->sentences.count; s++) {
        const struct sentence *sentence = &document->sentences.items[s];
        bool inside = sentence->opens_in_quote;
        for (uint32_t i = sentence->first; i < sentence->end; i++) {
            uint32_t mention = finder->entities->mention_of_token[i];
            inside ^= is_quote(finder_token(finder, i));
            if (mention != NO_MENTION &&
                finder->entities->mentions.items[mention].first == i)
                finder->entities->mentions.items[mention].in_quote = inside;
        }
    }
}

static bool ends_clause(const struct finder *finder, uint32_t token, uint32_t end)
{
    return token >= end || finder_token(finder, token)->is_punctuation ||
           finder_among(finder, token, ENTITY_SET_PHRASE_ENDS);
}

/* "The head of the mission, Pieter Dale": a body is no person. */
static bool is_body_beside_person(const struct finder *finder, uint32_t name,
                                  uint32_t phrase)
{
    const struct mention_details *details = &finder->details.items[name];
    return finder->details.items[phrase].votes[ENTITY_ORGANIZATION] > 0 &&
           (details->titled || (details->name_end - details->name_first > 1 &&
                                finder_given_name(finder, details->name_first) != 0));
}

static void appose(struct finder *finder, uint32_t name, uint32_t phrase)
{
    struct mention_details *of_name = &finder->details.items[name];
    struct mention_details *of_phrase = &finder->details.items[phrase];
    of_name->apposition = phrase;
    of_phrase->apposition = name;
    for (unsigned type = 0; type < ENTITY_TYPE_COUNT; type++)
        of_name->votes[type] = (int8_t)(of_name->votes[type] + of_phrase->votes[type]);
    if (of_name->gender == GENDER_UNKNOWN)
        of_name->gender = of_phrase->gender;
}

/* Covered by nothing, or by a phrase that begins here: "bank" of "the Delta bank". */
static bool belongs_to_name(const struct finder *finder, uint32_t token)
{
    uint32_t index = finder->entities->mention_of_token[token];
    if (index == NO_MENTION)
        return true;
    const struct mention *mention = &finder->entities->mentions.items[index];
    return mention->kind == MENTION_NOMINAL && mention->first == token &&
           mention->end == token + 1;
}

/* "the governor of Karelia province": past nouns that belong to the name before. */
static uint32_t past_nouns(const struct finder *finder, uint32_t at, uint32_t end)
{
    while (at < end && belongs_to_name(finder, at) && finder_is_tag(finder, at, TAG_NN))
        at++;
    return at;
}

static bool is_noun(const struct finder *finder, uint32_t token)
{
    return tag_is_noun((enum tag)finder_token(finder, token)->tag);
}

/* "of the road blockade", "for the region", "of Water Resources": past a phrase of words
 * that name nobody behind its preposition; the same token where none stands there. */
static uint32_t past_common_phrase(const struct finder *finder, uint32_t preposition,
                                   uint32_t end)
{
    uint32_t at = preposition + 1;
    while (at < end && finder->entities->mention_of_token[at] == NO_MENTION &&
           (finder_is_tag(finder, at, TAG_DT) || finder_is_tag(finder, at, TAG_JJ) ||
            is_noun(finder, at) || finder_is_tag(finder, at, TAG_PRP_POSSESSIVE) ||
            finder_is_tag(finder, at, TAG_VBN) || finder_is_form(finder, at, "-")))
        at++;
    return at > preposition + 1 && is_noun(finder, at - 1) ? at : preposition;
}

/* Past what an office is of that is no name: "Water Resources" of "the Minister of Water
 * Resources"; the same token where nothing of the kind stands there. */
static uint32_t past_field(const struct finder *finder, uint32_t preposition,
                           uint32_t end)
{
    uint32_t at = preposition + 1;
    while (finder_is(finder, preposition, "of") && at < end &&
           finder->entities->mention_of_token[at] == NO_MENTION &&
           (finder_is_capital(finder, at) ||
            (at > preposition + 1 && finder_is(finder, at, "and"))))
        at++;
    return at > preposition + 1 ? at : preposition;
}

/* Past what a role is of: "his counterpart at Carrow", "a spokesman for the Front". */
static uint32_t past_complement(const struct finder *finder,
                                const struct mention *mention, uint32_t end)
{
    uint32_t at = mention->end;
    for (unsigned steps = 0; steps < COMPLEMENTS_MAX; steps++) {
        if (mention->kind != MENTION_NOMINAL || at + 1 >= end ||
            !finder_is_tag(finder, at, TAG_IN))
            return at;
        uint32_t next = mention_at(finder, at + 1, end);
        uint32_t behind = past_field(finder, at, end);
        if (behind == at)
            behind =
                next == NO_MENTION
                    ? past_common_phrase(finder, at, end)
                    : past_nouns(finder, finder->entities->mentions.items[next].end, end);
        if (behind == at)
            return at;
        at = behind;
    }
    return at;
}

/* What stands behind a name's comma: the phrase itself, not its owner: "Nordhamn's chief
 * executive", "the doctors' leader", "Nordhamn chief executive". */
static uint32_t described_by(const struct finder *finder, uint32_t index, uint32_t other,
                             uint32_t end)
{
    const struct entities *entities = finder->entities;
    if (other == NO_MENTION || entities->mentions.items[index].kind != MENTION_NAME)
        return other;
    const struct mention *owner = &entities->mentions.items[other];
    if (owner->end + 1 < end && finder_is_tag(finder, owner->end, TAG_POS))
        return mention_at(finder, owner->end + 1, end);
    if (owner->kind == MENTION_NAME && owner->end < end &&
        finder->details.items[other].apposition == NO_MENTION)
        return entities->mention_of_token[owner->end];
    return other;
}

/* "met the head of the Club, an official at the Treasury said": the phrase does something
 * of its own, and stands for nobody before it. */
static bool acts(const struct finder *finder, const struct mention *phrase, uint32_t end)
{
    uint32_t next = past_complement(finder, phrase, end);
    return phrase->kind == MENTION_NOMINAL && next > phrase->end && next < end &&
           (finder_is_tag(finder, next, TAG_VBD) || finder_is_tag(finder, next, TAG_VBZ));
}

/* "A U.N. official in Goma, Martine Dubois, said": a phrase that opens the sentence, the
 * name between two commas, no list. */
static bool is_closed_name(const struct finder *finder, uint32_t phrase, uint32_t name,
                           uint32_t end)
{
    const struct mention *mentions = finder->entities->mentions.items;
    uint32_t at = mentions[name].end, owner = finder->details.items[phrase].owner;
    const struct mention_details *details = &finder->details.items[name];
    const struct mention *opening =
        owner != NO_MENTION && mentions[owner].end == mentions[phrase].first
            ? &mentions[owner]
            : &mentions[phrase];
    return word_before(finder, opening) == NO_MENTION && !details->titled &&
           details->name_end - details->name_first > 1 && at + 1 < end &&
           finder_is_form(finder, at, ",") && is_finite_verb(finder, at + 1);
}

/* Joined to a definite phrase: "the firm's chairman and chief executive". */
static bool is_joined_to_known(const struct finder *finder, uint32_t index)
{
    const struct mention *phrase = &finder->entities->mentions.items[index];
    return index > 0 && phrase->first > 0 && phrase[-1].kind == MENTION_NOMINAL &&
           phrase[-1].end == phrase->first - 1 && !phrase[-1].plural &&
           finder_is(finder, phrase->first - 1, "and") &&
           finder->details.items[index - 1].definite;
}

/* "Anders Ekdahl, Nordhamn's chief executive," and "the Qatari mediator, Khalid
 * al-Mannai," */
static void find_apposition(struct finder *finder, uint32_t index)
{
    const struct entities *entities = finder->entities;
    const struct mention *mention = &entities->mentions.items[index];
    uint32_t end = sentence_of(finder, mention->first).end;
    uint32_t comma = past_complement(finder, mention, end);
    if (mention->kind == MENTION_PRONOUN || comma + 1 >= end ||
        !finder_is_form(finder, comma, ","))
        return;
    uint32_t other = described_by(finder, index, mention_at(finder, comma + 1, end), end);
    if (other == NO_MENTION || other <= index)
        return;
    const struct mention *second = &entities->mentions.items[other];
    if (second->kind == MENTION_PRONOUN || second->kind == mention->kind ||
        second->plural || mention->plural || !ends_clause(finder, second->end, end) ||
        acts(finder, second, end))
        return;
    uint32_t name = mention->kind == MENTION_NAME ? index : other;
    uint32_t phrase = name == index ? other : index;
    if ((phrase == other || finder->details.items[index].definite ||
         is_joined_to_known(finder, index) || is_closed_name(finder, index, name, end)) &&
        !is_body_beside_person(finder, name, phrase)) {
        appose(finder, name, phrase);
        if (phrase == index && is_joined_to_known(finder, index))
            finder->details.items[index - 1].apposition = name;
    }
}

/* "her brother Martin", "his friend Osman Hirsi" */
static void find_close_apposition(struct finder *finder, uint32_t index)
{
    const struct mention *phrase = &finder->entities->mentions.items[index];
    if (index + 1 >= finder->entities->mentions.count ||
        phrase->kind != MENTION_NOMINAL || phrase->plural)
        return;
    const struct mention *name = phrase + 1;
    if (name->kind == MENTION_NAME && name->first == phrase->end &&
        !finder->details.items[index + 1].titled &&
        finder_token(finder, name->first)->sentence ==
            finder_token(finder, phrase->first)->sentence)
        appose(finder, index + 1, index);
}

static void vote(struct mention_details *details, enum entity_type type, int weight)
{
    details->votes[type] = (int8_t)(details->votes[type] + weight);
}

static void weigh_gazetteer(const struct finder *finder, struct mention_details *details)
{
    struct gazetteer_place place;
    if (!finder_place(finder, details->name_first, details->name_end, &place))
        return;
    if ((place.kinds & PLACE_COUNTRY) != 0)
        vote(details, ENTITY_COUNTRY, 5);
    else if ((place.kinds & PLACE_ORGANIZATION) != 0)
        vote(details, ENTITY_ORGANIZATION, 6);
    else if ((place.kinds & PLACE_REGION) != 0)
        vote(details, ENTITY_PLACE, 5);
    else if ((place.kinds & PLACE_CAPITAL) != 0)
        vote(details, ENTITY_PLACE, 4);
    else if ((place.kinds & PLACE_CITY) != 0)
        vote(details, ENTITY_PLACE, place.thousands >= 500 ? 3 : 2);
}

/* "Ministry of Foreign Affairs", "Movement for Democratic Change" */
static bool has_organization_of(const struct finder *finder,
                                const struct mention_details *details)
{
    for (uint32_t i = details->name_first; i + 1 < details->name_end; i++)
        if (finder_has_cue(finder, i, CUE_ORGANIZATION) &&
            (finder_is(finder, i + 1, "of") || finder_is(finder, i + 1, "for")))
            return true;
    return false;
}

/* "Khalid al-Mannai", "Bingu wa Mutharika" */
static bool has_particle(const struct finder *finder,
                         const struct mention_details *details)
{
    for (uint32_t i = details->name_first + 1; i < details->name_end; i++)
        if (finder_has_cue(finder, i, CUE_PARTICLE) ||
            slice_starts_with(finder_token(finder, i)->lower, "al-") ||
            slice_starts_with(finder_token(finder, i)->lower, "el-"))
            return true;
    return false;
}

/* "Ernst & Hale" */
static bool has_ampersand(const struct finder *finder,
                          const struct mention_details *details)
{
    for (uint32_t i = details->name_first + 1; i + 1 < details->name_end; i++)
        if (finder_is_form(finder, i, "&"))
            return true;
    return false;
}

/* "Lim Soo-ah", "Ban Ki-moon": a small second half. */
static bool is_hyphenated_person(const struct finder *finder,
                                 const struct mention_details *details)
{
    uint32_t last = details->name_end - 1;
    return last >= details->name_first + 3 && finder_is_form(finder, last - 1, "-") &&
           !finder_token(finder, last)->capitalised &&
           !finder_token(finder, last)->has_digit;
}

/* "Banco Norte", "Grupo Sur": a word for a body in front that English does not know. */
static bool opens_foreign_body(const struct finder *finder, uint32_t first)
{
    return finder_has_cue(finder, first, CUE_ORGANIZATION) &&
           language_word_classes(finder->document->language,
                                 finder_token(finder, first)->lower) == 0;
}

/* What the first and last word of a name say: "Carrow Engineering", "Radio Sur",
 * "Jordan Valley". */
static void weigh_ends(const struct finder *finder, struct mention_details *details)
{
    uint32_t first = details->name_first, last = details->name_end - 1;
    bool several = last > first;
    if (!several && finder_has_cue(finder, last, CUE_OUTLET))
        vote(details, ENTITY_ORGANIZATION, 4);
    if (finder_has_cue(finder, last, CUE_EVENT) && several)
        vote(details, ENTITY_UNKNOWN, 8);
    else if (finder_has_cue(finder, last, CUE_ORGANIZATION) ||
             (several && has_organization_of(finder, details)))
        vote(details, ENTITY_ORGANIZATION, several ? 5 : 2);
    else if (several && finder_has_cue(finder, last, CUE_PLACE) &&
             !finder_has_cue(finder, last, CUE_DIRECTION))
        vote(details, ENTITY_PLACE, 5);
    else if (several && finder_has_cue(finder, first, CUE_PLACE) &&
             !finder_has_cue(finder, first, CUE_DIRECTION))
        vote(details, ENTITY_PLACE, 3);
    else if (several && (opens_foreign_body(finder, first) ||
                         (finder_has_cue(finder, first, CUE_OUTLET) &&
                          !finder_has_cue(finder, first, CUE_TITLE))))
        vote(details, ENTITY_ORGANIZATION, 4);
}

static bool is_acronym(const struct finder *finder, uint32_t token)
{
    enum { ACRONYM_MAX = 6 };
    const struct token *word = finder_token(finder, token);
    struct sentence sentence = sentence_of(finder, token);
    return word->all_capitals && word->form.size <= ACRONYM_MAX &&
           !finder_is_shouted(finder, &sentence);
}

static bool is_foreign_article(const struct finder *finder, uint32_t token)
{
    return finder_is(finder, token, "la") || finder_is(finder, token, "las") ||
           finder_is(finder, token, "los") || finder_is(finder, token, "les") ||
           finder_is(finder, token, "il");
}

static void weigh_given_name(const struct finder *finder, struct mention_details *details)
{
    bool several = details->name_end - details->name_first > 1;
    char gender = finder_given_name(finder, details->name_first);
    if (gender == 0)
        return;
    if (several && is_foreign_article(finder, details->name_first)) {
        vote(details, ENTITY_ORGANIZATION, 2); /* "La Grada" */
        return;
    }
    /* "Sky Airways", "Loren Metals" */
    bool company =
        several && finder_has_cue(finder, details->name_end - 1, CUE_ORGANIZATION);
    vote(details, ENTITY_PERSON, several && !company ? 3 : 1);
    if (details->gender == GENDER_UNKNOWN && gender != 'b')
        details->gender = gender == 'f' ? GENDER_FEMALE : GENDER_MALE;
}

static void weigh_words(const struct finder *finder, struct mention_details *details)
{
    uint32_t first = details->name_first, end = details->name_end;
    struct gazetteer_place place;
    bool known_place = finder_place(finder, first, end, &place);
    weigh_ends(finder, details);
    if (end - first == 1 && is_acronym(finder, first))
        vote(details, ENTITY_ORGANIZATION, 3);
    if (has_ampersand(finder, details))
        vote(details, ENTITY_ORGANIZATION, 6);
    if (has_particle(finder, details) && !known_place)
        vote(details, ENTITY_PERSON, 2);
    if (is_hyphenated_person(finder, details))
        vote(details, ENTITY_PERSON, 3);
    if (end - first == 1 || !known_place) /* no "La Paz" */
        weigh_given_name(finder, details);
}

static bool is_age(const struct finder *finder, uint32_t token)
{
    struct slice form = finder_token(finder, token)->form;
    return form.size >= 2 && form.size <= 3 && finder_is_tag(finder, token, TAG_CD) &&
           form.data[0] >= '1' && form.data[0] <= '9';
}

static bool is_country(const struct finder *finder, uint32_t token)
{
    struct gazetteer_place place;
    return finder_place(finder, token, token + 1, &place) &&
           (place.kinds & PLACE_COUNTRY) != 0;
}

/* "Apple's Tim Brook": who has a person is mostly a body. */
static bool owns_person(const struct finder *finder, uint32_t pos, uint32_t end)
{
    if (pos + 2 >= end || !finder_is_tag(finder, pos, TAG_POS))
        return false;
    uint32_t owned = finder->entities->mention_of_token[pos + 1];
    if (owned == NO_MENTION)
        return false;
    const struct mention_details *details = &finder->details.items[owned];
    return finder->entities->mentions.items[owned].kind == MENTION_NAME &&
           details->name_end - details->name_first > 1 &&
           finder_given_name(finder, details->name_first) != 0;
}

static void weigh_neighbours(const struct finder *finder, const struct mention *mention,
                             struct mention_details *details)
{
    struct sentence sentence = sentence_of(finder, mention->first);
    uint32_t before = mention->first, next = mention->end;
    if (before > sentence.first && finder_is(finder, before - 1, "the") &&
        !details->titled) {
        vote(details, ENTITY_ORGANIZATION, 1);
        vote(details, ENTITY_PERSON, -2);
        before--;
    }
    if (before > sentence.first) {
        before--;
        if (finder_is_tag(finder, before, TAG_POS) && before > sentence.first &&
            is_country(finder, before - 1) && mention->end - mention->first == 1)
            vote(details, ENTITY_ORGANIZATION, 2); /* "Sweden's Nordhamn" */
        if (finder_is(finder, before, "in") || finder_is(finder, before, "near"))
            vote(details, ENTITY_PLACE, 2);
        else if (finder_is(finder, before, "at") || finder_is(finder, before, "to") ||
                 finder_is(finder, before, "from"))
            vote(details, ENTITY_PLACE, 1);
        else if (finder_has_cue(finder, before, CUE_BODY) && !details->titled &&
                 tag_is_noun((enum tag)finder_token(finder, before)->tag))
            vote(details, ENTITY_ORGANIZATION, 4);
    }
    if (next + 1 < sentence.end && finder_is_form(finder, next, ",") &&
        is_age(finder, next + 1) && next + 2 < sentence.end &&
        finder_is_form(finder, next + 2, ","))
        vote(details, ENTITY_PERSON, 4);
    if (owns_person(finder, next, sentence.end))
        vote(details, ENTITY_ORGANIZATION, 2);
    if (next < sentence.end && finder_is_form(finder, next, ","))
        next++;
    if (next < sentence.end &&
        (finder_is(finder, next, "who") || finder_is(finder, next, "whose")))
        vote(details, ENTITY_PERSON, 3);
    if (next < sentence.end && finder_is(finder, next, "which") && !details->titled) {
        vote(details, ENTITY_PERSON, -4);
        vote(details, ENTITY_ORGANIZATION, 1);
    }
}

/* "Ward 4": a common noun that is counted. */
static bool is_numbered(const struct finder *finder, const struct mention *mention,
                        const struct mention_details *details)
{
    uint32_t first = details->name_first, next = mention->end;
    return details->name_end == first + 1 && !details->titled &&
           next < sentence_of(finder, first).end && finder_is_tag(finder, next, TAG_CD) &&
           finder_token(finder, next)->has_digit &&
           language_word_classes(finder->document->language,
                                 finder_token(finder, first)->lower) != 0;
}

/* "At Saint Barbara's they waited": a house called after a saint, nothing behind it. */
static bool is_house_of_saint(const struct finder *finder, const struct mention *mention)
{
    uint32_t next = mention->end + 1, end = sentence_of(finder, mention->first).end;
    return (finder_is(finder, mention->first, "saint") ||
            finder_is(finder, mention->first, "st.") ||
            finder_is(finder, mention->first, "st")) &&
           next <= end && finder_is_tag(finder, mention->end, TAG_POS) &&
           (next == end || !(tag_is_noun((enum tag)finder_token(finder, next)->tag) ||
                             finder_is_tag(finder, next, TAG_JJ)));
}

/* What a name cannot be, for what stands beside it. */
static void weigh_against_person(const struct finder *finder,
                                 const struct mention *mention,
                                 struct mention_details *details)
{
    if (is_numbered(finder, mention, details))
        vote(details, ENTITY_PERSON, -6);
    if (is_house_of_saint(finder, mention)) {
        vote(details, ENTITY_PERSON, -8);
        vote(details, ENTITY_ORGANIZATION, 6);
    }
}

void name_weigh(const struct finder *finder, struct mention_details *details)
{
    weigh_gazetteer(finder, details);
    weigh_words(finder, details);
}

static void weigh_name(struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    struct mention_details *details = &finder->details.items[index];
    uint32_t words = details->name_end - details->name_first;
    if (details->titled)
        vote(details, ENTITY_PERSON, 5);
    if (details->subject && words > 1)
        vote(details, ENTITY_PERSON, 1);
    struct gazetteer_place place;
    if ((words == 2 || words == 3) &&
        !finder_place(finder, details->name_first, details->name_end, &place))
        vote(details, ENTITY_PERSON, 1);
    name_weigh(finder, details);
    weigh_neighbours(finder, mention, details);
    weigh_against_person(finder, mention, details);
}

static bool is_long_name(const struct mention_details *details)
{
    return details->name_end - details->name_first > 1;
}

/* The owner of a role is mostly a body: "Carrow spokesman", "Nordhamn's chief executive".
 */
static void weigh_owner(struct finder *finder, uint32_t index)
{
    const struct mention_details *details = &finder->details.items[index];
    if (details->owner != NO_MENTION && details->votes[ENTITY_ORGANIZATION] == 0 &&
        !finder_has_cue(finder, finder->entities->mentions.items[index].head, CUE_KIN))
        vote(&finder->details.items[details->owner], ENTITY_ORGANIZATION,
             is_long_name(&finder->details.items[details->owner]) ? 1 : 2);
}

void mentions_weigh(struct finder *finder)
{
    uint32_t count = (uint32_t)finder->entities->mentions.count;
    mark_quotes(finder);
    for (uint32_t i = count; i-- > 0;)
        finder->details.items[i].subject = is_subject(finder, i);
    for (uint32_t i = 0; i < count; i++) {
        const struct mention *mention = &finder->entities->mentions.items[i];
        finder->details.items[i].relative = is_antecedent_of_who(
            finder, mention->end, sentence_of(finder, mention->first).end);
    }
    for (uint32_t i = 0; i < count; i++)
        find_apposition(finder, i);
    for (uint32_t i = 0; i < count; i++)
        find_close_apposition(finder, i);
    for (uint32_t i = 0; i < count; i++) {
        if (finder->entities->mentions.items[i].kind == MENTION_NAME)
            weigh_name(finder, i);
        else if (finder->entities->mentions.items[i].kind == MENTION_NOMINAL)
            weigh_owner(finder, i);
    }
}
