#include "timeline/occasion.h"

#include "base/hash.h"
#include "timeline/copies.h"
#include "timeline/disagreement.h"
#include "timeline/likeness.h"
#include "timeline/multimap.h"
#include "timeline/unnamed.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEAD_EVENTS_MAX = 256,  /* of an article that are compared with each other */
    CANDIDATES_MAX = 64,    /* of one key */
    QUERY_DAYS_MAX = 62,    /* of a wide interval: a look at each of its days */
    DAY_WIDE = INT32_MIN,   /* key of occasions that span many days */
    DAY_ANY = INT32_MIN + 1 /* key of all */
};
#define LIKENESS_SAME_WORDS                                                              \
    100.0 /* the same place of the same article, or of its copy                          \
           */

struct candidate {
    double likeness;
    uint32_t unit, occasion;
};

/* What matching notes of an occasion. */
struct mark {
    uint32_t seen;     /* unit + 1 that looked at it last */
    uint32_t taken_by; /* record whose unit it got last */
};

struct matcher {
    struct arena *arena; /* of the matching; the occasions live in the collection's */
    struct collection *collection;
    const struct people *people;
    struct occasions *occasions;
    VECTOR(struct profile) views; /* by occasion: of all its units together */
    VECTOR(struct mark) marks;    /* by occasion */
    struct multimap index;
    VECTOR(struct candidate) candidates; /* of the record at hand */
    VECTOR(struct profile) profiles;     /* of its units, from profiles_first on */
    uint32_t profiles_first;
};

static const struct profile *profile_of(const struct matcher *matcher, uint32_t occasion)
{
    return &matcher->views.items[occasion];
}

/* ---- keys ---- */

/* Under whom an event is found. */
enum key_sort {
    KEY_PAIR,    /* two who met */
    KEY_EACH,    /* everybody there */
    KEY_LONE,    /* the only one whom the telling names */
    KEY_MENTION, /* a place of an article's text */
};

struct key_list {
    uint64_t items[(KEY_PEOPLE_MAX + 2) * KEY_PEOPLE_MAX];
    size_t count;
};

static void add_key(struct key_list *keys, enum key_sort sort,
                    const struct profile *profile, uint64_t first, uint64_t second)
{
    uint64_t key = hash_combine((uint64_t)profile->kind * 8 + (uint64_t)sort, first);
    if (profile->kind == EVENT_ACTION)
        key = hash_combine(key, profile->action);
    keys->items[keys->count++] = hash_combine(key, second);
}

static void add_pair_keys(struct key_list *keys, const struct profile *profile,
                          size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            add_key(keys, KEY_PAIR, profile, profile->people[i], profile->people[j]);
}

static void list_keys(const struct profile *profile, struct key_list *keys)
{
    keys->count = 0;
    if (profile->kind == EVENT_STATEMENT) {
        if (profile->speaker != INDEX_NONE)
            add_key(keys, KEY_EACH, profile, profile->speaker, 0);
        return;
    }
    size_t count = profile_key_people(profile);
    add_pair_keys(keys, profile, count);
    for (size_t i = 0; i < count; i++)
        add_key(keys, KEY_EACH, profile, profile->people[i], 0);
    if (count == 1)
        add_key(keys, KEY_LONE, profile, profile->people[0], 0);
}

/* Two or more look for each other and for tellings that name but one of them. */
static void list_query_keys(const struct profile *profile, struct key_list *keys)
{
    size_t count = profile_key_people(profile);
    if (profile->kind == EVENT_STATEMENT || count < 2) {
        list_keys(profile, keys);
        return;
    }
    keys->count = 0;
    add_pair_keys(keys, profile, count);
    for (size_t i = 0; i < count; i++)
        add_key(keys, KEY_LONE, profile, profile->people[i], 0);
}

static uint64_t day_key(uint64_t key, int32_t day)
{
    return hash_combine(key, (uint64_t)(int64_t)day);
}

