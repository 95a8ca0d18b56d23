#include "event/record.h"

#include <string.h>

#define COUNT(names) (sizeof(names) / sizeof *(names))

static const char *const EVENT_KINDS[] = {"meeting", "statement", "action"};
static const char *const EVENT_STATUSES[] = {"occurred", "planned", "cancelled",
                                             "postponed", "denied"};
static const char *const PARTICIPANT_ROLES[] = {"attendee", "speaker",  "addressee",
                                                "host",     "mediator", "absent"};
static const char *const TIME_BASES[] = {
    "none", "explicit", "inherited", "relative", "dateline", "publication", "relation"};
static const char *const TIME_EXTENTS[] = {"within", "throughout"};
static const char *const TIME_MODIFIERS[] = {"none",   "early",  "mid",  "late",
                                             "approx", "before", "after"};
static const char *const MENTION_TENSES[] = {
    "none", "past-perfect", "past", "present-perfect", "present", "future"};
static const char *const RELATION_TYPES[] = {"before", "same-time", "during", "part-of"};
static const char *const RELATION_BASES[] = {"dates", "text", "both"};
static const char *const CONFLICT_KINDS[] = {"date", "order", "status", "place"};

static bool find_name(const char *const *names, size_t count, const char *name,
                      size_t *index)
{
    for (size_t i = 0; name != NULL && i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

#define NAMED(type, function, names)                                                     \
    const char *function##_name(enum type value)                                         \
    {                                                                                    \
        return names[value];                                                             \
    }                                                                                    \
    NAMED_BACK(type, function, names)

#define NAMED_BACK(type, function, names)                                                \
    bool function##_from_name(const char *name, enum type *value)                        \
    {                                                                                    \
        size_t index = 0;                                                                \
        if (!find_name(names, COUNT(names), name, &index))                               \
            return false;                                                                \
        *value = (enum type)index;                                                       \
        return true;                                                                     \
    }

NAMED(event_kind, event_kind, EVENT_KINDS)
NAMED(event_status, event_status, EVENT_STATUSES)
NAMED(participant_role, participant_role, PARTICIPANT_ROLES)
NAMED(time_basis, time_basis, TIME_BASES)
NAMED(time_extent, time_extent, TIME_EXTENTS)
NAMED(relation_type, relation_type, RELATION_TYPES)
NAMED(relation_basis, relation_basis, RELATION_BASES)
NAMED(conflict_kind, conflict_kind, CONFLICT_KINDS)

const char *time_modifier_name(enum time_modifier modifier)
{
    return modifier == MODIFIER_NONE ? NULL : TIME_MODIFIERS[modifier];
}
const char *mention_tense_name(enum mention_tense tense)
{
    return tense == TENSE_NONE ? NULL : MENTION_TENSES[tense];
}
NAMED_BACK(mention_tense, mention_tense, MENTION_TENSES)
NAMED_BACK(time_modifier, time_modifier, TIME_MODIFIERS)

bool event_has_participant(const struct event *event, uint32_t actor)
{
    for (size_t i = 0; i < event->participants.count; i++)
        if (event->participants.items[i].actor == actor)
            return true;
    return false;
}

bool events_share_participant(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < a->participants.count; i++)
        if (event_has_participant(b, a->participants.items[i].actor))
            return true;
    return false;
}

bool event_time_is_told(const struct event_time *time)
{
    return time->basis == BASIS_EXPLICIT || time->basis == BASIS_RELATIVE ||
           time->basis == BASIS_INHERITED;
}
