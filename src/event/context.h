/*
 * The workplace of one article's extraction: what the rooms below found (tokens,
 * expressions, entities), and the drafts of the events under construction. Everything
 * lives in the arena of the job; one thread at a time.
 */
#ifndef DATELINE_EVENT_CONTEXT_H
#define DATELINE_EVENT_CONTEXT_H

#include "event/extract.h"
#include "event/word_sets.h"
#include "temporal/timex.h"

/*
 * An event under construction. Drafts are told apart by their address; extract.c writes
 * those that were not merged into another into the record, in text order.
 */
struct draft {
    struct event event;
    uint32_t predicate;       /* token of the first mention's trigger */
    uint32_t timex;           /* the expression that dates it, or TIMEX_NONE */
    const char *place_reason; /* for --explain: how the place was found; NULL: none */
    bool background;          /* told as known of old: "has met", "had said" */
    struct token_range said;  /* a statement: its indirect speech; empty: none */
    struct draft *same_as;    /* merged into that one; NULL: stands for itself */
    uint32_t number;          /* its event in the record, once written */
};

/* An order or containment told by the text, between drafts. */
struct draft_relation {
    struct draft *from, *to;
    enum relation_type type;
    struct span evidence;
};

/* A stretch between quotation marks, or an indirect speech, whose speaker is known. */
struct quotation {
    uint32_t first, end;     /* tokens, the marks included */
    uint32_t speaker;        /* entity, or ENTITY_NONE */
    struct draft *statement; /* when and where it was said; NULL: not known */
};

/* A paragraph of a live report that begins with a clock. */
struct live_entry {
    uint32_t sentence;     /* its first */
    struct token_range at; /* the clock, as written */
    instant from, until;   /* the entry before on that day, its own */
};
struct live_entries {
    struct live_entry *items;
    size_t count, capacity;
};

struct event_context {
    struct arena *arena;
    const struct extractor *extractor;
    const struct event_tables *tables;
    const struct word_index *words; /* of the tables */
    const struct extract_options *options;
    const struct article *article;
    struct document *document;
    struct entities *entities;
    struct timex_vector timexes;
    uint32_t *timex_of_token; /* by token: the expression that covers it, or TIMEX_NONE */
    struct record *record;
    VECTOR(uint32_t) actor_of_entity;      /* by entity: its actor, or INDEX_NONE */
    VECTOR(const char *) article_of_actor; /* "the", "a", or NULL: before it in titles */
    VECTOR(struct draft *) drafts;
    VECTOR(struct draft_relation) relations;
    VECTOR(struct quotation) quotations; /* in text order; filled by statements_find */
    struct live_entries live_entries;    /* of a live report; empty: it is none */
    bool has_published;
    int32_t published; /* day, of the article's own zone */
    int32_t
        news_begin; /* the first day that an undated report may tell of: the day before
                           publication, or an earlier one that the lead names */
};

/* Tokens, expressions and entities of the article, and an empty record. */
struct event_context *event_context_new(struct arena *arena,
                                        const struct extractor *extractor,
                                        const struct article *article,
                                        const struct extract_options *options);

/* A draft with one mention: the sentence of 'predicate', which is its trigger. Nobody
 * takes part yet, nothing is known of time and place. */
struct draft *draft_new(struct event_context *context, enum event_kind kind,
                        uint32_t predicate);
/* A further place where the text tells of the same event. */
void draft_add_mention(struct event_context *context, struct draft *draft,
                       uint32_t trigger, double confidence);
/* The draft at the end of the chain of same_as. */
struct draft *draft_resolved(struct draft *draft);
/* The entity takes part; once only, however often it is added (the first role stays). */
void draft_add_participant(struct event_context *context, struct draft *draft,
                           uint32_t entity, enum participant_role role);
bool draft_has_participant(const struct event_context *context, const struct draft *draft,
                           uint32_t entity);

/* The quotation that the token stands in, or NULL. */
const struct quotation *quotation_at(const struct event_context *context, uint32_t token);

/* The sentence's tokens. */
struct token_range sentence_range(const struct event_context *context, uint32_t sentence);
static inline const struct token *token_at(const struct event_context *context,
                                           uint32_t token)
{
    return &context->document->tokens.items[token];
}

static inline const struct entity *entity_at(const struct event_context *context,
                                             uint32_t entity)
{
    return &context->entities->items.items[entity];
}

/* Whether the token's lower-case form is 'word'. */
static inline bool token_is(const struct document *document, uint32_t token,
                            const char *word)
{
    return slice_is(document->tokens.items[token].lower, word);
}

/* Whether its lower-case form is one of the words, separated by single spaces. */
static inline bool token_in(const struct document *document, uint32_t token,
                            const char *words)
{
    return word_in(document->tokens.items[token].lower, slice_of(words));
}

/* The same for the dictionary form; the sentence must be tagged. */
bool lemma_in(struct document *document, uint32_t token, const char *words);

/* Whether the token's lower-case form is in the set. */
static inline bool token_among(const struct event_context *context, uint32_t token,
                               enum word_set set)
{
    return word_index_has(context->words, context->document->tokens.items[token].hash,
                          set);
}

/* The same for its dictionary form; the sentence must be tagged. */
bool lemma_among(const struct event_context *context, uint32_t token, enum word_set set);

/* Whether its dictionary form is 'word'; the sentence must be tagged. */
static inline bool lemma_is(struct document *document, uint32_t token, const char *word)
{
    return slice_is(document_lemma(document, token), word);
}

#endif
