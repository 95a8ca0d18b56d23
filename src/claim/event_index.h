/* The timeline's events by people, by the word that tells them and by place, so that a
 * claim looks at few of many. */
#ifndef DATELINE_CLAIM_EVENT_INDEX_H
#define DATELINE_CLAIM_EVENT_INDEX_H

#include "claim/question.h"
#include "claim/root.h"
#include "timeline/multimap.h"

struct event_index {
    struct arena *arena;
    const struct record *timeline;
    const struct extractor *extractor;
    const struct root_table *roots;
    uint32_t *first; /* by actor, into 'events' */
    uint32_t *events;
    struct multimap by_stem;  /* of trigger words */
    struct multimap by_place; /* folded words of the place */
    struct multimap denials;  /* statements that deny, by source */
    struct multimap contacts; /* roots of verbs that tell of two people together */
};

struct event_index *event_index_new(struct arena *arena,
                                    const struct extractor *extractor,
                                    const struct record *timeline);

/* An event that a part of a claim may speak of. */
struct match {
    uint32_t event;
    enum fit place, when, content; /* YES where the claim tells none; content NO: the
                                      contrary was said */
    size_t words;                  /* telling words that it shares */
    bool weak; /* content MAYBE for want of what carries the meaning: a verb, a name */
};
struct match_list {
    struct match *items;
    size_t count, capacity;
    bool too_many; /* MATCHES_MAX was reached */
    bool guessed;  /* taken for what the claim means, though told in other words */
};
enum { MATCHES_MAX = 512, EVENTS_LOOKED_AT_MAX = 8192 };

/* All events that fit the part's people, kind and words, whatever their status, time and
 * place, in timeline order. */
void event_index_match(const struct event_index *index, struct arena *arena,
                       const struct question *question, const struct claim_part *part,
                       struct match_list *matches);

/* Whether an event of that time lies where the part's expressions say. */
enum fit part_time_fits(const struct claim_part *part, const struct event_time *time);

/* Whether the part tells a call or the like, a meal. */
bool part_is_remote(const struct claim_part *part);
bool part_is_meal(const struct claim_part *part);

/* Whether the actor of 'use' takes part (is there, speaks, is spoken to). */
bool event_has(const struct event *event, const struct name_use *use);

#endif
