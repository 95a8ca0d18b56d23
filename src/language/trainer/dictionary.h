/* The tagger's dictionary: which tags a word has in the treebanks. */
#ifndef DATELINE_LANGUAGE_TRAINER_DICTIONARY_H
#define DATELINE_LANGUAGE_TRAINER_DICTIONARY_H

#include "language/trainer/corpus.h"

/* Lane by tag or label, LANE_NONE for those too rare to be learned. */
enum { LANE_NONE = 0xFF };
struct lanes {
    uint8_t lane_of[256];
    uint8_t value_of[LANES]; /* enum tag or label */
};

/* The LANES most frequent values; 'counts' has 'value_count' of them. */
void lanes_choose(struct lanes *lanes, const size_t *counts, unsigned value_count);

struct dictionary {
    struct slice table, ambiguities; /* sections of the model */
};
struct dictionary dictionary_make(const struct corpus *corpus, const struct lanes *lanes);

/* Makes 'model' look words up in it. */
void dictionary_as_model(const struct dictionary *dictionary, struct model *model);
/* Looks all words of the corpus up. */
void dictionary_apply(const struct dictionary *dictionary, struct corpus *corpus);

#endif
