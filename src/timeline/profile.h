/*
 * What a telling of an event is compared by: who, when, where, in which form, with which
 * words.
 */
#ifndef DATELINE_TIMELINE_PROFILE_H
#define DATELINE_TIMELINE_PROFILE_H

#include "timeline/collection.h"
#include "timeline/people.h"

enum { PROFILE_PEOPLE_MAX = 12, PROFILE_WORDS_MAX = 48, NARROW_DAYS_MAX = 8 };

enum form_manner { MANNER_GENERAL, MANNER_REMOTE, MANNER_MEAL, MANNER_OCCASION };

enum { KEY_PEOPLE_MAX = 6 /* people of an event whose pairs are keys */ };

struct profile {
    enum event_kind kind;
    enum event_status status;
    struct interval interval;
    enum time_basis basis;
    bool has_original; /* it was first set for that day */
    int32_t original;
    const char *form; /* interned; NULL: not told */
    enum form_manner manner;
    uint32_t ordinal;
    uint32_t place;     /* folded name, INTERN_NONE: not told */
    bool is_venue;      /* the place is a house of some sort, in whatever town */
    uint32_t speaker;   /* person; INDEX_NONE for what is no statement */
    uint32_t addressee; /* person to whom a statement was made; INDEX_NONE */
    uint32_t action;    /* trigger of an action, folded; INTERN_NONE */
    uint32_t
        people[PROFILE_PEOPLE_MAX];    /* who was there, sorted; no speaker's addressee */
    uint8_t people_count, named_count; /* named: no role, no group */
    uint8_t word_count;
    uint32_t *words; /* hashes of telling words of statements, sorted */
};

/* Its words live in 'arena'. */
void profile_make(struct arena *arena, struct collection *collection,
                  const struct people *people, const struct unit *unit,
                  struct profile *profile);

/* GENERAL for a form that forms.def does not list, and for NULL. */
enum form_manner form_manner_of(const char *form);
/* How many of its people are looked at in pairs. */
size_t profile_key_people(const struct profile *profile);
/* Its interval spans at most NARROW_DAYS_MAX days. */
bool profile_is_narrow(const struct profile *profile);

#endif
