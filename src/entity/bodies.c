/*
 * "The union", "the court", "the company": the body whose name has the word, or one of the
 * words that stand for it; for a company the only one in mind that is no other kind of
 * body. What fits several stays apart.
 */
#include "entity/bodies.h"

#include "base/hash.h"

enum {
    SENTENCES = 8,         /* back to who may be meant by a word of the name ... */
    COMPANY_SENTENCES = 4, /* ... and by "the company" */
    MENTIONS_MAX = 12,     /* of a body whose names are looked at */
};

struct body_form {
    struct slice word, form;
};

static const struct body_form body_forms[] = {
#define FORM(word, form) {SLICE(word), SLICE(form)},
#include "entity/body_forms.def"
#undef FORM
};

/* Does "the airline" stand for a name with the word? */
static bool stands_for(struct slice alone, struct slice word)
{
    if (slice_equal(alone, word))
        return true;
    for (size_t i = 0; i < sizeof body_forms / sizeof *body_forms; i++)
        if (slice_equal(body_forms[i].word, alone) &&
            slice_equal(body_forms[i].form, word))
            return true;
    return false;
}

static bool any_word(const struct finder *finder, uint32_t entity,
                     bool (*is_such)(const struct finder *, uint32_t, struct slice),
                     struct slice alone)
{
    const struct entity *body = &finder->entities->items.items[entity];
    for (size_t i = 0; i < body->mentions.count && i < MENTIONS_MAX; i++) {
        uint32_t index = body->mentions.items[i];
        const struct mention_details *details = &finder->details.items[index];
        bool name = finder->entities->mentions.items[index].kind == MENTION_NAME;
        for (uint32_t k = details->name_first; name && k < details->name_end; k++)
            if (is_such(finder, k, alone))
                return true;
    }
    return false;
}

static bool has_form(const struct finder *finder, uint32_t token, struct slice alone)
{
    return stands_for(alone, finder_token(finder, token)->lower);
}

/* A word that no company has in its name, or of a body that all know. */
static bool tells_no_company(const struct finder *finder, uint32_t token,
                             struct slice alone)
{
    struct gazetteer_place place;
    (void)alone;
    if (finder_has_cue(finder, token, CUE_OUTLET) ||
        finder_token(finder, token)->all_capitals ||
        (finder_place(finder, token, token + 1, &place) &&
         (place.kinds & PLACE_ORGANIZATION) != 0))
        return true;
    return finder_among(finder, token, ENTITY_SET_NO_COMPANY);
}

static bool is_company_word(const struct finder *finder, uint32_t token)
{
    return finder_is(finder, token, "company") || finder_is(finder, token, "firm") ||
           finder_is(finder, token, "corporation");
}

static bool is_such_body(const struct finder *finder, const struct focus_item *item,
                         uint32_t head)
{
    const struct entity *body = &finder->entities->items.items[item->entity];
    uint32_t distance = finder_token(finder, head)->sentence - item->sentence;
    struct slice alone = finder_token(finder, head)->lower;
    if (body->type != ENTITY_ORGANIZATION || body->is_role || body->plural)
        return false;
    if (is_company_word(finder, head))
        return distance <= COMPANY_SENTENCES &&
               !any_word(finder, item->entity, tells_no_company, alone);
    return distance <= SENTENCES && any_word(finder, item->entity, has_form, alone);
}

/* "the union", not "the new union" or "the union's" of somebody */
static bool is_bare(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    uint32_t next = mention->end;
    return details->name_first == mention->head && details->owner == NO_MENTION &&
           mention->first + 1 == mention->head &&
           finder_is(finder, mention->first, "the") &&
           !(next < finder->document->tokens.count &&
             (finder_is(finder, next, "of") || finder_is_tag(finder, next, TAG_VBN)));
}

/* The last inner name before the token: past it in the list. */
static size_t inner_before(const struct entities *entities, uint32_t token)
{
    size_t low = 0, high = entities->inner.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (entities->inner.items[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of another body's title: "Forest Bank chairman Otto Lind" when "the bank" may be it. */
static bool is_told_in_title(const struct finder *finder, uint32_t head, uint32_t found)
{
    enum { TITLES_MAX = 8 };
    const struct entities *entities = finder->entities;
    struct slice alone = finder_token(finder, head)->lower;
    size_t at = inner_before(entities, head);
    for (unsigned seen = 0; at > 0 && seen < TITLES_MAX; seen++) {
        const struct inner_name *inner = &entities->inner.items[--at];
        for (uint32_t i = inner->first; i < inner->end; i++)
            if (inner->entity != found && has_form(finder, i, alone))
                return true;
    }
    return false;
}

uint32_t body_resolve(const struct finder *finder, const struct focus *focus,
                      uint32_t index)
{
    uint32_t head = finder->entities->mentions.items[index].head;
    uint32_t found = ENTITY_NONE;
    if (!is_bare(finder, index))
        return ENTITY_NONE;
    for (unsigned i = 0; i < focus->count; i++) {
        if (!is_such_body(finder, &focus->items[i], head))
            continue;
        if (found != ENTITY_NONE)
            return ENTITY_NONE;
        found = focus->items[i].entity;
    }
    return found != ENTITY_NONE && is_told_in_title(finder, head, found) ? ENTITY_NONE
                                                                         : found;
}
