/*
 * Names by maximal runs of capitalised words, split into title, bare name and what stands
 * in brackets: "US Secretary of State John Kerry", "Finance Minister Yair Lapid (Yesh
 * Atid)", "Carrow Engineering chief executive Simon Hatherley".
 */
#include "entity/finder.h"

enum {
    RUN_MAX = 16,        /* tokens in one run of capitals */
    TITLE_WORDS_MAX = 8, /* lower-case words of a title before a name */
    BRACKET_WORDS_MAX = 5,
};

struct run {
    uint32_t first, end;
};

static bool touches_next(const struct finder *finder, uint32_t token)
{
    return !finder_token(finder, token)->space_after;
}

/* "in May", "May 5", "March 2014" */
static bool is_month(const struct finder *finder, uint32_t token, uint32_t end)
{
    if (!finder_has_cue(finder, token, CUE_MONTH))
        return false;
    if (token + 1 < end && finder_token(finder, token + 1)->has_digit)
        return true;
    if (token == finder_sentence_first(finder, token))
        return false;
    return finder_token(finder, token - 1)->has_digit ||
           finder_among(finder, token - 1, ENTITY_SET_BEFORE_MONTH);
}

/* A word whose capital may come from its place: first of a sentence or a quotation. */
static bool is_initial(const struct finder *finder, uint32_t token)
{
    uint32_t first = finder_sentence_first(finder, token);
    if (token == first)
        return true;
    const struct token *before = finder_token(finder, token - 1);
    return before->is_punctuation && !slice_is(before->form, ",") &&
           !slice_is(before->form, "-") && !slice_is(before->form, "(");
}

/* "Jean-Pierre", "Ernst & Hale", "Secretary of", "Vice-President Joan Mill": a capital
 * that goes on over a small word or mark. */
static bool goes_on_over_mark(const struct finder *finder, uint32_t token, uint32_t end)
{
    if (token + 2 >= end)
        return false;
    bool given = finder_given_name(finder, token) != 0;
    if (given && finder_has_cue(finder, token + 1, CUE_PARTICLE))
        return true; /* "Lena van der Berg" */
    if (!finder_is_capital(finder, token + 2))
        return false;
    bool hyphen = finder_is_form(finder, token + 1, "-");
    bool tight = hyphen && touches_next(finder, token);
    return (given && tight) || finder_is_form(finder, token + 1, "&") ||
           (finder_has_cue(finder, token, CUE_TITLE) &&
            (hyphen || finder_is(finder, token + 1, "of"))) ||
           (tight && finder_has_cue(finder, token, CUE_MODIFIER) &&
            finder_has_cue(finder, token + 2, CUE_TITLE));
}

static bool is_initial_name(const struct finder *finder, uint32_t token, uint32_t end)
{
    if (finder_has_cue(finder, token, CUE_NUMERAL))
        return false;
    if (finder_has_cue(finder, token, CUE_HONORIFIC) && token + 1 < end &&
        finder_is_capital(finder, token + 1))
        return true;
    const struct token *word = finder_token(finder, token);
    struct gazetteer_place place;
    if (word->all_capitals || finder_seen(finder, word->hash))
        return true;
    if (token + 1 < end && finder_is_capital(finder, token + 1) &&
        !finder_token(finder, token + 1)->all_capitals)
        return tag_is_noun((enum tag)word->tag) || finder_is_tag(finder, token, TAG_JJ) ||
               finder_given_name(finder, token) != 0;
    if (goes_on_over_mark(finder, token, end))
        return true;
    if (finder_has_cue(finder, token, CUE_ROLE | CUE_TITLE | CUE_BODY | CUE_PEOPLE))
        return false;
    if (finder_place(finder, token, token + 1, &place))
        return true;
    unsigned classes = language_word_classes(finder->document->language, word->lower);
    /* "Suharto met", which dictionaries have as a noun */
    bool acts = token + 1 < end && (finder_is(finder, token + 1, "met") ||
                                    finder_is(finder, token + 1, "said"));
    return tag_is_name((enum tag)word->tag) &&
           (classes == 0 || (acts && (classes & ~(unsigned)WORD_PERSON) == WORD_NOUN));
}

