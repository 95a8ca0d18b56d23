/*
 * "The two men", "both sides", "the two countries", "they": the two of the kind that the
 * text put side by side last. Of two who are joined by "and", or stand alone in a
 * sentence, the phrase speaks; three without an "and" leave it open.
 */
#include "entity/pairs.h"

#include "entity/roles.h"

#include <string.h>

enum {
    PAIR_SENTENCES = 3,     /* how far back the two are looked for ... */
    COUNTRY_SENTENCES = 12, /* ... countries joined by "and" */
    TITLE_SENTENCES = 12,   /* ... persons of one title */
    PRONOUN_SENTENCES = 2,  /* ... persons for "they" */
    SPEECH_REACH = 3,       /* tokens from a speaker to "said" */
    MENTIONS_LOOKED_AT = 96,
};

enum pair_kind pair_kind_of(const struct finder *finder, uint32_t head)
{
    if (finder_among(finder, head, ENTITY_SET_PAIR_OF_COUNTRIES))
        return PAIR_OF_COUNTRIES;
    if (finder_among(finder, head, ENTITY_SET_PAIR_OF_BODIES))
        return PAIR_OF_BODIES;
    if (finder_among(finder, head, ENTITY_SET_PAIR_OF_SIDES))
        return PAIR_OF_SIDES;
    return PAIR_OF_PERSONS;
}

static bool is_of_kind(const struct entity *entity, enum pair_kind kind)
{
    switch (kind) {
    case PAIR_OF_PERSONS:
        return entity->type == ENTITY_PERSON && !entity->plural && !entity->is_role;
    case PAIR_OF_COUNTRIES:
        return entity->type == ENTITY_COUNTRY;
    case PAIR_OF_BODIES:
        return entity->type == ENTITY_ORGANIZATION && !entity->is_role;
    case PAIR_OF_SIDES:
        break;
    }
    return entity->type == ENTITY_COUNTRY ||
           (entity->type == ENTITY_ORGANIZATION && !entity->plural);
}

/* Who says that the two will meet is mostly a third. */
static bool is_speaking(const struct finder *finder, uint32_t mention)
{
    const struct mention *who = &finder->entities->mentions.items[mention];
    uint32_t end =
        finder->document->sentences.items[finder_token(finder, who->first)->sentence].end;
    for (uint32_t i = who->end; i < end && i < who->end + SPEECH_REACH; i++)
        if (finder_among(finder, i, ENTITY_SET_SPEAKING))
            return true;
    return false;
}

/* "Peru and Chile", "the union and the company": does the second stand right behind? */
static bool are_joined(const struct finder *finder, uint32_t first, uint32_t second)
{
    const struct mention *a = &finder->entities->mentions.items[first];
    const struct mention *b = &finder->entities->mentions.items[second];
    uint32_t at = a->end;
    if (at < b->first && finder_is(finder, at, "and"))
        at++;
    else
        return false;
    if (at < b->first && finder_is_tag(finder, at, TAG_DT))
        at++;
    return at == b->first;
}

/* "Ana, Ravi and Ken": is 'second' one of a list that goes on behind its comma? */
static bool are_listed(const struct finder *finder, uint32_t first, uint32_t second)
{
    const struct mention *mentions = finder->entities->mentions.items;
    return mentions[second].first == mentions[first].end + 1 &&
           finder_is_form(finder, mentions[first].end, ",");
}

/* The different ones of a kind in one sentence, in text order. */
struct company {
    uint32_t items[3]; /* the first three */
    unsigned count;
    uint32_t joined[2]; /* the last two with "and" between them; ENTITY_NONE: none */
};

static void add_member(struct company *company, uint32_t entity)
{
    for (unsigned i = 0; i < company->count && i < 3; i++)
        if (company->items[i] == entity)
            return;
    if (company->count < 3)
        company->items[company->count] = entity;
    company->count++;
}

