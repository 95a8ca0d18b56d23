#include "event/actors.h"

static const char *text_or_null(struct event_context *context, struct slice text)
{
    return text.size == 0 ? NULL : arena_copy(context->arena, text);
}

static void reserve_entities(struct event_context *context)
{
    while (context->actor_of_entity.count < context->entities->items.count)
        vector_push(context->arena, &context->actor_of_entity, INDEX_NONE);
}

uint32_t actor_of_entity(struct event_context *context, uint32_t entity)
{
    if (entity == ENTITY_NONE)
        return INDEX_NONE;
    reserve_entities(context);
    if (context->actor_of_entity.items[entity] != INDEX_NONE)
        return context->actor_of_entity.items[entity];
    const struct entity *source = &context->entities->items.items[entity];
    struct actor actor = {
        .type = source->type,
        .gender = source->gender,
        .plural = source->plural,
        .is_role = source->is_role,
        .name = arena_copy(context->arena, source->name),
        .title = text_or_null(context, source->title),
        .affiliation = text_or_null(context, source->affiliation),
    };
    for (size_t i = 0; i < source->aliases.count; i++) {
        const char *alias = arena_copy(context->arena, source->aliases.items[i]);
        vector_push(context->arena, &actor.aliases, alias);
    }
    uint32_t index = (uint32_t)context->record->actors.count;
    vector_push(context->arena, &context->record->actors, actor);
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
