/* What a governing word does to the clause it governs (governors.def). */
#ifndef DATELINE_LANGUAGE_GOVERNOR_H
#define DATELINE_LANGUAGE_GOVERNOR_H

#include "language/document.h"

enum governor_effect {
    GOVERNOR_NEGATES = 1,
    GOVERNOR_FUTURE = 2,
    GOVERNOR_OBJECT = 4,
    GOVERNOR_TELLS = 8,
};

/* Effects of the word; 0 for one that is not listed. */
unsigned governor_effects(struct document *document, uint32_t token);

#endif
