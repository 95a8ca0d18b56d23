/*
 * Timeline order: what the constraints entail first; then by earliest moment (where
 * unbounded: by latest), then by latest, then by first mention. Events that nothing
 * places stand last.
 */
#ifndef DATELINE_TIMELINE_ORDER_H
#define DATELINE_TIMELINE_ORDER_H

#include "timeline/network.h"

/* Gives the events' numbers in timeline order. 'network' is solved; 'relations' are those
 * it was told. O(n log n). */
uint32_t *order_events(struct arena *arena, const struct network *network,
                       const struct event *const *events, size_t count,
                       const struct relation *relations, size_t relation_count);

#endif
