/* Training tagger, parser, labeller and sentence splitter on a corpus, each giving sections of the model. */
#ifndef DATELINE_LANGUAGE_TRAINER_TRAINING_H
#define DATELINE_LANGUAGE_TRAINER_TRAINING_H

#include "language/trainer/dictionary.h"

/* Numbers that trade accuracy for size and time. */
struct training_plan {
    int fold_epochs;      /* of the taggers that tag what they have not seen */
    int selection_epochs; /* to see which weights matter */
    int runs;             /* of the final training, averaged */
    int tagger_epochs, parser_epochs, labeller_epochs;
    int boundary_epochs;
    /* of 64 bytes */
    uint32_t tagger_buckets, move_buckets, labeller_buckets, boundary_buckets;
};

/*
 * The words of the corpus get tags from taggers that have not seen them (five folds): the
 * parser is trained on tags as they will be, not on perfect ones. Then the tagger that
 * the section is of is trained on all.
 */
struct slice train_tagger(struct corpus *corpus, const struct lanes *lanes,
                          const struct training_plan *plan);
/* Needs the words' tags. */
struct slice train_parser(const struct corpus *corpus, const struct training_plan *plan);
struct slice train_labeller(const struct corpus *corpus, const struct lanes *lanes,
                            const struct training_plan *plan);

/* Learns where sentences end in the documents. */
struct slice train_boundaries(const struct corpus *corpus,
                              const struct dictionary *dictionary,
                              const struct training_plan *plan);

#endif
