/*
 * The state of one entities_find, shared by its steps in order: names, nominals,
 * coreference, types. Private to this folder.
 */
#ifndef DATELINE_ENTITY_FINDER_H
#define DATELINE_ENTITY_FINDER_H

#include "entity/entity.h"
#include "entity/gazetteer.h"
#include "entity/word_sets.h"
#include "language/language.h"

enum { ENTITY_TYPE_COUNT = ENTITY_GROUP + 1 };

/* What a mention's words say, beside the public part at the same index. */
struct mention_details {
    uint32_t name_first, name_end;   /* bare name, or the noun phrase without article */
    uint32_t title_first, title_end; /* empty: none */
    uint32_t affiliation_first, affiliation_end; /* in brackets behind it; empty: none */
    uint32_t owner; /* mention before "'s" or inside the phrase: whose minister it is */
    uint32_t
        apposition; /* mention of the same thing beside it, behind or before a comma */
    enum gender gender;
    bool definite; /* the, this, both, or owned */
    bool subject;  /* of a finite verb */
    bool relative; /* "who" follows */
    bool titled;   /* a title or honorific stands before the name */
    int8_t votes[ENTITY_TYPE_COUNT];
};

/* What is known of an entity while mentions are being joined, at the same index. */
struct entity_state {
    int votes[ENTITY_TYPE_COUNT];
    int female, male; /* evidence */
    uint32_t name_tokens;
    uint32_t subjects;    /* mentions that are one */
    unsigned roles;       /* cues of titles and role nouns */
    struct slice country; /* code of the country that a title tells; empty: none */
    uint64_t first_word, last_word; /* hashes of the bare name's words */
    uint32_t counterpart; /* whose counterpart it is called; ENTITY_NONE: nobody's */
    uint32_t last_mention;
    uint32_t name_mention; /* the one with the fullest name */
};

enum { KNOWN_WORDS = 256 };

/* What the gazetteer says of a word, remembered: names come back. */
struct known_word {
    uint64_t hash; /* 0: free */
    bool is_place;
    bool begins_place; /* names of places of several words may begin with it */
    char given_name;
    struct gazetteer_place place;
};

struct finder {
    struct document *document;
    const struct gazetteer *gazetteer;
    const struct word_index *word_sets; /* of the gazetteer */
    struct entities *entities;
    struct arena *arena;
    uint32_t *cues; /* by token: set of enum name_cue */
    VECTOR(struct mention_details) details;
    VECTOR(struct entity_state) states;
    struct name_index *index;
    struct known_word *known; /* by hash modulo KNOWN_WORDS, the last asked for */
    uint64_t
        *seen; /* open addressing: hashes of words seen capitalised inside sentences */
    size_t seen_slots;
    bool title_case; /* of the sentence that names are looked for in ... */
    bool shouted;    /* ... all in capitals */
};

/* Tokens. */
static inline const struct token *finder_token(const struct finder *finder,
                                               uint32_t token)
{
    return &finder->document->tokens.items[token];
}

/* The first letter tells most words apart before they are compared. */
static inline bool finder_is(const struct finder *finder, uint32_t token,
                             const char *lower)
{
    struct slice word = finder_token(finder, token)->lower;
    return word.size > 0 && word.data[0] == lower[0] && slice_is(word, lower);
}

static inline bool finder_is_form(const struct finder *finder, uint32_t token,
                                  const char *form)
{
    struct slice word = finder_token(finder, token)->form;
    return word.size > 0 && word.data[0] == form[0] && slice_is(word, form);
}

static inline bool finder_has_cue(const struct finder *finder, uint32_t token,
                                  unsigned cues)
{
    return (finder->cues[token] & cues) != 0;
}

/* Whether the token's lower-case form is in the set. */
static inline bool finder_among(const struct finder *finder, uint32_t token,
                                enum entity_word_set set)
{
    return word_index_has(finder->word_sets, finder_token(finder, token)->hash, set);
}

static inline bool finder_is_tag(const struct finder *finder, uint32_t token,
                                 enum tag tag)
{
    return finder_token(finder, token)->tag == tag;
}

/* The sentence of a mention's first token. */
static inline uint32_t finder_sentence_of(const struct finder *finder, uint32_t mention)
{
    return finder_token(finder, finder->entities->mentions.items[mention].first)
        ->sentence;
}

/* The first token of the token's sentence. */
static inline uint32_t finder_sentence_first(const struct finder *finder, uint32_t token)
{
    return finder->document->sentences.items[finder_token(finder, token)->sentence].first;
}

/* Whether a mention has the token. */
static inline bool finder_is_covered(const struct finder *finder, uint32_t token)
{
    return finder->entities->mention_of_token[token] != UINT32_MAX;
}

/* Forms joined with one space where the text has white space; in the arena. */
struct slice finder_text(const struct finder *finder, uint32_t first, uint32_t end);
bool finder_place(const struct finder *finder, uint32_t first, uint32_t end,
                  struct gazetteer_place *place);
char finder_given_name(const struct finder *finder, uint32_t token);
/* Capitalised as a name is, weekdays and function words apart. */
bool finder_is_capital(const struct finder *finder, uint32_t token);
/* Nearly All Longer Words Begin Like These. */
bool finder_is_title_case(const struct finder *finder, const struct sentence *sentence);
/* NEARLY ALL WORDS ARE WRITTEN SO. */
bool finder_is_shouted(const struct finder *finder, const struct sentence *sentence);
bool finder_seen(const struct finder *finder, uint64_t hash);

/* Adds a mention of tokens that none covers yet; returns its index. */
uint32_t finder_add_mention(struct finder *finder, const struct mention *mention,
                            const struct mention_details *details);

uint32_t finder_new_entity(struct finder *finder);
/* The mention speaks of the entity; its evidence counts for it. */
void finder_assign(struct finder *finder, uint32_t mention, uint32_t entity);

#define NO_MENTION UINT32_MAX

/* The steps, in order. */
void names_find(struct finder *finder, uint32_t sentence);
/* Whether the word is a personal pronoun in some reading. */
bool token_may_be_pronoun(const struct token *token);
void nominals_find(struct finder *finder, uint32_t sentence);
/* Evidence of each mention for its type; appositions and subjects. */
void mentions_weigh(struct finder *finder);
/* The same for a name alone, without what stands around it. */
void name_weigh(const struct finder *finder, struct mention_details *details);
/* Names to entities, and their types. */
void names_join(struct finder *finder);
/* Phrases and pronouns to entities. */
void nominals_resolve(struct finder *finder);
/* Roles that come before the name. */
void cataphora_resolve(struct finder *finder);
/* Names, titles and aliases of the entities. */
void entities_describe(struct finder *finder);
/* A new entity for a phrase that no mention covers; describes it. */
uint32_t finder_describe_phrase(struct finder *finder, uint32_t first, uint32_t end,
                                uint32_t head);

#endif
