#include "language/analysis.h"

#include "language/labeller.h"
#include "language/parser.h"
#include "language/tagger.h"

/* Gives the words' heads and labels to the tokens of a piece that begins at 'first';
 * 'root' is the sentence's root, or TOKEN_NONE while it is not known. */
static uint32_t take_tree(const struct word *words, struct token *tokens, uint32_t first,
                          uint32_t count, uint32_t root)
{
    uint32_t piece_root = TOKEN_NONE;
    for (uint32_t i = 0; i < count; i++) {
        struct token *token = &tokens[first + i];
        token->label = words[i].label;
        if (words[i].head >= 0) {
            token->head = first + (uint32_t)(uint16_t)words[i].head;
            continue;
        }
        piece_root = first + i;
        token->head = root;
        if (root != TOKEN_NONE)
            token->label = LABEL_PARATAXIS;
    }
    return root == TOKEN_NONE ? piece_root : root;
}

void analyse(const struct language *language, struct token *tokens, uint32_t count,
             enum analysis analysis)
{
    struct word words[WORDS_MAX];
    uint32_t root = TOKEN_NONE;
    for (uint32_t first = 0; first < count; first += WORDS_MAX) {
        uint32_t size = count - first < WORDS_MAX ? count - first : WORDS_MAX;
        for (uint32_t i = 0; i < size; i++) {
            word_describe(&words[i], &tokens[first + i], &language->lexicon);
            word_look_up(&words[i], &language->model);
        }
        tagger_run(&language->model, words, (int)size);
        for (uint32_t i = 0; i < size; i++)
            tokens[first + i].tag = words[i].tag;
        if (analysis == ANALYSIS_TAGS)
            continue;
        parser_run(&language->model, words, (int)size);
        labeller_run(&language->model, words, (int)size);
        root = take_tree(words, tokens, first, size, root);
    }
}
