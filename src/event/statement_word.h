/* The words that tell of statements, from statements.def: verbs of saying and nouns for
 * what is said. */
#ifndef DATELINE_EVENT_STATEMENT_WORD_H
#define DATELINE_EVENT_STATEMENT_WORD_H

#include "base/hash_filter.h"
#include "base/slice.h"

#include <stdint.h>

/* What must stand beside a verb to make it a statement. */
enum statement_content {
    CONTENT_CLAUSE,
    CONTENT_ANYTHING,
    CONTENT_THING,
    CONTENT_QUOTATION,
    CONTENT_OCCASION
};
/* How a noun becomes a statement. */
enum statement_noun_kind {
    NOUN_HELD,
    NOUN_GIVEN,
    NOUN_ISSUED,
    NOUN_WRITTEN,
    NOUN_CARRIER
};
enum statement_addressee { ADDRESSEE_NO, ADDRESSEE_OBJECT };

struct statement_verb {
    enum statement_content content;
    struct slice lemma, third, past, participle, gerund;
    const char *form;
    enum statement_addressee addressee;
};

struct statement_noun {
    enum statement_noun_kind kind;
    struct slice before, singular, plural;
    const char *form;
};

/* The row whose lemma or inflected form the lower-case word is, or NULL. */
const struct statement_verb *statement_verb_find(struct slice lower);
/* The row for the noun with the word before it; rows that ask for a word before win.
 * NULL: none. */
const struct statement_noun *statement_noun_find(struct slice before, struct slice lower);
/* Whether the verb makes a statement of a noun of this kind: "issue", ISSUED. */
bool statement_verb_is_light(enum statement_noun_kind kind, struct slice lemma);

/* What the tables have for a word. */
struct statement_slot {
    uint32_t check; /* upper half of the word's hash; 0: free */
    uint16_t verb;  /* row + 1 that statement_verb_find finds; 0: none */
    bool noun;      /* statement_noun_find may find a row */
};

/* The words of the tables by their hashes (hash_bytes), so that most others cost nothing. */
enum { STATEMENT_SLOTS = 4096 }; /* more than three times the words */
struct statement_filter {
    struct hash_filter words;
    struct statement_slot slots[STATEMENT_SLOTS]; /* open addressing */
};
/* Fills in the verbs, the nouns and "according"; the filter is all 0. */
void statement_filter_fill(struct statement_filter *filter);

/* The slot of the lower-case word with the hash; NULL: it is in neither table. */
const struct statement_slot *statement_filter_find(const struct statement_filter *filter,
                                                   uint64_t hash);
/* The verb that has the word as a form; NULL: there is none. */
const struct statement_verb *statement_slot_verb(const struct statement_slot *slot);

/* Whether a phrase with the preposition tells what was said: "warned" "of". */
bool statement_verb_has_topic(struct slice lemma, struct slice preposition);

/* Whether the noun, in the singular or the plural, is what is said when it is the object:
 * "rejected" "claims". */
bool statement_verb_takes_object(struct slice lemma, struct slice noun);
/* Whether there are such nouns for the verb. */
bool statement_verb_has_objects(struct slice lemma);

/* Whether the verb tells of something else unless a certain word follows: "made clear". */
bool statement_verb_needs_more(const struct statement_verb *verb);

/* The rows of the tables, for tests. */
size_t statement_verb_count(void);
const struct statement_verb *statement_verb_row(size_t index);
size_t statement_topic_count(void);
struct slice statement_topic_lemma(size_t index);
size_t statement_object_count(void);
struct slice statement_object_lemma(size_t index);
size_t statement_noun_count(void);
const struct statement_noun *statement_noun_row(size_t index);

#endif
