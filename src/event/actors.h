/* The actors of the record: entities that take part in something, entered on demand. */
#ifndef DATELINE_EVENT_ACTORS_H
#define DATELINE_EVENT_ACTORS_H

#include "event/context.h"

/* The record's actor for an entity, entered at the first call with name, aliases and
 * title. INDEX_NONE for ENTITY_NONE. */
uint32_t actor_of_entity(struct event_context *context, uint32_t entity);
/* Short name for summaries: "John Kerry". Never NULL. */
const char *actor_name(const struct event_context *context, uint32_t actor);
/* Whether the entity can act: person, organisation, group, role, or a country or city
 * that stands for its government. */
bool entity_can_act(const struct event_context *context, uint32_t entity);
bool entity_is_place(const struct event_context *context, uint32_t entity);

#endif
