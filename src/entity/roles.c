/*
 * "The minister", "the US diplomat", "the Qatari": who bears the title, is of the kind,
 * or comes from the country. What fits several people stays apart.
 */
#include "entity/roles.h"

#include "base/hash.h"

#include <string.h>

enum {
    TITLES_MAX = 24, /* mentions of a person whose titles are looked at */
    REACH = 8,       /* sentences back to who may be meant by kind or country */
};

static const unsigned role_kinds =
    CUE_DIPLOMAT | CUE_LEADER | CUE_POLITICIAN | CUE_SOLDIER | CUE_EXECUTIVE;

/* The country that some of the tokens name, as itself or as an adjective; empty: none. */
static struct slice country_in(const struct finder *finder, uint32_t first, uint32_t end)
{
    struct gazetteer_place place;
    for (uint32_t i = first; i < end; i++) {
        if (!finder_token(finder, i)->capitalised)
            continue;
        for (uint32_t stop = i + 2 <= end ? i + 2 : end; stop > i; stop--)
            if (finder_place(finder, i, stop, &place) &&
                (place.kinds & (PLACE_COUNTRY | PLACE_DEMONYM)) != 0 &&
                !slice_is(place.country, "-"))
                return place.country;
    }
    return slice_make(NULL, 0);
}

/* The country of whose minister is spoken: inside the phrase, before "'s", or in the name
 * right before it. */
static struct slice country_of_mention(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    bool name = mention->kind == MENTION_NAME;
    struct slice country =
        country_in(finder, mention->first, name ? details->title_end : mention->end);
    if (country.size > 0)
        return country;
    if (details->owner != NO_MENTION) {
        const struct mention *owner = &finder->entities->mentions.items[details->owner];
        country = country_in(finder, owner->first, owner->end);
        return country.size > 0 || owner->entity == ENTITY_NONE
                   ? country
                   : finder->states.items[owner->entity].country;
    }
    if (name && mention->first >= 2 && finder_is_tag(finder, mention->first - 1, TAG_POS))
        return country_in(finder, mention->first - 2, mention->first - 1);
    if (mention->kind != MENTION_PRONOUN &&
        mention->end + 1 < finder->document->tokens.count &&
        finder_is(finder, mention->end, "of")) /* "Astrid Lunde of Norway" */
        return country_in(finder, mention->end + 1, mention->end + 2);
    return country;
}

/* "Aino Laakso, who leads the committee" */
static bool leads(const struct finder *finder, uint32_t at)
{
    uint32_t count = (uint32_t)finder->document->tokens.count;
    if (at < count && finder_is_form(finder, at, ","))
        at++;
    return at + 1 < count && finder_among(finder, at + 1, ENTITY_SET_LEADS);
}

void role_note(struct finder *finder, uint32_t index, uint32_t entity)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    struct entity_state *state = &finder->states.items[entity];
    if (mention->kind == MENTION_PRONOUN)
        return;
    for (uint32_t i = details->title_first; i < details->title_end; i++)
        state->roles |= finder->cues[i];
    if (mention->kind == MENTION_NOMINAL)
        state->roles |= finder->cues[mention->head];
    if (details->relative && leads(finder, mention->end))
        state->roles |= CUE_LEADER;
    if (state->country.size == 0)
        state->country = country_of_mention(finder, index);
}

static bool has_word(const struct finder *finder, uint32_t first, uint32_t end,
                     uint64_t hash)
{
    for (uint32_t i = first; i < end; i++)
        if (finder_token(finder, i)->hash == hash)
            return true;
    return false;
}

/* Does a title hold a form of the word? */
static bool has_form(const struct finder *finder, uint32_t first, uint32_t end,
                     uint64_t hash)
{
    if (first >= end)
        return false;
    if (has_word(finder, first, end, hash))
        return true;
    struct title_forms forms = gazetteer_title_forms(finder->gazetteer);
    for (size_t i = 0; i < forms.count; i++)
        if (forms.items[i].word == hash &&
            has_word(finder, first, end, forms.items[i].form))
            return true;
    return false;
}

/* A word before a title that makes another office of it: a vice president is no
 * president, a press secretary no secretary of state. */
