/* The entities spoken of last, while an article is read through. Private to this folder.
 */
#ifndef DATELINE_ENTITY_FOCUS_H
#define DATELINE_ENTITY_FOCUS_H

#include "entity/finder.h"

enum { FOCUS_SIZE = 24 /* entities kept in mind */ };

struct focus_item {
    uint32_t entity, sentence;
    uint32_t subject_sentence;  /* last sentence it was a subject of; UINT32_MAX: none */
    uint32_t reported_sentence; /* last one that named it outside a quotation, likewise */
    uint32_t mention;
};

struct focus {
    struct focus_item items[FOCUS_SIZE]; /* most recent first */
    unsigned count;
};

void focus_on(struct finder *finder, struct focus *focus, uint32_t entity,
              uint32_t mention);

#endif
