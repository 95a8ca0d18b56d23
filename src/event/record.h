/*
 * The record: what one article tells. Plain data in an arena, free of tokens and
 * documents: it is what `extract` writes and `merge` reads. A merged timeline has the
 * same shape, with several sources.
 *
 * Indices point into the vectors of the same record. Texts are NUL-terminated UTF-8,
 * NULL: not told. The names of all enum values are those of the contract (docs: README
 * "Formats").
 */
#ifndef DATELINE_EVENT_RECORD_H
#define DATELINE_EVENT_RECORD_H

#include "article/article.h"
#include "calendar/interval.h"
#include "entity/entity.h"

#define INDEX_NONE UINT32_MAX

/* A stretch of a source's file as read. */
struct span {
    uint32_t source;
    size_t start, end;           /* Unicode code points */
    size_t byte_start, byte_end; /* UTF-8 bytes */
    const char *text; /* what stands there, where the JSON shows it; NULL otherwise */
};
struct span_vector {
    struct span *items;
    size_t count, capacity;
};

struct source {
    const char *path, *title, *publisher, *author, *url, *language, *place, *timezone;
    struct article_date published;
    char sha256[65];
    const char *text; /* the article's text, only with --embed-text */
    bool is_copy;     /* republished: one source of evidence with 'copy_of' */
    uint32_t copy_of; /* source; means nothing unless is_copy */
};

struct text_vector {
    const char **items;
    size_t count, capacity;
};

/* An entity of the article(s): person, organisation, place ... */
struct actor {
    enum entity_type type;
    enum gender gender;
    bool plural, is_role;
    const char *name, *title, *affiliation;
    struct text_vector aliases;
    const char *uid; /* NULL until merged */
};

enum event_kind { EVENT_MEETING, EVENT_STATEMENT, EVENT_ACTION };
enum event_status {
    STATUS_OCCURRED,
    STATUS_PLANNED,
    STATUS_CANCELLED,
    STATUS_POSTPONED,
    STATUS_DENIED
};
enum participant_role {
    ROLE_ATTENDEE,
    ROLE_SPEAKER,
    ROLE_ADDRESSEE,
    ROLE_HOST,
    ROLE_MEDIATOR,
    ROLE_ABSENT
};
enum time_extent { EXTENT_WITHIN, EXTENT_THROUGHOUT };
enum time_basis {
    BASIS_NONE,
    BASIS_EXPLICIT,  /* the event's own words name the date */
    BASIS_INHERITED, /* from the sentence, paragraph or section before */
    BASIS_RELATIVE,  /* "three weeks ago", "the following day" */
    BASIS_DATELINE,
    BASIS_PUBLICATION, /* an undated report: the day before publication or that day */
    BASIS_RELATION     /* from its order to other events */
};
enum time_modifier {
    MODIFIER_NONE,
    MODIFIER_EARLY,
    MODIFIER_MID,
    MODIFIER_LATE,
    MODIFIER_APPROX,
    MODIFIER_BEFORE,
    MODIFIER_AFTER
};

struct event_time {
    struct interval interval; /* an open side is INSTANT_UNBOUNDED_* */
    enum granularity granularity;
    enum time_extent extent;
    enum time_basis basis;
    enum time_modifier modifier;
    const char *timezone, *timex, *edtf, *expression;
    bool has_anchor, has_original;
    int32_t anchor;          /* day */
    int32_t original;        /* day: postponed or moved, first set for */
    const char *explanation; /* for --explain: rule, anchor, direction and why */
};

struct participant {
    uint32_t actor;
    enum participant_role role;
};

/* In which tense a verb tells an event, from the earliest to the latest; filled with
 * events of every kind only (--kind all). */
enum mention_tense {
    TENSE_NONE, /* a noun, an infinitive; or not looked at */
    TENSE_PAST_PERFECT,
    TENSE_PAST,
    TENSE_PRESENT_PERFECT,
    TENSE_PRESENT,
    TENSE_FUTURE
};

struct event_mention {
    struct span span; /* the sentence */
    const char *sentence, *trigger;
    size_t trigger_start, trigger_end; /* code points */
    double confidence;                 /* 0..1 */
    enum mention_tense tense;
    /* what this very mention says, before merging; the timeline keeps them to name
     * contradictions */
    struct event_time time;
    enum event_status status;
    const char *place;
};

