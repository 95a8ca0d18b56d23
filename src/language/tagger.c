#include "language/tagger.h"

/* Stand in for words before the beginning and behind the end. */
static const struct word before_first = {.lower = 0x1111, .ambiguity = 0x1111};
static const struct word behind_last = {
    .lower = 0x2222, .ambiguity = 0x2222, .suffix3 = 0x2222, .shape = 0x22};

static const struct word *word_at(const struct tagger_context *context, int offset)
{
    int index = context->index + offset;
    if (index < 0)
        return &before_first;
    return index < context->count ? &context->words[index] : &behind_last;
}

static void spelling_features(const struct word *word, unsigned lane1,
                              struct features *features)
{
    bool starts = lane1 == LANES;
    feature_add(features, 1, word->form);
    feature_add(features, 2, feature_pair(word->suffix3, word->shape));
    feature_add(features, 3, feature_pair(word->suffix2, word->shape & 15));
    feature_add(features, 4, feature_pair(word->first, word->shape >> 5));
    feature_add(features, 5, feature_pair(word->shape, starts));
    feature_add(features, 6, feature_pair(word->suffix3, lane1));
    feature_add(features, 7, feature_pair(word->lower, lane1));
    feature_add(features, 8, feature_pair(word->parts, word->suffix2));
    feature_add(features, 9, feature_pair(word->parts, lane1));
    feature_add(features, 10, feature_pair(word->parts, word->shape));
}

static void context_features(const struct tagger_context *context,
                             struct features *features)
{
    const struct word *word = word_at(context, 0), *next = word_at(context, 1);
    const struct word *previous = word_at(context, -1);
    uint64_t lanes = context->lane1 << 8 | context->lane2;
    feature_add(features, 11, context->lane1);
    feature_add(features, 12, lanes);
    feature_add(features, 13, previous->lower);
    feature_add(features, 14, next->lower);
    feature_add(features, 15, next->suffix3);
    feature_add(features, 16, word_at(context, 2)->lower);
    feature_add(features, 17, word_at(context, -2)->lower);
    feature_add(features, 18, feature_pair(word->lower, next->lower));
    feature_add(features, 19, feature_pair(next->ambiguity, context->lane1));
    feature_add(features, 20, feature_pair(word->ambiguity, lanes));
    feature_add(features, 21,
                feature_pair(feature_pair(word->ambiguity, next->ambiguity),
                             word_at(context, 2)->ambiguity));
    feature_add(features, 22, feature_pair(word->lower, next->ambiguity));
    feature_add(
        features, 23,
        feature_pair(next->shape, feature_pair(word->shape & 31, context->lane1)));
    feature_add(features, 24, feature_pair(word->parts, next->parts));
}

void tagger_features(const struct tagger_context *context, struct features *features)
{
    features->count = 0;
    spelling_features(word_at(context, 0), context->lane1, features);
    context_features(context, features);
    features_end(features);
}

void tagger_start(struct tagger *tagger, struct word *words, int count)
{
    tagger->words = words;
    tagger->context = (struct tagger_context){words, count, 0, LANES, LANES};
}

static void give(struct tagger *tagger, const struct model *model, unsigned lane)
{
    struct tagger_context *context = &tagger->context;
    tagger->words[context->index++].tag = model->tags[lane];
    context->lane2 = context->lane1;
    context->lane1 = lane;
}

bool tagger_look(struct tagger *tagger, const struct model *model)
{
    const struct tagger_context *context = &tagger->context;
    while (context->index < context->count && context->words[context->index].only_lane)
        give(tagger, model, context->words[context->index].only_lane - 1u);
    if (context->index == context->count)
        return false;
    features_begin(&tagger->features, model->tagger.buckets, model->tagger.bucket_count);
    tagger_features(context, &tagger->features);
    return true;
}

void tagger_choose(struct tagger *tagger, const struct model *model)
{
    int16_t sums[LANES];
    pairs_sum(&tagger->features, sums);
    give(tagger, model, lane_best(sums));
}
