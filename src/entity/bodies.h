/* Phrases for a body that the text has named: "the union", "the company". Private to this
 * folder. */
#ifndef DATELINE_ENTITY_BODIES_H
#define DATELINE_ENTITY_BODIES_H

#include "entity/finder.h"
#include "entity/focus.h"

/* The organisation in mind that a definite singular phrase without any modifier speaks of,
 * or ENTITY_NONE. */
uint32_t body_resolve(const struct finder *finder, const struct focus *focus,
                      uint32_t mention);

#endif