static bool is_lesser(const struct finder *finder, uint32_t token)
{
    return finder_among(finder, token, ENTITY_SET_LESSER);
}

/* True when a title or phrase of the entity has the head: "the minister" for "Finance
 * Minister Yair Lapid". */
static bool bears_own_title(const struct finder *finder, uint32_t entity, uint64_t head)
{
    const struct entity *bearer = &finder->entities->items.items[entity];
    for (size_t i = 0; i < bearer->mentions.count && i < TITLES_MAX; i++) {
        uint32_t index = bearer->mentions.items[i];
        const struct mention *mention = &finder->entities->mentions.items[index];
        const struct mention_details *details = &finder->details.items[index];
        if (has_form(finder, details->title_first, details->title_end, head) ||
            (mention->kind == MENTION_NOMINAL &&
             finder_token(finder, mention->head)->hash == head))
            return true;
    }
    return false;
}

/* The same, or of whom the entity is the counterpart. */
static bool bears_title(const struct finder *finder, uint32_t entity, uint64_t head)
{
    uint32_t counterpart = finder->states.items[entity].counterpart;
    return bears_own_title(finder, entity, head) ||
           (counterpart != ENTITY_NONE && bears_own_title(finder, counterpart, head));
}

static bool is_called_counterpart(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    for (uint32_t i = details->title_first; i < details->title_end; i++)
        if (finder_is(finder, i, "counterpart"))
            return true;
    return mention->kind == MENTION_NOMINAL &&
           finder_is(finder, mention->head, "counterpart");
}

void role_note_counterpart(struct finder *finder, const struct focus *focus,
                           uint32_t index, uint32_t entity)
{
    if (!is_called_counterpart(finder, index))
        return;
    for (unsigned i = 0; i < focus->count; i++) {
        uint32_t other = focus->items[i].entity;
        const struct entity *person = &finder->entities->items.items[other];
        if (other != entity && person->type == ENTITY_PERSON && !person->plural &&
            !person->is_role && finder->states.items[other].counterpart != entity) {
            finder->states.items[entity].counterpart = other;
            finder->states.items[entity].roles |= finder->states.items[other].roles;
            return;
        }
    }
}

static bool has_portfolio(const struct finder *finder, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (finder_has_cue(finder, i, CUE_PORTFOLIO))
            return true;
    return false;
}

struct question {
    struct slice country;
    enum gender gender;
    uint64_t head;
    unsigned kinds;
    bool is_diplomat;
    bool is_of_state;              /* "head of state": the title stands before the name */
    bool by_country;               /* the phrase is a nationality: "the Swede" */
    uint32_t first, end;           /* tokens of the phrase before its head ... */
    uint32_t body_first, body_end; /* ... and of the name that stands before them */
    uint32_t sentence;
    uint64_t region; /* hash of a region's name: "the Texas senator"; 0: none */
    uint32_t body;   /* entity of the named body whose role it is; ENTITY_NONE: none */
};

/* Whose role the phrase tells: before "'s" or behind "of"; ENTITY_NONE: no named body's. */
static uint32_t body_of(const struct finder *finder, uint32_t index)
{
    const struct entities *entities = finder->entities;
    const struct mention *mention = &entities->mentions.items[index];
    uint32_t owner = finder->details.items[index].owner, next = mention->end + 1;
    if (owner == NO_MENTION && next + 1 < finder->document->tokens.count &&
        finder_is(finder, mention->end, "of"))
        owner = entities->mention_of_token[next] != NO_MENTION
                    ? entities->mention_of_token[next]
                    : entities->mention_of_token[next + 1];
    if (owner == NO_MENTION || entities->mentions.items[owner].entity == ENTITY_NONE)
        return ENTITY_NONE;
    uint32_t body = entities->mentions.items[owner].entity;
    const struct entity *entity = &entities->items.items[body];
    return entity->type == ENTITY_ORGANIZATION && !entity->is_role ? body : ENTITY_NONE;
}

