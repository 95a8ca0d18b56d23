#include "timeline/copies.h"

#include "base/hash.h"
#include "timeline/multimap.h"

#include <stdlib.h>

enum {
    SENTENCES_MAX = 64,       /* of an article that are looked at */
    SENTENCES_MIN = 2,        /* one sentence alone may be a quotation of a release */
    SENTENCE_LENGTH_MIN = 24, /* bytes; "He declined." says nothing */
};
#define SHARE_MIN 0.7

static int compare_hashes(const void *first, const void *second)
{
    uint64_t a = *(const uint64_t *)first, b = *(const uint64_t *)second;
    return (a > b) - (a < b);
}

/* Hashes of the sentences that a record's events stand in, each once. */
static size_t list_sentences(const struct collected_record *record,
                             uint64_t sentences[SENTENCES_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < record->events.count && count < SENTENCES_MAX; i++) {
        const struct event *event = &record->events.items[i];
        for (size_t j = 0; j < event->mentions.count && count < SENTENCES_MAX; j++) {
            struct slice sentence = slice_of(event->mentions.items[j].sentence);
            if (sentence.size >= SENTENCE_LENGTH_MIN)
                sentences[count++] = hash_bytes(sentence);
        }
    }
    if (count == 0)
        return 0;
    qsort(sentences, count, sizeof *sentences, compare_hashes);
    size_t kept = 1;
    for (size_t i = 1; i < count; i++)
        if (sentences[i] != sentences[kept - 1])
            sentences[kept++] = sentences[i];
    return kept;
}

/* The source that has most of the sentences, and how many. */
static uint32_t most_alike(const struct multimap *index, const uint64_t *sentences,
                           size_t count, size_t *shared)
{
    uint32_t sources[SENTENCES_MAX];
    size_t votes[SENTENCES_MAX], found = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t entry = multimap_first(index, sentences[i]);
        if (entry == MULTIMAP_END)
            continue;
        uint32_t source = index->entries.items[entry].value;
        size_t at = 0;
        while (at < found && sources[at] != source)
            at++;
        if (at == found) {
            sources[found] = source;
            votes[found++] = 0;
        }
        votes[at]++;
    }
    *shared = 0;
    uint32_t best = INDEX_NONE;
    for (size_t i = 0; i < found; i++) {
        if (votes[i] > *shared) {
            *shared = votes[i];
            best = sources[i];
        }
    }
    return best;
}

uint32_t copies_original(const struct collection *collection, uint32_t source)
{
    if (source == INDEX_NONE)
        return INDEX_NONE;
    const struct source *s = &collection->sources.items[source];
    return s->is_copy ? s->copy_of : source;
}

static void find_copies(struct arena *arena, void *context)
{
    struct collection *collection = context;
    struct multimap index;
    multimap_init(&index, arena);
    for (size_t i = 0; i < collection->records.count; i++) {
        const struct collected_record *record = collection->records.items[i];
        uint64_t sentences[SENTENCES_MAX];
        size_t count = list_sentences(record, sentences), shared;
        if (record->source == INDEX_NONE || count == 0)
            continue;
        uint32_t best = most_alike(&index, sentences, count, &shared);
        if (shared >= SENTENCES_MIN && best != record->source && !record->merged &&
            (double)shared >= SHARE_MIN * (double)count) {
            struct source *source = &collection->sources.items[record->source];
            source->is_copy = true;
            source->copy_of = copies_original(collection, best);
            continue;
        }
        for (size_t j = 0; j < count; j++)
            if (multimap_first(&index, sentences[j]) == MULTIMAP_END)
                multimap_add(&index, sentences[j], record->source);
    }
}

void copies_find(struct collection *collection)
{
    arena_run_apart(collection->arena, find_copies, collection);
}
