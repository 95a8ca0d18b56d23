#include "timeline/disagreement.h"

#include "base/hash.h"
#include "timeline/copies.h"
#include "timeline/likeness.h"
#include "timeline/multimap.h"
#include "timeline/places.h"

#include <stdlib.h>

enum {
    APART_DAYS_MAX = 1,   /* between the days told of one occasion */
    ORDINAL_DAYS_MAX = 3, /* when both call it "the first round" */
    SERIES_DAYS = 3,      /* meetings this near belong to one series */
    LOOKED_AT_MAX = 16,   /* occasions of one day and pair of people */
    SOURCES_MAX = 32,     /* articles of an occasion that are looked at */
};

struct finder {
    struct arena *arena;
    const struct collection *collection;
    const struct profile *profiles;
    struct occasions *occasions;
    struct multimap index; /* by two people and day */
    struct place_finder places;
};

/* ---- the index ---- */

static uint64_t key_of(const struct profile *profile, size_t first, size_t second,
                       int32_t day)
{
    uint64_t key = hash_combine(profile->people[first], profile->people[second]);
    return hash_combine(key, (uint64_t)(int64_t)day);
}

/* A meeting that was held, on a day that its article tells. */
static bool is_told(const struct finder *finder, uint32_t occasion)
{
    const struct profile *p = &finder->profiles[occasion];
    return p->kind == EVENT_MEETING && p->status == STATUS_OCCURRED &&
           p->named_count >= 2 && interval_is_one_day(p->interval) &&
           p->basis != BASIS_PUBLICATION && p->basis != BASIS_NONE &&
           finder->occasions->items.items[occasion].unit_count > 0;
}

static void index_meetings(struct finder *finder)
{
    multimap_init(&finder->index, finder->arena);
    for (uint32_t i = 0; i < finder->occasions->items.count; i++) {
        const struct profile *p = &finder->profiles[i];
        if (p->kind != EVENT_MEETING || !interval_is_one_day(p->interval))
            continue;
        int32_t day = interval_first_day(p->interval);
        for (size_t j = 0; j < profile_key_people(p); j++)
            for (size_t k = j + 1; k < profile_key_people(p); k++)
                multimap_add(&finder->index, key_of(p, j, k, day), i);
    }
}

/* ---- who tells it ---- */

struct source_set {
    uint32_t items[SOURCES_MAX];
    size_t count;
};

static bool has_source(const struct source_set *set, uint32_t source)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] == source)
            return true;
    return false;
}

static void add_sources(const struct finder *finder, const struct event *event,
                        struct source_set *set)
{
    for (size_t i = 0; i < event->mentions.count && set->count < SOURCES_MAX; i++) {
        uint32_t source =
            copies_original(finder->collection, event->mentions.items[i].span.source);
        if (!has_source(set, source))
            set->items[set->count++] = source;
    }
}

/* The articles that report it; one that only announces it does not say that it was held
 * on that day. */
static struct source_set sources_of(const struct finder *finder, uint32_t occasion)
{
    struct source_set set = {{0}, 0};
    const struct occasions *occasions = finder->occasions;
    for (uint32_t u = occasions->items.items[occasion].first;
         u != INDEX_NONE && set.count < SOURCES_MAX; u = occasions->next_unit[u]) {
        const struct event *event = finder->collection->units[u].event;
        if (event->status == STATUS_OCCURRED)
            add_sources(finder, event, &set);
    }
    return set;
}

static bool share_source(const struct source_set *a, const struct source_set *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (has_source(b, a->items[i]))
            return true;
    return false;
}

/* All of the articles were published after that day. */
static bool look_back_on(const struct finder *finder, const struct source_set *set,
                         int32_t day)
{
    for (size_t i = 0; i < set->count; i++) {
        if (set->items[i] >= finder->collection->sources.count)
            return false;
        const struct source *source = &finder->collection->sources.items[set->items[i]];
        if (source->published.origin == DATE_FROM_NONE ||
            instant_day(source->published.at) <= day)
            return false;
    }
    return true;
}

/* ---- do the two mean one occasion? ---- */

static bool people_fit(const struct profile *a, const struct profile *b)
{
    size_t shared = profile_shared_people(a, b);
    return shared >= 2 && (shared == a->people_count || shared == b->people_count);
}

static bool ordinals_agree(const struct profile *a, const struct profile *b)
{
    return a->ordinal != 0 && a->ordinal == b->ordinal;
}

static bool is_rare_kind(const struct profile *a, const struct profile *b)
{
    return ordinals_agree(a, b) || (a->manner == MANNER_MEAL && a->form == b->form);
}

static struct slice place_of(const struct finder *finder, const struct profile *profile)
{
    return intern_text(&finder->collection->texts, profile->place);
}

