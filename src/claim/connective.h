/* The words that join two parts of a claim and order them, and how far apart they put
 * them. Private to this folder. */
#ifndef DATELINE_CLAIM_CONNECTIVE_H
#define DATELINE_CLAIM_CONNECTIVE_H

#include "claim/reader.h"

struct connective {
    enum link_kind kind;
    uint32_t first, end; /* tokens */
};

/* The connective that begins at the token, the longest one; false: none does. */
bool connective_at(const struct reader *reader, uint32_t token,
                   struct connective *connective);
/* "the day before", "less than two weeks after", "within a week of": what stands in front
 * of the connective, down to 'first', as a distance of the link. */
void connective_distance(struct reader *reader, uint32_t first,
                         const struct connective *connective, struct claim_link *link);
/* "A day before ...": nothing but a distance stands from 'first' to the connective. */
bool connective_leads(const struct reader *reader, uint32_t first, uint32_t end,
                      struct connective *connective);
/* "and two days later", "and the next day": where the second of two joint statements puts
 * itself to the first. */
bool connective_later(struct reader *reader, uint32_t first, uint32_t end,
                      struct claim_link *link);

#endif