static bool counts(const struct finder *finder, uint32_t mention, enum pair_kind kind)
{
    uint32_t entity = finder->entities->mentions.items[mention].entity;
    return entity != ENTITY_NONE &&
           is_of_kind(&finder->entities->items.items[entity], kind) &&
           !(kind == PAIR_OF_PERSONS && finder->details.items[mention].subject &&
             is_speaking(finder, mention));
}

/* Those of the sentence that ends with the mention 'last' ('first': its first one). */
static struct company company_of(const struct finder *finder, uint32_t first,
                                 uint32_t last, enum pair_kind kind)
{
    struct company company = {.count = 0, .joined = {ENTITY_NONE, ENTITY_NONE}};
    const struct mention *mentions = finder->entities->mentions.items;
    for (uint32_t i = first; i <= last; i++) {
        if (!counts(finder, i, kind))
            continue;
        add_member(&company, mentions[i].entity);
        if (i > first && counts(finder, i - 1, kind) && are_joined(finder, i - 1, i) &&
            mentions[i - 1].entity != mentions[i].entity &&
            !(i > first + 1 && counts(finder, i - 2, kind) &&
              are_listed(finder, i - 2, i - 1))) {
            company.joined[0] = mentions[i - 1].entity;
            company.joined[1] = mentions[i].entity;
        }
    }
    return company;
}

static bool take(uint32_t pair[2], uint32_t first, uint32_t second)
{
    pair[0] = first;
    pair[1] = second;
    return first != second;
}

static bool same_type(const struct finder *finder, const uint32_t pair[2])
{
    return finder->entities->items.items[pair[0]].type ==
           finder->entities->items.items[pair[1]].type;
}

/* Of one sentence and the only one of the sentences behind it, if any. */
static bool pair_in(const struct company *company, uint32_t alone, uint32_t pair[2])
{
    bool other = alone != ENTITY_NONE && alone != company->items[0] &&
                 (company->count < 2 || alone != company->items[1]);
    if (company->joined[0] != ENTITY_NONE)
        return take(pair, company->joined[0], company->joined[1]);
    if (company->count == 2 && !other)
        return take(pair, company->items[0], company->items[1]);
    return company->count == 1 && other && take(pair, company->items[0], alone);
}

struct search {
    enum pair_kind kind;
    uint32_t sentences;        /* how far back */
    uint32_t joined_sentences; /* the same for two with "and" between them */
    bool together;             /* the two stand in one sentence */
};

static bool search_back(const struct finder *finder, uint32_t index,
                        const struct search *search, uint32_t pair[2])
{
    uint32_t here = finder_sentence_of(finder, index), alone = ENTITY_NONE, looked = 0;
    for (uint32_t end = index; end > 0 && looked < MENTIONS_LOOKED_AT;) {
        uint32_t sentence = finder_sentence_of(finder, end - 1), first = end - 1;
        while (first > 0 && finder_sentence_of(finder, first - 1) == sentence)
            first--;
        if (here - sentence > search->joined_sentences)
            return false;
        struct company company = company_of(finder, first, end - 1, search->kind);
        bool near = here - sentence <= search->sentences;
        if (!near && company.joined[0] != ENTITY_NONE)
            return take(pair, company.joined[0], company.joined[1]);
        if (near && pair_in(&company, search->together ? ENTITY_NONE : alone, pair))
            return search->kind != PAIR_OF_SIDES || same_type(finder, pair);
        if (near && company.count > 1)
            return false; /* three, or a third */
        if (near && company.count == 1)
            alone = company.items[0];
        looked += end - first;
        end = first;
    }
    return false;
}

/* "the two", not "his two" */
static bool is_behind_article(const struct finder *finder, uint32_t token)
{
    return token > 0 && finder_is_tag(finder, token - 1, TAG_DT);
}

/* "both police and soldiers" */
static bool is_one_of_both(const struct finder *finder, const struct mention *mention)
{
    return finder_is(finder, mention->first, "both") &&
           mention->end < finder->document->tokens.count &&
           finder_is(finder, mention->end, "and");
}