/* "de Graaf said", "met van Dyke": a small particle straight before a capital, but not "the van Toyota sold". */
static bool particle_opens_name(const struct finder *finder, uint32_t token, uint32_t end)
{
    if (token + 1 >= end || !finder_has_cue(finder, token, CUE_PARTICLE) ||
        !finder_is_capital(finder, token + 1))
        return false;
    if (token == finder_sentence_first(finder, token))
        return true;
    if (finder_is(finder, token, "ten") && /* "At ten Holt left" */
        (finder_is(finder, token - 1, "at") || finder_is(finder, token - 1, "by")))
        return false;
    enum tag before = (enum tag)finder_token(finder, token - 1)->tag;
    return before != TAG_DT && before != TAG_PRP_POSSESSIVE && before != TAG_POS &&
           before != TAG_CD && before != TAG_JJ && before != TAG_FW;
}

static bool is_dictionary_word(const struct finder *finder, struct slice lower)
{
    const struct language *language = finder->document->language;
    if (language_word_classes(language, lower) != 0)
        return true;
    return slice_ends_with(lower, "s") &&
           language_word_classes(language, slice_part(lower, 0, lower.size - 1)) != 0;
}

/* In a headline in title case only what the text below confirms, and what the gazetteer
 * knows, is a name. */
static bool is_confirmed(const struct finder *finder, uint32_t token)
{
    const struct token *word = finder_token(finder, token);
    struct gazetteer_place place;
    return (word->all_capitals && !finder->shouted) || finder_seen(finder, word->hash) ||
           finder_place(finder, token, token + 1, &place) ||
           (finder_given_name(finder, token) != 0 &&
            !is_dictionary_word(finder, word->lower));
}

static bool is_name_capital(const struct finder *finder, uint32_t token)
{
    return finder_is_capital(finder, token) &&
           (!finder->title_case || is_confirmed(finder, token));
}

/* As most words are: they begin no name, whatever stands around them. */
static bool is_plain_word(const struct finder *finder, uint32_t token)
{
    const struct token *word = finder_token(finder, token);
    return !word->capitalised && token_is_letters(word) &&
           !finder_has_cue(finder, token, CUE_PARTICLE);
}

static bool starts_name(const struct finder *finder, uint32_t token, uint32_t end)
{
    if (finder->title_case)
        return is_name_capital(finder, token) && !is_month(finder, token, end);
    if (finder_is_capital(finder, token) && !is_month(finder, token, end))
        return !is_initial(finder, token) || is_initial_name(finder, token, end);
    if (particle_opens_name(finder, token, end))
        return true;
    /* "al - Mannai" where the particle opens the name */
    return finder_has_cue(finder, token, CUE_PARTICLE) && token + 2 < end &&
           finder_is_form(finder, token + 1, "-") && touches_next(finder, token) &&
           finder_is_capital(finder, token + 2);
}

/* After a hyphen without spaces: the token behind what it joins, or 0. */
static uint32_t join_hyphen(const struct finder *finder, const struct run *run,
                            uint32_t end)
{
    uint32_t at = run->end;
    if (at + 1 >= end || !finder_is_form(finder, at, "-") ||
        !touches_next(finder, at - 1) || !touches_next(finder, at))
        return 0;
    if (finder_is_capital(finder, at + 1))
        return at + 2;
    /* the small second half of "Ki-moon", not of "US-backed" */
    bool short_word = finder_token(finder, at + 1)->form.size <= 5;
    bool inside_name = run->end - run->first >= 2 && finder_is_capital(finder, at - 1);
    return short_word && inside_name && !finder_has_cue(finder, at + 1, CUE_SUFFIX)
               ? at + 2
               : 0;
}

/* "van", "bin", "al-" between capitals. */
static uint32_t join_particles(const struct finder *finder, const struct run *run,
                               uint32_t end)
{
    uint32_t at = run->end;
    while (at < end && at < run->end + 3 &&
           (finder_has_cue(finder, at, CUE_PARTICLE) ||
            (at > run->end && finder_is_form(finder, at, "-"))))
        at++;
    return at > run->end && at < end && finder_is_capital(finder, at) ? at + 1 : 0;
}

