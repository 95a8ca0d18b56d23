/* The CoNLL-U reader, and tagger, parser and repairs behind it: whatever the words are,
 * the result is a tree. */
#include "language/conllu.h"

#include "fuzz.h"

static void check_heads(const struct conllu *conllu,
                        const struct conllu_sentence *sentence)
{
    uint32_t roots = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct conllu_line *line = &conllu->lines.items[i];
        if (!line->is_word)
            continue;
        if (line->head > sentence->word_count)
            abort();
        roots += line->head == 0;
    }
    if (roots != 1)
        abort();
}

static void run(struct arena *arena, void *context)
{
    const struct slice *text = context;
    dateline_error error;
    struct buffer out;
    struct conllu *conllu = conllu_read(arena, *text, &error);
    if (!conllu)
        return;
    buffer_init(&out, arena, FUZZ_MEMORY);
    conllu_analyse(arena, fuzz_language(), conllu);
    for (size_t i = 0; i < conllu->sentences.count; i++)
        check_heads(conllu, &conllu->sentences.items[i]);
    conllu_take_gold(conllu);
    conllu_write(conllu, &out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = slice_make((const char *)data, size);
    return fuzz_in_arena(run, &text);
}
