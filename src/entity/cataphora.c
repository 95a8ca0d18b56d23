/*
 * Roles that come before the name: a headline or lead that says "Kenyan envoy" of whom the
 * next paragraph calls "Kenya's envoy, Grace Wanjiru". Joined when exactly one person named
 * soon after fits, or when one person alone comes without a word about who that is: the lead
 * has told it.
 */
#include "entity/roles.h"

enum {
    LEAD_SENTENCES = 8,  /* where a name may still be to come */
    NAMED_SENTENCES = 3, /* from a role to the name that is told without one */
};

static bool begins_in_lead(const struct finder *finder, const struct entity *entity)
{
    return entity->mentions.count > 0 &&
           finder_sentence_of(finder, entity->mentions.items[0]) < LEAD_SENTENCES;
}

/* The persons that the lead names, as a focus that knows the future. */
static void collect_persons(const struct finder *finder, struct focus *persons)
{
    const struct entities *entities = finder->entities;
    persons->count = 0;
    for (uint32_t i = 0; i < entities->items.count && persons->count < FOCUS_SIZE; i++) {
        const struct entity *entity = &entities->items.items[i];
        if (entity->type != ENTITY_PERSON || entity->is_role || entity->plural ||
            !begins_in_lead(finder, entity))
            continue;
        uint32_t mention = entity->mentions.items[0];
        persons->items[persons->count++] = (struct focus_item){
            i, finder_sentence_of(finder, mention), UINT32_MAX, UINT32_MAX, mention};
    }
}

/* "the commander", "Kenyan envoy", not "a diplomat". */
static bool is_told_as_known(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    return details->definite || details->owner != NO_MENTION ||
           mention->first == details->name_first;
}

/* All mentions of the role become the person's, in text order. */
static void merge_into(struct finder *finder, uint32_t role, uint32_t person)
{
    struct entity *from = &finder->entities->items.items[role];
    struct entity *to = &finder->entities->items.items[person];
    size_t count = from->mentions.count + to->mentions.count, a = 0, b = 0;
    uint32_t *merged = ARENA_NEW_ARRAY(finder->arena, count, uint32_t);
    for (size_t i = 0; i < count; i++) {
        bool first =
            b == to->mentions.count ||
            (a < from->mentions.count && from->mentions.items[a] < to->mentions.items[b]);
        merged[i] = first ? from->mentions.items[a++] : to->mentions.items[b++];
        finder->entities->mentions.items[merged[i]].entity = person;
    }
    to->mentions.items = merged;
    to->mentions.count = to->mentions.capacity = count;
    from->mentions.count = 0;
    from->type = ENTITY_UNKNOWN;
}

/* Named in full as a subject, and nothing said of who that is. */
static bool is_unintroduced(const struct finder *finder, uint32_t person)
{
    const struct entity *entity = &finder->entities->items.items[person];
    const struct mention_details *details =
        &finder->details.items[entity->mentions.items[0]];
    return details->name_end - details->name_first > 1 && !details->titled &&
           details->apposition == NO_MENTION && details->subject && !details->relative &&
           (finder->states.items[person].roles & (CUE_TITLE | CUE_ROLE)) == 0;
}

/* "Wei Guolin of the Coast Bank", "Ann Bell, 43,": told who that is after all; or one of
 * several: "Ann Bell and Max Frei". */
static bool is_described_behind(const struct finder *finder, uint32_t mention)
{
    uint32_t end = finder->entities->mentions.items[mention].end;
    if (end + 1 >= finder->document->tokens.count)
        return false;
    return finder_is_tag(finder, end, TAG_IN) || finder_is_tag(finder, end, TAG_CC) ||
           (finder_is_form(finder, end, ",") && finder_is_tag(finder, end + 1, TAG_CD));
}

/* The only one who comes without introduction soon behind the role; ENTITY_NONE: none or
 * several. */
static uint32_t only_unintroduced(const struct finder *finder,
                                  const struct focus *persons, uint32_t role)
{
    uint32_t sentence = finder_sentence_of(finder, role), found = ENTITY_NONE;
    enum gender gender = finder->details.items[role].gender;
    for (unsigned i = 0; i < persons->count; i++) {
        const struct focus_item *item = &persons->items[i];
        const struct entity *person = &finder->entities->items.items[item->entity];
        if (item->sentence <= sentence || item->sentence > sentence + NAMED_SENTENCES ||
            !is_unintroduced(finder, item->entity) ||
            (gender != GENDER_UNKNOWN && person->gender != GENDER_UNKNOWN &&
             person->gender != gender))
            continue;
        if (found != ENTITY_NONE)
            return ENTITY_NONE;
        found = item->entity;
    }
    return found;
}

