/* Whom the pronouns of a claim mean, and who acts where nobody is named. Private to this
 * folder. */
#ifndef DATELINE_CLAIM_REFERENCE_H
#define DATELINE_CLAIM_REFERENCE_H

#include "claim/reader.h"

/* Adds the people that "he", "they", "before meeting him" mean to the parts. */
void references_resolve(struct reader *reader);

#endif
