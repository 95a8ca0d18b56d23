/*
 * Matching people at work: names as nodes that are joined step by step. Shared by the
 * files that join them for different reasons; see people.h for what comes of it.
 */
#ifndef DATELINE_TIMELINE_PEOPLE_MATCHER_H
#define DATELINE_TIMELINE_PEOPLE_MATCHER_H

#include "timeline/people.h"

enum {
    COMPANY_ACTORS_MAX = 48, /* actors of an article that count as company */
    ALIASES_MAX = 64,
};

/*
 * A node is a name as far as it certainly means one person: a full name everywhere it
 * stands; a bare family name or a role only within its record.
 */
struct node {
    uint32_t form;         /* where it was seen first */
    uint32_t parent;       /* union-find */
    uint32_t next;         /* ring of the nodes joined so far */
    uint32_t first, count; /* its records, in 'occurrences' */
    uint32_t block_next;   /* chain of the block */
    bool local;
    bool personal; /* compared as a person's name */
};

struct people_matcher {
    struct arena *arena; /* of the matching; people live in the collection's */
    struct collection *collection;
    struct people *people;
    VECTOR(struct node) nodes;
    uint32_t *occurrences; /* records by node */
    struct interner blocks;
    VECTOR(uint32_t) block_heads; /* by block: first node of the chain */
    struct interner company;      /* pairs of nodes that stand in one record */
    bool *wanted;                 /* by node: its company may be asked for */
};

/* How often each form stands for each node: (node, form, records) in one row. */
struct form_count {
    uint32_t root, form;
    uint32_t votes;
};

static inline struct node *node_at(const struct people_matcher *matcher, uint32_t node)
{
    return &matcher->nodes.items[node];
}

static inline const struct actor_form *form_of(const struct people_matcher *matcher,
                                               uint32_t node)
{
    return &matcher->collection->forms.items[node_at(matcher, node)->form];
}

static inline struct collected_record *record_at(const struct people_matcher *matcher,
                                                 uint32_t record)
{
    return matcher->collection->records.items[record];
}

/* The node that stands for all nodes joined with it. */
uint32_t people_root(const struct people_matcher *matcher, uint32_t node);
void people_join(struct people_matcher *matcher, uint32_t a, uint32_t b);
/* Both are told, and not the same. */
bool people_genders_differ(const struct actor_form *a, const struct actor_form *b);
/* An article names both and keeps them apart. */
bool people_stand_together(const struct people_matcher *matcher, uint32_t a, uint32_t b);
/* All (person, form) pairs by person, equal ones counted together. */
struct form_count *people_count_forms(struct people_matcher *matcher, size_t *count);

#endif
