/*
 * Titles of events, as a reader would write them: the best names, the verb in the number
 * of who acts, what is planned told as planned: "The union says no date was set", "John
 * Kerry to meet Mahmoud Abbas in Amman".
 */
#ifndef DATELINE_EVENT_TITLE_H
#define DATELINE_EVENT_TITLE_H

#include "base/buffer.h"
#include "event/context.h"

/* A predicate in the present tense, in both numbers: {"has", "have", "dinner"}. */
struct title_verb {
    const char *singular, *plural;
    const char *rest; /* "dinner"; "" for none */
};

/* The name as it stands within a sentence: "the union", "John Kerry". */
void title_add_name(struct buffer *out, const struct event_context *context,
                    uint32_t actor);
/* "A", "A and B", "A, B and C" of those that take part in the role. Returns how many. */
size_t title_add_names(struct buffer *out, const struct event_context *context,
                       const struct event *event, enum participant_role role);
/* "The union says": who plays the role, then the verb in their number; planned ones with
 * "to". */
void title_add_predicate(struct buffer *out, const struct event_context *context,
                         const struct event *event, enum participant_role role,
                         const struct title_verb *verb);
/* " in Jerusalem", " at a conference centre outside Birmingham"; nothing where no place is
 * told. */
void title_add_place(struct buffer *out, const struct event *event);
/* The title in the arena, its first letter a capital one. */
const char *title_finish(const struct buffer *out);

/* "John Kerry meets Binyamin Netanyahu in Jerusalem"; "Meeting of A and B", where it was
 * called off; "Alleged meeting of A and B", where it is denied. */
const char *title_of_meeting(const struct event_context *context,
                             const struct event *event);

#endif
