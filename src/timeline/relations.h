/* The order that texts tell, carried from the records' events to the timeline's. */
#ifndef DATELINE_TIMELINE_RELATIONS_H
#define DATELINE_TIMELINE_RELATIONS_H

#include "timeline/network.h"
#include "timeline/occasion.h"

/* Relations of all records between different occasions, each once with the evidence of
 * all articles that tell it, sorted by events. */
void relations_collect(struct collection *collection, const struct occasions *occasions,
                       struct relation **relations, size_t *count);

/* Those that hold and that no chain of others entails; their basis is filled in. The
 * reduction looks at NETWORK_SEARCH_MAX points for each relation at most. */
void relations_reduce(struct arena *arena, const struct network *network,
                      const struct event *const *events, const struct relation *relations,
                      size_t count, struct record *timeline);

#endif
