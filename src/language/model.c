#include "language/model.h"

#include "language/document.h"
#include "language/sums_wide.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

static bool pairs_open(struct pair_table *table, struct slice section)
{
    table->buckets = (const struct pair_bucket *)(const void *)section.data;
    table->bucket_count = (uint32_t)(section.size / sizeof *table->buckets);
    if (table->bucket_count == 0 || section.size % sizeof *table->buckets != 0)
        return false;
    for (uint32_t i = 0; i < table->bucket_count; i++)
        for (unsigned k = 0; k < PAIR_SLOTS; k++)
            if (table->buckets[i].lanes[k] >= LANES)
                return false;
    return true;
}

static bool lanes_open(const uint8_t **lanes, struct slice section, unsigned limit)
{
    *lanes = (const uint8_t *)section.data;
    if (section.size != LANES)
        return false;
    for (unsigned i = 0; i < LANES; i++)
        if ((*lanes)[i] >= limit)
            return false;
    return true;
}

static bool ambiguities_open(struct model *model, struct slice section)
{
    model->ambiguities = (const struct ambiguity *)(const void *)section.data;
    model->ambiguity_count = (uint32_t)(section.size / sizeof *model->ambiguities);
    if (model->ambiguity_count == 0 || section.size % sizeof *model->ambiguities != 0)
        return false;
    for (uint32_t i = 0; i < model->ambiguity_count; i++)
        if (model->ambiguities[i].only_lane > LANES)
            return false;
    return true;
}

static bool moves_open(struct model *model, struct slice section)
{
    model->moves = (const struct move_bucket *)(const void *)section.data;
    model->move_bucket_count = (uint32_t)(section.size / sizeof *model->moves);
    return model->move_bucket_count > 0 && section.size % sizeof *model->moves == 0;
}

bool model_open(struct model *model, struct slice bytes, dateline_error *error)
{
    struct blob blob;
    if (!blob_open(&blob, bytes, "model", MODEL_TEMPLATES, MODEL_SECTION_COUNT, error))
        return false;
    const struct slice *sections = blob.sections;
    bool fits = word_table_open(&model->dictionary, sections[MODEL_DICTIONARY]) &&
                ambiguities_open(model, sections[MODEL_AMBIGUITIES]) &&
                lanes_open(&model->tags, sections[MODEL_TAGS], TAG_COUNT) &&
                pairs_open(&model->tagger, sections[MODEL_TAGGER]) &&
                moves_open(model, sections[MODEL_MOVES]) &&
                lanes_open(&model->labels, sections[MODEL_LABELS], LABEL_COUNT) &&
                pairs_open(&model->labeller, sections[MODEL_LABELLER]) &&
                pairs_open(&model->boundaries, sections[MODEL_BOUNDARIES]);
    if (!fits)
        error_set(error, DATELINE_ERROR_MODEL,
                  "the language model cannot be used: a section has the wrong size; "
                  "build the program anew");
    return fits;
}

/* One bit for each of the sixteen slots whose check fits. */
#ifdef __SSE2__
static unsigned slots_fitting(const uint16_t checks[PAIR_SLOTS], uint16_t check)
{
    const __m128i *slots = (const __m128i *)(const void *)checks;
    __m128i wanted = _mm_set1_epi16((short)check);
    __m128i low = _mm_cmpeq_epi16(_mm_load_si128(slots), wanted);
    __m128i high = _mm_cmpeq_epi16(_mm_load_si128(slots + 1), wanted);
    return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(low, high));
}
#else
static unsigned slots_fitting(const uint16_t checks[PAIR_SLOTS], uint16_t check)
{
    unsigned fitting = 0;
    for (unsigned i = 0; i < PAIR_SLOTS; i++)
        fitting |= (unsigned)(checks[i] == check) << i;
    return fitting;
}
#endif

/* The fitting slots of four features are gone through in one loop: its end is what the
 * processor cannot foresee. */
enum { GROUP = 64 / PAIR_SLOTS };

static void group_sum(const struct pair_bucket *const *buckets, uint64_t fitting,
                      int16_t sums[LANES])
{
    for (; fitting != 0; fitting &= fitting - 1) {
        unsigned bit = (unsigned)__builtin_ctzll(fitting);
        const struct pair_bucket *bucket = buckets[bit / PAIR_SLOTS];
        int16_t *sum = &sums[bucket->lanes[bit % PAIR_SLOTS]];
        *sum = (int16_t)(*sum + bucket->weights[bit % PAIR_SLOTS]);
    }
}

void pairs_sum_plain(const struct features *features, int16_t sums[LANES])
{
    const struct pair_bucket *const *buckets =
        (const struct pair_bucket *const *)(const void *)features->rows;
    memset(sums, 0, sizeof(int16_t) * LANES);
    for (unsigned first = 0; first < features->count; first += GROUP) {
        uint64_t fitting = 0;
        for (unsigned i = first; i < features->count && i < first + GROUP; i++)
            fitting |= (uint64_t)slots_fitting(buckets[i]->checks,
                                               feature_check(features->items[i]))
                       << (i - first) * PAIR_SLOTS;
        group_sum(buckets + first, fitting, sums);
    }
}

unsigned lane_best_plain(const int16_t sums[LANES])
{
    /* the sum above, the lane below, so that the first of equals is the greatest */
    int32_t best = INT32_MIN;
    for (int lane = 0; lane < LANES; lane++) {
        int32_t value = sums[lane] * 64 + (63 - lane);
        best = value > best ? value : best;
    }
    return 63 - ((unsigned)best & 63);
}

/* The slot of the bucket whose check fits, as 32 bits; 0 when there is none. All slots
 * are looked at: at most one fits, so they can be joined without a branch. */
typedef uint32_t quads4 __attribute__((vector_size(16)));

static uint32_t bucket_find(const struct move_bucket *bucket, uint32_t check)
{
    quads4 found = {0};
    for (unsigned g = 0; g < MOVE_SLOTS / 4; g++) {
        quads4 slots;
        memcpy(&slots, bucket->slots + 4 * g, sizeof slots);
        found |= slots & (quads4)((slots & 0xFFFF) == check);
    }
    return found[0] | found[1] | found[2] | found[3];
}

void moves_sum_plain(const struct features *features, int sums[3])
{
    sums[0] = sums[1] = sums[2] = 0;
    for (unsigned i = 0; i < features->count; i++) {
        uint32_t slot = bucket_find(features->rows[i], feature_check(features->items[i]));
        sums[1] += (int8_t)(slot >> 16);
        sums[2] += (int8_t)(slot >> 24);
    }
}

/* ---- the fastest that the processor has ---- */

unsigned lane_best(const int16_t sums[LANES])
{
#ifdef DATELINE_SUMS_WIDE
    if (sums_wide_run())
        return lane_best_wide(sums);
#endif
    return lane_best_plain(sums);
}

void pairs_sum(const struct features *features, int16_t sums[LANES])
{
#ifdef DATELINE_SUMS_WIDE
    if (sums_widest_run()) {
        pairs_sum_widest(features, sums);
        return;
    }
    if (sums_wide_run()) {
        pairs_sum_wide(features, sums);
        return;
    }
#endif
    pairs_sum_plain(features, sums);
}

void moves_sum(const struct features *features, int sums[3])
{
#ifdef DATELINE_SUMS_WIDE
    if (sums_widest_run()) {
        moves_sum_widest(features, sums);
        return;
    }
    if (sums_wide_run()) {
        moves_sum_wide(features, sums);
        return;
    }
#endif
    moves_sum_plain(features, sums);
}
