/*
 * Dependency parser: the arc-hybrid transition system (Kuhlmann, Gomez-Rodriguez and
 * Satta 2011), greedy, with an averaged perceptron trained with the dynamic oracle of
 * Goldberg and Nivre (2013). Feature templates after Zhang and Nivre (2011).
 *
 * A sentence of n words takes 2n moves. The root is a node behind the last word.
 */
#ifndef DATELINE_LANGUAGE_PARSER_H
#define DATELINE_LANGUAGE_PARSER_H

#include "language/word.h"

enum move { MOVE_SHIFT, MOVE_LEFT, MOVE_RIGHT, MOVE_COUNT };

/* The outermost dependents of a node found so far: [0] the outermost, [1] the one found
 * before it; -1: none. */
struct parser_node {
    int16_t head;
    int16_t left[2], right[2];
    uint8_t left_count, right_count;
};

struct parser_state {
    const struct word *words;
    int count;  /* words; also the root's index */
    int buffer; /* index of the first word that is not yet shifted */
    int depth;  /* of the stack */
    int16_t stack[WORDS_MAX];
    struct parser_node nodes[WORDS_MAX + 1];
};

void parser_start(struct parser_state *state, const struct word *words, int count);
bool parser_done(const struct parser_state *state);
/* Bits 1 << move; never 0 before the parser is done. */
unsigned parser_legal_moves(const struct parser_state *state);
void parser_apply(struct parser_state *state, enum move move);
void parser_features(const struct parser_state *state, struct features *features);

/* One sentence while it is parsed, a move at a time, as struct tagger. */
struct parser {
    struct word *words;
    struct parser_state state;
    struct features features;
};

/* The words are tagged. */
void parser_begin(struct parser *parser, struct word *words, int count);
/* Goes on to the next move that is to be chosen; false when 'head' of all words is
 * there. */
bool parser_look(struct parser *parser, const struct model *model);
void parser_choose(struct parser *parser);

#endif
