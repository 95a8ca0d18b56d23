/* Small numbers as words (number_words.def). */
#ifndef DATELINE_LANGUAGE_NUMBER_WORD_H
#define DATELINE_LANGUAGE_NUMBER_WORD_H

#include "base/slice.h"

#include <stdint.h>

/* 3 for "three"; 0 for "zero" and for what is no number up to 'most'. The word is in lower
 * case. */
uint32_t cardinal_of_word(struct slice word, uint32_t most);
/* 3 for "third"; 0 for what is no ordinal up to 'most'. */
uint32_t ordinal_of_word(struct slice word, uint32_t most);

#endif
