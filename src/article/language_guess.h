/* Which language a text is written in, by its little words. */
#ifndef DATELINE_ARTICLE_LANGUAGE_GUESS_H
#define DATELINE_ARTICLE_LANGUAGE_GUESS_H

#include "base/slice.h"

/* The name of a language that the text is clearly in and that is not English ("French",
 * "a language not written in Latin letters"); NULL when it is English or too short to
 * tell. Looks at the beginning only. */
const char *language_guess_foreign(struct slice text);

#endif
