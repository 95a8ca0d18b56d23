/* What the tellings of one event say about its time, weighed against each other. */
#ifndef DATELINE_TIMELINE_READINGS_H
#define DATELINE_TIMELINE_READINGS_H

#include "timeline/fusion.h"

/* The units of one occasion. */
struct telling {
    const struct event *event;
    uint32_t source; /* the original where it was republished; INDEX_NONE: none */
    uint32_t unit;
};
struct tellings {
    struct telling *items;
    size_t count, capacity;
};

/*
 * The time that all tellings leave: their intersection. Where they disagree about the
 * day the hull of all readings, and a conflict in the timeline. The better attested
 * reading is the one of more sources; of these the one told more directly (explicit,
 * relative, inherited, dateline, publication); of these the one published first.
 */
void readings_unite(const struct fusion *fusion, const struct tellings *tellings,
                    uint32_t number, struct event_time *time);

#endif
