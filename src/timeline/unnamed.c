#include "timeline/unnamed.h"

#include "base/hash.h"
#include "language/number_word.h"
#include "timeline/copies.h"
#include "timeline/groups.h"
#include "timeline/likeness.h"
#include "timeline/multimap.h"
#include "timeline/word_sets.h"

enum {
    LOOKED_AT_MAX = 16,   /* occasions of one person and day */
    TELLING_WORD_MIN = 4, /* letters of a word that groups share */
    COUNTED_MAX = 7       /* "the seven": a number that groups share */
};

struct unnamed {
    struct arena *arena;
    const struct collection *collection;
    const struct people *people;
    const struct profile *profiles;
    struct occasions *occasions;
    struct multimap index; /* by named person and day */
};

/* A meeting of one named person and one group. */
struct pair {
    uint32_t named, group; /* INDEX_NONE: it is none */
};

static const struct actor *person_at(const struct unnamed *unnamed, uint32_t person)
{
    return &unnamed->people->items.items[person];
}

static bool is_group(const struct unnamed *unnamed, uint32_t person)
{
    const struct actor *actor = person_at(unnamed, person);
    return actor->is_role && actor->plural;
}

static bool is_set_day(const struct profile *profile)
{
    return profile->kind == EVENT_MEETING && interval_is_one_day(profile->interval) &&
           profile->basis != BASIS_PUBLICATION && profile->basis != BASIS_NONE &&
           profile->status != STATUS_DENIED;
}

static struct pair pair_of(const struct unnamed *unnamed, uint32_t occasion)
{
    const struct profile *p = &unnamed->profiles[occasion];
    struct pair pair = {INDEX_NONE, INDEX_NONE};
    if (!is_set_day(p) || p->people_count != 2 ||
        unnamed->occasions->items.items[occasion].unit_count == 0)
        return pair;
    for (size_t i = 0; i < 2; i++) {
        const struct actor *actor = person_at(unnamed, p->people[i]);
        if (is_group(unnamed, p->people[i]))
            pair.group = p->people[i];
        else if (actor->type == ENTITY_PERSON && !actor->is_role)
            pair.named = p->people[i];
    }
    if (pair.named == INDEX_NONE || pair.group == INDEX_NONE)
        pair = (struct pair){INDEX_NONE, INDEX_NONE};
    return pair;
}

/* A meeting of which nothing is told but a group: "the two ministers"; INDEX_NONE. */
static uint32_t lone_group(const struct unnamed *unnamed, uint32_t occasion)
{
    const struct profile *p = &unnamed->profiles[occasion];
    bool lone = is_set_day(p) && p->people_count == 1 &&
                is_group(unnamed, p->people[0]) &&
                unnamed->occasions->items.items[occasion].unit_count > 0;
    return lone ? p->people[0] : INDEX_NONE;
}

static uint64_t key_of(uint32_t person, const struct profile *profile)
{
    int32_t day = interval_first_day(profile->interval);
    return hash_combine(person, (uint64_t)(int64_t)day);
}

/* ---- are the groups one? ---- */

static bool is_number(struct slice word)
{
    return cardinal_of_word(word, COUNTED_MAX) > 1;
}

/* "the four" and "the four pilots", "pilots" and "the harbour pilots". */
static bool groups_agree(const struct unnamed *unnamed, uint32_t a, uint32_t b)
{
    struct folded_name x, y;
    name_fold(unnamed->arena, slice_of(person_at(unnamed, a)->name), &x);
    name_fold(unnamed->arena, slice_of(person_at(unnamed, b)->name), &y);
    for (size_t i = 0; i < x.count; i++)
        for (size_t j = 0; j < y.count; j++)
            if (slice_equal(x.words[i], y.words[j]) &&
                (x.words[i].size >= TELLING_WORD_MIN || is_number(x.words[i])))
                return true;
    return false;
}

/* "the leaders", "both sides": whoever comes. */
static bool is_open_group(const struct unnamed *unnamed, uint32_t group)
{
    struct folded_name name;
    name_fold(unnamed->arena, slice_of(person_at(unnamed, group)->name), &name);
    return name.count == 1 && timeline_set_has(TIMELINE_SET_OPEN_GROUPS, name.words[0]);
}

/* ---- may they be one? ---- */

/* The first article of each: one article keeps its meetings apart itself. */
static uint32_t source_of(const struct unnamed *unnamed, uint32_t occasion)
{
    uint32_t unit = unnamed->occasions->items.items[occasion].first;
    return copies_original(
        unnamed->collection,
        unnamed->collection->records.items[unnamed->collection->units[unit].record]
            ->source);
}

static bool may_be_one(const struct unnamed *unnamed, uint32_t a, uint32_t b)
{
    const struct profile *x = &unnamed->profiles[a], *y = &unnamed->profiles[b];
    bool places_fit =
        x->place == INTERN_NONE || y->place == INTERN_NONE || x->place == y->place;
    return source_of(unnamed, a) != source_of(unnamed, b) && places_fit &&
           !profile_manners_differ(x, y) && interval_overlaps(x->interval, y->interval) &&
           (x->ordinal == 0 || y->ordinal == 0 || x->ordinal == y->ordinal);
}

/* Announced with a group, told with the people. */
static bool is_report_of(const struct unnamed *unnamed, uint32_t report, uint32_t plan,
                         const struct pair *pair)
{
    const struct profile *p = &unnamed->profiles[report];
    return is_set_day(p) && p->status == STATUS_OCCURRED && p->named_count >= 3 &&
           unnamed->profiles[plan].status != STATUS_OCCURRED &&
           unnamed->profiles[plan].status != STATUS_CANCELLED &&
           is_open_group(unnamed, pair->group);
}

