/*
 * The trained model: dictionary of the tagger, and the weights of tagger, parser,
 * labeller and sentence splitter as 8-bit numbers. model.bin is made by the trainer (trainer/) from treebanks;
 * both use the feature templates of word.h, tagger.h, parser.h, labeller.h and boundary.h;
 * MODEL_TEMPLATES names their state: raise it with every change of a template.
 */
#ifndef DATELINE_LANGUAGE_MODEL_H
#define DATELINE_LANGUAGE_MODEL_H

#include "language/blob.h"
#include "language/features.h"
#include "language/word_table.h"

enum { MODEL_TEMPLATES = 3 };

enum model_section {
    MODEL_DICTIONARY,  /* word_table: form -> ambiguity class */
    MODEL_AMBIGUITIES, /* struct ambiguity by class */
    MODEL_TAGS,        /* enum tag by lane, one byte each */
    MODEL_TAGGER,      /* struct pair_bucket */
    MODEL_MOVES,       /* struct move_bucket */
    MODEL_LABELS,      /* enum label by lane */
    MODEL_LABELLER,    /* struct pair_bucket */
    MODEL_BOUNDARIES,  /* struct pair_bucket, one lane */
    MODEL_SECTION_COUNT
};

/* Classes (tags or labels) of a model. */
enum { LANES = 48 };

/*
 * The weights of the features that matter, by class. A bucket is one cache line: sixteen
 * pairs of feature and class; all pairs of a feature stand in its bucket.
 */
enum { PAIR_SLOTS = 16 };
struct pair_bucket {
    uint16_t checks[PAIR_SLOTS]; /* of the feature; 0: free */
    uint8_t lanes[PAIR_SLOTS];   /* below LANES */
    int8_t weights[PAIR_SLOTS];
};
struct pair_table {
    const struct pair_bucket *buckets;
    uint32_t bucket_count;
};

/* The tags that a word has in the treebanks, as a class of words. */
struct ambiguity {
    uint32_t hash;     /* of the set of tags: a feature */
    uint8_t only_lane; /* 1 + the lane of the only tag, 0: there are several */
    uint8_t reserved[3];
};

/* A bucket is one cache line: sixteen features with their weights for LEFT and RIGHT;
 * those for SHIFT have been taken off both, so they are 0. */
enum { MOVE_SLOTS = 16 };
struct move_weights {
    uint16_t check; /* 0: free */
    int8_t left, right;
};
struct move_bucket {
    struct move_weights slots[MOVE_SLOTS];
};

struct model {
    struct word_table dictionary;
    const struct ambiguity *ambiguities;
    uint32_t ambiguity_count;
    const uint8_t *tags, *labels; /* LANES each */
    struct pair_table tagger, labeller, boundaries;
    const struct move_bucket *moves;
    uint32_t move_bucket_count;
};

/* False with 'error' filled when the file is damaged or foreign. */
bool model_open(struct model *model, struct slice bytes, dateline_error *error);

/* Adds up the weights for each lane; the features were begun with the table. */
void pairs_sum(const struct features *features, int16_t sums[LANES]);
/* The lane with the highest sum. */
unsigned lane_best(const int16_t sums[LANES]);

static inline uint16_t feature_check(uint32_t feature)
{
    uint16_t check = (uint16_t)feature;
    return check ? check : 1;
}

/* Adds up the weights for the three moves; the features were begun with the model's
 * moves. */
void moves_sum(const struct features *features, int sums[3]);

#endif
