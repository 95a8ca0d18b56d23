#include "claim/members.h"

#include "base/ascii.h"
#include "claim/word_sets.h"

enum { ACTORS_MAX = 4096 /* of a timeline whose groups are looked at */ };

/* The two persons of a group. */
struct pair {
    uint32_t actors[2];
    size_t count; /* found so far; more than two: not to be told */
};

/* "ministers" of "two foreign ministers", "ministers of both countries": the last word in
 * front of "of", without its ending; empty: no plural. */
static struct slice office_of(struct slice name)
{
    size_t of = slice_find(name, slice_of(" of "), 0);
    if (of != SIZE_MAX)
        name = slice_part(name, 0, of);
    size_t first = name.size;
    while (first > 0 && name.data[first - 1] != ' ')
        first--;
    struct slice word = slice_part(name, first, name.size);
    bool plural = word.size > 4 && word.data[word.size - 1] == 's' &&
                  word.data[word.size - 2] != 's' && ascii_is_lower(word.data[0]);
    return plural ? slice_part(word, 0, word.size - 1) : slice_make(NULL, 0);
}

/* "three", "several" in front: not two. */
static bool is_counted_otherwise(struct slice name)
{
    struct slice first = slice_cut(&name, ' ');
    return claim_set_has(CLAIM_SET_OTHER_NUMBERS, first);
}

/* The office is what the text ends with, and nobody else's: "foreign minister". */
static bool tells_office(const char *text, struct slice office)
{
    struct slice rest = slice_of(text), word = rest;
    while (rest.size > 0) {
        word = slice_cut(&rest, ' ');
        if (claim_set_has(CLAIM_SET_OTHER_ROLES, word))
            return false;
    }
    return slice_equal_ignoring_case(word, office);
}

static bool bears(const struct actor *actor, struct slice office)
{
    if (actor->title && tells_office(actor->title, office))
        return true;
    for (size_t i = 0; i < actor->aliases.count; i++)
        if (tells_office(actor->aliases.items[i], office))
            return true;
    return false;
}

static struct pair find_pair(const struct record *timeline, const struct actor *group)
{
    struct pair pair = {.count = 0};
    struct slice office = office_of(slice_of(group->name));
    if (office.size == 0 || is_counted_otherwise(slice_of(group->name)))
        return pair;
    for (uint32_t i = 0; i < timeline->actors.count && pair.count < 3; i++) {
        const struct actor *actor = &timeline->actors.items[i];
        if (actor->type != ENTITY_PERSON || actor->is_role || actor->plural ||
            !bears(actor, office))
            continue;
        if (pair.count < 2)
            pair.actors[pair.count] = i;
        pair.count++;
    }
    return pair;
}

/* Each once, with the role of the group. */
static void add_member(struct arena *arena, struct event *event, uint32_t actor,
                       enum participant_role role)
{
    for (size_t i = 0; i < event->participants.count; i++)
        if (event->participants.items[i].actor == actor)
            return;
    struct participant member = {actor, role};
    vector_push(arena, &event->participants, member);
}

static bool has_group(const struct event *event, const struct pair *pairs)
{
    for (size_t i = 0; i < event->participants.count; i++)
        if (pairs[event->participants.items[i].actor].count == 2)
            return event->kind == EVENT_MEETING;
    return false;
}

static struct event replace_groups(struct arena *arena, const struct event *event,
                                   const struct pair *pairs)
{
    struct event copy = *event;
    copy.participants.items = NULL;
    copy.participants.count = copy.participants.capacity = 0;
    for (size_t i = 0; i < event->participants.count; i++) {
        const struct participant *one = &event->participants.items[i];
        const struct pair *pair = &pairs[one->actor];
        if (pair->count != 2)
            add_member(arena, &copy, one->actor, one->role);
        for (size_t j = 0; pair->count == 2 && j < 2; j++)
            add_member(arena, &copy, pair->actors[j], one->role);
    }
    return copy;
}

const struct record *members_named(struct arena *arena, const struct record *timeline)
{
    bool any = false;
    if (timeline->actors.count > ACTORS_MAX)
        return timeline;
    struct pair *pairs = ARENA_NEW_ARRAY(arena, timeline->actors.count, struct pair);
    for (size_t i = 0; i < timeline->actors.count; i++) {
        if (timeline->actors.items[i].type == ENTITY_GROUP)
            pairs[i] = find_pair(timeline, &timeline->actors.items[i]);
        any = any || pairs[i].count == 2;
    }
    if (!any)
        return timeline;
    struct record *named = ARENA_NEW(arena, struct record);
    *named = *timeline;
    named->events.items = NULL;
    named->events.count = named->events.capacity = 0;
    for (size_t i = 0; i < timeline->events.count; i++) {
        const struct event *event = &timeline->events.items[i];
        struct event copy =
            has_group(event, pairs) ? replace_groups(arena, event, pairs) : *event;
        vector_push(arena, &named->events, copy);
    }
    return named;
}