/* The same trigger of the same sentence of one article or of its copies. */
static uint64_t mention_key(const struct matcher *matcher, enum event_kind kind,
                            const struct event_mention *mention)
{
    uint32_t source = copies_original(matcher->collection, mention->span.source);
    uint64_t key = hash_combine((uint64_t)kind * 8 + KEY_MENTION, source);
    key = hash_combine(key, hash_bytes(slice_of(mention->sentence)));
    return hash_combine(key, mention->trigger_start - mention->span.start);
}

/* ---- the index ---- */

static void index_days(struct matcher *matcher, uint32_t occasion, uint64_t key)
{
    const struct profile *profile = profile_of(matcher, occasion);
    multimap_add(&matcher->index, day_key(key, DAY_ANY), occasion);
    if (!profile_is_narrow(profile)) {
        multimap_add(&matcher->index, day_key(key, DAY_WIDE), occasion);
        return;
    }
    int32_t last = interval_last_day(profile->interval);
    for (int32_t day = interval_first_day(profile->interval); day <= last; day++)
        multimap_add(&matcher->index, day_key(key, day), occasion);
    if (profile->has_original)
        multimap_add(&matcher->index, day_key(key, profile->original), occasion);
}

static void index_occasion(struct matcher *matcher, uint32_t occasion)
{
    struct key_list keys;
    list_keys(profile_of(matcher, occasion), &keys);
    for (size_t i = 0; i < keys.count; i++)
        index_days(matcher, occasion, keys.items[i]);
}

static void index_mentions(struct matcher *matcher, const struct event *event,
                           uint32_t occasion)
{
    for (size_t i = 0; i < event->mentions.count; i++)
        multimap_add(&matcher->index,
                     mention_key(matcher, event->kind, &event->mentions.items[i]),
                     occasion);
}

/* ---- candidates ---- */

static bool first_look(struct matcher *matcher, uint32_t occasion, uint32_t unit)
{
    struct mark *mark = &matcher->marks.items[occasion];
    if (mark->seen == unit + 1)
        return false;
    mark->seen = unit + 1;
    return true;
}

static void consider(struct matcher *matcher, uint32_t unit,
                     const struct profile *profile, uint32_t occasion)
{
    if (!first_look(matcher, occasion, unit))
        return;
    double weight = likeness(profile, profile_of(matcher, occasion));
    if (weight < LIKENESS_ENOUGH)
        return;
    struct candidate candidate = {weight, unit, occasion};
    vector_push(matcher->arena, &matcher->candidates, candidate);
}

static void consider_list(struct matcher *matcher, uint32_t unit,
                          const struct profile *profile, uint64_t key)
{
    uint32_t entry = multimap_first(&matcher->index, key);
    for (int i = 0; entry != MULTIMAP_END && i < CANDIDATES_MAX; i++) {
        struct multimap_entry e = matcher->index.entries.items[entry];
        consider(matcher, unit, profile, e.value);
        entry = e.next;
    }
}

static void consider_days(struct matcher *matcher, uint32_t unit,
                          const struct profile *profile, uint64_t key)
{
    struct interval interval = profile->interval;
    int32_t first = 0, last = -1;
    if (interval_is_bounded(interval)) {
        first = interval_first_day(interval);
        last = interval_last_day(interval);
    }
    if (last < first || last - first > QUERY_DAYS_MAX) {
        consider_list(matcher, unit, profile, day_key(key, DAY_ANY));
        return;
    }
    bool undated =
        profile->kind == EVENT_MEETING && profile->basis == BASIS_PUBLICATION &&
        profile->manner != MANNER_GENERAL; /* it may have been set for a day before */
    for (int32_t day = undated ? first - PLAN_LOOK_BACK : first; day <= last; day++)
        consider_list(matcher, unit, profile, day_key(key, day));
    if (profile->has_original)
        consider_list(matcher, unit, profile, day_key(key, profile->original));
    consider_list(matcher, unit, profile, day_key(key, DAY_WIDE));
}

