/*
 * Where articles tell of events of every kind, seen by their words alone: for questions
 * about whatever happened, which name no meeting and no statement. Private to this
 * folder.
 */
#ifndef DATELINE_CLAIM_SIGHTING_H
#define DATELINE_CLAIM_SIGHTING_H

#include "claim/judge.h"

/* A telling of an event. */
struct sighting {
    uint32_t event;
    const struct event_mention *mention;
    struct slice root; /* of its trigger */
    double score;      /* how well it fits the part */
};
struct sighting_list {
    struct sighting *items;
    size_t count, capacity;
};
enum { SIGHTINGS_MAX = 6, SIGHTING_EVENTS_MAX = 4096 };

/* Whether the timeline holds events of every kind, and not too many to look at each. */
bool sightings_are_told(const struct record *timeline);
/* The tellings that fit the part's words best, the best first. */
void sightings_find(const struct judge *judge, const struct claim_part *part,
                    struct sighting_list *found);
/* The part's people take part in what is told, or the sentence names them. */
bool sighting_names_people(const struct judge *judge, const struct claim_part *part,
                           const struct sighting *sighting);

#endif
