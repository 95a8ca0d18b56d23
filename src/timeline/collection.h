/*
 * What the merger has been given: all records in a compact form (arrays of exact size,
 * names interned, equal actors stored once), later put into an order that does not depend
 * on how they came in.
 */
#ifndef DATELINE_TIMELINE_COLLECTION_H
#define DATELINE_TIMELINE_COLLECTION_H

#include "base/buffer.h"
#include "base/intern.h"
#include "event/record.h"
#include "timeline/names.h"

/* An actor as some article names it; records that name it alike share one form. */
struct actor_form {
    struct actor actor;
    struct folded_name name;
    uint64_t hash;
};

/* One telling of an event. */
struct unit {
    struct event *event; /* spans tell sources of the collection, actors stay local */
    uint32_t record;
};

struct collected_record {
    uint32_t source;      /* its first in the collection's order */
    uint64_t fingerprint; /* of what it tells; orders records of one source */
    uint32_t *forms;      /* by local actor */
    uint32_t *people;     /* by local actor: the person of the timeline; set by
                             people_match */
    uint32_t *retold;     /* by event: the one that tells it again by name, or INDEX_NONE;
                         NULL: none does; set by people_match */
    size_t actor_count;
    uint32_t first_unit;
    VECTOR(struct event) events;
    VECTOR(struct relation) relations;
    VECTOR(struct conflict) conflicts;
    VECTOR(struct negation) negations;
    VECTOR(struct record_warning) warnings;
    bool undated;
    bool merged; /* a timeline made earlier: who is who was settled */
};

struct collection {
    struct arena *arena;
    struct interner texts;       /* names, forms, values: short texts that recur */
    struct interner source_keys; /* "path\nsha256": the same article given twice */
    struct interner form_keys;
    struct buffer key; /* the form key at hand */
    VECTOR(struct source) sources;
    VECTOR(struct actor_form) forms;
    VECTOR(struct collected_record *) records;
    struct unit *units; /* of all records; set by collection_sort */
    size_t unit_count;
};

void collection_init(struct collection *collection, struct arena *arena);
void collection_add(struct collection *collection, const struct record *record);
/* Puts sources, then records, then units into the order of publication and path, and
 * numbers spans accordingly. Nothing may be added afterwards. */
void collection_sort(struct collection *collection);

/* The person of a local actor of that record, or INDEX_NONE. */
uint32_t collection_person(const struct collected_record *record, uint32_t actor);
/* A lead by roles: its article tells the same again, by names. */
bool collection_is_retold(const struct collection *collection, uint32_t unit);
/* The folded form of a text (a place's name), interned: equal numbers for equal folded
 * names. INTERN_NONE for NULL or empty. */
uint32_t collection_fold(struct collection *collection, const char *text);

#endif