/* "of", "for", "on" after a word that names an office or a body. */
static uint32_t join_of(const struct finder *finder, const struct run *run, uint32_t end)
{
    const unsigned heads = CUE_ORGANIZATION | CUE_PLACE | CUE_TITLE | CUE_ROLE;
    uint32_t at = run->end, next = at + 1;
    bool is_of = at < end && finder_is(finder, at, "of");
    if (!is_of &&
        !(at < end && (finder_is(finder, at, "for") || finder_is(finder, at, "on"))))
        return 0;
    if (!finder_has_cue(finder, at - 1, is_of ? heads : CUE_ORGANIZATION) ||
        (finder_has_cue(finder, at - 1, CUE_PLURAL) &&
         finder_has_cue(finder, at - 1, CUE_TITLE | CUE_ROLE)) ||
        finder_has_cue(finder, at - 1, CUE_DIRECTION) ||
        (finder_token(finder, at - 1)->all_capitals && /* "CEO of Ubuntu Mining" */
         finder_has_cue(finder, at - 1, CUE_TITLE | CUE_ROLE)))
        return 0;
    if (next < end && finder_is(finder, next, "the"))
        next++;
    return next < end && finder_is_capital(finder, next) && !is_month(finder, next, end)
               ? next + 1
               : 0;
}

static bool is_common_word(const struct finder *finder, uint32_t token)
{
    return finder_has_cue(finder, token,
                          CUE_PORTFOLIO | CUE_MODIFIER | CUE_ORGANIZATION |
                              CUE_NUMERAL) ||
           is_dictionary_word(finder, finder_token(finder, token)->lower);
}

/* "Foreign Affairs and Trade", "the Competition and Markets Authority" */
static uint32_t join_and(const struct finder *finder, const struct run *run, uint32_t end)
{
    uint32_t at = run->end, last = at + 1;
    struct gazetteer_place place;
    if (at + 1 >= end || !finder_is_capital(finder, at + 1))
        return 0;
    if (finder_is_form(finder, at, "&"))
        return at + 2;
    if (!finder_is(finder, at, "and") || !is_common_word(finder, at - 1) ||
        !is_common_word(finder, at + 1) || finder_place(finder, at - 1, at, &place) ||
        finder_place(finder, at + 1, at + 2, &place))
        return 0;
    for (uint32_t i = run->first; i < at; i++)
        if (finder_is(finder, i, "of") || finder_is(finder, i, "for"))
            return at + 2;
    while (last + 1 < end && last < at + RUN_MAX && finder_is_capital(finder, last + 1))
        last++;
    bool after_the = run->first > finder_sentence_first(finder, run->first) &&
                     finder_is(finder, run->first - 1, "the");
    return after_the && finder_has_cue(finder, last, CUE_ORGANIZATION) ? at + 2 : 0;
}

/* "the National Mineworkers' Union" */
static uint32_t join_possessive(const struct finder *finder, const struct run *run,
                                uint32_t end)
{
    uint32_t at = run->end;
    bool joins = at + 1 < end && finder_is_form(finder, at, "'") &&
                 touches_next(finder, at - 1) && !touches_next(finder, at) &&
                 finder_is_capital(finder, at + 1) &&
                 finder_has_cue(finder, at + 1, CUE_ORGANIZATION | CUE_OUTLET);
    return joins ? at + 2 : 0;
}

/* 'Erik "the Bull" Larsen': past the nickname and the name behind it. */
static uint32_t join_nickname(const struct finder *finder, const struct run *run,
                              uint32_t end)
{
    enum { NICKNAME_MAX = 3 };
    uint32_t open = run->end, close = open + 2;
    if (open + 3 >= end || !finder_is_form(finder, open, "\"") ||
        touches_next(finder, open - 1) || !touches_next(finder, open) ||
        run->end - run->first > 2)
        return 0;
    while (close < end && close <= open + 1 + NICKNAME_MAX &&
           !finder_is_form(finder, close, "\""))
        close++;
    if (close + 1 >= end || !finder_is_form(finder, close, "\"") ||
        !touches_next(finder, close - 1) || touches_next(finder, close))
        return 0;
    return finder_is_capital(finder, close + 1) &&
                   finder_given_name(finder, run->end - 1) != 0
               ? close + 2
               : 0;
}