/* Told of the group by one article, by name of all who are meant by another. */
static bool names_group(const struct unnamed *unnamed, uint32_t occasion, uint32_t group)
{
    const struct profile *p = &unnamed->profiles[occasion];
    return p->named_count == p->people_count &&
           group_tells_of(unnamed->arena, unnamed->people, person_at(unnamed, group),
                          p->people, p->people_count);
}

/* The only other meeting of the day that can be the same, or INDEX_NONE. */
static uint32_t partner_of(const struct unnamed *unnamed, uint32_t occasion)
{
    struct pair pair = pair_of(unnamed, occasion);
    uint32_t found = INDEX_NONE, lone = lone_group(unnamed, occasion);
    if (pair.named == INDEX_NONE && lone == INDEX_NONE)
        return INDEX_NONE;
    uint32_t entry =
        multimap_first(&unnamed->index, key_of(pair.named, &unnamed->profiles[occasion]));
    for (int i = 0; entry != MULTIMAP_END && i < LOOKED_AT_MAX; i++) {
        struct multimap_entry e = unnamed->index.entries.items[entry];
        entry = e.next;
        if (e.value == occasion ||
            unnamed->occasions->items.items[e.value].unit_count == 0 ||
            !may_be_one(unnamed, occasion, e.value))
            continue;
        struct pair other = pair_of(unnamed, e.value);
        bool same = lone != INDEX_NONE
                        ? names_group(unnamed, e.value, lone)
                        : other.named == pair.named &&
                              groups_agree(unnamed, pair.group, other.group);
        if (!same &&
            (lone != INDEX_NONE || !is_report_of(unnamed, e.value, occasion, &pair)))
            continue;
        if (found != INDEX_NONE)
            return INDEX_NONE;
        found = e.value;
    }
    return found;
}

/* Only the days on which somebody meets a group, or nothing but a group is told of, are
 * looked at; the latter under INDEX_NONE in place of a person. */
static bool index_meetings(struct unnamed *unnamed)
{
    struct multimap lone;
    size_t pairs = 0, groups = 0, count = unnamed->occasions->items.count;
    multimap_init(&unnamed->index, unnamed->arena);
    multimap_init(&lone, unnamed->arena);
    for (uint32_t i = 0; i < count; i++) {
        pairs += pair_of(unnamed, i).named != INDEX_NONE;
        if (lone_group(unnamed, i) == INDEX_NONE)
            continue;
        multimap_add(&lone, key_of(INDEX_NONE, &unnamed->profiles[i]), i);
        groups++;
    }
    for (uint32_t i = 0; pairs + groups > 0 && i < count; i++) {
        const struct profile *p = &unnamed->profiles[i];
        if (!is_set_day(p))
            continue;
        uint64_t day = key_of(INDEX_NONE, p);
        if (p->named_count >= 2 && multimap_first(&lone, day) != MULTIMAP_END)
            multimap_add(&unnamed->index, day, i);
        for (size_t j = 0; j < p->people_count; j++)
            if (!is_group(unnamed, p->people[j]))
                multimap_add(&unnamed->index, key_of(p->people[j], p), i);
    }
    return pairs + groups > 0;
}

/* ---- joining ---- */

/* The tellings of the occasion leave out the group: others say better who came. */
static void drop_group(const struct unnamed *unnamed, uint32_t occasion, uint32_t group)
{
    const struct collection *collection = unnamed->collection;
    for (uint32_t u = unnamed->occasions->items.items[occasion].first; u != INDEX_NONE;
         u = unnamed->occasions->next_unit[u]) {
        struct event *event = collection->units[u].event;
        const struct collected_record *record =
            collection->records.items[collection->units[u].record];
        size_t kept = 0;
        for (size_t i = 0; i < event->participants.count; i++)
            if (collection_person(record, event->participants.items[i].actor) != group)
                event->participants.items[kept++] = event->participants.items[i];
        event->participants.count = kept;
    }
}

static size_t name_size(const struct unnamed *unnamed, uint32_t person)
{
    return slice_of(person_at(unnamed, person)->name).size;
}

static void join(const struct unnamed *unnamed, uint32_t occasion, uint32_t partner)
{
    uint32_t lone = lone_group(unnamed, occasion);
    uint32_t group = lone != INDEX_NONE ? lone : pair_of(unnamed, occasion).group;
    uint32_t other = pair_of(unnamed, partner).group;
    if (other == INDEX_NONE || name_size(unnamed, other) > name_size(unnamed, group))
        drop_group(unnamed, occasion, group);
    else if (other != group)
        drop_group(unnamed, partner, other);
    occasions_join(unnamed->occasions, partner < occasion ? partner : occasion,
                   partner < occasion ? occasion : partner);
}

void unnamed_join(struct arena *arena, const struct collection *collection,
                  const struct people *people, const struct profile *profiles,
                  struct occasions *occasions)
{
    struct unnamed unnamed = {.arena = arena,
                              .collection = collection,
                              .people = people,
                              .profiles = profiles,
                              .occasions = occasions};
    if (!index_meetings(&unnamed))
        return;
    for (uint32_t i = 0; i < occasions->items.count; i++) {
        uint32_t partner = partner_of(&unnamed, i);
        if (partner != INDEX_NONE)
            join(&unnamed, i, partner);
    }
}
