/* Roots: what words of one meaning have in common, whatever form they stand in. Private to
 * this folder. */
#ifndef DATELINE_CLAIM_ROOT_H
#define DATELINE_CLAIM_ROOT_H

#include "language/language.h"

#include <stdint.h>

struct root_table;
struct root_table *root_table_new(struct arena *arena, const struct language *language);

/* Of a lower-case word: the same for its forms ("left", "leave"), for words made from it
 * ("rejection") and for its synonyms ("rebuff"); a number's is that of its digits. Words
 * are made in 'arena' on the way. */
uint64_t root_of(const struct root_table *table, struct arena *arena, struct slice lower);
/* Of two words that mean something together ("turned down"); 0: they do not. */
uint64_t root_of_pair(const struct root_table *table, struct arena *arena,
                      struct slice first, struct slice second);
/* The root that says the contrary; 0: there is none. */
uint64_t root_opposite(const struct root_table *table, uint64_t root);
/* Whether a verb of saying has this root: of "recommendation". */
bool root_is_saying(const struct root_table *table, uint64_t root);
/* Whether the word is a number, in digits or letters. */
bool root_is_number(struct slice lower);

#endif
