/* What a part of a claim says besides that something happened: that it may have, that it
 * was wanted, how long it lasted. Private to this folder. */
#ifndef DATELINE_CLAIM_HEDGE_H
#define DATELINE_CLAIM_HEDGE_H

#include "claim/reader.h"

/* Marks the part as unclear or as a plan where its words say more, or less, than that its
 * event happened. The part's trigger is known. */
void hedge_part(const struct reader *reader, struct claim_part *part);
/* "the former president", "the deputy minister", "the German chancellor": the word in
 * front of a role makes it another's, unless that is how the timeline knows the actor. */
bool hedge_is_other_role(const struct reader *reader, const struct claim_part *part,
                         const struct name_use *use);

/* The sources tell of one of the use's people in a sentence that has the word: "the
 * governor of Lailak" is hers. */
bool hedge_told_with(const struct reader *reader, const struct name_use *use,
                     struct slice word);

#endif
