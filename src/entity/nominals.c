/*
 * Phrases that speak of actors without naming them ("a diplomatic source", "the two men",
 * "Nordhamn's chief executive", "Israeli officials") and personal pronouns.
 */
#include "entity/finder.h"

enum { PHRASE_WORDS_MAX = 10 /* before the head of a noun phrase */ };

struct pronoun {
    struct slice spelling;
    enum gender gender;
    bool plural;
};

#define PRONOUNS(P)                                                                      \
    P("he", MALE, false)                                                                 \
    P("him", MALE, false)                                                                \
    P("his", MALE, false)                                                                \
    P("himself", MALE, false)                                                            \
    P("she", FEMALE, false)                                                              \
    P("her", FEMALE, false)                                                              \
    P("hers", FEMALE, false)                                                             \
    P("herself", FEMALE, false)                                                          \
    P("they", UNKNOWN, true)                                                             \
    P("them", UNKNOWN, true)                                                             \
    P("their", UNKNOWN, true)                                                            \
    P("themselves", UNKNOWN, true)                                                       \
    P("it", NEUTER, false)                                                               \
    P("its", NEUTER, false)                                                              \
    P("itself", NEUTER, false)                                                           \
    P("i", UNKNOWN, false)                                                               \
    P("me", UNKNOWN, false)                                                              \
    P("my", UNKNOWN, false)                                                              \
    P("myself", UNKNOWN, false)                                                          \
    P("we", UNKNOWN, true)                                                               \
    P("us", UNKNOWN, true)                                                               \
    P("our", UNKNOWN, true)                                                              \
    P("ourselves", UNKNOWN, true)

static const struct pronoun pronouns[] = {
#define PRONOUN(spelling, gender, plural) {SLICE(spelling), GENDER_##gender, plural},
    PRONOUNS(PRONOUN)
#undef PRONOUN
};

/* Bits of the letters that pronouns begin with: most other words are told by them. */
static const uint32_t pronoun_letters = 0
#define LETTER(spelling, gender, plural) | UINT32_C(1) << ((spelling)[0] - 'a')
    PRONOUNS(LETTER);
#undef LETTER

static const struct pronoun *find_pronoun(const struct token *token)
{
    enum { LETTERS_MAX = 10 };
    struct slice lower = token->lower;
    if (lower.size == 0 || lower.size > LETTERS_MAX || lower.data[0] < 'a' ||
        lower.data[0] > 'z' || !(pronoun_letters >> (lower.data[0] - 'a') & 1))
        return NULL;
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (slice_equal(pronouns[i].spelling, lower))
            return &pronouns[i];
    return NULL;
}

bool token_may_be_pronoun(const struct token *token)
{
    return find_pronoun(token) != NULL;
}

static const struct pronoun *pronoun_at(const struct finder *finder, uint32_t token)
{
    const struct token *word = finder_token(finder, token);
    if (word->all_capitals || (word->tag != TAG_PRP && word->tag != TAG_PRP_POSSESSIVE))
        return NULL;
    return find_pronoun(word);
}

static bool in_sentence(const struct finder *finder, uint32_t token, uint32_t sentence)
{
    return token < finder->document->tokens.count &&
           finder_token(finder, token)->sentence == sentence;
}

/* "farmer", "pensioners": a noun that is a person in the lexicon and nothing else, by its
 * ending. */
static bool is_person_noun(const struct finder *finder, uint32_t token)
{
    static const struct slice endings[] = {SLICE("er"),  SLICE("or"),  SLICE("ist"),
                                           SLICE("ian"), SLICE("ant"), SLICE("ee"),
                                           SLICE("eer"), SLICE("ess")};
    const struct token *word = finder_token(finder, token);
    struct slice singular = word->lower;
    if (word->capitalised || singular.size < 5)
        return false;
    if (slice_ends_with(singular, "s"))
        singular.size--;
    bool ending = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        ending =
            ending || slice_equal(slice_part(singular, singular.size - endings[i].size,
                                             singular.size),
                                  endings[i]);
    if (!ending)
        return false;
    unsigned classes = language_word_classes(finder->document->language, singular);
    return (classes & WORD_PERSON) != 0 && (classes & (WORD_VERB | WORD_EVENT)) == 0;
}