/* A venue may lie in the city; two venues are two places. */
static bool places_fit(struct finder *finder, const struct profile *a,
                       const struct profile *b)
{
    return a->place == INTERN_NONE || b->place == INTERN_NONE || a->place == b->place ||
           places_may_be_one(&finder->places, place_of(finder, a), place_of(finder, b));
}

static bool may_be_one(struct finder *finder, const struct profile *a,
                       const struct profile *b)
{
    int32_t apart = interval_first_day(a->interval) - interval_first_day(b->interval);
    int32_t most = ordinals_agree(a, b) ? ORDINAL_DAYS_MAX : APART_DAYS_MAX;
    bool ordinals_differ = a->ordinal && b->ordinal && a->ordinal != b->ordinal;
    return apart != 0 && abs(apart) <= most && !ordinals_differ && people_fit(a, b) &&
           !profile_manners_differ(a, b) && places_fit(finder, a, b);
}

/* Every other meeting of the two around that day which the source set 'from' tells is
 * told by 'to', too, unless that was published before. */
static bool series_agree(const struct finder *finder, uint32_t a, uint32_t b,
                         const struct source_set *from, const struct source_set *to)
{
    const struct profile *p = &finder->profiles[a];
    int32_t day = interval_first_day(p->interval);
    for (int32_t d = day - SERIES_DAYS; d <= day + SERIES_DAYS; d++) {
        uint32_t entry = multimap_first(&finder->index, key_of(p, 0, 1, d));
        for (int i = 0; entry != MULTIMAP_END && i < LOOKED_AT_MAX; i++) {
            struct multimap_entry e = finder->index.entries.items[entry];
            entry = e.next;
            if (e.value == a || e.value == b ||
                finder->profiles[e.value].manner == MANNER_REMOTE)
                continue;
            struct source_set told = sources_of(finder, e.value);
            if (share_source(&told, from) && !share_source(&told, to) &&
                look_back_on(finder, to, d))
                return false;
        }
    }
    return true;
}

static bool is_one_occasion(struct finder *finder, uint32_t a, uint32_t b)
{
    const struct profile *x = &finder->profiles[a], *y = &finder->profiles[b];
    if (!is_told(finder, b) || !may_be_one(finder, x, y))
        return false;
    struct source_set first = sources_of(finder, a), second = sources_of(finder, b);
    if (share_source(&first, &second) || !series_agree(finder, a, b, &first, &second) ||
        !series_agree(finder, b, a, &second, &first))
        return false;
    int32_t day = interval_first_day(x->interval),
            other = interval_first_day(y->interval);
    int32_t later = day > other ? day : other;
    return is_rare_kind(x, y) ||
           (x->manner != MANNER_REMOTE && look_back_on(finder, &first, later) &&
            look_back_on(finder, &second, later));
}

/* ---- joining ---- */

/* What was found for an occasion. */
struct partner {
    uint32_t occasion; /* INDEX_NONE: none */
    bool several;
};

static void look_on_day(struct finder *finder, uint32_t occasion, uint64_t key,
                        struct partner *partner)
{
    uint32_t entry = multimap_first(&finder->index, key);
    for (int i = 0; entry != MULTIMAP_END && i < LOOKED_AT_MAX; i++) {
        struct multimap_entry e = finder->index.entries.items[entry];
        entry = e.next;
        if (e.value == occasion || e.value == partner->occasion ||
            !is_one_occasion(finder, occasion, e.value))
            continue;
        partner->several = partner->occasion != INDEX_NONE;
        partner->occasion = e.value;
    }
}

/* The only partner, or INDEX_NONE. */
static uint32_t partner_of(struct finder *finder, uint32_t occasion)
{
    const struct profile *p = &finder->profiles[occasion];
    struct partner partner = {INDEX_NONE, false};
    if (!is_told(finder, occasion))
        return INDEX_NONE;
    int32_t day = interval_first_day(p->interval);
    for (int32_t d = day - ORDINAL_DAYS_MAX; d <= day + ORDINAL_DAYS_MAX; d++)
        for (size_t i = 0; i < profile_key_people(p) && d != day; i++)
            for (size_t j = i + 1; j < profile_key_people(p) && !partner.several; j++)
                look_on_day(finder, occasion, key_of(p, i, j, d), &partner);
    return partner.several ? INDEX_NONE : partner.occasion;
}

void disagreements_join(struct arena *arena, const struct collection *collection,
                        const struct profile *profiles, struct occasions *occasions)
{
    struct finder finder = {.arena = arena,
                            .collection = collection,
                            .profiles = profiles,
                            .occasions = occasions,
                            .places = {arena, NULL}};
    index_meetings(&finder);
    size_t count = occasions->items.count;
    uint32_t *partner = ARENA_NEW_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        partner[i] = partner_of(&finder, i);
    for (uint32_t i = 0; i < count; i++)
        if (partner[i] != INDEX_NONE && partner[i] > i && partner[partner[i]] == i)
            occasions_join(occasions, i, partner[i]);
}