/* "Admiral (ret.) Omar Haddad": past what stands in brackets between a title and its name. */
static uint32_t join_retired(const struct finder *finder, const struct run *run,
                             uint32_t end)
{
    uint32_t open = run->end;
    if (open + 3 >= end || !finder_is_form(finder, open, "(") ||
        !finder_is_form(finder, open + 2, ")") ||
        !finder_has_cue(finder, open - 1, CUE_TITLE | CUE_ROLE | CUE_HONORIFIC))
        return 0;
    bool retired =
        finder_is(finder, open + 1, "ret.") || finder_is(finder, open + 1, "retd.") ||
        finder_is(finder, open + 1, "retd") || finder_is(finder, open + 1, "retired");
    return retired && finder_is_capital(finder, open + 3) ? open + 4 : 0;
}

/* "On her way to London Dr Osei stopped": the honorific begins a name of its own. */
static bool ends_before_honorific(const struct finder *finder, const struct run *run)
{
    struct gazetteer_place place;
    return finder_has_cue(finder, run->end, CUE_HONORIFIC) &&
           finder_place(finder, run->first, run->end, &place) &&
           (place.kinds & (PLACE_CAPITAL | PLACE_CITY)) != 0;
}

static void extend_run(const struct finder *finder, struct run *run, uint32_t end)
{
    for (;;) {
        uint32_t next = 0;
        if (run->end - run->first >= RUN_MAX || run->end >= end ||
            ends_before_honorific(finder, run))
            return;
        if (is_name_capital(finder, run->end) && !is_month(finder, run->end, end))
            next = run->end + 1;
        if (next == 0)
            next = join_hyphen(finder, run, end);
        if (next == 0)
            next = join_particles(finder, run, end);
        if (next == 0)
            next = join_of(finder, run, end);
        if (next == 0)
            next = join_and(finder, run, end);
        if (next == 0)
            next = join_possessive(finder, run, end);
        if (next == 0)
            next = join_nickname(finder, run, end);
        if (next == 0)
            next = join_retired(finder, run, end);
        if (next == 0)
            return;
        run->end = next;
    }
}

static bool is_demonym(const struct finder *finder, uint32_t token)
{
    struct gazetteer_place place;
    return finder_place(finder, token, token + 1, &place) &&
           (place.kinds & PLACE_DEMONYM) != 0;
}

static bool all_demonyms(const struct finder *finder, uint32_t first, uint32_t end)
{
    struct gazetteer_place place;
    if (finder_place(finder, first, end, &place))
        return (place.kinds & PLACE_DEMONYM) != 0;
    for (uint32_t i = first; i < end; i++)
        if (!finder_is_form(finder, i, "-") && !is_demonym(finder, i))
            return false;
    return first < end;
}

/* "of Water Resources Joan Mill", "of Arland Joan Mill": where the given name behind what an
 * office is of begins; the same token: none does. */
static uint32_t behind_field(const struct finder *finder, uint32_t token, uint32_t end)
{
    if (token + 2 >= end || finder_given_name(finder, token) != 0)
        return token;
    for (uint32_t i = token + 1; i + 1 < end; i++) {
        if (finder_given_name(finder, i) != 0)
            return i;
        if (!is_common_word(finder, i))
            return token;
    }
    return token;
}

/* Past the complement of a title: "of State", "of the Treasury", "of Finland". */
static uint32_t title_complement(const struct finder *finder, uint32_t title,
                                 uint32_t end)
{
    uint32_t at = title + 1;
    struct gazetteer_place place;
    if (at + 1 >= end || !finder_is(finder, at, "of"))
        return title + 1;
    at++;
    if (finder_is(finder, at, "the") && at + 1 < end)
        at++;
    for (uint32_t stop = at + 3 < end ? at + 3 : end; stop > at; stop--)
        if (finder_place(finder, at, stop, &place))
            return stop;
    while (at < end && (finder_has_cue(finder, at, CUE_PORTFOLIO | CUE_MODIFIER) ||
                        finder_is_form(finder, at, "&") || finder_is(finder, at, "and")))
        at++;
    return behind_field(finder, at, end);
}

