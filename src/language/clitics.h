/* The small word lists of the tokenizer (clitics.def). */
#ifndef DATELINE_LANGUAGE_CLITICS_H
#define DATELINE_LANGUAGE_CLITICS_H

#include "base/slice.h"

/* Length of the first token of a contraction without apostrophe ("cannot": 3), or 0. */
size_t contraction_split(struct slice word);
/* "pro" of "pro-Beijing". */
bool is_prefix_word(struct slice word);
/* "pm" of "5pm". */
bool is_unit_word(struct slice word);
/* Length of the clitic that 'rest' begins with ("'s", "'re", "'ll"), and that no letter
 * follows; or 0. */
size_t clitic_length(struct slice rest);
/* Length of the face that 'rest' begins with (":-)"), or 0. */
size_t face_length(struct slice rest);

#endif
