/* Sources that put one meeting in two places. */
#ifndef DATELINE_TIMELINE_PLACES_H
#define DATELINE_TIMELINE_PLACES_H

#include "entity/gazetteer.h"
#include "timeline/readings.h"

/* The gazetteer, opened when it is first wanted and released with the arena. */
struct place_finder {
    struct arena *arena;
    struct gazetteer *gazetteer;
};

/* Two different names may mean one place: one stands in the other, or one of them leads to
 * a city or country of the gazetteer, and the other not to another one. */
bool places_may_be_one(struct place_finder *finder, struct slice a, struct slice b);

/*
 * Names a conflict in the timeline where tellings of one event, as far as they have its
 * status, name different cities or countries of the gazetteer. A venue ("a hotel in
 * Oslo") lies in the city that its words name; a city does not contradict its country,
 * nor a venue without a known city anything. The better attested place, which the event
 * keeps, is that of more sources; of these the one published first. Returns its telling,
 * or NULL where nobody disagrees.
 */
const struct event *places_compare(const struct fusion *fusion,
                                   const struct tellings *tellings,
                                   enum event_status status, uint32_t number);

#endif
