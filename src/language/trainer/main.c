/*
 * The trainer: WordNet -> lexicon.bin, treebanks -> model.bin. The same input gives the
 * same bytes.
 *
 *     trainer WORDNET-FOLDER LEXICON MODEL TREEBANK.conllu...
 */
#include "language/trainer/blob_writer.h"
#include "language/trainer/file.h"
#include "language/trainer/training.h"
#include "language/trainer/wordnet.h"

#include <stdio.h>
#include <stdlib.h>

static const struct training_plan plan = {
    .fold_epochs = 4,
    .selection_epochs = 8,
    .runs = 4,
    .tagger_epochs = 8,
    .parser_epochs = 12,
    .labeller_epochs = 8,
    .boundary_epochs = 6,
    .tagger_buckets = 28000,
    .move_buckets = 36000,
    .labeller_buckets = 27000,
    .boundary_buckets = 1600,
};

struct job {
    int count;
    char **arguments;
    bool done;
};

/* A label that is too rare to be learned with its subtype is learned without. */
static void fold_labels(struct corpus *corpus)
{
    enum { RARE = 100 };
    size_t counts[LABEL_COUNT] = {0};
    for (size_t i = 0; i < corpus->examples.count; i++)
        for (int w = 0; w < corpus->examples.items[i].count; w++)
            counts[corpus->examples.items[i].gold[w].label]++;
    for (size_t i = 0; i < corpus->examples.count; i++) {
        for (int w = 0; w < corpus->examples.items[i].count; w++) {
            uint8_t *label = &corpus->examples.items[i].gold[w].label;
            struct slice name = slice_of(label_name(*label));
            enum label base;
            if (counts[*label] < RARE && label_from_name(slice_cut(&name, ':'), &base))
                *label = (uint8_t)base;
        }
    }
}

static void choose_lanes(const struct corpus *corpus, struct lanes *tags,
                         struct lanes *labels)
{
    size_t tag_counts[TAG_COUNT] = {0}, label_counts[LABEL_COUNT] = {0};
    for (size_t i = 0; i < corpus->examples.count; i++) {
        const struct example *example = &corpus->examples.items[i];
        for (int w = 0; w < example->count; w++) {
            tag_counts[example->gold[w].tag]++;
            label_counts[example->gold[w].label]++;
        }
    }
    label_counts[LABEL_ROOT] = 0; /* the tree tells it */
    lanes_choose(tags, tag_counts, TAG_COUNT);
    lanes_choose(labels, label_counts, LABEL_COUNT);
}

static struct slice train_model(struct corpus *corpus)
{
    struct lanes tags, labels;
    struct slice sections[MODEL_SECTION_COUNT];
    fold_labels(corpus);
    choose_lanes(corpus, &tags, &labels);
    struct dictionary dictionary = dictionary_make(corpus, &tags);
    dictionary_apply(&dictionary, corpus);
    sections[MODEL_DICTIONARY] = dictionary.table;
    sections[MODEL_AMBIGUITIES] = dictionary.ambiguities;
    sections[MODEL_TAGS] = slice_make((const char *)tags.value_of, LANES);
    sections[MODEL_TAGGER] = train_tagger(corpus, &tags, &plan);
    sections[MODEL_MOVES] = train_parser(corpus, &plan);
    sections[MODEL_LABELS] = slice_make((const char *)labels.value_of, LANES);
    sections[MODEL_LABELLER] = train_labeller(corpus, &labels, &plan);
    sections[MODEL_BOUNDARIES] = train_boundaries(corpus, &dictionary, &plan);
    return blob_make(corpus->arena, "model", MODEL_TEMPLATES, sections,
                     MODEL_SECTION_COUNT);
}

static void run(struct arena *arena, void *context)
{
    struct job *job = context;
    struct lexicon lexicon;
    dateline_error error;
    struct corpus corpus = {.arena = arena};
    struct slice bytes = wordnet_distil(arena, job->arguments[0]);
    if (!bytes.data || !file_write(job->arguments[1], bytes))
        return;
    if (!lexicon_open(&lexicon, bytes, &error)) {
        fprintf(stderr, "trainer: %s\n", error.message);
        return;
    }
    for (int i = 3; i < job->count; i++)
        if (!corpus_add_file(&corpus, &lexicon, job->arguments[i]))
            return;
    if (corpus.word_count == 0) {
        fputs("trainer: there are no sentences to learn from\n", stderr);
        return;
    }
    fprintf(stderr, "%zu sentences, %zu words\n", corpus.examples.count,
            corpus.word_count);
    job->done = file_write(job->arguments[2], train_model(&corpus));
}

int main(int argc, char **argv)
{
    enum { MEMORY_MAX = 4000 }; /* MiB */
    if (argc < 5) {
        fputs("usage: trainer WORDNET-FOLDER LEXICON MODEL TREEBANK.conllu...\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new((size_t)MEMORY_MAX << 20);
    struct job job = {argc - 1, argv + 1, false};
    if (!arena || !arena_run(arena, run, &job))
        fputs("trainer: out of memory\n", stderr);
    arena_free(arena);
    return job.done ? EXIT_SUCCESS : EXIT_FAILURE;
}