static void consider_mentions(struct matcher *matcher, uint32_t unit,
                              const struct event *event)
{
    for (size_t i = 0; i < event->mentions.count; i++) {
        uint64_t key = mention_key(matcher, event->kind, &event->mentions.items[i]);
        uint32_t entry = multimap_first(&matcher->index, key);
        if (entry == MULTIMAP_END)
            continue;
        uint32_t occasion = matcher->index.entries.items[entry].value;
        if (!first_look(matcher, occasion, unit))
            continue;
        struct candidate candidate = {LIKENESS_SAME_WORDS, unit, occasion};
        vector_push(matcher->arena, &matcher->candidates, candidate);
    }
}

static int compare_candidates(const void *first, const void *second)
{
    const struct candidate *a = first, *b = second;
    if (a->likeness != b->likeness)
        return a->likeness > b->likeness ? -1 : 1;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    return (a->occasion > b->occasion) - (a->occasion < b->occasion);
}

/* Two occasions are equally like a telling that tells no day: it may be either. */
static bool is_ambiguous(const struct matcher *matcher, size_t at)
{
    const struct candidate *here = &matcher->candidates.items[at];
    if (profile_is_narrow(&matcher->profiles.items[here->unit - matcher->profiles_first]))
        return false;
    for (size_t i = at + 1; i < matcher->candidates.count; i++) {
        const struct candidate *next = &matcher->candidates.items[i];
        if (next->likeness < here->likeness)
            return false;
        if (next->unit == here->unit &&
            profile_is_narrow(profile_of(matcher, next->occasion)))
            return true;
    }
    return false;
}

/* ---- joining ---- */

static void unite_people(struct profile *profile, const struct profile *more)
{
    for (size_t i = 0; i < more->people_count; i++) {
        size_t at = 0;
        while (at < profile->people_count && profile->people[at] < more->people[i])
            at++;
        bool known = at < profile->people_count && profile->people[at] == more->people[i];
        if (known || profile->people_count == PROFILE_PEOPLE_MAX)
            continue;
        memmove(&profile->people[at + 1], &profile->people[at],
                (profile->people_count - at) * sizeof *profile->people);
        profile->people[at] = more->people[i];
        profile->people_count++;
    }
}

/* Planned, then reported: the report tells what it was. */
static enum event_status later_status(enum event_status a, enum event_status b)
{
    if (a == STATUS_OCCURRED || b == STATUS_OCCURRED)
        return STATUS_OCCURRED;
    return b;
}

static void unite_times(struct profile *profile, const struct profile *more)
{
    struct interval both = interval_intersect(profile->interval, more->interval);
    if (profile_was_set_for(more, profile))
        profile->interval = more->interval;
    else if (!interval_is_empty(both))
        profile->interval = both;
    else if (!profile_was_set_for(profile, more))
        profile->interval = interval_hull(profile->interval, more->interval);
    if (more->has_original) {
        profile->has_original = true;
        profile->original = more->original;
    }
}

/* Their times overlap, unless one was moved away from the other's day, or two versions of
 * an article tell two times in the same words. */
static void unite_profiles(struct profile *profile, const struct profile *more)
{
    unite_people(profile, more);
    unite_times(profile, more);
    if (profile->place == INTERN_NONE)
        profile->place = more->place;
    if (profile->manner == MANNER_GENERAL &&
        (more->manner != MANNER_GENERAL || !profile->form)) {
        profile->form = more->form;
        profile->manner = more->manner;
    }
    if (profile->ordinal == 0)
        profile->ordinal = more->ordinal;
    if (profile->basis == BASIS_PUBLICATION)
        profile->basis = more->basis;
    profile->status = later_status(profile->status, more->status);
    if (more->word_count > profile->word_count) {
        profile->words = more->words;
        profile->word_count = more->word_count;
    }
}

static void join(struct matcher *matcher, uint32_t unit, uint32_t number,
                 const struct profile *profile)
{
    struct occasions *occasions = matcher->occasions;
    struct occasion *occasion = &occasions->items.items[number];
    occasions->of_unit[unit] = number;
    occasions->next_unit[occasion->last] = unit;
    occasion->last = unit;
    occasion->unit_count++;
    struct profile *view = &matcher->views.items[number];
    size_t people = view->people_count;
    bool narrow = profile_is_narrow(view);
    struct interval interval = view->interval;
    unite_profiles(view, profile);
    bool wider = !interval_contains(interval, view->interval);
    if (view->people_count != people || wider || narrow != profile_is_narrow(view))
        index_occasion(matcher, number);
}

