#include "language/labeller.h"

static void place_word(struct labeller_context *context, int index, int16_t *last_child,
                       uint8_t *left_counts, uint8_t *right_counts)
{
    int head = context->words[index].head;
    struct labeller_place *place = &context->places[index];
    if (head < 0)
        return;
    place->previous_sibling = last_child[head];
    last_child[head] = (int16_t)index;
    struct labeller_place *above = &context->places[head];
    uint8_t *counts = index < head ? left_counts : right_counts;
    place->rank = counts[head];
    if (counts[head] < UINT8_MAX)
        counts[head]++;
    if (index > head) {
        above->rightmost = (int16_t)index;
        return;
    }
    if (above->leftmost < 0)
        above->leftmost = (int16_t)index;
    above->auxiliaries |= context->words[index].auxiliary;
}

void labeller_start(struct labeller_context *context, const struct word *words, int count)
{
    int16_t last_child[WORDS_MAX];
    uint8_t left_counts[WORDS_MAX] = {0}, right_counts[WORDS_MAX] = {0};
    context->words = words;
    context->count = count;
    for (int i = 0; i < count; i++) {
        last_child[i] = -1;
        context->places[i] = (struct labeller_place){-1, -1, -1, 0, 0};
    }
    for (int i = 0; i < count; i++)
        place_word(context, i, last_child, left_counts, right_counts);
}

enum { TAG_OUTSIDE = 200, TAG_ROOT = 250, TAG_ABOVE_ROOT = 251, WORD_OUTSIDE = 3 };

static uint64_t tag_at(const struct labeller_context *context, int index)
{
    return index >= 0 && index < context->count ? context->words[index].tag + 1u
                                                : TAG_OUTSIDE;
}

static uint64_t word_at(const struct labeller_context *context, int index)
{
    return index >= 0 && index < context->count ? context->words[index].lower
                                                : WORD_OUTSIDE;
}

static uint64_t distance_class(int head, int index)
{
    int distance = head < 0 ? 0 : head < index ? index - head : head - index;
    return distance > 7 ? 5 : distance > 3 ? 4 : (uint64_t)distance;
}

/* The word, its head and what stands around them. */
struct label_view {
    uint64_t tag, word, head_tag, head_word, pair; /* pair: of the tags */
    uint64_t side, place;                          /* side and distance */
    uint64_t left_tag, left_word, right_tag;
    uint64_t sibling, auxiliaries, rank;
    uint64_t above_tag, above_word; /* the head's head */
};

static struct label_view label_view(const struct labeller_context *context, int index)
{
    const struct labeller_place *place = &context->places[index];
    int head = context->words[index].head;
    int above = head >= 0 ? context->words[head].head : -1;
    int left = place->leftmost, right = place->rightmost;
    struct label_view view = {
        .tag = tag_at(context, index),
        .word = word_at(context, index),
        .head_tag = head < 0 ? TAG_ROOT : tag_at(context, head),
        .head_word = head < 0 ? 7 : word_at(context, head),
        .side = head < index,
        .left_tag = left < 0 ? 0 : tag_at(context, left),
        .left_word = left < 0 ? 1 : word_at(context, left),
        .right_tag = right < 0 ? 0 : tag_at(context, right),
        .auxiliaries = head < 0 ? 0 : context->places[head].auxiliaries,
        .rank = place->rank > 4 ? 4 : place->rank,
        .above_tag = above >= 0 ? tag_at(context, above)
                     : head < 0 ? TAG_OUTSIDE
                                : TAG_ABOVE_ROOT,
        .above_word = above >= 0 ? word_at(context, above) : 0,
    };
    if (place->previous_sibling >= 0)
        view.sibling = context->words[place->previous_sibling].label + 1u;
    view.place = view.side * 8 + distance_class(head, index);
    view.pair = (view.head_tag << 8 | view.tag) << 1 | view.side;
    return view;
}

