/* The words that tell of statements, from statements.def: verbs of saying and nouns for
 * what is said. */
#ifndef DATELINE_EVENT_STATEMENT_WORD_H
#define DATELINE_EVENT_STATEMENT_WORD_H

#include "base/slice.h"

/* What must stand beside a verb to make it a statement. */
enum statement_content {
    CONTENT_CLAUSE,
    CONTENT_ANYTHING,
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

/* The rows of the tables, for tests. */
size_t statement_verb_count(void);
const struct statement_verb *statement_verb_row(size_t index);
size_t statement_noun_count(void);
const struct statement_noun *statement_noun_row(size_t index);

#endif
