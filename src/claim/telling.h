/* The words that an event is told by: its content, quotations and sentences, as roots.
 * Private to this folder. */
#ifndef DATELINE_CLAIM_TELLING_H
#define DATELINE_CLAIM_TELLING_H

#include "claim/root.h"
#include "event/record.h"

struct told_word {
    uint64_t root, exact; /* exact: of the word as it stands, in lower case */
    uint32_t text;        /* which of the event's texts */
    bool is_number, denied;
};
struct telling {
    struct told_word *items;
    size_t count, capacity;
};

enum { TELLING_WORDS_MAX = 4096 };

/* 'told' is empty. */
void telling_read(const struct root_table *roots, struct arena *arena,
                  const struct event *event, struct telling *told);
/* The root of the word that the telling takes the event from; 0: there is none. */
uint64_t telling_trigger(const struct root_table *roots, struct arena *arena,
                         const struct event_mention *mention);
bool telling_has(const struct telling *told, uint64_t root);
/* A number in front of a word with this root. */
bool telling_counts(const struct telling *told, uint64_t root);
/* Whether the words of a name, any form of which is asked for, stand there. */
bool telling_names(const struct telling *told, struct slice name);

#endif
