#include "timeline/groups.h"

#include "timeline/naming.h"
#include "timeline/word_sets.h"

enum {
    ACTORS_MAX = 48,  /* of an article that are looked at */
    ALIASES_MAX = 64, /* of a person */
    MEMBERS_MAX = 3,
    BEFORE_HEAD_MAX = 4 /* words of a title: "foreign" of "foreign minister" */
};

/* What the words of a group say: "two foreign ministers". */
struct group {
    size_t number;                          /* 0: not counted */
    struct slice kind[BEFORE_HEAD_MAX + 1]; /* "foreign", "minister" */
    size_t kind_count;
    bool definite; /* "both", "of the two countries" */
};

struct members {
    uint32_t actors[MEMBERS_MAX]; /* of the record */
    uint32_t people[MEMBERS_MAX];
    size_t count;
    bool several; /* more than there is room for */
    bool told;    /* at least one bears the title itself */
};

/* ---- the words ---- */

static size_t number_of(struct slice word)
{
    if (slice_is(word, "two") || slice_is(word, "both"))
        return 2;
    return slice_is(word, "three") ? 3 : 0;
}

/* "of both countries", "of the two neighbours" behind the head. */
static void read_tail(const struct folded_name *name, size_t at, struct group *group)
{
    for (size_t i = at; i < name->count; i++)
        if (number_of(name->words[i]) == 2) {
            group->number = 2;
            group->definite = true;
        }
}

/* False: no plural of a role, or one of certain people: "ministers of Peru". */
static bool read_group(const struct folded_name *name, struct group *group)
{
    size_t head = 0, first = 0;
    *group = (struct group){.number = 0};
    while (head + 1 < name->count && !slice_is(name->words[head + 1], "of"))
        head++;
    if (name->count == 0)
        return false;
    read_tail(name, head + 1, group);
    if (head + 1 < name->count && group->number == 0)
        return false;
    if (number_of(name->words[0]) > 0) {
        group->number = number_of(name->words[0]);
        group->definite |= slice_is(name->words[0], "both");
        first = 1;
    }
    struct slice last = name->words[head];
    if (head < first || head - first > BEFORE_HEAD_MAX || last.size < 3 ||
        last.data[last.size - 1] != 's')
        return false;
    last.size--;
    for (size_t i = first; i < head; i++)
        group->kind[group->kind_count++] = name->words[i];
    group->kind[group->kind_count++] = last;
    return true;
}

/* ---- who bears the title ---- */

static bool has_word(const struct folded_name *text, struct slice word)
{
    for (size_t i = 0; i < text->count; i++)
        if (slice_equal(text->words[i], word))
            return true;
    return false;
}

/* "Norway's foreign minister" is a foreign minister and a minister, a prime minister is
 * none. */
static bool tells_of_kind(const struct folded_name *text, const struct group *group)
{
    struct slice head = group->kind[group->kind_count - 1];
    for (size_t i = 0; i < text->count; i++) {
        if (!slice_equal(text->words[i], head))
            continue;
        if (i > 0 &&
            (timeline_set_has(TIMELINE_SET_LESSER, text->words[i - 1]) ||
             timeline_set_has(TIMELINE_SET_GREATER, text->words[i - 1])) &&
            !(group->kind_count > 1 &&
              slice_equal(group->kind[group->kind_count - 2], text->words[i - 1])))
            return false;
        for (size_t j = 0; j + 1 < group->kind_count; j++)
            if (!has_word(text, group->kind[j]))
                return false;
        return true;
    }
    return false;
}

enum bearing { BEARS_NOT, BEARS_AS_COUNTERPART, BEARS };

static bool contains_ignoring_case(struct slice whole, struct slice part)
{
    for (size_t i = 0; i + part.size <= whole.size; i++)
        if (slice_equal_ignoring_case(slice_part(whole, i, i + part.size), part))
            return true;
    return false;
}

/* Most titles are ruled out before they are cut into words. */
static bool may_tell_of_kind(struct slice text, const struct group *group)
{
    struct slice rest = timeline_set_words(TIMELINE_SET_SAME_OFFICE);
    bool may = contains_ignoring_case(text, group->kind[group->kind_count - 1]);
    while (rest.size > 0 && !may)
        may = contains_ignoring_case(text, slice_cut(&rest, ' '));
    return may;
}

static enum bearing bearing_of_text(struct arena *arena, const char *text,
                                    const struct group *group)
{
    struct folded_name folded;
    if (!text || !*text || !may_tell_of_kind(slice_of(text), group))
        return BEARS_NOT;
    name_fold(arena, slice_of(text), &folded);
    if (tells_of_kind(&folded, group))
        return BEARS;
    struct slice last =
        folded.count > 0 ? folded.words[folded.count - 1] : slice_make("", 0);
    return timeline_set_has(TIMELINE_SET_SAME_OFFICE, last) ? BEARS_AS_COUNTERPART
                                                            : BEARS_NOT;
}

static enum bearing bearing_of(struct arena *arena, const struct actor *person,
                               const struct group *group)
{
    enum bearing most = bearing_of_text(arena, person->title, group);
    for (size_t i = 0; i < person->aliases.count && i < ALIASES_MAX && most != BEARS;
         i++) {
        enum bearing bearing = bearing_of_text(arena, person->aliases.items[i], group);
        most = bearing > most ? bearing : most;
    }
    return most;
}

