#include "timeline/retold.h"

enum {
    CAST_MAX = 4,         /* people of a meeting that is told by roles */
    LEAD_MAX = 8,         /* events of an article that may be its lead */
    RETOLD_AFTER = 6,     /* events between the lead and what tells it again */
    NAMED_LOOKED_AT = 48, /* people of the article who may bear the role instead */
    GROUP_GAP_MAX = 8,    /* characters between a lead of groups and the names */
    LEAD_STATEMENTS_MAX = 2,
    STATEMENT_GAP_MAX = 200 /* characters between a lead's statement and the name */
};

/* Who meets, by node. */
struct cast {
    uint32_t nodes[CAST_MAX];
    size_t count;
};

/* "the chief executive", "astronomers", "a committee" */
static bool is_told_by_role(const struct people_matcher *people, uint32_t node)
{
    return form_of(people, node)->actor.is_role && people_root(people, node) == node &&
           node_at(people, node)->next == node;
}

static bool is_named(const struct people_matcher *people, uint32_t node)
{
    return node_at(people, node)->personal;
}

/* Everybody there; false when they are too few or too many to tell. */
static bool cast_of(const struct collected_record *record, const struct event *event,
                    struct cast *cast)
{
    cast->count = 0;
    if (event->participants.count < 2 || event->participants.count > CAST_MAX)
        return false;
    for (size_t i = 0; i < event->participants.count; i++) {
        uint32_t actor = event->participants.items[i].actor;
        if (actor >= record->actor_count ||
            event->participants.items[i].role == ROLE_ABSENT)
            return false;
        cast->nodes[cast->count++] = record->people[actor];
    }
    return true;
}

static size_t count_of(const struct people_matcher *people, const struct cast *cast,
                       bool (*told)(const struct people_matcher *, uint32_t))
{
    size_t count = 0;
    for (size_t i = 0; i < cast->count; i++)
        count += told(people, cast->nodes[i]);
    return count;
}

static bool may_be_one(const struct event *lead, const struct event *event)
{
    bool places_differ =
        lead->place_name && event->place_name && lead->place_actor != INDEX_NONE &&
        event->place_actor != INDEX_NONE && lead->place_actor != event->place_actor;
    return lead->kind == EVENT_MEETING && event->kind == EVENT_MEETING &&
           lead->status == event->status && !places_differ &&
           (lead->ordinal == 0 || event->ordinal == 0 ||
            lead->ordinal == event->ordinal) &&
           interval_overlaps(lead->time.interval, event->time.interval);
}

/* Somebody else of the article is called by the role. */
static bool belongs_to_another(struct role_matcher *matcher,
                               const struct collected_record *record, uint32_t role,
                               const struct cast *named)
{
    const struct people_matcher *people = matcher->people;
    for (size_t i = 0; i < record->actor_count && i < NAMED_LOOKED_AT; i++) {
        uint32_t node = record->people[i];
        bool there = false;
        for (size_t j = 0; j < named->count; j++)
            there |= people_root(people, named->nodes[j]) == people_root(people, node);
        if (!there && role_is_open(people, role) && role_may_be(matcher, role, node))
            return true;
    }
    return false;
}

static bool fits(struct role_matcher *matcher, uint32_t node, uint32_t person)
{
    if (is_told_by_role(matcher->people, node))
        return role_may_be(matcher, node, person);
    return people_root(matcher->people, node) == people_root(matcher->people, person);
}

/* Who of the cast is called so; the count when nobody or several are. */
static size_t bearer_of(struct role_matcher *matcher, uint32_t node,
                        const struct cast *named)
{
    size_t found = named->count;
    for (size_t i = 0; i < named->count; i++) {
        if (!fits(matcher, node, named->nodes[i]))
            continue;
        if (found != named->count)
            return named->count;
        found = i;
    }
    return found;
}

/* Gives each role its person; what is left over on both sides fits by exclusion. */
static bool assign(struct role_matcher *matcher, const struct collected_record *record,
                   const struct cast *roles, const struct cast *named,
                   uint32_t bearer[CAST_MAX])
{
    bool taken[CAST_MAX] = {false};
    size_t open = CAST_MAX, open_count = 0, left = 0;
    for (size_t i = 0; i < roles->count; i++) {
        bool role = is_told_by_role(matcher->people, roles->nodes[i]);
        size_t who = bearer_of(matcher, roles->nodes[i], named);
        if (role ? belongs_to_another(matcher, record, roles->nodes[i], named)
                 : who == named->count)
            return false;
        if (who < named->count && taken[who])
            return false;
        if (who == named->count) {
            open = i;
            open_count++;
            continue;
        }
        taken[who] = true;
        bearer[i] = named->nodes[who];
    }
    if (open_count > 1)
        return false;
    while (left < named->count && taken[left])
        left++;
    if (open_count == 0)
        return true;
    bearer[open] = named->nodes[left];
    if (named->count > roles->count) /* several are left: only a body may stay open */
        return !role_is_open(matcher->people, roles->nodes[open]) &&
               roles->count > open_count;
    return !people_genders_differ(form_of(matcher->people, roles->nodes[open]),
                                  form_of(matcher->people, bearer[open]));
}