/* Hash of the first word of a region's name among the tokens; 0: none. */
static uint64_t region_in(const struct finder *finder, uint32_t first, uint32_t end)
{
    struct gazetteer_place place;
    for (uint32_t i = first; i < end; i++)
        for (uint32_t stop = i + 2; stop > i; stop--)
            if (stop <= end && finder_token(finder, i)->capitalised &&
                finder_place(finder, i, stop, &place) &&
                (place.kinds & PLACE_REGION) != 0)
                return finder_token(finder, i)->hash;
    return 0;
}

/* "the Texas senator", "the senator from Texas" */
static uint64_t region_of(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    uint32_t behind = mention->end + 1, owner = details->owner;
    uint64_t region = region_in(finder, details->name_first, mention->head);
    if (region == 0 && owner != NO_MENTION)
        region = region_in(finder, finder->entities->mentions.items[owner].first,
                           finder->entities->mentions.items[owner].end);
    if (region == 0 && behind + 1 < finder->document->tokens.count &&
        (finder_is(finder, mention->end, "from") ||
         finder_is(finder, mention->end, "of")))
        region = region_in(finder, behind, behind + 2);
    return region;
}

/* Hash of the phrase's head; a head of state is a president, one of government a prime
 * minister. */
static uint64_t head_of(const struct finder *finder, const struct mention *mention)
{
    if (finder_is(finder, mention->head, "head") &&
        mention->end + 1 < finder->document->tokens.count &&
        finder_is(finder, mention->end, "of")) {
        if (finder_is(finder, mention->end + 1, "state"))
            return hash_bytes(slice_of("president"));
        if (finder_is(finder, mention->end + 1, "government"))
            return hash_bytes(slice_of("prime"));
    }
    return finder_token(finder, mention->head)->hash;
}

static struct question question_of(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct token *head = finder_token(finder, mention->head);
    struct gazetteer_place place;
    struct question question = {
        .country = country_of_mention(finder, index),
        .gender = finder->details.items[index].gender,
        .head = head_of(finder, mention),
        .kinds = finder_has_cue(finder, mention->head, CUE_GENERIC)
                     ? finder->cues[mention->head] & role_kinds
                     : 0,
        .is_of_state = head_of(finder, mention) != head->hash,
        .is_diplomat = finder_has_cue(finder, mention->head, CUE_DIPLOMAT),
        .by_country = finder_is(finder, mention->head, "counterpart") ||
                      (head->capitalised &&
                       finder_place(finder, mention->head, mention->head + 1, &place) &&
                       (place.kinds & PLACE_DEMONYM) != 0),
        .first = finder->details.items[index].name_first,
        .end = mention->head,
        .sentence = head->sentence,
        .region = region_of(finder, index),
        .body = body_of(finder, index),
    };
    uint32_t owner = finder->details.items[index].owner;
    if (owner != NO_MENTION) {
        question.body_first = finder->entities->mentions.items[owner].first;
        question.body_end = finder->entities->mentions.items[owner].end;
    }
    return question;
}

static bool may_answer(const struct finder *finder, const struct focus_item *item,
                       const struct question *question)
{
    const struct entity *entity = &finder->entities->items.items[item->entity];
    struct slice country = finder->states.items[item->entity].country;
    if (entity->plural ||
        (entity->type != ENTITY_PERSON && entity->type != ENTITY_UNKNOWN) ||
        (question->gender != GENDER_UNKNOWN && entity->gender != GENDER_UNKNOWN &&
         entity->gender != question->gender))
        return false;
    return question->country.size == 0 || country.size == 0 ||
           slice_equal(country, question->country);
}

/* Past what a role is of, or what somebody leads: "of the Bank of Finland", "who leads the
 * strike committee". */
static uint32_t past_clause(const struct finder *finder, uint32_t at)
{
    enum { WORDS_MAX = 9 };
    uint32_t count = (uint32_t)finder->document->tokens.count, end = at;
    if (at < count && finder_is_form(finder, at, ","))
        end++;
    if (end >= count || !(finder_is(finder, end, "of") || finder_is(finder, end, "who")))
        return at;
    while (end < count && end < at + WORDS_MAX && !finder_is_form(finder, end, ",") &&
           finder_token(finder, end)->sentence == finder_token(finder, at)->sentence)
        end++;
    return end;
}

