/* Building the compact tables of word_table.h. */
#ifndef DATELINE_LANGUAGE_TRAINER_WORD_TABLE_MAKER_H
#define DATELINE_LANGUAGE_TRAINER_WORD_TABLE_MAKER_H

#include "base/vector.h"
#include "language/word_table.h"

struct word_entry {
    uint64_t hash;
    uint16_t value; /* not 0 */
};
struct word_entries {
    struct word_entry *items;
    size_t count, capacity;
};

/* A table with room for the entries; of entries that a full bucket or an equal check
 * leaves no place for, the first stay. */
struct slice word_table_make(struct arena *arena, const struct word_entries *entries);

#endif