/* The name right before a lower-case title is part of it: "Carrow Engineering chief
 * executive Simon Hatherley". Takes its mention back; where the title begins then. */
static uint32_t absorb_name(struct finder *finder, uint32_t title, uint32_t name)
{
    struct entities *entities = finder->entities;
    if (title == name || title == 0 || entities->mentions.count == 0)
        return title;
    const struct mention *last = &entities->mentions.items[entities->mentions.count - 1];
    const struct mention_details *details =
        &finder->details.items[finder->details.count - 1];
    if (last->end != title || last->kind != MENTION_NAME || details->titled ||
        last->end != details->name_end ||
        finder_token(finder, last->first)->sentence !=
            finder_token(finder, title)->sentence)
        return title;
    uint32_t first = last->first;
    for (uint32_t i = first; i < title; i++)
        entities->mention_of_token[i] = NO_MENTION;
    entities->mentions.count--;
    finder->details.count--;
    return first;
}

static bool is_generation(const struct finder *finder, uint32_t token)
{
    return finder_is_form(finder, token, "Jr.") || finder_is_form(finder, token, "Jr") ||
           finder_is_form(finder, token, "Sr.") || finder_is_form(finder, token, "II") ||
           finder_is_form(finder, token, "III");
}

/* Two words or more of which the first is a given name, or in no dictionary. */
static bool opens_person(const struct finder *finder, uint32_t first, uint32_t end)
{
    struct gazetteer_place place;
    if (first + 1 >= end || finder_place(finder, first, first + 1, &place))
        return false;
    return finder_given_name(finder, first) != 0 ||
           (language_word_classes(finder->document->language,
                                  finder_token(finder, first)->lower) == 0 &&
            finder->cues[first] == 0);
}

/* "the Queen Anna Hotel", "the Sir Karl Odum Centre": a house called after somebody. */
static bool is_house_name(const struct finder *finder, const struct run *run)
{
    uint32_t last = run->end - 1;
    return run->first > finder_sentence_first(finder, run->first) &&
           finder_is(finder, run->first - 1, "the") &&
           finder_has_cue(finder, last, CUE_ORGANIZATION | CUE_PLACE) &&
           finder_given_name(finder, last) == 0 &&
           is_dictionary_word(finder, finder_token(finder, last)->lower);
}

/* Where the bare name begins behind the last title of the run; run->first: no title. */
static uint32_t name_after_title(const struct finder *finder, const struct run *run)
{
    uint32_t name = run->first;
    for (uint32_t i = run->first; i + 1 < run->end; i++) {
        if (finder_has_cue(finder, i, CUE_PLURAL) &&
            !opens_person(finder, i + 1, run->end))
            continue; /* but "Ministers Ana Costa and Rui Pinto" */
        if (!finder_has_cue(finder, i, CUE_TITLE | CUE_HONORIFIC) &&
            !(i > run->first && finder_has_cue(finder, i, CUE_ROLE)))
            continue;
        struct gazetteer_place place;
        if (finder_is_form(finder, i + 1, "-") ||
            finder_place(finder, i, i + 2, &place)) /* "Sri Lanka" */
            continue;
        uint32_t next = title_complement(finder, i, run->end);
        if (next < run->end && !is_generation(finder, next))
            name = next;
    }
    if (name + 3 < run->end && finder_is_form(finder, name, "("))
        name += 3; /* "Admiral (ret.) Haddad" */
    uint32_t last = run->end - 1;
    if (name > run->first && is_house_name(finder, run))
        return run->first;
    bool honorific = name > run->first && finder_has_cue(finder, name - 1, CUE_HONORIFIC);
    if (name > run->first && !honorific && finder_given_name(finder, name) == 0 &&
        finder_has_cue(finder, last, CUE_ORGANIZATION | CUE_PLACE) && last > name - 1)
        return run->first;
    return name;
}

