/* What was said against what a claim says was said. Private to this folder. */
#ifndef DATELINE_CLAIM_CONTENT_H
#define DATELINE_CLAIM_CONTENT_H

#include "claim/event_index.h"
#include "claim/telling.h"

/* The words of one part of a claim, as roots. */
struct asked_content {
    const struct question *question;
    const struct claim_part *part;
    uint64_t roots[PART_WORDS_MAX], counted[PART_WORDS_MAX]; /* what a number counts */
    uint64_t trigger;                                        /* 0: none */
};

/* How an event tells them. */
struct told_content {
    size_t shared; /* words */
    bool trigger;  /* the part's verb or noun too */
    bool own;      /* by the event's own verb */
    bool plain;    /* which says no more than that it was said */
    bool saying;   /* which is of a verb of saying: "recommendation" */
    bool weak;     /* a verb, a name or the number of a thing that is told is missing */
    enum fit fit;  /* YES: all that matters; NO: the contrary */
};

void content_ask(const struct event_index *index, struct arena *arena,
                 const struct question *question, const struct claim_part *part,
                 struct asked_content *asked);
void content_compare(const struct event_index *index, struct arena *arena,
                     const struct asked_content *asked, const struct event *event,
                     struct told_content *told);

#endif
