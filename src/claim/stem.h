/* Words by their root, so that "announced" and "announcement" are found by each other.
 * Private to this folder. */
#ifndef DATELINE_CLAIM_STEM_H
#define DATELINE_CLAIM_STEM_H

#include "base/slice.h"

#include <stdint.h>

/* A part of the word itself, four letters at least (or the whole). */
struct slice stem_of(struct slice lower);
/* Of the stem, whatever the case of the letters. */
uint64_t stem_hash(struct slice word);
/* Equal, or of four letters and more with at most the last one different: "invas-ion",
 * "invad-e". */
bool stems_similar(struct slice a, struct slice b);

#endif
