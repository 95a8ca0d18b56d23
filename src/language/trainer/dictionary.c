#include "language/trainer/dictionary.h"

#include "base/intern.h"
#include "language/trainer/word_table_maker.h"

#include <stdlib.h>
#include <string.h>

void lanes_choose(struct lanes *lanes, const size_t *counts, unsigned value_count)
{
    memset(lanes->lane_of, LANE_NONE, sizeof lanes->lane_of);
    memset(lanes->value_of, 0, sizeof lanes->value_of);
    for (unsigned lane = 0; lane < LANES; lane++) {
        unsigned best = value_count;
        for (unsigned value = 0; value < value_count; value++)
            if (lanes->lane_of[value] == LANE_NONE && counts[value] > 0 &&
                (best == value_count || counts[value] > counts[best]))
                best = value;
        if (best == value_count)
            break;
        lanes->lane_of[best] = (uint8_t)lane;
        lanes->value_of[lane] = (uint8_t)best;
    }
}

/* How often a form has each lane. */
struct form_counts {
    uint32_t total;
    uint32_t lanes[LANES];
};

struct dictionary_maker {
    struct arena *arena;
    struct interner forms; /* by the bytes of struct word's 'form' */
    VECTOR(struct form_counts) counts;
    VECTOR(struct ambiguity) classes; /* [0] is none */
};

static void count_word(struct dictionary_maker *maker, uint32_t form, unsigned lane)
{
    struct slice key = {(const char *)&form, sizeof form};
    uint32_t number = intern(&maker->forms, key);
    if (number == maker->counts.count)
        (void)vector_add(maker->arena, &maker->counts);
    struct form_counts *counts = &maker->counts.items[number];
    counts->total++;
    counts->lanes[lane]++;
}

static void count_corpus(struct dictionary_maker *maker, const struct corpus *corpus,
                         const struct lanes *lanes)
{
    for (size_t i = 0; i < corpus->examples.count; i++) {
        const struct example *example = &corpus->examples.items[i];
        for (int w = 0; w < example->count; w++) {
            unsigned lane = lanes->lane_of[example->gold[w].tag];
            if (lane != LANE_NONE)
                count_word(maker, example->words[w].form, lane);
        }
    }
}

enum {
    SEEN_MIN = 3,      /* a rarer form is not listed */
    SHARE = 20,        /* a tag counts with 1/20 of the occurrences, or ... */
    OCCURRENCES = 5,   /* ... with this many */
    CERTAIN_SEEN = 15, /* a form has one tag only after this many occurrences ... */
    CERTAIN_PERCENT = 99,
};

/* The set of tags as a hash, and the only tag where there is one. */
static struct ambiguity ambiguity_of(const struct form_counts *counts)
{
    struct ambiguity class = {0};
    unsigned best = 0;
    uint64_t set = 0;
    for (unsigned lane = 0; lane < LANES; lane++) {
        uint32_t count = counts->lanes[lane];
        if (count * SHARE > counts->total || count >= OCCURRENCES)
            set |= 1ull << lane;
        if (count > counts->lanes[best])
            best = lane;
    }
    class.hash = feature_hash(1, set);
    if (counts->total >= CERTAIN_SEEN &&
        counts->lanes[best] * 100ull >= (uint64_t)counts->total * CERTAIN_PERCENT)
        class.only_lane = (uint8_t)(best + 1);
    return class;
}

static uint16_t class_number(struct dictionary_maker *maker,
                             const struct ambiguity *class)
{
    for (size_t i = 1; i < maker->classes.count; i++)
        if (maker->classes.items[i].hash == class->hash &&
            maker->classes.items[i].only_lane == class->only_lane)
            return (uint16_t)i;
    if (maker->classes.count > UINT16_MAX)
        return 0;
    vector_push(maker->arena, &maker->classes, *class);
    return (uint16_t)(maker->classes.count - 1);
}

static struct word_entries make_entries(struct dictionary_maker *maker)
{
    struct word_entries entries = {0};
    for (uint32_t i = 0; i < maker->counts.count; i++) {
        const struct form_counts *counts = &maker->counts.items[i];
        if (counts->total < SEEN_MIN)
            continue;
        uint32_t form;
        memcpy(&form, intern_text(&maker->forms, i).data, sizeof form);
        struct ambiguity class = ambiguity_of(counts);
        struct word_entry entry = {word_dictionary_key(form),
                                   class_number(maker, &class)};
        if (entry.value != 0)
            vector_push(maker->arena, &entries, entry);
    }
    return entries;
}

struct dictionary dictionary_make(const struct corpus *corpus, const struct lanes *lanes)
{
    struct dictionary_maker maker = {.arena = corpus->arena};
    struct ambiguity none = {0};
    interner_init(&maker.forms, corpus->arena);
    vector_push(maker.arena, &maker.classes, none);
    count_corpus(&maker, corpus, lanes);
    struct word_entries entries = make_entries(&maker);
    return (struct dictionary){
        word_table_make(maker.arena, &entries),
        {(const char *)maker.classes.items, maker.classes.count * sizeof none}};
}

void dictionary_as_model(const struct dictionary *dictionary, struct model *model)
{
    word_table_open(&model->dictionary, dictionary->table);
    model->ambiguities =
        (const struct ambiguity *)(const void *)dictionary->ambiguities.data;
    model->ambiguity_count =
        (uint32_t)(dictionary->ambiguities.size / sizeof *model->ambiguities);
}

void dictionary_apply(const struct dictionary *dictionary, struct corpus *corpus)
{
    struct model model = {0};
    dictionary_as_model(dictionary, &model);
    for (size_t i = 0; i < corpus->examples.count; i++) {
        const struct example *example = &corpus->examples.items[i];
        for (int w = 0; w < example->count; w++)
            word_look_up(&example->words[w], &model);
    }
}
