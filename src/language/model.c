#include "language/model.h"

#include "language/document.h"

#include <string.h>

static bool rows_open(struct weight_table *table, struct slice section)
{
    table->rows = (const struct weight_row *)(const void *)section.data;
    table->row_count = (uint32_t)(section.size / sizeof *table->rows);
    return table->row_count > 0 && section.size % sizeof *table->rows == 0;
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
                rows_open(&model->tagger, sections[MODEL_TAGGER]) &&
                moves_open(model, sections[MODEL_MOVES]) &&
                lanes_open(&model->labels, sections[MODEL_LABELS], LABEL_COUNT) &&
                rows_open(&model->labeller, sections[MODEL_LABELLER]);
    if (!fits)
        error_set(error, DATELINE_ERROR_MODEL,
                  "the language model cannot be used: a section has the wrong size; "
                  "build the program anew");
    return fits;
}

/* Eight lanes at a time, in the compilers' portable vectors. */
typedef int8_t bytes8 __attribute__((vector_size(8)));
typedef int16_t words8 __attribute__((vector_size(16)));

void weights_sum(const struct weight_table *table, const struct features *features,
                 int16_t sums[LANES])
{
    enum { GROUPS = LANES / 8 };
    words8 total[GROUPS] = {{0}};
    for (unsigned i = 0; i < features->count; i++)
        __builtin_prefetch(
            &table->rows[weight_row_index(features->items[i], table->row_count)]);
    for (unsigned i = 0; i < features->count; i++) {
        const struct weight_row *row =
            &table->rows[weight_row_index(features->items[i], table->row_count)];
        for (unsigned g = 0; g < GROUPS; g++) {
            bytes8 part;
            memcpy(&part, row->weights + 8 * g, sizeof part);
            total[g] += __builtin_convertvector(part, words8);
        }
    }
    memcpy(sums, total, sizeof total);
}

unsigned weights_best(const int16_t sums[LANES])
{
    unsigned best = 0;
    for (unsigned i = 1; i < LANES; i++)
        if (sums[i] > sums[best])
            best = i;
    return best;
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

void moves_sum(const struct model *model, const struct features *features, int sums[3])
{
    const struct move_bucket *buckets[FEATURES_MAX];
    for (unsigned i = 0; i < features->count; i++) {
        buckets[i] =
            &model
                 ->moves[move_bucket_index(features->items[i], model->move_bucket_count)];
        __builtin_prefetch(buckets[i]);
    }
    sums[0] = sums[1] = sums[2] = 0;
    for (unsigned i = 0; i < features->count; i++) {
        uint32_t slot = bucket_find(buckets[i], move_check(features->items[i]));
        sums[1] += (int8_t)(slot >> 16);
        sums[2] += (int8_t)(slot >> 24);
    }
}