static void note(const struct people_matcher *people, struct collected_record *record,
                 uint32_t lead, uint32_t event)
{
    if (record->retold == NULL) {
        record->retold =
            ARENA_NEW_ARRAY(people->collection->arena, record->events.count, uint32_t);
        for (size_t i = 0; i < record->events.count; i++)
            record->retold[i] = INDEX_NONE;
    }
    record->retold[lead] = event;
}

/* Groups are told again by names in the very next sentence only: they may meet often. */
static bool stands_next(const struct event *lead, const struct event *event)
{
    return lead->mentions.count > 0 && event->mentions.count > 0 &&
           event->mentions.items[0].span.start >= lead->mentions.items[0].span.end &&
           event->mentions.items[0].span.start <=
               lead->mentions.items[0].span.end + GROUP_GAP_MAX;
}

/* The only event behind the lead that can be the same, or INDEX_NONE. */
static uint32_t retelling_of(const struct people_matcher *people,
                             const struct collected_record *record, uint32_t lead,
                             const struct cast *roles, struct cast *named)
{
    uint32_t found = INDEX_NONE;
    bool groups =
        count_of(people, roles, role_is_open) < count_of(people, roles, is_told_by_role);
    for (uint32_t i = lead + 1; i < record->events.count && i <= lead + RETOLD_AFTER;
         i++) {
        struct cast cast;
        if (!may_be_one(&record->events.items[lead], &record->events.items[i]) ||
            !cast_of(record, &record->events.items[i], &cast) ||
            cast.count < roles->count ||
            count_of(people, &cast, is_named) != cast.count ||
            (groups &&
             !stands_next(&record->events.items[lead], &record->events.items[i])))
            continue;
        if (found != INDEX_NONE)
            return INDEX_NONE;
        found = i;
        *named = cast;
    }
    return found;
}

/* ---- statements ---- */

/* The speaker's node, or INDEX_NONE when there are several or none. */
static uint32_t speaker_of(const struct collected_record *record,
                           const struct event *event)
{
    uint32_t found = INDEX_NONE;
    for (size_t i = 0; i < event->participants.count; i++) {
        const struct participant *p = &event->participants.items[i];
        if (p->role != ROLE_SPEAKER || p->actor >= record->actor_count)
            continue;
        if (found != INDEX_NONE)
            return INDEX_NONE;
        found = record->people[p->actor];
    }
    return event->kind == EVENT_STATEMENT ? found : INDEX_NONE;
}

/* Others of the article who are called so, too. */
static bool is_only_bearer(struct role_matcher *matcher,
                           const struct collected_record *record, uint32_t role,
                           uint32_t person)
{
    for (size_t i = 0; i < record->actor_count && i < NAMED_LOOKED_AT; i++)
        if (people_root(matcher->people, record->people[i]) !=
                people_root(matcher->people, person) &&
            role_is_title_of(matcher, role, record->people[i]))
            return false;
    return true;
}

static bool goes_on(const struct event *lead, const struct event *event)
{
    return lead->status == event->status && lead->mentions.count > 0 &&
           event->mentions.count > 0 &&
           event->mentions.items[0].span.start >= lead->mentions.items[0].span.end &&
           event->mentions.items[0].span.start <=
               lead->mentions.items[0].span.end + STATEMENT_GAP_MAX &&
           interval_overlaps(lead->time.interval, event->time.interval);
}

/* "A spokesman for the ministry said on Tuesday ... Spokesman Otto Linde told reporters":
 * the article's first statement, and by name what it says next. */
static void find_statement(struct role_matcher *matcher, struct collected_record *record,
                           uint32_t lead)
{
    const struct people_matcher *people = matcher->people;
    const struct event *told = &record->events.items[lead];
    uint32_t role = speaker_of(record, told);
    if (role == INDEX_NONE || !role_is_open(people, role))
        return;
    for (uint32_t i = lead + 1; i < record->events.count && i <= lead + RETOLD_AFTER;
         i++) {
        uint32_t person = speaker_of(record, &record->events.items[i]);
        if (person == INDEX_NONE || !goes_on(told, &record->events.items[i]) ||
            !role_is_title_of(matcher, role, person) ||
            !is_only_bearer(matcher, record, role, person))
            continue;
        people_join(matcher->people, role, person);
        note(people, record, lead, i);
        return;
    }
}

void retold_find(struct role_matcher *matcher, struct collected_record *record)
{
    struct people_matcher *people = matcher->people;
    for (uint32_t i = 0; i + 1 < record->events.count && i < LEAD_MAX; i++) {
        struct cast roles, named = {.count = 0};
        uint32_t bearer[CAST_MAX];
        if (i < LEAD_STATEMENTS_MAX)
            find_statement(matcher, record, i);
        if (record->events.items[i].kind != EVENT_MEETING ||
            !cast_of(record, &record->events.items[i], &roles) ||
            count_of(people, &roles, is_told_by_role) == 0)
            continue;
        uint32_t event = retelling_of(people, record, i, &roles, &named);
        if (event == INDEX_NONE || !assign(matcher, record, &roles, &named, bearer))
            continue;
        for (size_t j = 0; j < roles.count; j++)
            if (role_is_open(people, roles.nodes[j]))
                people_join(people, roles.nodes[j], bearer[j]);
        note(people, record, i, event);
    }
}
