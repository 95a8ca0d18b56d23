#include "language/analysis.h"

#include "language/labeller.h"
#include "language/parser.h"
#include "language/repair.h"
#include "language/tagger.h"

/* The words' heads and labels as those of the piece's tokens. */
static void take_tree(const struct word *words, struct token *piece, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        piece[i].label = words[i].label;
        piece[i].head = words[i].head < 0 ? TOKEN_NONE : (uint32_t)words[i].head;
    }
}

/* Makes the piece that begins at 'first' a part of its sentence, whose root is 'root', or
 * TOKEN_NONE for the first piece. Returns the sentence's root. */
static uint32_t join_piece(struct token *tokens, uint32_t first, uint32_t count,
                           uint32_t root)
{
    uint32_t piece_root = TOKEN_NONE;
    for (uint32_t i = first; i < first + count; i++) {
        struct token *token = &tokens[i];
        if (token->head != TOKEN_NONE) {
            token->head += first;
            continue;
        }
        piece_root = i;
        token->head = root;
        if (root != TOKEN_NONE)
            token->label = LABEL_PARATAXIS;
    }
    return root == TOKEN_NONE ? piece_root : root;
}

static void describe(const struct language *language, struct word *words,
                     const struct token *piece, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        word_describe(&words[i], &piece[i], &language->lexicon);
        word_look_up(&words[i], &language->model);
    }
}

static void tag_piece(const struct language *language, struct word *words,
                      const struct repair *repair)
{
    describe(language, words, repair->tokens, repair->count);
    tagger_run(&language->model, words, (int)repair->count);
    for (uint32_t i = 0; i < repair->count; i++)
        repair->tokens[i].tag = words[i].tag;
    repair_tags(repair);
    for (uint32_t i = 0; i < repair->count; i++)
        words[i].tag = repair->tokens[i].tag;
}

/* Words that were tagged before. */
static void take_tags(struct word *words, const struct repair *repair)
{
    for (uint32_t i = 0; i < repair->count; i++) {
        word_spell(&words[i], &repair->tokens[i]);
        words[i].tag = repair->tokens[i].tag;
    }
}

static void parse_piece(const struct language *language, struct word *words,
                        const struct repair *repair)
{
    parser_run(&language->model, words, (int)repair->count);
    labeller_run(&language->model, words, (int)repair->count);
    take_tree(words, repair->tokens, repair->count);
    repair_tree(repair);
}

void analyse(const struct language *language, struct token *tokens, uint32_t count,
             enum analysis analysis)
{
    struct word words[WORDS_MAX];
    uint32_t root = TOKEN_NONE;
    for (uint32_t first = 0; first < count; first += WORDS_MAX) {
        uint32_t size = count - first < WORDS_MAX ? count - first : WORDS_MAX;
        struct repair repair = {&language->lexicon, tokens + first, size};
        if (analysis == ANALYSIS_TREE_OF_TAGS)
            take_tags(words, &repair);
        else
            tag_piece(language, words, &repair);
        if (analysis == ANALYSIS_TAGS)
            continue;
        parse_piece(language, words, &repair);
        root = join_piece(tokens, first, size, root);
    }
}
