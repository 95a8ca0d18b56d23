#include "event/actors.h"

enum {
    OWNED_MAX = 16,      /* mentions of a role that are looked at for whose it is */
    OWNED_BYTES_MAX = 90 /* of "Mumbi's office" */
};

static const char *text_or_null(struct event_context *context, struct slice text)
{
    return text.size == 0 ? NULL : arena_copy(context->arena, text);
}

static void reserve_entities(struct event_context *context)
{
    while (context->actor_of_entity.count < context->entities->items.count)
        vector_push(context->arena, &context->actor_of_entity, INDEX_NONE);
}

/* "lawyer" of "lawyer for Ada Quill", or the name itself. */
static bool begins_name(struct slice name, struct slice part)
{
    return slice_equal(name, part) ||
           (part.size > 0 && part.size < name.size && name.data[part.size] == ' ' &&
            slice_equal(slice_part(name, 0, part.size), part));
}

/* The determiner in front of the first mention that spells the name as it is, "the" of
 * "the Front"; NULL for people's names and where there is none. */
static const char *article_of(const struct event_context *context,
                              const struct entity *entity)
{
    if (entity->type == ENTITY_PERSON && !entity->is_role)
        return NULL;
    for (size_t i = 0; i < entity->mentions.count; i++) {
        const struct mention *mention =
            &context->entities->mentions.items[entity->mentions.items[i]];
        uint32_t first = mention->first;
        struct token_range all =
            sentence_range(context, context->document->tokens.items[first].sentence);
        if (token_among(context, first, SET_ARTICLES))
            first++;
        struct slice name = document_text(context->document, first, mention->end);
        const struct token *tokens = context->document->tokens.items;
        bool owns = mention->kind == MENTION_NAME && mention->end < all.end &&
                    tag_is_noun((enum tag)tokens[mention->end].tag);
        if (mention->kind == MENTION_PRONOUN || first == all.first || owns ||
            !begins_name(entity->name, name))
            continue; /* "the Kestrel boss" says nothing of "Kestrel" */
        if (entity->type == ENTITY_COUNTRY &&
            !token_is(context->document, first - 1, "the"))
            return NULL; /* "Jordan", though "the Jordan" flows there */
        if (token_among(context, first - 1, SET_DEFINITE) ||
            context->document->tokens.items[first - 1].tag == TAG_PRP_POSSESSIVE)
            return "the";
        bool one = !entity->plural && mention->kind == MENTION_NOMINAL;
        if (one && token_is(context->document, first - 1, "a"))
            return "a";
        if (one && token_is(context->document, first - 1, "an"))
            return "an";
    }
    return NULL;
}

/* Whose the role is, told by "his" or "her" before it; ENTITY_NONE where nobody's, or
 * several people's. */
static uint32_t owner_of_role(const struct event_context *context,
                              const struct entity *entity)
{
    uint32_t owner = ENTITY_NONE;
    for (size_t i = 0; i < entity->mentions.count && i < OWNED_MAX; i++) {
        uint32_t first =
            context->entities->mentions.items[entity->mentions.items[i]].first;
        if (first == 0 ||
            context->document->tokens.items[first - 1].tag != TAG_PRP_POSSESSIVE)
            continue;
        uint32_t here = entity_of_token(context->entities, first - 1);
        if (here == ENTITY_NONE || (owner != ENTITY_NONE && here != owner))
            return ENTITY_NONE;
        owner = here;
    }
    return owner;
}

/* "Mumbi's office" where the text has "her office"; empty: the role is told as it is. */
static struct slice owned_name(struct event_context *context, const struct entity *entity)
{
    struct slice none = slice_make("", 0);
    if (!entity->is_role || slice_find(entity->name, slice_of("'s "), 0) != SIZE_MAX ||
        slice_find(entity->name, slice_of("\xE2\x80\x99s "), 0) != SIZE_MAX)
        return none;
    uint32_t index = owner_of_role(context, entity);
    const struct entity *owner =
        index == ENTITY_NONE ? NULL : &context->entities->items.items[index];
    bool named = owner != NULL && owner != entity && !owner->is_role && !owner->plural &&
                 (owner->type == ENTITY_PERSON || owner->type == ENTITY_ORGANIZATION);
    if (!named || owner->name.size + entity->name.size > OWNED_BYTES_MAX)
        return none;
    return slice_of(arena_format(context->arena, "%.*s's %.*s", (int)owner->name.size,
                                 owner->name.data, (int)entity->name.size,
                                 entity->name.data));
}

uint32_t actor_of_entity(struct event_context *context, uint32_t entity)
{
    if (entity == ENTITY_NONE)
        return INDEX_NONE;
    reserve_entities(context);
    if (context->actor_of_entity.items[entity] != INDEX_NONE)
        return context->actor_of_entity.items[entity];
    const struct entity *source = &context->entities->items.items[entity];
    struct slice owned = owned_name(context, source);
    struct actor actor = {
        .type = source->type,
        .gender = source->gender,
        .plural = source->plural,
        .is_role = source->is_role,
        .name = arena_copy(context->arena, owned.size > 0 ? owned : source->name),
        .title = text_or_null(context, source->title),
        .affiliation = text_or_null(context, source->affiliation),
    };
    if (owned.size > 0)
        vector_push(context->arena, &actor.aliases,
                    arena_copy(context->arena, source->name));
    for (size_t i = 0; i < source->aliases.count; i++) {
        const char *alias = arena_copy(context->arena, source->aliases.items[i]);
        vector_push(context->arena, &actor.aliases, alias);
    }
    uint32_t index = (uint32_t)context->record->actors.count;
    vector_push(context->arena, &context->record->actors, actor);
    vector_push(context->arena, &context->article_of_actor,
                owned.size > 0 ? NULL : article_of(context, source));
    context->actor_of_entity.items[entity] = index;
    return index;
}

const char *actor_name(const struct event_context *context, uint32_t actor)
{
    if (actor == INDEX_NONE)
        return "somebody";
    const char *name = context->record->actors.items[actor].name;
    return name == NULL || name[0] == '\0' ? "somebody" : name;
}

bool entity_is_place(const struct event_context *context, uint32_t entity)
{
    if (entity == ENTITY_NONE)
        return false;
    const struct entity *found = &context->entities->items.items[entity];
    return found->type == ENTITY_PLACE || found->type == ENTITY_COUNTRY;
}

bool entity_can_act(const struct event_context *context, uint32_t entity)
{
    if (entity == ENTITY_NONE)
        return false;
    const struct entity *found = &context->entities->items.items[entity];
    return found->type != ENTITY_PLACE || found->is_government;
}