void labeller_features(const struct labeller_context *context, int index,
                       struct features *features)
{
    struct label_view v = label_view(context, index);
    features->count = 0;
    feature_add(features, 1, feature_pair(v.tag, v.place));
    feature_add(features, 2, feature_pair(v.word, v.side));
    feature_add(features, 3, v.pair);
    feature_add(features, 4, feature_pair(v.head_word, v.tag << 1 | v.side));
    feature_add(features, 5, feature_pair(v.word, v.head_tag << 1 | v.side));
    feature_add(features, 6, feature_pair(v.head_word, feature_pair(v.word, v.side)));
    feature_add(features, 7, feature_pair(v.pair, v.place));
    feature_add(features, 8, feature_pair(v.pair, v.left_tag));
    feature_add(features, 9, feature_pair(v.pair, v.left_word));
    feature_add(features, 10,
                feature_pair(v.left_word, feature_pair(v.head_word, v.side)));
    feature_add(features, 11, feature_pair(v.pair, v.right_tag));
    feature_add(features, 12, feature_pair(v.pair, v.auxiliaries));
    feature_add(features, 13, feature_pair(v.pair, v.sibling));
    feature_add(features, 14,
                feature_pair(v.head_word, v.tag << 16 | v.sibling << 2 | v.auxiliaries));
    feature_add(features, 15, feature_pair(v.pair, v.rank));
    feature_add(features, 16, feature_pair(v.pair, v.above_tag));
    feature_add(features, 17,
                tag_at(context, index - 1) << 16 | v.tag << 8 |
                    tag_at(context, index + 1));
    feature_add(features, 18,
                feature_pair(word_at(context, index - 1), v.tag << 1 | v.side));
    feature_add(features, 19,
                feature_pair(word_at(context, index + 1), v.tag << 1 | v.side));
    feature_add(features, 20, feature_pair(v.word, v.sibling << 1 | v.side));
    feature_add(
        features, 21,
        feature_pair(feature_pair(v.head_word, v.left_word), v.tag << 8 | v.rank));
    feature_add(features, 22,
                feature_pair(context->words[index].suffix3, v.head_tag << 1 | v.side));
    feature_add(features, 23, feature_pair(v.word, v.head_tag << 8 | v.auxiliaries));
    feature_add(features, 24, feature_pair(v.above_word, v.pair));
    features_end(features);
}

void labeller_begin(struct labeller *labeller, struct word *words, int count)
{
    labeller->words = words;
    labeller->index = 0;
    labeller_start(&labeller->context, words, count);
}

/* Marks and "'s" have one label wherever the model is asked: it is not asked. Returns
 * LABEL_COUNT for all other words. */
static enum label sure_label(const struct word *words, int index)
{
    enum tag tag = (enum tag)words[index].tag;
    enum tag above = (enum tag)words[words[index].head].tag;
    bool behind_noun = words[index].head < index && tag_is_noun(above);
    if (tag == TAG_PERIOD || (tag == TAG_COMMA && tag_is_verb(above)) ||
        ((tag == TAG_HYPH || tag == TAG_QUOTE_CLOSE) && behind_noun))
        return LABEL_PUNCT;
    return tag == TAG_POS && behind_noun ? LABEL_CASE : LABEL_COUNT;
}

/* The words that the model need not be asked about. */
static void skip_sure(struct labeller *labeller)
{
    struct word *words = labeller->words;
    for (; labeller->index < labeller->context.count; labeller->index++) {
        int index = labeller->index;
        enum label label = words[index].head < 0 ? LABEL_ROOT : sure_label(words, index);
        if (label == LABEL_COUNT)
            return;
        words[index].label = (uint8_t)label;
    }
}

bool labeller_look(struct labeller *labeller, const struct model *model)
{
    skip_sure(labeller);
    if (labeller->index == labeller->context.count)
        return false;
    features_begin(&labeller->features, model->labeller.buckets,
                   model->labeller.bucket_count);
    labeller_features(&labeller->context, labeller->index, &labeller->features);
    return true;
}

void labeller_choose(struct labeller *labeller, const struct model *model)
{
    int16_t sums[LANES];
    pairs_sum(&labeller->features, sums);
    labeller->words[labeller->index++].label = model->labels[lane_best(sums)];
}