/* Does a title of the entity, or what is told of it right behind its name, have the word? */
static bool is_told_with(const struct finder *finder, uint32_t entity, uint64_t word)
{
    const struct entity *person = &finder->entities->items.items[entity];
    for (size_t i = 0; i < person->mentions.count && i < TITLES_MAX; i++) {
        uint32_t index = person->mentions.items[i];
        const struct mention *mention = &finder->entities->mentions.items[index];
        const struct mention_details *details = &finder->details.items[index];
        bool nominal = mention->kind == MENTION_NOMINAL;
        if (has_form(finder, details->title_first, details->title_end, word) ||
            (nominal && has_word(finder, details->name_first, mention->end, word)) ||
            (mention->kind != MENTION_PRONOUN &&
             has_word(finder, mention->end, past_clause(finder, mention->end), word)))
            return true;
    }
    return false;
}

/* True when a word before the phrase's head stands in a title too: "rebel chief" and
 * "rebel leader Osman Hirsi". */
static bool shares_word(const struct finder *finder, uint32_t entity,
                        const struct question *question)
{
    for (uint32_t i = question->first; i < question->end; i++)
        if (!finder_token(finder, i)->capitalised &&
            finder_token(finder, i)->form.size > 2 &&
            is_told_with(finder, entity, finder_token(finder, i)->hash))
            return true;
    return false;
}

/* "Nordhamn's chief executive" is not "Carrow's chief executive, Simon Hatherley": of the
 * phrases with that head one is of another body, and none of this. */
static bool is_of_other_body(const struct finder *finder, uint32_t entity,
                             const struct question *question)
{
    const struct entity *bearer = &finder->entities->items.items[entity];
    bool other = false;
    for (size_t i = 0; (question->body != ENTITY_NONE || question->country.size > 0) &&
                       i < bearer->mentions.count && i < TITLES_MAX;
         i++) {
        uint32_t index = bearer->mentions.items[i];
        const struct mention *mention = &finder->entities->mentions.items[index];
        if (mention->kind != MENTION_NOMINAL ||
            finder_token(finder, mention->head)->hash != question->head)
            continue;
        uint32_t body = body_of(finder, index);
        if (body == question->body && body != ENTITY_NONE)
            return false;
        other = other || body != ENTITY_NONE;
    }
    return other;
}

static bool fits(const struct finder *finder, const struct focus_item *item,
                 const struct question *question)
{
    const struct entity_state *state = &finder->states.items[item->entity];
    bool of_country =
        state->country.size > 0 &&
        (question->by_country || (question->country.size > 0 && state->roles == 0));
    /* "the Chinese ambassador" is no minister of who knows what country */
    unsigned kinds = question->country.size > 0 && state->country.size == 0
                         ? question->kinds & ~(unsigned)CUE_DIPLOMAT
                         : question->kinds;
    bool of_words = kinds != 0 && (state->roles & role_kinds) != 0 &&
                    shares_word(finder, item->entity, question);
    return (of_country || of_words || (state->roles & kinds) != 0) &&
           may_answer(finder, item, question) &&
           question->sentence - item->sentence <= REACH &&
           !is_of_other_body(finder, item->entity, question);
}

/* "The finance minister" is not "Health Minister Rui Pinto": of the titles with that head
 * one has another portfolio, and none has this one. */
static bool has_other_portfolio(const struct finder *finder, uint32_t entity,
                                const struct question *question)
{
    const struct entity *bearer = &finder->entities->items.items[entity];
    if (!has_portfolio(finder, question->first, question->end))
        return false;
    bool other = false;
    for (size_t i = 0; i < bearer->mentions.count && i < TITLES_MAX; i++) {
        uint32_t index = bearer->mentions.items[i];
        const struct mention *mention = &finder->entities->mentions.items[index];
        const struct mention_details *details = &finder->details.items[index];
        bool nominal = mention->kind == MENTION_NOMINAL;
        uint32_t first = nominal ? details->name_first : details->title_first;
        uint32_t end = nominal ? mention->head : details->title_end;
        for (uint32_t k = question->first; k < question->end; k++)
            if (finder_has_cue(finder, k, CUE_PORTFOLIO) &&
                has_word(finder, first, end, finder_token(finder, k)->hash))
                return false;
        other = other || has_portfolio(finder, first, end);
    }
    return other;
}

