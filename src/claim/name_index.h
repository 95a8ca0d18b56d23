/* The timeline's people as a claim may name them: by full name, family name, alias,
 * title or role, in any spelling that the timeline's own matching accepts. */
#ifndef DATELINE_CLAIM_NAME_INDEX_H
#define DATELINE_CLAIM_NAME_INDEX_H

#include "event/record.h"
#include "language/document.h"

struct name_index;

struct name_index *name_index_new(struct arena *arena, const struct record *timeline);

/* A name found in a claim: whom it may mean. */
struct name_use {
    uint32_t first, end; /* tokens */
    uint32_t *actors;    /* one of these */
    size_t count;
    bool family_only; /* only the family's name stands there */
};

enum { NAME_ACTORS_MAX = 16 };
/* The longest name that begins at the token; false: none does. */
bool name_index_find(const struct name_index *index, struct arena *arena,
                     const struct document *document, uint32_t token, uint32_t end,
                     struct name_use *use);

#endif
