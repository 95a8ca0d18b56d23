#include "language/trainer/corpus.h"

#include "language/conllu.h"
#include "language/trainer/file.h"

#include <stdio.h>

static void add_example(struct corpus *corpus, const struct lexicon *lexicon,
                        const struct conllu *conllu,
                        const struct conllu_sentence *sentence)
{
    int count = (int)sentence->word_count;
    struct example example = {ARENA_NEW_ARRAY(corpus->arena, (size_t)count, struct word),
                              ARENA_NEW_ARRAY(corpus->arena, (size_t)count, struct gold),
                              count};
    int index = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct conllu_line *line = &conllu->lines.items[i];
        if (!line->is_word)
            continue;
        word_describe(&example.words[index], &line->token, lexicon);
        example.gold[index++] =
            (struct gold){line->tag, line->label,
                          (int16_t)(line->head == 0 ? count : (int)line->head - 1)};
    }
    vector_push(corpus->arena, &corpus->examples, example);
    corpus->word_count += (size_t)count;
}

bool corpus_add_file(struct corpus *corpus, const struct lexicon *lexicon,
                     const char *path)
{
    dateline_error error = {0};
    struct slice text = file_read(corpus->arena, path);
    if (!text.data)
        return false;
    struct conllu *conllu = conllu_read(corpus->arena, text, &error);
    if (!conllu) {
        fprintf(stderr, "%s:%zu: %s\n", path, error.line, error.message);
        return false;
    }
    conllu_take_gold(conllu);
    for (size_t i = 0; i < conllu->sentences.count; i++)
        if (conllu->sentences.items[i].word_count <= WORDS_MAX)
            add_example(corpus, lexicon, conllu, &conllu->sentences.items[i]);
    return true;
}

uint32_t *corpus_order(const struct corpus *corpus)
{
    uint32_t *order = ARENA_NEW_ARRAY(corpus->arena, corpus->examples.count, uint32_t);
    for (uint32_t i = 0; i < corpus->examples.count; i++)
        order[i] = i;
    return order;
}

/* xorshift64 (Marsaglia 2003). */
uint64_t shuffler_next(struct shuffler *shuffler)
{
    uint64_t x = shuffler->state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return shuffler->state = x;
}

void shuffle(struct shuffler *shuffler, uint32_t *order, uint32_t count)
{
    for (uint32_t i = count; i > 1; i--) {
        uint32_t other = (uint32_t)(shuffler_next(shuffler) % i);
        uint32_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}
