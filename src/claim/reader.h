/*
 * The workplace of reading one claim: its tokens with what the tables know of each word,
 * its expressions of time and its names. Private to this folder.
 */
#ifndef DATELINE_CLAIM_READER_H
#define DATELINE_CLAIM_READER_H

#include "claim/question.h"
#include "claim/word_sets.h"

/* What a word does to a claim, from words.def. */
enum word_group {
    WORDS_NONE,
    WORDS_MALE,
    WORDS_FEMALE,
    WORDS_PLURAL,
    WORDS_NEVER,
    WORDS_NO,
    WORDS_COUNT_ONCE,
    WORDS_COUNT_TWICE,
    WORDS_COUNT_TIMES,
    WORDS_RANK_FIRST,
    WORDS_RANK_SECOND,
    WORDS_RANK_THIRD,
    WORDS_RANK_FOURTH,
    WORDS_RANK_LAST,
    WORDS_NEXT,
    WORDS_HEDGE,
    WORDS_TOPIC,
    WORDS_REMOTE,
    WORDS_VIDEO,
    WORDS_PRESENT,
    WORDS_SPEAK,
    WORDS_UTTER,
    WORDS_ACT,
    WORDS_TOGETHER,
    WORDS_PLANNED,
    WORDS_CANCELLED,
    WORDS_POSTPONED,
    WORDS_WITHOUT,
    WORDS_EMPTY,
};

struct reader {
    struct arena *arena;
    const struct extractor *extractor;
    const struct record *timeline;
    struct question *question;
    struct document *document;
    uint32_t count; /* tokens that are read */
    struct timex_vector timexes;
    uint32_t *timex_of; /* by token, TIMEX_NONE */
    VECTOR(struct name_use) names;
    uint32_t *name_of; /* by token, UINT32_MAX */
    uint8_t *group;    /* by token: enum word_group */
    bool *in_place;    /* by token: of a place's name that has several words */
    bool *spent;       /* by token: has told what it tells */
};

/* The claim's text cut into tokens, tagged, with expressions and names found. */
void reader_open(struct reader *reader, struct arena *arena,
                 const struct extractor *extractor, const struct name_index *names,
                 const struct record *timeline, struct question *question);

struct slice reader_lower(const struct reader *reader, uint32_t token);
bool reader_is(const struct reader *reader, uint32_t token, const char *word);
/* Whether its lower-case form is in the set. */
bool reader_among(const struct reader *reader, uint32_t token, enum claim_word_set set);
enum tag reader_tag(const struct reader *reader, uint32_t token);
/* The first token of [first, end) that is 'word', or 'end'. */
uint32_t reader_find(const struct reader *reader, uint32_t first, uint32_t end,
                     const char *word);
/* A number from 1 to 999 in digits, or to ten in letters; "a" and "the" are 1. */
bool reader_amount(const struct reader *reader, uint32_t token, int32_t *amount);
bool reader_is_rank(const struct reader *reader, uint32_t token);

#endif
