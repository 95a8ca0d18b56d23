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

/* ---- running texts ---- */

struct text_maker {
    struct corpus *corpus;
    VECTOR(struct token) tokens;
    uint32_t sentence;
    uint32_t joined; /* words up to this number are parts of the one before them ... */
    bool space;      /* ... which white space follows */
};

static void end_text(struct text_maker *maker)
{
    struct running_text text = {maker->tokens.items, (uint32_t)maker->tokens.count};
    if (text.count > 1)
        vector_push(maker->corpus->arena, &maker->corpus->texts, text);
    maker->tokens.items = NULL;
    maker->tokens.count = maker->tokens.capacity = 0;
}

static bool has_space(const struct conllu_line *line)
{
    struct slice misc = line->fields[CONLLU_MISC];
    return slice_find(misc, slice_of("SpaceAfter=No"), 0) >= misc.size;
}

static uint32_t number_at(struct slice text)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        number = number * 10 + (uint32_t)(text.data[i] - '0');
    return number;
}

/* "3-4": the words 3 and 4 are written as one. */
static void begin_range(struct text_maker *maker, const struct conllu_line *line)
{
    struct slice rest = line->fields[CONLLU_ID];
    (void)slice_cut(&rest, '-');
    if (rest.size == 0)
        return;
    maker->joined = number_at(rest);
    maker->space = has_space(line);
}

static void add_token(struct text_maker *maker, const struct conllu_line *line)
{
    uint32_t number = number_at(line->fields[CONLLU_ID]);
    struct token token = line->token;
    token.sentence = maker->sentence;
    token.space_after = number < maker->joined    ? false
                        : number == maker->joined ? maker->space
                                                  : has_space(line);
    vector_push(maker->corpus->arena, &maker->tokens, token);
}

static void end_text_sentence(struct text_maker *maker)
{
    if (maker->tokens.count > 0)
        maker->tokens.items[maker->tokens.count - 1].space_after = true;
    maker->sentence++;
    maker->joined = 0;
}

static void add_texts(struct corpus *corpus, const struct conllu *conllu)
{
    struct text_maker maker = {.corpus = corpus};
    for (size_t i = 0; i < conllu->lines.count; i++) {
        const struct conllu_line *line = &conllu->lines.items[i];
        if (line->is_word)
            add_token(&maker, line);
        else if (line->text.size == 0)
            end_text_sentence(&maker);
        else if (slice_starts_with(line->text, "# newdoc"))
            end_text(&maker);
        else if (line->text.data[0] != '#')
            begin_range(&maker, line);
    }
    end_text(&maker);
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
    add_texts(corpus, conllu);
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