static bool is_former(const struct finder *finder, uint32_t token)
{
    return finder_is(finder, token, "former") || finder_is(finder, token, "ex") ||
           finder_is(finder, token, "late") || finder_is(finder, token, "then");
}

static bool has_such(const struct finder *finder, uint32_t first, uint32_t end,
                     bool (*is_such)(const struct finder *, uint32_t))
{
    for (uint32_t i = first; i < end; i++)
        if (is_such(finder, i))
            return true;
    return false;
}

/* How the entity bears the title that the phrase names. */
enum bearing { BEARS_OTHERWISE, BEARS_LESSER, BEARS_FORMER, BEARS_SAME };

/* As whose "vice president" or "former president" the mention tells its entity. */
static enum bearing bearing_of_mention(const struct finder *finder, uint32_t index,
                                       const struct question *question)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    bool nominal = mention->kind == MENTION_NOMINAL;
    uint32_t first = nominal ? details->name_first : details->title_first;
    uint32_t end = nominal ? mention->end : details->title_end;
    if (!has_form(finder, first, end, question->head))
        return BEARS_OTHERWISE;
    if (has_such(finder, first, end, is_lesser) !=
        has_such(finder, question->first, question->end, is_lesser))
        return BEARS_LESSER;
    return has_such(finder, first, end, is_former) ==
                   has_such(finder, question->first, question->end, is_former)
               ? BEARS_SAME
               : BEARS_FORMER;
}

/* Best of all mentions. "The president" is no vice president, "the former president" not
 * who is president now; a former president may be called "the president". */
static enum bearing bearing_of(const struct finder *finder, uint32_t entity,
                               const struct question *question)
{
    const struct entity *bearer = &finder->entities->items.items[entity];
    enum bearing best = BEARS_OTHERWISE;
    for (size_t i = 0; i < bearer->mentions.count && i < TITLES_MAX; i++) {
        enum bearing bearing =
            bearing_of_mention(finder, bearer->mentions.items[i], question);
        best = bearing > best ? bearing : best;
    }
    return best;
}

/* "The Texas senator" is not "Vermont Sen. Bill Hale": told with another region alone. */
static bool is_of_other_region(const struct finder *finder, uint32_t entity,
                               const struct question *question)
{
    const struct entity *person = &finder->entities->items.items[entity];
    if (question->region == 0 || is_told_with(finder, entity, question->region))
        return false;
    for (size_t i = 0; i < person->mentions.count && i < TITLES_MAX; i++) {
        uint32_t index = person->mentions.items[i];
        const struct mention_details *details = &finder->details.items[index];
        bool nominal = finder->entities->mentions.items[index].kind == MENTION_NOMINAL;
        if (region_in(finder, details->title_first, details->title_end) != 0 ||
            (nominal && region_of(finder, index) != 0))
            return true;
    }
    return false;
}

/* "The Iraqi ambassador" is no ambassador of who knows what country. */
static bool is_of_unknown_country(const struct finder *finder, uint32_t entity,
                                  const struct question *question)
{
    return question->is_diplomat && question->country.size > 0 &&
           finder->states.items[entity].country.size == 0;
}

/* The president of a union is no head of state. */
static bool is_titled_so(const struct finder *finder, uint32_t entity, uint64_t head)
{
    const struct entity *bearer = &finder->entities->items.items[entity];
    for (size_t i = 0; i < bearer->mentions.count && i < TITLES_MAX; i++) {
        const struct mention_details *details =
            &finder->details.items[bearer->mentions.items[i]];
        if (has_word(finder, details->title_first, details->title_end, head))
            return true;
    }
    return false;
}

static bool bears_office(const struct finder *finder, uint32_t entity,
                         const struct question *question, bool now)
{
    if (!bears_title(finder, entity, question->head) ||
        has_other_portfolio(finder, entity, question) ||
        is_of_unknown_country(finder, entity, question) ||
        is_of_other_body(finder, entity, question) ||
        is_of_other_region(finder, entity, question) ||
        (question->is_of_state && !is_titled_so(finder, entity, question->head)))
        return false;
    switch (bearing_of(finder, entity, question)) {
    case BEARS_LESSER:
        return false;
    case BEARS_FORMER:
        /* "the former water minister" may have resigned in this very article */
        return !now && (!has_such(finder, question->first, question->end, is_former) ||
                        shares_word(finder, entity, question));
    case BEARS_OTHERWISE:
    case BEARS_SAME:
        break;
    }
    return true;
}

