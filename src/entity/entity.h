/*
 * Who and what an article speaks of: named and nominal mentions, their types, and which
 * of them are the same (coreference inside one article).
 */
#ifndef DATELINE_ENTITY_ENTITY_H
#define DATELINE_ENTITY_ENTITY_H

#include "entity/gazetteer.h"
#include "language/arguments.h"
#include "language/document.h"

enum entity_type {
    ENTITY_UNKNOWN,
    ENTITY_PERSON,
    ENTITY_ORGANIZATION,
    ENTITY_PLACE,
    ENTITY_COUNTRY,
    ENTITY_GROUP, /* people told together: "EU foreign ministers", "Israeli officials" */
};
enum gender { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE, GENDER_NEUTER };
enum mention_kind { MENTION_NAME, MENTION_NOMINAL, MENTION_PRONOUN };

#define ENTITY_NONE UINT32_MAX

struct mention {
    uint32_t first, end; /* tokens [first, end), titles and brackets included */
    uint32_t head;       /* token */
    uint32_t entity;
    enum mention_kind kind;
    bool in_quote;
    bool plural;
};

struct entity {
    enum entity_type type;
    enum gender gender;
    bool plural;
    bool is_role;       /* known only by role: "a diplomatic source", "the spokeswoman" */
    bool is_government; /* a place or country that acts: "Washington said" */
    struct slice name; /* fullest name: "John Kerry"; of roles the phrase without article:
                          "diplomatic source" */
    struct slice title;       /* "US Secretary of State"; empty: none */
    struct slice affiliation; /* "Yesh Atid"; empty: none */
    VECTOR(struct slice)
    aliases; /* other spellings in the article, with titles: "Kerry", "US Secretary of
                State John Kerry" */
    VECTOR(uint32_t) members; /* entities of a group that the text names: "the two men" */
    VECTOR(uint32_t) mentions; /* in text order */
};

/* A name inside a longer mention: the country or body of a title ("US" of "US Secretary
 * of State John Kerry"), the party in brackets. */
struct inner_name {
    uint32_t first, end; /* tokens */
    uint32_t entity;
};

struct entities {
    struct document *document;
    VECTOR(struct entity) items;
    VECTOR(struct mention) mentions; /* in text order, not overlapping */
    VECTOR(struct inner_name) inner; /* in text order */
    uint32_t *mention_of_token; /* by token: the mention that covers it, or UINT32_MAX */
    struct finder *finder;      /* what entity/ needs to answer later questions */
};

/* Tags every sentence; parses none. Time is linear in the text. */
struct entities *entities_find(struct document *document,
                               const struct gazetteer *gazetteer);

/* The entity that a noun phrase with this head speaks of, or ENTITY_NONE; pronouns are
 * resolved. */
uint32_t entity_of_token(const struct entities *entities, uint32_t token);
/* The entity for a phrase that is no mention yet ("two people briefed on the talks"):
 * made on demand. */
uint32_t entity_for_phrase(struct entities *entities, uint32_t head);
/* The bare name of a mention ("John Kerry" without title); empty for phrases and
 * pronouns.
 */
struct token_range entities_bare_name(const struct entities *entities, uint32_t mention);
/* Speaker of the quotation that "I" or "we" stands in; told by the event room before
 * pronouns in quotes are asked for. */
void entities_set_quote_speaker(struct entities *entities, uint32_t first, uint32_t end,
                                uint32_t speaker);

const char *entity_type_name(enum entity_type type);
bool entity_type_from_name(const char *name, enum entity_type *type);

#endif