static uint32_t begin_occasion(struct matcher *matcher, uint32_t unit,
                               const struct profile *profile)
{
    struct occasions *occasions = matcher->occasions;
    uint32_t number = (uint32_t)occasions->items.count;
    struct occasion occasion = {.first = unit, .last = unit, .unit_count = 1};
    struct mark mark = {.taken_by = INDEX_NONE};
    vector_push(matcher->collection->arena, &occasions->items, occasion);
    vector_push(matcher->arena, &matcher->views, *profile);
    vector_push(matcher->arena, &matcher->marks, mark);
    occasions->of_unit[unit] = number;
    return number;
}

/* Best first, one to one: two events of one article stay two. */
static void assign(struct matcher *matcher, uint32_t record)
{
    struct occasions *occasions = matcher->occasions;
    if (matcher->candidates.count > 0)
        qsort(matcher->candidates.items, matcher->candidates.count,
              sizeof *matcher->candidates.items, compare_candidates);
    for (size_t i = 0; i < matcher->candidates.count; i++) {
        const struct candidate *c = &matcher->candidates.items[i];
        if (occasions->of_unit[c->unit] != INDEX_NONE ||
            matcher->marks.items[c->occasion].taken_by == record ||
            is_ambiguous(matcher, i))
            continue;
        matcher->marks.items[c->occasion].taken_by = record;
        join(matcher, c->unit, c->occasion,
             &matcher->profiles.items[c->unit - matcher->profiles_first]);
    }
}

/* The lead tells without a day ("has met") what the article dates further down. */
static bool is_lead_of(const struct profile *lead, const struct profile *dated)
{
    if (lead->kind != EVENT_MEETING || dated->kind != EVENT_MEETING ||
        lead->basis != BASIS_PUBLICATION || dated->basis == BASIS_PUBLICATION ||
        dated->basis == BASIS_NONE || lead->status != dated->status ||
        lead->status != STATUS_OCCURRED || lead->people_count < 2 ||
        lead->people_count != dated->people_count || lead->manner != dated->manner ||
        lead->interval.end < dated->interval.begin)
        return false;
    return memcmp(lead->people, dated->people,
                  lead->people_count * sizeof *lead->people) == 0;
}

/* "has put off his meeting with her ... will now receive her on Wednesday" */
static bool is_new_date_of(const struct profile *put_off, const struct profile *dated)
{
    return put_off->kind == EVENT_MEETING && dated->kind == EVENT_MEETING &&
           put_off->status == STATUS_POSTPONED &&
           !interval_is_bounded(put_off->interval) && dated->status == STATUS_PLANNED &&
           profile_is_narrow(dated) && put_off->people_count >= 2 &&
           put_off->people_count == dated->people_count &&
           memcmp(put_off->people, dated->people,
                  put_off->people_count * sizeof *put_off->people) == 0;
}

/* The only dated telling of the same people in the article, for an undated one. */
static uint32_t dated_telling_of(const struct matcher *matcher,
                                 const struct collected_record *record, uint32_t lead)
{
    uint32_t found = INDEX_NONE;
    const struct profile *undated = &matcher->profiles.items[lead];
    if (undated->basis != BASIS_PUBLICATION && undated->status != STATUS_POSTPONED)
        return INDEX_NONE;
    for (uint32_t j = 0; j < record->events.count && j < LEAD_EVENTS_MAX; j++) {
        const struct profile *dated = &matcher->profiles.items[j];
        if (!is_lead_of(undated, dated) && !is_new_date_of(undated, dated))
            continue;
        if (found != INDEX_NONE)
            return INDEX_NONE;
        found = j;
    }
    return found;
}