bool pair_is_counted(const struct finder *finder, const struct mention *mention)
{
    if (is_one_of_both(finder, mention))
        return false;
    for (uint32_t i = mention->first; i < mention->end; i++) {
        if (finder_is(finder, i, "both") || finder_is(finder, i, "pair") ||
            finder_is(finder, i, "duo"))
            return true;
        if (finder_is(finder, i, "two"))
            return is_behind_article(finder, i);
    }
    return mention->end == mention->first + 2 &&
           is_behind_article(finder, mention->head) &&
           (finder_is(finder, mention->head, "sides") ||
            finder_is(finder, mention->head, "parties"));
}

/* "both sides of the aisle": a figure of speech */
static bool is_complemented(const struct finder *finder, uint32_t index)
{
    uint32_t end = finder->entities->mentions.items[index].end;
    return end < finder->document->tokens.count && finder_is(finder, end, "of");
}

/* "the two ministers" are not the minister and the envoy: who is called otherwise is none
 * of those of whom the article calls one so. */
static bool is_other_role(const struct finder *finder, uint32_t bearer,
                          const uint32_t pair[2])
{
    for (size_t i = 0; i < 2; i++)
        if (pair[i] != bearer &&
            (finder->states.items[pair[i]].roles & (CUE_TITLE | CUE_ROLE)) != 0)
            return true;
    return false;
}

bool pair_of_phrase(const struct finder *finder, const struct focus *focus,
                    uint32_t index, uint32_t pair[2])
{
    uint32_t members[ROLE_MEMBERS_MAX], bearers[ROLE_MEMBERS_MAX];
    const struct mention *mention = &finder->entities->mentions.items[index];
    size_t count = role_members(finder, focus, index, TITLE_SENTENCES, bearers);
    if (count == 2)
        memcpy(members, bearers, 2 * sizeof *members);
    if (count == 2 ||
        (count == 0 &&
         role_members_of_kind(finder, focus, index, PAIR_SENTENCES, members) == 2)) {
        memcpy(pair, members, 2 * sizeof *pair);
        return true;
    }
    struct search search = {.kind = pair_kind_of(finder, mention->head),
                            .sentences = PAIR_SENTENCES,
                            .joined_sentences = PAIR_SENTENCES};
    if (search.kind != PAIR_OF_PERSONS && is_complemented(finder, index))
        return false;
    if (search.kind == PAIR_OF_COUNTRIES)
        search.joined_sentences = COUNTRY_SENTENCES;
    return search_back(finder, index, &search, pair) &&
           !(count == 1 && is_other_role(finder, bearers[0], pair));
}

/* "Ana and Ravi heard that Democrats said they": others stand between the two and the
 * pronoun. */
static bool are_others_between(const struct finder *finder, uint32_t index,
                               const uint32_t pair[2])
{
    const struct mention *mentions = finder->entities->mentions.items;
    uint32_t last = index;
    while (last > 0 && mentions[last - 1].entity != pair[0] &&
           mentions[last - 1].entity != pair[1])
        last--;
    for (uint32_t i = last > 0 ? mentions[last - 1].end : 0; i < mentions[index].first;
         i++) {
        bool person = (language_word_classes(finder->document->language,
                                             finder_token(finder, i)->lower) &
                       WORD_PERSON) != 0;
        if (finder_is_tag(finder, i, TAG_NNPS) ||
            (finder_is_tag(finder, i, TAG_NNS) &&
             (person || finder_is(finder, i + 1, "who"))))
            return true;
    }
    return false;
}

bool pair_of_pronoun(const struct finder *finder, uint32_t index, uint32_t pair[2])
{
    static const struct search search = {.kind = PAIR_OF_PERSONS,
                                         .sentences = PRONOUN_SENTENCES,
                                         .joined_sentences = PRONOUN_SENTENCES,
                                         .together = true};
    const struct mention *mention = &finder->entities->mentions.items[index];
    bool all = mention->end < finder->document->tokens.count &&
               finder_is(finder, mention->end, "all"); /* "they all": more than two */
    return !mention->in_quote && !all && search_back(finder, index, &search, pair) &&
           !are_others_between(finder, index, pair);
}
