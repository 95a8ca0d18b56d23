/* The table of meeting frames, and the quick test for words that may tell of a meeting.
 */
#ifndef DATELINE_EVENT_MEETING_FRAME_H
#define DATELINE_EVENT_MEETING_FRAME_H

#include "base/hash_filter.h"
#include "event/context.h"

enum frame_pattern {
    PATTERN_VERB_MEET,       /* A met (with) B; A and B met */
    PATTERN_VERB_SIT_DOWN,   /* A sat down with B */
    PATTERN_VERB_WITH,       /* A conferred with B; A and B conferred */
    PATTERN_VERB_CONSULT,    /* A consulted (with) B */
    PATTERN_VERB_SPEAK,      /* A spoke with B; to B by telephone */
    PATTERN_VERB_TALK,       /* the same; A and B talked on Monday */
    PATTERN_VERB_HOST,       /* A received B: A is the host */
    PATTERN_VERB_PERSON,     /* A telephoned B, a person */
    PATTERN_VERB_SEE,        /* A saw B: both persons, nothing said of what B did */
    PATTERN_VERB_CALL,       /* A called B, called on B */
    PATTERN_VERB_GATHER,     /* the ministers gathered */
    PATTERN_VERB_BETWEEN,    /* A shuttled between B and C */
    PATTERN_VERB_DISCUSS,    /* A discussed trade with B; A and B did over lunch */
    PATTERN_VERB_SUMMON,     /* A summoned B, a person, but not "to testify" */
    PATTERN_VERB_TOGETHER,   /* A and B got together */
    PATTERN_VERB_BRING,      /* A brought B and C together */
    PATTERN_VERB_REACH,      /* A reached B by telephone */
    PATTERN_VERB_REMOTE,     /* A and B argued by telephone */
    PATTERN_VERB_REMOTE_TO,  /* A apologised to B, congratulated B by telephone */
    PATTERN_VERB_TIME,       /* A had 40 minutes with B, a person */
    PATTERN_VERB_SPEND,      /* A spent two hours with B, a person */
    PATTERN_VERB_TABLE,      /* A and B went back to the table */
    PATTERN_VERB_EXCHANGE,   /* A exchanged views with B */
    PATTERN_VERB_SIGN,       /* A and B, persons, signed the treaty in Oslo */
    PATTERN_VERB_INTO,       /* A ran into B, a person */
    PATTERN_VERB_JOIN,       /* C joined them: comes to a meeting told before */
    PATTERN_VERB_PHRASE,     /* A dropped in on B, a person: right behind the words of the
                                dictionary form, of which "*" is any */
    PATTERN_VERB_ADDRESS,    /* A flew to Oslo to apologise to B, to thank B */
    PATTERN_NOUN,            /* A's meeting with B; talks between A and B */
    PATTERN_NOUN_MEAL,       /* dinner: only with parties of its own */
    PATTERN_NOUN_SNACK,      /* "over a sandwich": the same, behind "over" only */
    PATTERN_NOUN_GUEST,      /* A was the guest of B */
    PATTERN_NOUN_VISIT,      /* paid a visit to B, a person */
    PATTERN_NOUN_CALL,       /* a (telephone) call with B */
    PATTERN_NOUN_PHONE,      /* was on the phone with B */
    PATTERN_NOUN_CONFERENCE, /* a video conference with B; press conferences are
                                statements */
};

struct meeting_frame {
    const char *lemma;
    const char *words; /* its forms, by single spaces */
    enum frame_pattern pattern;
    const char *form;
};

extern const struct meeting_frame MEETING_FRAMES[];
extern const size_t MEETING_FRAME_COUNT;

bool frame_is_noun(const struct meeting_frame *frame);
/* What people eat and drink together. */
bool frame_is_meal(const struct meeting_frame *frame);

/* The rows of each form, by its hash: open addressing. */
enum {
    FRAME_SLOTS = 1024, /* a power of two, several times the number of forms */
    FRAMES_OF_WORD = 4  /* rows that share a form */
};
struct frame_index {
    struct hash_filter words;
    uint64_t hashes[FRAME_SLOTS];               /* 0: free */
    uint16_t rows[FRAME_SLOTS][FRAMES_OF_WORD]; /* row + 1 in order; 0: no more */
};
/* The index is all 0. */
void frame_index_fill(struct frame_index *index);
/* Whether a word with this hash (hash_bytes of its lower case) is a form of the row. */
bool frame_index_has(const struct frame_index *index, uint64_t hash,
                     const struct meeting_frame *frame);
/* The token behind the words of a phrase that follow its verb ("in on" of "drop in on");
 * 0: others follow. */
uint32_t frame_phrase_end(const struct document *document, uint32_t token,
                          const struct meeting_frame *frame);
/* The row that the token stands for by form and tag; NULL: none, also where the words
 * around it rule a meeting out ("sit" without "down"). Tags the sentence. */
const struct meeting_frame *frame_of_token(struct document *document, uint32_t token);
/* The same by an index, which is faster. */
const struct meeting_frame *frame_of_indexed(const struct frame_index *index,
                                             struct document *document, uint32_t token);

#endif