/* "The general said", "a Pakistani general.": a title taken for an adjective, without a
 * noun behind it. */
static bool is_lone_title(const struct finder *finder, uint32_t token)
{
    uint32_t next = token + 1;
    if (!finder_is_tag(finder, token, TAG_JJ) || token == 0 ||
        !finder_has_cue(finder, token, CUE_TITLE | CUE_ROLE) ||
        next >= finder->document->tokens.count)
        return false;
    if (!finder_is(finder, token - 1, "the") && !finder_is(finder, token - 1, "a") &&
        !finder_token(finder, token - 1)->capitalised)
        return false;
    enum tag tag = (enum tag)finder_token(finder, next)->tag;
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_MD ||
           finder_token(finder, next)->is_punctuation;
}

/* A noun that stands for people or a body and ends its phrase. */
static bool is_head(const struct finder *finder, uint32_t token)
{
    const unsigned actors = CUE_ROLE | CUE_TITLE | CUE_KIN | CUE_PEOPLE | CUE_BODY;
    const struct token *word = finder_token(finder, token);
    if (finder_is_covered(finder, token) ||
        (!tag_is_noun((enum tag)word->tag) && !is_lone_title(finder, token) &&
         !(finder_is_tag(finder, token, TAG_JJ) &&
           finder_has_cue(finder, token, CUE_EXECUTIVE))))
        return false;
    bool actor = finder_has_cue(finder, token, actors) || is_person_noun(finder, token);
    if (!actor || finder_has_cue(finder, token, CUE_NEVER | CUE_NUMERAL))
        return false;
    uint32_t next = token + 1;
    if (!in_sentence(finder, next, word->sentence))
        return true;
    if (finder_is_form(finder, next, "-") && !word->space_after &&
        !finder_token(finder, next)->space_after)
        return false; /* "delegate-candidates" */
    /* "government officials": the head comes later */
    if (finder_has_cue(finder, token, CUE_MODIFIER) &&
        finder_is_tag(finder, next, TAG_JJ) && !finder_is_covered(finder, next))
        return false; /* "deputy foreign minister" */
    /* "officials Friday": a day told right behind the head */
    bool day = word->tag == TAG_NNS && !word->capitalised &&
               tag_is_name((enum tag)finder_token(finder, next)->tag);
    return finder_is_covered(finder, next) || day ||
           (!tag_is_noun((enum tag)finder_token(finder, next)->tag) &&
            !finder_has_cue(finder, next, CUE_EXECUTIVE));
}

/* May stand between the determiner and the head. */
static bool is_inside_phrase(const struct finder *finder, uint32_t token)
{
    const struct token *word = finder_token(finder, token);
    if (finder_is(finder, token, "both"))
        return false;
    if (word->has_digit && word->capitalised &&
        token + 1 < finder->document->tokens.count &&
        tag_is_noun((enum tag)finder_token(finder, token + 1)->tag))
        return true; /* "G7 leaders" */
    const uint64_t inside = 1ull << TAG_JJ | 1ull << TAG_JJR | 1ull << TAG_JJS |
                            1ull << TAG_NN | 1ull << TAG_NNS | 1ull << TAG_NNP |
                            1ull << TAG_NNPS | 1ull << TAG_CD | 1ull << TAG_HYPH |
                            1ull << TAG_AFX;
    enum tag tag = (enum tag)finder_token(finder, token)->tag;
    if (tag == TAG_VBN && token > 0) {
        enum tag before = (enum tag)finder_token(finder, token - 1)->tag;
        return before == TAG_DT || before == TAG_JJ || before == TAG_PRP_POSSESSIVE ||
               before == TAG_POS || before == TAG_CD;
    }
    return (inside >> tag & 1) != 0 ||
           (finder_has_cue(finder, token, CUE_MODIFIER | CUE_NUMERAL) &&
            !tag_is_verb(tag));
}