static int rank_of(const struct finder *finder, uint32_t entity,
                   const struct question *question)
{
    int rank = finder->entities->items.items[entity].is_role ? 0 : 1;
    if (question->country.size > 0 && finder->states.items[entity].country.size > 0)
        rank += 2;
    return shares_word(finder, entity, question) ? rank + 4 : rank;
}

/* One of several that fit, by how well. */
struct answer {
    uint32_t entity;
    int rank;
    bool single;
};

static void take(struct answer *answer, uint32_t entity, int rank)
{
    if (rank < answer->rank)
        return;
    answer->single = rank > answer->rank;
    answer->rank = rank;
    answer->entity = entity;
}

/* By kind or nationality ("Egypt's Adel Sami ... the Egyptian minister"): the only one that fits best in the sentences before. Names go
 * before roles, who is known to be of the country before who may be. */
static uint32_t resolve_kind(const struct finder *finder, const struct focus *focus,
                             const struct question *question)
{
    struct answer answer = {ENTITY_NONE, -1, false};
    for (unsigned i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        if (!fits(finder, item, question))
            continue;
        if (item->sentence == question->sentence)
            return ENTITY_NONE;
        take(&answer, item->entity, rank_of(finder, item->entity, question));
    }
    return answer.single ? answer.entity : ENTITY_NONE;
}

/* "The IMF official" after "IMF mission chief Laura Weber": the only one whose title has
 * the body's name. */
static uint32_t resolve_member(const struct finder *finder, const struct focus *focus,
                               const struct question *question)
{
    struct answer answer = {ENTITY_NONE, -1, false};
    struct gazetteer_place place;
    for (uint32_t i = question->body_first; i < question->body_end; i++) {
        const struct token *word = finder_token(finder, i);
        if (!word->capitalised || finder_has_cue(finder, i, CUE_PORTFOLIO) ||
            (finder_place(finder, i, i + 1, &place) &&
             (place.kinds & PLACE_ORGANIZATION) == 0))
            continue;
        for (unsigned k = 0; k < focus->count; k++)
            if (may_answer(finder, &focus->items[k], question) &&
                question->sentence - focus->items[k].sentence <= REACH &&
                !finder->entities->items.items[focus->items[k].entity].is_role &&
                bears_title(finder, focus->items[k].entity, word->hash))
                take(&answer, focus->items[k].entity, 0);
    }
    return answer.single ? answer.entity : ENTITY_NONE;
}

/* "the IMF official", not "the Pentagon's adviser" */
static bool is_member(const struct finder *finder, uint32_t index)
{
    uint32_t head = finder->entities->mentions.items[index].head;
    return finder_among(finder, head, ENTITY_SET_MEMBERS) ||
           finder_has_cue(finder, head, CUE_GENERIC);
}

/* "The woman" where one alone was named in the sentences before. */
static uint32_t resolve_gender(const struct finder *finder, const struct focus *focus,
                               uint32_t head, const struct question *question)
{
    enum { NEAR = 2 };
    struct answer answer = {ENTITY_NONE, -1, false};
    bool person = finder_is(finder, head, "woman") || finder_is(finder, head, "man");
    for (unsigned i = 0; person && i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *entity = &finder->entities->items.items[item->entity];
        if (entity->gender == question->gender && !entity->is_role &&
            question->sentence - item->sentence <= NEAR &&
            item->sentence != question->sentence && may_answer(finder, item, question))
            take(&answer, item->entity, 0);
    }
    return answer.single ? answer.entity : ENTITY_NONE;
}

/* "the 2012 nominee", "the 43rd president", not "the 29-year-old suspect" */
static bool is_numbered(const struct finder *finder, const struct question *question)
{
    for (uint32_t i = question->first; i < question->end; i++) {
        if (finder_is(finder, i, "year"))
            return false;
        if (finder_token(finder, i)->has_digit && !finder_token(finder, i)->capitalised &&
            !(i + 2 < question->end && finder_is(finder, i + 2, "year")))
            return true;
    }
    return false;
}

