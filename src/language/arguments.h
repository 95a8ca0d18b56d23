/*
 * Who does what to whom: the arguments of a predicate, read off the tree and repaired by
 * rules over the tags, each where it does best. The one way for later rooms to look at
 * structure.
 */
#ifndef DATELINE_LANGUAGE_ARGUMENTS_H
#define DATELINE_LANGUAGE_ARGUMENTS_H

#include "language/document.h"

/* How the predicate is presented; several may hold. */
enum predicate_flag {
    PREDICATE_PASSIVE = 1,
    PREDICATE_NEGATED =
        2, /* not, never, no longer, without ...ing, refuse/fail/decline to */
    PREDICATE_FUTURE =
        4, /* will, shall, is to, is going to, is due/scheduled/expected/set to */
    PREDICATE_MODAL = 8,        /* may, might, could, would, should, must */
    PREDICATE_CONDITIONAL = 16, /* inside or governed by if, unless, whether */
    PREDICATE_PERFECT = 32,     /* has/have/had + participle */
    PREDICATE_PAST = 64,
    PREDICATE_PRESENT = 128,
    PREDICATE_PROGRESSIVE = 256,
    PREDICATE_INFINITIVE = 512,
    PREDICATE_QUESTION = 1024,
};

struct prepositional_argument {
    uint32_t preposition; /* token: with, in, after ... */
    uint32_t noun;        /* head of what it governs */
};

struct arguments {
    uint32_t predicate;
    unsigned flags; /* enum predicate_flag */
    uint32_t
        subject; /* who acts; of a passive the agent ("by ..."), direct or inherited by
                    control, coordination or a relative clause; TOKEN_NONE: not told */
    uint32_t object;          /* what is acted on; of a passive its grammatical subject */
    uint32_t indirect_object; /* "told AFP that" */
    uint32_t clause;          /* head of the complement clause ("said [that] ... was") */
    uint32_t controller;      /* the verb or adjective that governs it: "scheduled" of "is
                                 scheduled to meet" */
    VECTOR(struct prepositional_argument) prepositions;
};

/* The sentence is parsed when it was not yet. 'predicate' may be a verb, or a noun
 * ("talks with X in Y"). */
void arguments_find(struct document *document, uint32_t predicate,
                    struct arguments *arguments);

/* All heads coordinated with 'head', itself first, in text order: "Kerry and Allen" gives
 * both. */
struct token_list {
    uint32_t *items;
    size_t count, capacity;
};
void arguments_coordinated(struct document *document, uint32_t head,
                           struct token_list *heads);

/* First and one past the last token of the phrase under 'head' (its whole subtree, or
 * without clauses and appositions). */
struct token_range {
    uint32_t first, end;
};
struct token_range phrase_of(struct document *document, uint32_t head);
struct token_range noun_phrase_of(struct document *document, uint32_t head);
/* The nearest verb above 'token' in the tree, or TOKEN_NONE. */
uint32_t governing_verb(struct document *document, uint32_t token);

#endif