/* True when nothing in the run names anybody: "Prime Minister", "Israeli President". */
static bool is_only_title(const struct finder *finder, uint32_t first, uint32_t end)
{
    bool title = false;
    struct gazetteer_place place;
    if (end == first + 1 && finder_has_cue(finder, first, CUE_OUTLET) &&
        !is_initial(finder, first))
        return false; /* "told the Observer" */
    for (uint32_t i = first; i < end; i++) {
        unsigned cues = finder->cues[i];
        title = title || (cues & (CUE_TITLE | CUE_ROLE | CUE_HONORIFIC)) != 0;
        if ((cues & (CUE_TITLE | CUE_ROLE | CUE_HONORIFIC | CUE_MODIFIER |
                     CUE_PORTFOLIO)) == 0 &&
            !finder_is(finder, i, "of") && !finder_is_form(finder, i, "-") &&
            !finder_is(finder, i, "the") && !finder_is(finder, i, "and") &&
            !finder_place(finder, i, i + 1, &place))
            return false;
    }
    return title && finder_has_cue(finder, end - 1,
                                   CUE_TITLE | CUE_ROLE | CUE_HONORIFIC | CUE_PORTFOLIO);
}

static bool is_title_word(const struct finder *finder, uint32_t token)
{
    return finder_has_cue(finder, token, CUE_TITLE | CUE_ROLE) &&
           !finder_has_cue(finder, token, CUE_KIN);
}

/* A word that may stand inside a lower-case title, between article and role. */
static bool is_title_modifier(const struct finder *finder, uint32_t token)
{
    enum tag tag = (enum tag)finder_token(finder, token)->tag;
    if (finder_has_cue(finder, token, CUE_NEVER))
        return false;
    if (finder_has_cue(finder, token,
                       CUE_MODIFIER | CUE_TITLE | CUE_ROLE | CUE_BODY | CUE_PORTFOLIO |
                           CUE_ORGANIZATION))
        return !tag_is_verb(tag);
    return tag == TAG_JJ || tag == TAG_JJS || tag == TAG_NN || tag == TAG_NNP ||
           finder_is_form(finder, token, "-") || is_demonym(finder, token);
}

/* Where the lower-case title before 'name' begins, 'name' when there is none. Capitals
 * before it belong to it: "Cyprus government spokesman". */
static uint32_t title_before(const struct finder *finder, uint32_t name)
{
    uint32_t first = finder_sentence_first(finder, name), at = name;
    if (name == first || !is_title_word(finder, name - 1) ||
        finder_has_cue(finder, name - 1, CUE_PLURAL) ||
        finder_is_covered(finder, name - 1))
        return name;
    at--;
    while (at > first && name - at < TITLE_WORDS_MAX &&
           !finder_is_covered(finder, at - 1) && is_title_modifier(finder, at - 1))
        at--;
    while (at < name && finder_is_form(finder, at, "-"))
        at++;
    return at;
}

/* "(Yesh Atid)" right behind a name: past the closing bracket, or 'name_end'. */
static uint32_t bracket_after(const struct finder *finder, uint32_t name,
                              uint32_t name_end, uint32_t end)
{
    uint32_t at = name_end + 1;
    struct gazetteer_place place;
    const unsigned places = PLACE_COUNTRY | PLACE_CAPITAL | PLACE_CITY | PLACE_REGION;
    if (name_end < end && finder_place(finder, name, name_end, &place) &&
        (place.kinds & places) != 0)
        return name_end; /* "LONDON (Agency)" */
    if (name_end >= end || !finder_is_form(finder, name_end, "("))
        return name_end;
    while (at < end && at - name_end <= BRACKET_WORDS_MAX &&
           (finder_is_capital(finder, at) || finder_is_form(finder, at, "-") ||
            finder_is(finder, at, "of")))
        at++;
    return at < end && at > name_end + 1 && finder_is_form(finder, at, ")") ? at + 1
                                                                            : name_end;
}

static enum gender gender_of_cues(unsigned cues)
{
    if ((cues & CUE_FEMALE) != 0)
        return (cues & CUE_MALE) != 0 ? GENDER_UNKNOWN : GENDER_FEMALE;
    return (cues & CUE_MALE) != 0 ? GENDER_MALE : GENDER_UNKNOWN;
}

static enum gender gender_of_title(const struct finder *finder, uint32_t first,
                                   uint32_t end)
{
    enum gender gender = GENDER_UNKNOWN;
    for (uint32_t i = first; i < end; i++)
        if (gender_of_cues(finder->cues[i]) != GENDER_UNKNOWN)
            gender = gender_of_cues(finder->cues[i]);
    return gender;
}

