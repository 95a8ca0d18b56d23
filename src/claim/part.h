/* One part of a claim: the event that a stretch of it tells. Private to this folder. */
#ifndef DATELINE_CLAIM_PART_H
#define DATELINE_CLAIM_PART_H

#include "claim/reader.h"

/* Reads kinds, trigger, people, place, time and words of the part's tokens. */
void part_fill(struct reader *reader, struct claim_part *part);
/* Adds the expression of time that covers the token to the part. */
void part_take_time(struct reader *reader, struct claim_part *part, uint32_t token);
/* Somebody takes part; once only. */
void part_add_name(struct claim_part *part, const struct name_use *use, bool inherited);
/* Whether the token tells a meeting or a statement. */
bool part_is_trigger(const struct reader *reader, uint32_t token);
/* Whether [first, end) is a statement with the beginning of a clause: "said he would". */
bool part_says_clause(const struct reader *reader, uint32_t first, uint32_t end);
/* Whether the part names nothing that an event could be found by. */
bool part_is_bare(const struct claim_part *part);

#endif