static bool is_determiner(const struct finder *finder, uint32_t token)
{
    enum tag tag = (enum tag)finder_token(finder, token)->tag;
    return tag == TAG_DT || tag == TAG_PDT || finder_is(finder, token, "both");
}

struct phrase {
    uint32_t first, content; /* with and without determiner */
    uint32_t owner;          /* mention, or UINT32_MAX */
    bool definite;
};

/* "the top U.S. diplomat": the article stands before the name. */
static bool is_definite_before(const struct finder *finder, uint32_t first,
                               uint32_t owner)
{
    uint32_t at = finder->entities->mentions.items[owner].first;
    while (at > first && is_inside_phrase(finder, at - 1) &&
           finder->entities->mentions.items[owner].first - at < PHRASE_WORDS_MAX)
        at--;
    return at > first && finder_is(finder, at - 1, "the");
}

static struct phrase phrase_before(const struct finder *finder, uint32_t head)
{
    const struct token *word = finder_token(finder, head);
    uint32_t first = finder->document->sentences.items[word->sentence].first;
    struct phrase phrase = {head, head, UINT32_MAX, false};
    while (phrase.first > first && head - phrase.first < PHRASE_WORDS_MAX &&
           !finder_is_covered(finder, phrase.first - 1) &&
           is_inside_phrase(finder, phrase.first - 1))
        phrase.first--;
    phrase.content = phrase.first;
    if (phrase.first == first)
        return phrase;
    uint32_t before = phrase.first - 1;
    uint32_t owner = finder->entities->mention_of_token[before];
    if (owner != UINT32_MAX) {
        phrase.owner = owner;
        phrase.definite =
            finder->entities->mentions.items[owner].kind == MENTION_PRONOUN ||
            is_definite_before(finder, first, owner);
    } else if (is_determiner(finder, before)) {
        phrase.first = before;
        phrase.definite =
            finder_is(finder, before, "the") || finder_is(finder, before, "both") ||
            finder_is(finder, before, "this") || finder_is(finder, before, "these") ||
            finder_is(finder, before, "that") || finder_is(finder, before, "those");
    } else if (finder_is_tag(finder, before, TAG_POS) && before > first) {
        phrase.owner = finder->entities->mention_of_token[before - 1];
        phrase.definite = true;
    } else if (finder_is_tag(finder, before, TAG_PRP_POSSESSIVE)) {
        phrase.definite = true;
    }
    return phrase;
}

static enum gender gender_of_cues(unsigned cues)
{
    bool female = (cues & CUE_FEMALE) != 0, male = (cues & CUE_MALE) != 0;
    return female == male ? GENDER_UNKNOWN : female ? GENDER_FEMALE : GENDER_MALE;
}

/* "The 61-year-old said": an age that stands for who is of it. */
static bool is_age(const struct finder *finder, uint32_t token, uint32_t first)
{
    enum { WORDS = 5 }; /* 61 - year - old */
    if (!finder_is(finder, token, "old") || token < first + WORDS ||
        !finder_is(finder, token - 2, "year") ||
        !finder_token(finder, token - 4)->has_digit ||
        !finder_is(finder, token - WORDS, "the"))
        return false;
    enum tag next = token + 1 < finder->document->tokens.count
                        ? (enum tag)finder_token(finder, token + 1)->tag
                        : TAG_PERIOD;
    return !tag_is_noun(next) && next != TAG_JJ && next != TAG_HYPH;
}

