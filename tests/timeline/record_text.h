/*
 * Records and timelines written as text, for cases that people read:
 *
 *     article PATH | 2014-03-05 | Publisher        a record begins; "-": no date
 *     who KEY | person | Anna Brask | harbour master | Brask,Ms Brask
 *                          also role, roles: told by role, one and several
 *     tell meeting occurred | 2014-03-04 | explicit | talks | KEY KEY | place | sentence
 *     plus ordinal 2                               of the event before: also count, original (a day),
 *                                                  quote (what was said)
 *     order 1 before 2 | after which               events of the record, from 1 on
 *     deny meeting | 2014-03-04 | KEY KEY | sentence
 *
 * Days are "2014-03-04", "2014-03-03..2014-03-05", with an open side "..2014-03-04", or
 * "-"; "am" or "pm" behind a day halves it. The first key of a statement is the speaker,
 * the others are spoken to. Events stand in the text one after another. The trigger is the
 * sentence's first word, or the one between stars.
 */
#ifndef DATELINE_TESTS_TIMELINE_RECORD_TEXT_H
#define DATELINE_TESTS_TIMELINE_RECORD_TEXT_H

#include "base/buffer.h"
#include "event/record.h"

struct record_list {
    struct record **items;
    size_t count, capacity;
};

/* Takes one line in; false when it is none of the above. */
bool record_text_line(struct arena *arena, struct record_list *records,
                      struct slice line);
/* One line for each event, relation, conflict and warning of the timeline:
 *     e1 meeting occurred 2014-03-04 talks @place [Anna Brask; Tom Reed] from 2
 *     e1 before e2 text
 *     date e1 2014-03-03 2014-03-04
 */
void record_text_print(struct buffer *out, const struct record *timeline);

#endif