/* The name that opens a title is a mention of its own kind: the Palestinian Authority of
 * its chairman. */
static void add_inner_name(struct finder *finder, const struct mention_details *details)
{
    uint32_t end = details->title_first;
    while (end < details->title_end && finder_is_capital(finder, end) &&
           !finder_has_cue(finder, end, CUE_TITLE | CUE_HONORIFIC))
        end++;
    while (end > details->title_first && finder_has_cue(finder, end - 1, CUE_MODIFIER) &&
           !finder_has_cue(finder, end - 1, CUE_ORGANIZATION))
        end--;
    struct gazetteer_place place;
    bool known = finder_place(finder, details->title_first, end, &place);
    if (end == details->title_first ||
        (known && (place.kinds & ~(unsigned)PLACE_DEMONYM) == 0))
        return;
    if (!known && all_demonyms(finder, details->title_first, end))
        return;
    struct inner_name inner = {details->title_first, end, ENTITY_NONE};
    vector_push(finder->arena, &finder->entities->inner, inner);
}

static void add_name(struct finder *finder, uint32_t title, uint32_t name,
                     uint32_t name_end, uint32_t end)
{
    struct mention mention = {.first = title,
                              .end = bracket_after(finder, name, name_end, end),
                              .head = name_end - 1,
                              .entity = ENTITY_NONE,
                              .kind = MENTION_NAME};
    struct mention_details details = {.name_first = name,
                                      .name_end = name_end,
                                      .title_first = title,
                                      .title_end = name,
                                      .owner = NO_MENTION,
                                      .apposition = NO_MENTION,
                                      .titled = title < name};
    if (mention.end > name_end) {
        details.affiliation_first = name_end + 1;
        details.affiliation_end = mention.end - 1;
    }
    details.gender = gender_of_title(finder, title, name);
    details.definite = title > finder_sentence_first(finder, title) &&
                       finder_is(finder, title - 1, "the");
    if (title < name)
        add_inner_name(finder, &details);
    struct inner_name party = {details.affiliation_first, details.affiliation_end,
                               ENTITY_NONE};
    if (party.first < party.end)
        vector_push(finder->arena, &finder->entities->inner, party);
    finder_add_mention(finder, &mention, &details);
}

/* "The Iranian was late": a verb or mark stands where a noun would. */
static bool ends_phrase(const struct finder *finder, uint32_t token)
{
    if (token >= finder->document->tokens.count)
        return true;
    enum tag tag = (enum tag)finder_token(finder, token)->tag;
    return tag == TAG_VBD || tag == TAG_VBN || tag == TAG_VBZ || tag == TAG_MD ||
           tag == TAG_COMMA || tag == TAG_PERIOD;
}

/* "Israelis", "the Swedes", "the Palestinians": people of a place; an adjective is none.
 */
static void add_demonym(struct finder *finder, const struct run *run)
{
    uint32_t last = run->end - 1;
    struct gazetteer_place place, exact;
    const struct token *word = finder_token(finder, last);
    bool plural =
        slice_ends_with(word->lower, "s") || slice_ends_with(word->lower, "men");
    bool noun_follows = run->end < finder->document->tokens.count &&
                        (tag_is_noun((enum tag)finder_token(finder, run->end)->tag) ||
                         finder_is_tag(finder, run->end, TAG_JJ)) &&
                        finder_token(finder, run->end)->sentence == word->sentence;
    bool after_the = run->first > finder_sentence_first(finder, run->first) &&
                     finder_is(finder, run->first - 1, "the");
    bool is_exact = finder_place(finder, last, run->end, &exact) &&
                    !slice_ends_with(word->lower, "s");
    bool adjective = finder_is_tag(finder, last, TAG_JJ) &&
                     !(after_the && ends_phrase(finder, run->end));
    if (!finder_place(finder, last, run->end, &place) || noun_follows || adjective ||
        (!after_the && (is_exact || !plural)))
        return;
    struct mention mention = {run->first,      run->end, last,  ENTITY_NONE,
                              MENTION_NOMINAL, false,    plural};
    struct mention_details details = {.name_first = run->first,
                                      .name_end = run->end,
                                      .owner = NO_MENTION,
                                      .apposition = NO_MENTION,
                                      .definite = after_the};
    details.votes[plural && !is_exact ? ENTITY_GROUP : ENTITY_PERSON] = 3;
    finder_add_mention(finder, &mention, &details);
}