/* A role of a country or body that the lead told of as known, and that nobody bears. */
static bool is_open_role(const struct finder *finder, const struct entity *role)
{
    if (!role->is_role || role->plural || role->type != ENTITY_PERSON ||
        !begins_in_lead(finder, role) ||
        finder_sentence_of(finder, role->mentions.items[0]) >= NAMED_SENTENCES)
        return false;
    uint32_t mention = role->mentions.items[0];
    return is_told_as_known(finder, mention) && role_is_office(finder, mention);
}

/* Where the lead tells of one such role alone, who comes unintroduced bears it. */
static void resolve_unintroduced(struct finder *finder, const struct focus *persons)
{
    uint32_t open = ENTITY_NONE;
    for (uint32_t i = 0; i < finder->entities->items.count; i++) {
        if (!is_open_role(finder, &finder->entities->items.items[i]))
            continue;
        if (open != ENTITY_NONE)
            return;
        open = i;
    }
    if (open == ENTITY_NONE)
        return;
    uint32_t mention = finder->entities->items.items[open].mentions.items[0];
    uint32_t person = only_unintroduced(finder, persons, mention);
    if (person != ENTITY_NONE)
        merge_into(finder, open, person);
}

/* The person whose first mention opens the sentence, unintroduced; ENTITY_NONE: none. */
static uint32_t opener_of(const struct finder *finder, uint32_t index, uint32_t sentence)
{
    const struct entities *entities = finder->entities;
    for (; index < entities->mentions.count; index++) {
        const struct mention *mention = &entities->mentions.items[index];
        uint32_t first = finder->document->sentences.items[sentence].first;
        if (finder_sentence_of(finder, index) < sentence)
            continue;
        if (first < mention->first && finder_is_tag(finder, first, TAG_CC))
            first++;
        if (finder_sentence_of(finder, index) > sentence || mention->first != first ||
            mention->entity == ENTITY_NONE || mention->kind != MENTION_NAME)
            return ENTITY_NONE;
        const struct entity *person = &entities->items.items[mention->entity];
        return person->type == ENTITY_PERSON && person->mentions.items[0] == index &&
                       is_unintroduced(finder, mention->entity) &&
                       !is_described_behind(finder, index)
                   ? mention->entity
                   : ENTITY_NONE;
    }
    return ENTITY_NONE;
}

static bool opens_sentence(const struct finder *finder, const struct mention *mention)
{
    uint32_t sentence = finder_token(finder, mention->first)->sentence;
    return finder->document->sentences.items[sentence].first == mention->first;
}

/* "The governor walked in. Ela Kura sat down.": the title alone, as of somebody known. */
static bool is_lone_title(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    return details->definite && !mention->in_quote && mention->head > 0 &&
           details->owner == NO_MENTION &&
           finder_has_cue(finder, mention->head, CUE_TITLE) &&
           !finder_has_cue(finder, mention->head, CUE_KIN) &&
           (details->subject || opens_sentence(finder, mention) ||
            finder_has_cue(finder, mention->head - 1, CUE_PORTFOLIO));
}

/* Who opens the sentence behind one of the role's mentions without introduction. */
static uint32_t opener_behind(const struct finder *finder, const struct entity *role)
{
    enum { MENTIONS_MAX = 4 };
    for (size_t i = 0; i < role->mentions.count && i < MENTIONS_MAX; i++) {
        uint32_t index = role->mentions.items[i];
        uint32_t sentence = finder_sentence_of(finder, index) + 1;
        if (sentence >= finder->document->sentences.count ||
            !is_lone_title(finder, index))
            continue;
        uint32_t person = opener_of(finder, index, sentence);
        if (person != ENTITY_NONE)
            return person;
    }
    return ENTITY_NONE;
}

static bool genders_agree(const struct entity *role, const struct entity *person)
{
    return role->gender == GENDER_UNKNOWN || person->gender == GENDER_UNKNOWN ||
           role->gender == person->gender;
}

static void resolve_next_sentence(struct finder *finder)
{
    const struct entity *entities = finder->entities->items.items;
    for (uint32_t i = 0; i < finder->entities->items.count; i++) {
        const struct entity *role = &entities[i];
        if (!role->is_role || role->plural || role->type != ENTITY_PERSON)
            continue;
        uint32_t person = opener_behind(finder, role);
        if (person != ENTITY_NONE && genders_agree(role, &entities[person]))
            merge_into(finder, i, person);
    }
}

void cataphora_resolve(struct finder *finder)
{
    struct focus persons;
    collect_persons(finder, &persons);
    for (uint32_t i = 0; i < finder->entities->items.count; i++) {
        const struct entity *role = &finder->entities->items.items[i];
        if (!role->is_role || role->plural || role->type != ENTITY_PERSON ||
            !begins_in_lead(finder, role))
            continue;
        uint32_t mention = role->mentions.items[0];
        if (!is_told_as_known(finder, mention))
            continue;
        uint32_t person = role_foresee(finder, &persons, mention);
        if (person != ENTITY_NONE)
            merge_into(finder, i, person);
    }
    resolve_unintroduced(finder, &persons);
    resolve_next_sentence(finder);
}
