/*
 * A claim as a question to the timeline: its parts (each an event, told by people, kind,
 * place, time and words) and the order that it says they have.
 */
#ifndef DATELINE_CLAIM_QUESTION_H
#define DATELINE_CLAIM_QUESTION_H

#include "claim/name_index.h"
#include "claim/when.h"
#include "event/extract.h"
#include "timeline/profile.h"

enum {
    CLAIM_SIZE_MAX = 4096, /* bytes; the rest is not read, and said so */
    PARTS_MAX = 8,
    PART_NAMES_MAX = 8,
    PART_WHENS_MAX = 4,
    PART_WORDS_MAX = 24,
    LINKS_MAX = 8,
    RANK_LAST_OF_ALL = 1000,
};

enum part_kind { PART_MEETING = 1, PART_STATEMENT = 2, PART_ACTION = 4 };
enum part_manner { PART_ANY_MANNER, PART_REMOTE, PART_BY_VIDEO, PART_PRESENT };
/* What the claim says of a meeting: that it was held, was planned, was called off ... */
enum part_asked { ASKED_HELD, ASKED_PLANNED, ASKED_CANCELLED, ASKED_POSTPONED };

/* A word by which an event is known. */
enum part_word_kind { PART_WORD_PLAIN, PART_WORD_VERB, PART_WORD_NUMBER, PART_WORD_NAME };
struct part_word {
    struct slice lower;
    uint32_t token;
    enum part_word_kind kind;
    const struct name_use *name; /* of a PART_WORD_NAME that the timeline knows */
};

struct part_name {
    struct name_use use;
    bool inherited;         /* by a pronoun or from the part before */
    struct name_use others; /* whom a pronoun may mean, when it can't mean these */
};

struct claim_part {
    uint32_t first, end; /* tokens */
    unsigned kinds;      /* enum part_kind; 0: no event is told */
    uint32_t trigger;    /* token, or TOKEN_NONE */
    const char *form;    /* of a meal or the like; NULL */
    const char *lasting; /* "for two hours", as ISO 8601; NULL: not told */
    enum part_manner manner;
    struct part_name names[PART_NAMES_MAX];
    size_t name_count;
    struct slice unknown_name; /* somebody whom the timeline does not know; empty: none */
    struct claim_when whens[PART_WHENS_MAX];
    size_t when_count;
    bool between_whens; /* whens[0] and whens[1] are the ends of one stretch */
    struct slice place, narrower_place; /* as the claim writes them; empty: none */
    uint32_t count;                     /* "twice": 2; 0: not told */
    uint32_t rank;                      /* "first": 1, RANK_LAST_OF_ALL; 0: not told */
    bool negated;
    bool content_negated; /* of a statement: "said he would not" */
    bool unclear;         /* "without X": more than can be asked for */
    bool loose; /* told by a word that is said of other things than meetings too */
    enum part_asked asked;
    bool time_of_fate; /* the time may be that of the cancelling, not of the meeting */
    bool
        has_clause; /* of a statement: "announced that it would ...", not "... a truce" */
    struct part_word words[PART_WORDS_MAX];
    size_t word_count;
};

enum link_kind { LINK_BEFORE, LINK_AFTER, LINK_SAME_DAY, LINK_DURING };

/* 'from' stands so to 'to'. */
struct claim_link {
    uint32_t from, to; /* parts */
    enum link_kind kind;
    bool has_distance;             /* "the day before", "two weeks after" */
    int32_t days_least, days_most; /* between them, as days of the calendar */
};

/* "Whom did he meet first, Lapid or Netanyahu?": the two that are asked for, as written;
 * they are the parts of link 0. */
struct claim_choice {
    bool asked;
    struct slice first, second;
};

struct question {
    struct document *document;
    struct claim_part parts[PARTS_MAX];
    size_t part_count;
    struct claim_link links[LINKS_MAX];
    size_t link_count;
    struct claim_choice choice;
    bool cut; /* the claim was longer than what was read */
};

/* 'made' as in claim_check. Everything lives in 'arena'. */
struct question *question_read(struct arena *arena, const struct extractor *extractor,
                               const struct name_index *names,
                               const struct record *timeline, struct slice claim,
                               const struct article_date *made);

#endif