/* "the next president", "another minister": nobody who was named as one. */
static bool is_of_another(const struct finder *finder, const struct question *question)
{
    for (uint32_t i = question->first; i < question->end; i++)
        if (finder_among(finder, i, ENTITY_SET_ANOTHER))
            return true;
    return is_numbered(finder, question);
}

/* "the son of a banker" */
static bool is_kin_of_somebody(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    uint32_t next = mention->end + 1;
    return finder_has_cue(finder, mention->head, CUE_KIN) &&
           next < finder->document->tokens.count &&
           finder_is(finder, mention->end, "of") && !finder_is(finder, next, "the") &&
           !finder_token(finder, next)->capitalised;
}

/* Who bears the title: of whom a word of the phrase was told, or else the last spoken of;
 * 'now': not formerly. */
static uint32_t resolve_title(const struct finder *finder, const struct focus *focus,
                              const struct question *question, bool now)
{
    uint32_t last = ENTITY_NONE;
    for (unsigned i = 0; i < focus->count; i++) {
        uint32_t entity = focus->items[i].entity;
        if (!may_answer(finder, &focus->items[i], question) ||
            !bears_office(finder, entity, question, now))
            continue;
        if (question->first == question->end || shares_word(finder, entity, question))
            return entity;
        if (last == ENTITY_NONE)
            last = entity;
    }
    return last;
}

uint32_t role_resolve(const struct finder *finder, const struct focus *focus,
                      uint32_t index)
{
    struct question question = question_of(finder, index);
    if (is_of_another(finder, &question) || is_kin_of_somebody(finder, index))
        return ENTITY_NONE;
    uint32_t bearer =
        question.by_country ? ENTITY_NONE : resolve_title(finder, focus, &question, true);
    if (bearer == ENTITY_NONE && !question.by_country)
        bearer = resolve_title(finder, focus, &question, false);
    if (bearer != ENTITY_NONE)
        return bearer;
    uint32_t member =
        is_member(finder, index) ? resolve_member(finder, focus, &question) : ENTITY_NONE;
    if (member == ENTITY_NONE && question.first == question.end &&
        !finder->details.items[index].relative) /* "the man who ..." */
        member = resolve_gender(finder, focus, question.end, &question);
    if (member != ENTITY_NONE ||
        (question.kinds == 0 && !question.by_country && question.country.size == 0))
        return member;
    return resolve_kind(finder, focus, &question);
}

/* ---- several of a role ---- */

/* "ministers" -> "minister", "secretaries" -> "secretary" */
static uint64_t singular_hash(const struct finder *finder, uint32_t head)
{
    enum { LETTERS_MAX = 32 };
    char letters[LETTERS_MAX];
    struct slice word = finder_token(finder, head)->lower;
    if (word.size < 4 || word.size > LETTERS_MAX || !slice_ends_with(word, "s"))
        return 0;
    if (!slice_ends_with(word, "ies"))
        return hash_bytes(slice_part(word, 0, word.size - 1));
    memcpy(letters, word.data, word.size);
    letters[word.size - 3] = 'y';
    return hash_bytes(slice_make(letters, word.size - 2));
}

/* "Ministers Ana Costa and Rui Pinto": is the name one of a list that the plural opens? */
static bool is_listed(const struct finder *finder, uint32_t index, uint64_t plural)
{
    enum { LIST_MAX = 4 };
    for (unsigned i = 0; i < LIST_MAX; i++) {
        const struct mention *mention = &finder->entities->mentions.items[index];
        uint32_t first = mention->first;
        if (finder_token(finder, first)->hash == plural)
            return true;
        if (first > 0 && finder_is_form(finder, first - 1, ","))
            first--;
        if (first > 0 && finder_token(finder, first - 1)->hash == plural)
            return true;
        if (first > 0 && finder_is_tag(finder, first - 1, TAG_CC))
            first--;
        if (index == 0 || first == mention->first || mention[-1].end != first ||
            mention[-1].kind != MENTION_NAME)
            return false;
        index--;
    }
    return false;
}