static void add_age(struct finder *finder, uint32_t token)
{
    struct mention mention = {.first = token - 5,
                              .end = token + 1,
                              .head = token,
                              .entity = ENTITY_NONE,
                              .kind = MENTION_NOMINAL};
    struct mention_details details = {.name_first = token - 4,
                                      .name_end = token + 1,
                                      .owner = NO_MENTION,
                                      .apposition = NO_MENTION,
                                      .definite = true};
    details.votes[ENTITY_PERSON] = 3;
    finder_add_mention(finder, &mention, &details);
}

static void add_phrase(struct finder *finder, uint32_t head)
{
    const unsigned persons = CUE_ROLE | CUE_TITLE | CUE_KIN | CUE_PEOPLE;
    struct phrase phrase = phrase_before(finder, head);
    unsigned cues = finder->cues[head];
    enum tag tag = (enum tag)finder_token(finder, head)->tag;
    struct mention mention = {phrase.first,
                              head + 1,
                              head,
                              ENTITY_NONE,
                              MENTION_NOMINAL,
                              false,
                              tag == TAG_NNS || tag == TAG_NNPS ||
                                  (cues & (CUE_PLURAL | CUE_NUMERAL)) != 0};
    struct mention_details details = {.name_first = phrase.content,
                                      .name_end = head + 1,
                                      .owner = phrase.owner,
                                      .apposition = NO_MENTION,
                                      .definite = phrase.definite,
                                      .gender = gender_of_cues(cues)};
    if ((cues & CUE_BODY) != 0 && (cues & persons) == 0)
        details.votes[ENTITY_ORGANIZATION] = 3;
    else
        details.votes[mention.plural || (cues & CUE_PEOPLE) != 0 ? ENTITY_GROUP
                                                                 : ENTITY_PERSON] = 3;
    if ((cues & CUE_PEOPLE) != 0)
        mention.plural = true;
    finder_add_mention(finder, &mention, &details);
}

static void add_pronoun(struct finder *finder, uint32_t token,
                        const struct pronoun *pronoun)
{
    struct mention mention = {token,           token + 1, token,          ENTITY_NONE,
                              MENTION_PRONOUN, false,     pronoun->plural};
    struct mention_details details = {.name_first = token,
                                      .name_end = token + 1,
                                      .owner = NO_MENTION,
                                      .apposition = NO_MENTION,
                                      .gender = pronoun->gender};
    finder_add_mention(finder, &mention, &details);
}

/* "both leaders", "the two", "the pair": a number of known people without a noun. */
static bool is_counted_pair(const struct finder *finder, uint32_t token, uint32_t first)
{
    return token > first && finder_has_cue(finder, token, CUE_NUMERAL) &&
           finder_is(finder, token - 1, "the") &&
           !is_inside_phrase(
               finder, token + 1 < finder->document->tokens.count ? token + 1 : token);
}

/* By its tag alone, most words can be none. */
static bool may_be_nominal(const struct finder *finder, uint32_t token)
{
    const uint64_t tags = 1ull << TAG_PRP | 1ull << TAG_PRP_POSSESSIVE | 1ull << TAG_JJ |
                          1ull << TAG_NN | 1ull << TAG_NNS | 1ull << TAG_NNP |
                          1ull << TAG_NNPS;
    return (tags >> finder_token(finder, token)->tag & 1) != 0 ||
           finder_has_cue(finder, token, CUE_NUMERAL) || finder_is(finder, token, "old");
}

void nominals_find(struct finder *finder, uint32_t sentence)
{
    struct sentence bounds = finder->document->sentences.items[sentence];
    for (uint32_t i = bounds.first; i < bounds.end; i++) {
        const struct pronoun *pronoun;
        if (finder_is_covered(finder, i) || !may_be_nominal(finder, i))
            continue;
        pronoun = pronoun_at(finder, i);
        if (pronoun != NULL)
            add_pronoun(finder, i, pronoun);
        else if (is_head(finder, i) || is_counted_pair(finder, i, bounds.first))
            add_phrase(finder, i);
        else if (is_age(finder, i, bounds.first))
            add_age(finder, i);
    }
}
