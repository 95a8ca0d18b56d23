/*
 * The constraint network of a timeline: each event has a first and a last moment, dates
 * bound them, texts order them. Difference constraints (R. Dechter, I. Meiri, J. Pearl,
 * "Temporal constraint networks", 1991) of the sparse kind x + w <= y with w 0 or 1, so
 * that everything is done by strongly connected components and two sweeps in topological
 * order: linear in events and relations.
 *
 * Constraints that contradict each other are cut out and named; what is left has a
 * solution, so a contradiction entails nothing about other events.
 */
#ifndef DATELINE_TIMELINE_NETWORK_H
#define DATELINE_TIMELINE_NETWORK_H

#include "event/record.h"

struct network;

/* One contradiction: a cycle of relations, or relations that go against dates. */
struct contradiction {
    VECTOR(uint32_t) events;    /* along the cycle or chain */
    VECTOR(uint32_t) relations; /* all that were cut */
    bool against_dates;
};

/* Bounds of 'count' events; events that no relation names cost nothing but them. The
 * times are borrowed. */
struct network *network_new(struct arena *arena, const struct event_time *const *times,
                            size_t count);
/* 'relation' names it in contradictions and chains. */
void network_relate(struct network *network, uint32_t from, uint32_t to,
                    enum relation_type type, uint32_t relation);
/* Once, when all is told. */
void network_solve(struct network *network);

size_t network_contradiction_count(const struct network *network);
const struct contradiction *network_contradiction(const struct network *network,
                                                  size_t index);
bool network_is_cut(const struct network *network, uint32_t relation);

/* What dates and texts together leave for the event: from the earliest of its first
 * moment to past the latest of its last. */
struct interval network_bounds(const struct network *network, uint32_t event);

/* A step of a proof that one event ends before another begins. */
struct network_step {
    uint32_t from, to; /* events */
    uint32_t relation; /* INDEX_NONE: by their dates */
};
struct network_chain {
    struct network_step *items;
    size_t count, capacity;
};

/* True when 'a' is entailed to end before 'b' begins; the proof is added to 'chain' (may
 * be NULL). The search for a way through texts alone is given up after
 * NETWORK_SEARCH_MAX points. */
enum { NETWORK_SEARCH_MAX = 4096 };
bool network_before(const struct network *network, struct arena *arena, uint32_t a,
                    uint32_t b, struct network_chain *chain);
/* A way through texts from 'a' to 'b' other than the relation 'except' itself. */
bool network_before_by_text(const struct network *network, struct arena *arena,
                            uint32_t a, uint32_t b, uint32_t except,
                            struct network_chain *chain);

#endif
