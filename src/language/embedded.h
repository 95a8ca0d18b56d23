/* The files that embedded_data.S puts into the library. */
#ifndef DATELINE_LANGUAGE_EMBEDDED_H
#define DATELINE_LANGUAGE_EMBEDDED_H

#include "base/slice.h"

struct slice embedded_model(void);
struct slice embedded_lexicon(void);

#endif
