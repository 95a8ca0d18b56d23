/* Distils WordNet 3.0's files into the lexicon (lexicon.h). */
#ifndef DATELINE_LANGUAGE_TRAINER_WORDNET_H
#define DATELINE_LANGUAGE_TRAINER_WORDNET_H

#include "base/arena.h"

/* The bytes of lexicon.bin from a folder with index.noun, data.noun, noun.exc and their
 * kin; no data, with a line on standard error, when a file is missing. */
struct slice wordnet_distil(struct arena *arena, const char *folder);

#endif