/* A country that is used as an adjective: "US officials", "the US dollar". */
static bool is_adjective(const struct finder *finder, const struct run *run)
{
    struct gazetteer_place place;
    if (!finder_place(finder, run->first, run->end, &place))
        return all_demonyms(finder, run->first, run->end);
    return (place.kinds & ~(unsigned)PLACE_DEMONYM) == 0;
}

/* "Water Resources" of a minister: common words, no body of their own. */
static bool is_field(const struct finder *finder, uint32_t first, uint32_t end)
{
    struct gazetteer_place place;
    for (uint32_t i = first; i < end; i++)
        if (finder_given_name(finder, i) != 0 ||
            (!is_common_word(finder, i) && !finder_is(finder, i, "and")))
            return false;
    return !finder_is(finder, first - 1, "the") &&
           !finder_place(finder, first, end, &place);
}

/* "Foreign Minister of Georgia", "President of the Riigikogu": where what an office is of
 * begins; run->end where the run is no office alone. */
static uint32_t office_complement(const struct finder *finder, const struct run *run)
{
    uint32_t of = run->first;
    while (of < run->end && !finder_is(finder, of, "of"))
        of++;
    if (of + 1 >= run->end || of == run->first || !is_title_word(finder, of - 1) ||
        !is_only_title(finder, run->first, of))
        return run->end;
    uint32_t complement = of + 1 + finder_is(finder, of + 1, "the");
    uint32_t name = title_complement(finder, of - 1, run->end);
    bool of_place = name == run->end && complement < run->end &&
                    !finder_has_cue(finder, complement, CUE_PORTFOLIO);
    /* "Governor of Arland", "Chairman of Delta Motors": nobody is named behind */
    bool of_body = name < run->end &&
                   (finder_has_cue(finder, run->end - 1, CUE_ORGANIZATION) ||
                    (is_field(finder, name, run->end) && /* not "State Baker" */
                     !finder_has_cue(finder, complement, CUE_PORTFOLIO)) ||
                    (name == complement && !opens_person(finder, name, run->end) &&
                     finder_given_name(finder, name) == 0));
    return of_place || of_body ? complement : run->end;
}

static void add_run(struct finder *finder, struct run run, uint32_t end)
{
    uint32_t complement = office_complement(finder, &run);
    if (complement < run.end && is_field(finder, complement, run.end))
        return;
    if (complement < run.end)
        run.first = complement;
    uint32_t name = name_after_title(finder, &run);
    if (is_only_title(finder, run.first, run.end))
        return;
    if (is_adjective(finder, &run)) {
        add_demonym(finder, &run);
        return;
    }
    uint32_t title = run.first;
    if (name == run.first) {
        /* "Israeli Binyamin Netanyahu" */
        while (name + 1 < run.end && is_demonym(finder, name) &&
               finder_given_name(finder, name + 1) != 0 && run.end - name > 2)
            name++;
    }
    title = absorb_name(finder, title_before(finder, title), run.first);
    add_name(finder, title, name, run.end, end);
}

void names_find(struct finder *finder, uint32_t sentence)
{
    struct sentence bounds = finder->document->sentences.items[sentence];
    finder->shouted = finder_is_shouted(finder, &bounds);
    finder->title_case = finder->shouted || finder_is_title_case(finder, &bounds);
    for (uint32_t i = bounds.first; i < bounds.end;) {
        if (is_plain_word(finder, i) || !starts_name(finder, i, bounds.end)) {
            i++;
            continue;
        }
        struct run run = {i, i + 1};
        if (finder_has_cue(finder, i, CUE_PARTICLE) && !finder_is_capital(finder, i))
            run.end = finder_is_capital(finder, i + 1) ? i + 2 : i + 3;
        extend_run(finder, &run, bounds.end);
        add_run(finder, run, bounds.end);
        for (i = run.end; i < bounds.end && finder_is_covered(finder, i);)
            i++;
    }
}
