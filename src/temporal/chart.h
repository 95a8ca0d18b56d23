/*
 * The recogniser: which stretches of atoms the grammar (grammar.def) makes a value of.
 *
 * A chart is filled from right to left over an island, a run of atoms that all are words
 * of time. Each position holds a bounded number of edges and each walk a bounded number
 * of steps, so that an island of any content costs at most a constant.
 */
#ifndef DATELINE_TEMPORAL_CHART_H
#define DATELINE_TEMPORAL_CHART_H

#include "temporal/algebra.h"
#include "temporal/atom.h"

enum { ISLAND_MAX = 24, CHART_EDGES = 512, CHART_VALUES = 256, CHART_STEPS = 2000 };
#define RULE_NONE UINT16_MAX
/* The rows of the grammar by name. */
enum {
#define RULE(name, result, operator, argument, pattern) RULE_##name,
#include "temporal/grammar.def"

/* behind those of all texts: make_index.py numbers them so */
#include "temporal/brief.def"
#undef RULE
};

struct edge {
    uint8_t symbol; /* enum symbol */
    uint8_t end;    /* atom of the island behind it */
    uint16_t rule;  /* RULE_NONE: a word */
    const struct value *value;
};

struct chart {
    struct slice text;
    const struct atom *atoms; /* of the island */
    size_t atom_count;        /* at most ISLAND_MAX */
    struct edge edges[CHART_EDGES];
    struct value values[CHART_VALUES];
    uint16_t first[ISLAND_MAX + 1],
        last[ISLAND_MAX + 1]; /* edges that begin at an atom */
    size_t edge_count, value_count, steps;
    bool any_case;        /* the text has no capitals: their lack tells nothing */
    bool brief;           /* the rules of brief texts hold too */
    uint64_t *rules_used; /* a bit for each row of the grammar; NULL: not wanted */
};

void chart_fill(struct chart *chart, struct slice text, const struct atom *atoms,
                size_t count);
/* The longest expression that begins at an atom and ends at or before 'limit'; NULL when
 * there is none. */
const struct edge *chart_longest(const struct chart *chart, size_t at, size_t limit);

const char *rule_name(uint16_t rule);
size_t rule_count(void);
/* For the test that the index was made from these tables. */
uint32_t grammar_checksum(void);

#endif
