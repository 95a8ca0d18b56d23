/*
 * One event from all its tellings: every field from the telling that knows it best,
 * evidence and mentions of all, contradictions named.
 */
#ifndef DATELINE_TIMELINE_FUSION_H
#define DATELINE_TIMELINE_FUSION_H

#include "timeline/occasion.h"

struct place_finder;

struct fusion {
    struct collection *collection;
    const struct people *people;
    const struct occasions *occasions;
    struct record *timeline; /* conflicts go there */
    struct place_finder *places;
    bool explain;
};

/* Fills 'event' from the units of 'occasion'; participants and place tell people,
 * 'number' names the event in conflicts. */
void fusion_make_event(const struct fusion *fusion, const struct occasion *occasion,
                       uint32_t number, struct event *event);

#endif