static void add_member(struct members *members, uint32_t actor, uint32_t person)
{
    for (size_t i = 0; i < members->count; i++)
        if (members->people[i] == person)
            return;
    members->several |= members->count == MEMBERS_MAX;
    if (members->several)
        return;
    members->actors[members->count] = actor;
    members->people[members->count++] = person;
}

/* The people of the article who are called so. */
static struct members members_of(const struct collection *collection,
                                 const struct people *people,
                                 const struct collected_record *record,
                                 const struct group *group)
{
    struct members members = {.count = 0};
    for (uint32_t i = 0; i < record->actor_count && i < ACTORS_MAX; i++) {
        uint32_t person = collection_person(record, i);
        if (person == INDEX_NONE)
            continue;
        const struct actor *actor = &people->items.items[person];
        if (actor->type != ENTITY_PERSON || actor->is_role || actor->plural)
            continue;
        enum bearing bearing = bearing_of(collection->arena, actor, group);
        if (bearing != BEARS_NOT)
            add_member(&members, i, person);
        members.told |= bearing == BEARS;
    }
    return members;
}

bool group_tells_of(struct arena *arena, const struct people *people,
                    const struct actor *group, const uint32_t *persons, size_t count)
{
    struct folded_name name;
    struct group words;
    bool told = false;
    name_fold(arena, slice_of(group->name), &name);
    if (!read_group(&name, &words) || count != (words.number > 0 ? words.number : 2))
        return false;
    for (size_t i = 0; i < count; i++) {
        enum bearing bearing =
            bearing_of(arena, &people->items.items[persons[i]], &words);
        if (bearing == BEARS_NOT)
            return false;
        told |= bearing == BEARS;
    }
    return told;
}

/* ---- in their place ---- */

static bool takes_part(const struct collected_record *record, const struct event *event,
                       uint32_t person)
{
    for (size_t i = 0; i < event->participants.count; i++)
        if (collection_person(record, event->participants.items[i].actor) == person)
            return true;
    return false;
}

static const char *list_names(struct arena *arena, const struct people *people,
                              const struct members *members)
{
    const char *text = people->items.items[members->people[0]].name;
    for (size_t i = 1; i < members->count; i++)
        text =
            arena_format(arena, "%s%s%s", text, i + 1 == members->count ? " and " : ", ",
                         people->items.items[members->people[i]].name);
    return text;
}

static size_t count_present(const struct collected_record *record,
                            const struct event *event, const struct members *members)
{
    size_t count = 0;
    for (size_t i = 0; i < members->count; i++)
        count += takes_part(record, event, members->people[i]);
    return count;
}

/* They met before: "Keller and Vidal sat down on Monday ... The ministers meet again". */
static bool have_met(const struct collected_record *record, const struct event *event,
                     const struct members *members)
{
    for (const struct event *other = record->events.items; other < event; other++)
        if (other->kind == EVENT_MEETING &&
            count_present(record, other, members) == members->count)
            return true;
    return false;
}

/* As many as are counted, none of them there already; "the ministers" without a number
 * are two who have met. */
static bool may_be_they(const struct collected_record *record, const struct event *event,
                        const struct group *group, const struct members *members)
{
    size_t number = group->number > 0 ? group->number : 2;
    return !members->several && members->count == number && members->told &&
           count_present(record, event, members) == 0 &&
           (group->number > 0 || have_met(record, event, members));
}

static void put_members(struct collection *collection, const struct people *people,
                        struct event *event, size_t index, const char *name,
                        const struct members *members)
{
    struct arena *arena = collection->arena;
    enum participant_role role = event->participants.items[index].role;
    event->participants.items[index].actor = members->actors[0];
    for (size_t i = 1; i < members->count; i++) {
        struct participant participant = {members->actors[i], role};
        vector_push(arena, &event->participants, participant);
    }
    if (event->summary)
        event->summary =
            naming_put(arena, event->summary, name, list_names(arena, people, members));
}

static void name_group(struct collection *collection, const struct people *people,
                       const struct collected_record *record, struct event *event,
                       size_t index)
{
    uint32_t local = event->participants.items[index].actor;
    if (local >= record->actor_count)
        return;
    const struct actor_form *form = &collection->forms.items[record->forms[local]];
    struct group group;
    if (!form->actor.is_role || !form->actor.plural || !read_group(&form->name, &group))
        return;
    if (!group.definite &&
        !(event->summary && naming_is_definite(event->summary, form->actor.name)))
        return;
    struct members members = members_of(collection, people, record, &group);
    if (may_be_they(record, event, &group, &members))
        put_members(collection, people, event, index, form->actor.name, &members);
}

void groups_name(struct collection *collection, const struct people *people)
{
    for (size_t i = 0; i < collection->records.count; i++) {
        struct collected_record *record = collection->records.items[i];
        for (size_t j = 0; j < record->events.count && !record->merged; j++) {
            struct event *event = &record->events.items[j];
            size_t count = event->participants.count;
            for (size_t k = 0; k < count && event->kind == EVENT_MEETING; k++)
                name_group(collection, people, record, event, k);
        }
    }
}
