/*
 * What is known of names before an article is read: countries, demonyms, cities and
 * regions, given names, and the words that tell a title, an organisation or a place.
 *
 * The tables are sorted text (places.tsv, given_names.tsv: made by gazetteer.py;
 * words.tsv: our own), embedded in the library and searched where they lie. Keys are
 * lower case, without diacritics and full stops, words separated by one space.
 */
#ifndef DATELINE_ENTITY_GAZETTEER_H
#define DATELINE_ENTITY_GAZETTEER_H

#include "base/error.h"
#include "base/slice.h"
#include "base/word_index.h"

#include <stdint.h>

enum name_cue_bit {
#define CUE(name, spelling) CUE_BIT_##name,
#include "entity/cues.def"
#undef CUE
    CUE_COUNT
};

enum name_cue {
#define CUE(name, spelling) CUE_##name = 1 << CUE_BIT_##name,
#include "entity/cues.def"
#undef CUE
    CUE_PLURAL = 1 << CUE_COUNT, /* the word is the plural of one in the table */
};

struct gazetteer;

/* Of a title's short form: hashes of "doctor" and "dr.". */
struct title_hashes {
    uint64_t word, form;
};

struct title_forms {
    const struct title_hashes *items;
    size_t count;
};

/* NULL with 'error' filled when memory runs out; release with gazetteer_free. */
struct gazetteer *gazetteer_new(dateline_error *error);
void gazetteer_free(struct gazetteer *gazetteer);

/* Set of enum name_cue for a lower-case word; plurals of listed words have CUE_PLURAL
 * besides. 'hash' is hash_bytes(lower). */
unsigned gazetteer_cues(const struct gazetteer *gazetteer, struct slice lower,
                        uint64_t hash);

/* The sets of enum entity_word_set (entity/word_sets.h). */
const struct word_index *gazetteer_word_sets(const struct gazetteer *gazetteer);

/* Short forms of titles and what they are called alone: "Dr. Diallo ... the doctor". */
struct title_forms gazetteer_title_forms(const struct gazetteer *gazetteer);

/* What a name of the places' table can be; several may hold. */
enum place_kind {
    PLACE_COUNTRY = 1,
    PLACE_CAPITAL = 2,
    PLACE_CITY = 4,
    PLACE_REGION = 8,
    PLACE_DEMONYM = 16,
    PLACE_ORGANIZATION = 32, /* a body known by name; no place */
};

enum { COUNTRY_CODE_SIZE = 2, PLACE_KEY_MAX = 40 };

struct gazetteer_place {
    unsigned kinds;        /* enum place_kind */
    struct slice country;  /* ISO 3166 alpha-2; "-": of none or several */
    uint32_t thousands;    /* inhabitants; 0: not known */
    struct slice timezone; /* tzdata name; "-": not known or not one */
};

/* False: not in the table. The plural of a demonym is found too. */
bool gazetteer_place(const struct gazetteer *gazetteer, struct slice key,
                     struct gazetteer_place *place);
/* False: no place's key of several words has the same first word as 'key'. */
bool gazetteer_begins_place(const struct gazetteer *gazetteer, struct slice key);
/* 'f', 'm', 'b' for both, 0 for no given name. */
char gazetteer_given_name(const struct gazetteer *gazetteer, struct slice key);
/* tzdata's name of the zone that 'name' (as written: "Tel Aviv") lies in; the empty slice
 * when the place is unknown or has no single zone. */
struct slice gazetteer_zone(const struct gazetteer *gazetteer, struct slice name);

/* Writes the key of a name as written into 'key' (room for PLACE_KEY_MAX bytes). Returns
 * its size, 0 when it does not fit: then it is in no table. */
size_t gazetteer_key(struct slice name, char key[PLACE_KEY_MAX]);

#endif