/* Tellings that the article tells again, with names or with a day, join that telling. */
static void join_leads(struct matcher *matcher, const struct collected_record *record)
{
    for (uint32_t i = 0; i < record->events.count && i < LEAD_EVENTS_MAX; i++) {
        uint32_t unit = record->first_unit + i;
        if (matcher->occasions->of_unit[unit] != INDEX_NONE)
            continue;
        bool retold = record->retold != NULL && record->retold[i] != INDEX_NONE;
        uint32_t found =
            retold ? record->retold[i] : dated_telling_of(matcher, record, i);
        if (found == INDEX_NONE)
            continue;
        uint32_t other = record->first_unit + found;
        if (matcher->occasions->of_unit[other] == INDEX_NONE)
            index_occasion(
                matcher, begin_occasion(matcher, other, &matcher->profiles.items[found]));
        struct profile profile = matcher->profiles.items[found];
        if (retold)
            unite_times(&profile, &matcher->profiles.items[i]);
        join(matcher, unit, matcher->occasions->of_unit[other], &profile);
    }
}

static void match_record(struct matcher *matcher, uint32_t number)
{
    struct collection *collection = matcher->collection;
    const struct collected_record *record = collection->records.items[number];
    matcher->candidates.count = 0;
    matcher->profiles.count = 0;
    matcher->profiles_first = record->first_unit;
    for (uint32_t i = 0; i < record->events.count; i++) {
        uint32_t unit = record->first_unit + i;
        struct profile *profile = vector_add(matcher->arena, &matcher->profiles);
        profile_make(matcher->arena, collection, matcher->people,
                     &collection->units[unit], profile);
        consider_mentions(matcher, unit, &record->events.items[i]);
        struct key_list keys;
        list_query_keys(profile, &keys);
        for (size_t j = 0; j < keys.count; j++)
            consider_days(matcher, unit, profile, keys.items[j]);
    }
    assign(matcher, number);
    join_leads(matcher, record);
    for (uint32_t i = 0; i < record->events.count; i++) {
        uint32_t unit = record->first_unit + i;
        if (matcher->occasions->of_unit[unit] == INDEX_NONE) {
            uint32_t made = begin_occasion(matcher, unit, &matcher->profiles.items[i]);
            index_occasion(matcher, made);
        }
        index_mentions(matcher, &record->events.items[i],
                       matcher->occasions->of_unit[unit]);
    }
}

static void match_all(struct arena *arena, void *context)
{
    struct matcher *matcher = context;
    matcher->arena = arena;
    multimap_init(&matcher->index, arena);
    for (uint32_t i = 0; i < matcher->collection->records.count; i++)
        match_record(matcher, i);
    unnamed_join(arena, matcher->collection, matcher->people, matcher->views.items,
                 matcher->occasions);
    disagreements_join(arena, matcher->collection, matcher->views.items,
                       matcher->occasions);
}

void occasions_join(struct occasions *occasions, uint32_t into, uint32_t from)
{
    struct occasion *a = &occasions->items.items[into];
    struct occasion *b = &occasions->items.items[from];
    for (uint32_t unit = b->first; unit != INDEX_NONE; unit = occasions->next_unit[unit])
        occasions->of_unit[unit] = into;
    occasions->next_unit[a->last] = b->first;
    a->last = b->last;
    a->unit_count += b->unit_count;
    b->unit_count = 0;
    b->first = b->last = INDEX_NONE;
}

void occasions_match(struct collection *collection, const struct people *people,
                     struct occasions *occasions)
{
    struct matcher matcher = {
        .collection = collection, .people = people, .occasions = occasions};
    size_t units = collection->unit_count;
    occasions->of_unit = ARENA_NEW_ARRAY(collection->arena, units, uint32_t);
    occasions->next_unit = ARENA_NEW_ARRAY(collection->arena, units, uint32_t);
    for (size_t i = 0; i < units; i++)
        occasions->of_unit[i] = occasions->next_unit[i] = INDEX_NONE;
    arena_run_apart(collection->arena, match_all, &matcher);
}
