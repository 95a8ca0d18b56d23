/*
 * An article's text as sentences and tokens, with part-of-speech tags and dependency
 * trees filled in on demand.
 *
 * Tokens follow the splitting of Universal Dependencies' English treebanks ("n't", "'s"
 * and the parts of a hyphenated word are tokens of their own). A token's form is
 * normalised (curly quotes are ASCII, no-break spaces and soft hyphens gone, dashes "-"
 * or "--"); start and end point into the article's text, which is left alone.
 *
 * Tagging and parsing cost time and are asked for by sentence, where a trigger stands.
 */
#ifndef DATELINE_LANGUAGE_DOCUMENT_H
#define DATELINE_LANGUAGE_DOCUMENT_H

#include "article/article.h"
#include "language/character.h"

#include <stdint.h>

enum tag {
#define TAG(name, spelling) TAG_##name,
#include "language/tags.def"
#undef TAG
    TAG_COUNT
};

enum label {
#define LABEL(name, spelling) LABEL_##name,
#include "language/labels.def"
#undef LABEL
    LABEL_COUNT
};

const char *tag_name(enum tag tag);
const char *label_name(enum label label);
bool tag_from_name(struct slice name, enum tag *tag);
bool label_from_name(struct slice name, enum label *label);

/* VB VBD VBG VBN VBP VBZ; not MD */
static inline bool tag_is_verb(enum tag tag)
{
    return tag >= TAG_VB && tag <= TAG_VBZ;
}

/* NN NNS NNP NNPS */
static inline bool tag_is_noun(enum tag tag)
{
    return tag >= TAG_NN && tag <= TAG_NNS;
}

static inline bool tag_is_name(enum tag tag)
{
    return tag == TAG_NNP || tag == TAG_NNPS;
}

#define TOKEN_NONE                                                                       \
    UINT32_MAX /* "no such token": the head of a root, an argument that is not there */

struct token {
    uint32_t start, end; /* bytes of the article's text */
    struct slice form;   /* normalised spelling */
    struct slice lower;  /* the same in lower case (ASCII and Latin letters) */
    uint64_t hash;       /* hash_bytes(lower) */
    uint32_t sentence;
    uint32_t head;   /* token, TOKEN_NONE for the root; set when the sentence is parsed */
    uint8_t tag;     /* enum tag; set when the sentence is tagged */
    uint8_t label;   /* enum label; set when the sentence is parsed */
    uint8_t classes; /* character_classes_of(form) */
    bool space_after : 1;  /* white space follows in the text */
    bool capitalised : 1;  /* begins with an upper-case letter */
    bool all_capitals : 1; /* two or more letters, all upper-case */
    bool has_digit : 1;
    bool is_punctuation : 1;
};

/* Is it made of the letters A to Z alone, as most are? */
static inline bool token_is_letters(const struct token *token)
{
    return !(token->classes & ~(unsigned)CHARACTER_LETTER);
}

struct sentence {
    uint32_t first, end; /* tokens [first, end) */
    uint32_t block;      /* of the article */
    bool starts_block;
    bool tagged, parsed;
    bool opens_in_quote; /* its first token stands inside a quotation that an earlier
                            sentence opened */
};

/* The dependents of a token, in the order of the text. */
struct dependents {
    uint64_t labels; /* bits of those that they have */
    uint32_t first;  /* of them, or TOKEN_NONE */
    uint32_t next;   /* the token's next sibling, or TOKEN_NONE */
};

struct language; /* the model and the lexicon; see language.h */

struct document {
    struct arena *arena;
    const struct article *article;
    const struct language *language;
    VECTOR(struct token) tokens;
    VECTOR(struct sentence) sentences;
    struct dependents *dependents; /* by token, of the parsed sentences; NULL: none is */
};

static inline const struct token *document_token(const struct document *document,
                                                 uint32_t token)
{
    return &document->tokens.items[token];
}

/* Splits all blocks that tell news (article_block_is_news) into sentences and tokens. */
struct document *document_new(struct arena *arena, const struct language *language,
                              const struct article *article);
/* The same for some stretches of the text only ('ranges' in order, not overlapping), each
 * within one block. */
struct document *document_new_from_ranges(struct arena *arena,
                                          const struct language *language,
                                          const struct article *article,
                                          const struct article_block *ranges,
                                          size_t count);

/* Fill in tags, or tags and trees, of one sentence; nothing happens the second time. */
void document_tag(struct document *document, uint32_t sentence);
void document_parse(struct document *document, uint32_t sentence);
/* The same for many sentences at once, in less time than one after the other. No sentence
 * twice. */
void document_tag_many(struct document *document, const uint32_t *sentences,
                       size_t count);
void document_parse_many(struct document *document, const uint32_t *sentences,
                         size_t count);

/* The dictionary form in lower case ("met" -> "meet", "talks" -> "talk" by its tag);
 * needs the tag. */
struct slice document_lemma(struct document *document, uint32_t token);
/* The article's text from the first token's start to the last one's end, verbatim. */
struct slice document_text(const struct document *document, uint32_t first, uint32_t end);

#endif