/* Was the person called so in the plural? */
static bool is_one_of_list(const struct finder *finder, uint32_t entity, uint64_t plural)
{
    const struct entity *person = &finder->entities->items.items[entity];
    for (size_t i = 0; i < person->mentions.count && i < TITLES_MAX; i++) {
        uint32_t index = person->mentions.items[i];
        if (finder->entities->mentions.items[index].kind == MENTION_NAME &&
            is_listed(finder, index, plural))
            return true;
    }
    return false;
}

size_t role_members(const struct finder *finder, const struct focus *focus,
                    uint32_t index, unsigned sentences,
                    uint32_t members[ROLE_MEMBERS_MAX])
{
    uint32_t head = finder->entities->mentions.items[index].head;
    uint64_t plural = finder_token(finder, head)->hash;
    uint64_t singular = singular_hash(finder, head);
    size_t count = 0;
    for (unsigned i = focus->count; i-- > 0 && count < ROLE_MEMBERS_MAX;) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *entity = &finder->entities->items.items[item->entity];
        if (entity->type != ENTITY_PERSON || entity->plural || entity->is_role ||
            finder_token(finder, head)->sentence - item->sentence > sentences)
            continue;
        if ((singular != 0 && bears_title(finder, item->entity, singular)) ||
            is_one_of_list(finder, item->entity, plural))
            members[count++] = item->entity;
    }
    return count;
}

size_t role_members_of_kind(const struct finder *finder, const struct focus *focus,
                            uint32_t index, unsigned sentences,
                            uint32_t members[ROLE_MEMBERS_MAX])
{
    uint32_t head = finder->entities->mentions.items[index].head;
    unsigned kinds = finder->cues[head] & role_kinds;
    size_t count = 0;
    for (unsigned i = focus->count; kinds != 0 && i-- > 0 && count < ROLE_MEMBERS_MAX;) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *entity = &finder->entities->items.items[item->entity];
        if (entity->type == ENTITY_PERSON && !entity->plural && !entity->is_role &&
            (finder->states.items[item->entity].roles & kinds) != 0 &&
            finder_token(finder, head)->sentence - item->sentence <= sentences)
            members[count++] = item->entity;
    }
    return count;
}

uint32_t role_foresee(const struct finder *finder, const struct focus *persons,
                      uint32_t index)
{
    struct question question = question_of(finder, index);
    struct answer answer = {ENTITY_NONE, -1, false};
    for (unsigned i = 0; i < persons->count; i++) {
        const struct focus_item *item = &persons->items[i];
        bool bears =
            !question.by_country && bears_office(finder, item->entity, &question, false);
        const struct entity_state *state = &finder->states.items[item->entity];
        bool of_country =
            question.country.size > 0 && slice_equal(state->country, question.country);
        bool kind = (state->roles & question.kinds) != 0 ||
                    (of_country && (question.by_country ||
                                    (state->roles & (CUE_TITLE | CUE_ROLE)) == 0));
        if (!may_answer(finder, item, &question) || (!bears && !kind) ||
            is_of_other_body(finder, item->entity, &question))
            continue;
        if (item->sentence <= question.sentence)
            return ENTITY_NONE; /* known before: it would have been said */
        take(&answer, item->entity,
             rank_of(finder, item->entity, &question) + (bears ? 8 : 0) +
                 (of_country ? 16 : 0));
    }
    return answer.single ? answer.entity : ENTITY_NONE;
}

bool role_is_office(const struct finder *finder, uint32_t index)
{
    uint32_t head = finder->entities->mentions.items[index].head;
    return finder_has_cue(finder, head, role_kinds) &&
           (finder->details.items[index].owner != NO_MENTION ||
            country_of_mention(finder, index).size > 0);
}

bool role_suits_person(const struct finder *finder, uint32_t index, uint32_t person)
{
    struct question question = question_of(finder, index);
    struct focus_item item = {.entity = person};
    return may_answer(finder, &item, &question) &&
           !bears_title(finder, person, question.head) && /* not in this way */
           !is_of_other_body(finder, person, &question) &&
           !is_of_other_region(finder, person, &question) &&
           !is_of_another(finder, &question);
}
