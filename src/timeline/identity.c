#include "timeline/identity.h"

#include "base/hash.h"
#include "base/intern.h"
#include "timeline/multimap.h"
#include "timeline/uid.h"

#include <string.h>

struct identity {
    struct arena *arena;
    struct record *timeline;
    const struct record *previous;
    struct multimap earlier; /* tellings of the previous events */
    struct interner used;    /* uids given out */
    struct multimap repeats; /* how often a uid was wanted, by its hash */
};

static uint64_t mention_hash(const struct record *timeline, const struct event *event,
                             size_t mention)
{
    return uid_hash_of_mention(timeline->sources.items, timeline->sources.count,
                               event->kind, &event->mentions.items[mention]);
}

static void index_previous(struct identity *identity)
{
    multimap_init(&identity->earlier, identity->arena);
    if (!identity->previous)
        return;
    for (uint32_t i = 0; i < identity->previous->events.count; i++) {
        const struct event *event = &identity->previous->events.items[i];
        for (size_t j = 0; j < event->mentions.count; j++)
            multimap_add(&identity->earlier, mention_hash(identity->previous, event, j),
                         i);
    }
}

static const struct event *previous_of(const struct identity *identity,
                                       const struct event *event)
{
    for (size_t i = 0; i < event->mentions.count; i++) {
        uint32_t entry = multimap_first(&identity->earlier,
                                        mention_hash(identity->timeline, event, i));
        if (entry == MULTIMAP_END)
            continue;
        uint32_t number = identity->earlier.entries.items[entry].value;
        const struct event *found = &identity->previous->events.items[number];
        if (found->uid)
            return found;
    }
    return NULL;
}

static bool take_uid(struct identity *identity, const char *uid)
{
    if (!uid || intern_find(&identity->used, slice_of(uid)) != INTERN_NONE)
        return false;
    intern(&identity->used, slice_of(uid));
    return true;
}

/* The event's first telling; without one its summary. */
static uint64_t own_hash(const struct identity *identity, const struct event *event)
{
    if (event->mentions.count > 0)
        return mention_hash(identity->timeline, event, 0);
    return hash_combine(hash_bytes(slice_of(event->summary)),
                        (uint64_t)event->time.interval.begin);
}

/* How many events have had the same first telling, this one left out: counted, as a page
 * that repeats one sentence ten thousand times would try ten thousand uids for each. */
static uint32_t *repeats_of(struct identity *identity, uint64_t hash)
{
    if (multimap_first(&identity->repeats, hash) == MULTIMAP_END)
        multimap_add(&identity->repeats, hash, 0);
    uint32_t entry = multimap_first(&identity->repeats, hash);
    return &identity->repeats.entries.items[entry].value;
}

static void give_uid(struct identity *identity, struct event *event,
                     const struct event *earlier)
{
    if (earlier && take_uid(identity, earlier->uid)) {
        event->uid = arena_copy(identity->arena, slice_of(earlier->uid));
        return;
    }
    if (take_uid(identity, event->uid))
        return;
    uint64_t hash = own_hash(identity, event);
    uint32_t *repeats = repeats_of(identity, hash);
    do
        event->uid = uid_text(identity->arena, hash, (*repeats)++);
    while (!take_uid(identity, event->uid));
}

/* ---- has it changed? ---- */

static bool texts_differ(const char *a, const char *b)
{
    if (!a || !b)
        return a != b;
    return strcmp(a, b) != 0;
}

static const char *name_of(const struct record *timeline, uint32_t actor)
{
    return actor < timeline->actors.count ? timeline->actors.items[actor].name : NULL;
}

static bool has_changed(const struct identity *identity, const struct event *now,
                        const struct event *before)
{
    if (now->time.interval.begin != before->time.interval.begin ||
        now->time.interval.end != before->time.interval.end ||
        now->status != before->status || now->kind != before->kind ||
        now->participants.count != before->participants.count ||
        now->mentions.count != before->mentions.count ||
        texts_differ(now->summary, before->summary) ||
        texts_differ(now->place_name, before->place_name))
        return true;
    for (size_t i = 0; i < now->participants.count; i++)
        if (texts_differ(
                name_of(identity->timeline, now->participants.items[i].actor),
                name_of(identity->previous, before->participants.items[i].actor)))
            return true;
    return false;
}

void identity_assign(struct arena *arena, struct record *timeline,
                     const struct record *previous)
{
    struct identity identity = {
        .arena = arena, .timeline = timeline, .previous = previous};
    interner_init(&identity.used, arena);
    multimap_init(&identity.repeats, arena);
    index_previous(&identity);
    for (size_t i = 0; i < timeline->events.count; i++) {
        struct event *event = &timeline->events.items[i];
        const struct event *earlier = previous_of(&identity, event);
        event->id = arena_format(arena, "e%zu", i + 1);
        give_uid(&identity, event, earlier);
        event->sequence = 0;
        if (earlier)
            event->sequence = earlier->sequence + has_changed(&identity, event, earlier);
    }
}