struct event {
    const char *id, *uid; /* NULL until merged */
    enum event_kind kind;
    enum event_status status;
    const char *form, *summary;
    uint32_t count;         /* 1, or what one clause counts: "met twice" */
    uint32_t ordinal;       /* "third meeting": 3; 0: not told */
    uint32_t attributed_to; /* actor or INDEX_NONE */
    VECTOR(struct participant) participants;
    const char *place_name;
    uint32_t place_actor; /* INDEX_NONE: none */
    struct event_time time;
    struct span_vector time_evidence, place_evidence, participant_evidence,
        status_evidence;
    const char *duration; /* ISO 8601 */
    const char *content;
    struct text_vector quotes;
    const char *about;
    VECTOR(struct event_mention) mentions;
    const char *explanation; /* for --explain: why this event exists and how each field
                                was found */
    uint32_t sequence;       /* iCalendar SEQUENCE */
};

enum relation_type {
    RELATION_BEFORE,
    RELATION_SAME_TIME,
    RELATION_DURING,
    RELATION_PART_OF
};
enum relation_basis { RELATION_FROM_DATES, RELATION_FROM_TEXT, RELATION_FROM_BOTH };
struct relation {
    uint32_t from, to; /* events */
    enum relation_type type;
    enum relation_basis basis;
    struct span_vector evidence;
};

enum conflict_kind { CONFLICT_DATE, CONFLICT_ORDER, CONFLICT_STATUS, CONFLICT_PLACE };
struct conflict_value {
    const char *value;
    struct span_vector evidence;
};
struct conflict {
    enum conflict_kind kind;
    VECTOR(uint32_t) events;
    const char *detail;
    VECTOR(struct conflict_value) values;
};

/* "X did not meet Y": no event, but known. */
struct negation {
    enum event_kind kind;
    VECTOR(struct participant) participants;
    struct event_time time;
    struct span_vector evidence;
};

struct record_warning {
    uint32_t source;
    const char *message;
};

struct record {
    struct arena *arena; /* holds everything below */
    VECTOR(struct source) sources;
    VECTOR(struct actor) actors;
    VECTOR(struct event)
    events; /* of one article: text order; of a timeline: timeline order */
    VECTOR(struct relation) relations;
    VECTOR(struct conflict) conflicts;
    VECTOR(struct negation) negations;
    VECTOR(struct record_warning) warnings;
    bool undated; /* a relative expression could not be resolved for want of a publication
                     date */
    bool corrected; /* an editor's corrections were applied: not all is as the articles
                       tell it */
};

/* Whether the actor takes part, in whatever role. */
bool event_has_participant(const struct event *event, uint32_t actor);
bool events_share_participant(const struct event *a, const struct event *b);
/* The text tells it, with the event or near it: not guessed from the publication. */
bool event_time_is_told(const struct event_time *time);

/* Names as the contract spells them. */
const char *event_kind_name(enum event_kind kind);
const char *event_status_name(enum event_status status);
const char *participant_role_name(enum participant_role role);
const char *mention_tense_name(enum mention_tense tense); /* NULL for none */
const char *time_basis_name(enum time_basis basis);
const char *time_extent_name(enum time_extent extent);
const char *time_modifier_name(enum time_modifier modifier); /* NULL for none */
const char *relation_type_name(enum relation_type type);
const char *relation_basis_name(enum relation_basis basis);
const char *conflict_kind_name(enum conflict_kind kind);
bool event_kind_from_name(const char *name, enum event_kind *kind);
bool event_status_from_name(const char *name, enum event_status *status);
bool participant_role_from_name(const char *name, enum participant_role *role);
bool mention_tense_from_name(const char *name, enum mention_tense *tense);
bool time_basis_from_name(const char *name, enum time_basis *basis);
bool time_extent_from_name(const char *name, enum time_extent *extent);
bool time_modifier_from_name(const char *name, enum time_modifier *modifier);
bool relation_type_from_name(const char *name, enum relation_type *type);
bool relation_basis_from_name(const char *name, enum relation_basis *basis);
bool conflict_kind_from_name(const char *name, enum conflict_kind *kind);

#endif
