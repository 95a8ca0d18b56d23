/* Why what the sources tell may still be told differently elsewhere: reasons not to
 * answer with certainty. Private to this folder. */
#ifndef DATELINE_CLAIM_DOUBT_H
#define DATELINE_CLAIM_DOUBT_H

#include "claim/judge.h"

/* Something else is told of two of these people that day or with that place's name: the
 * occasion may be told there, in words that were not taken for one. */
bool doubt_told_elsewhere(const struct judge *judge, const struct claim_part *part,
                          const struct match *match);
/* An occasion of the same people a day apart, told by other sources only: they may mean
 * the same one and disagree about the day. NULL: none. */
const struct match *doubt_rival(const struct judge *judge, const struct match *match,
                                const struct match_list *held);
/* The statement denies something. */
bool doubt_is_denial(const struct event *event);
/* Somebody denies it right behind the telling; 'number' is the denial.
 * NULL: nobody does. */
const struct event *doubt_denial(const struct judge *judge, const struct event *event,
                                 uint32_t *number);
/* Another source tells the evening; one that tells no day had appeared by then, and tells
 * of it all the same. */
bool doubt_told_too_early(const struct judge *judge, const struct event *event);
/* Each of the meetings that certainly fit may be one that one of these people denies.
 * NULL: there is one that nobody denies. */
const struct match *doubt_denied(const struct judge *judge, const struct match_list *all,
                                 const struct match_list *held);
/* Every telling is of a rumour, or of a report that is rejected: "rubbished talk that". */
bool doubt_is_rumour(const struct event *event);
/* An undated report whose sentence names a day in front of its verb all the same. */
bool doubt_is_misdated(const struct event *event);
/* Told as what had been before the news: the day is not the article's. */
bool doubt_is_background(const struct event *event);

#endif
