#include "timeline/places.h"

#include <string.h>

enum { PLACES_MAX = 8 };

/* A city or country and who names it. */
struct told_place {
    char key[PLACE_KEY_MAX];
    size_t key_size;
    struct gazetteer_place place;
    const struct event *first; /* its first telling */
    size_t source_count;
    uint32_t last_source;
    struct span_vector evidence;
};

struct place_list {
    struct told_place items[PLACES_MAX];
    size_t count;
};

static const struct gazetteer *gazetteer_of(struct place_finder *finder)
{
    if (finder->gazetteer == NULL) {
        finder->gazetteer = gazetteer_new(NULL);
        if (finder->gazetteer == NULL)
            arena_fail(finder->arena);
        arena_defer(finder->arena, (void (*)(void *))gazetteer_free, finder->gazetteer);
    }
    return finder->gazetteer;
}

static bool look_up(const struct gazetteer *gazetteer, struct slice name,
                    struct told_place *told)
{
    told->key_size = gazetteer_key(slice_trim(name), told->key);
    return told->key_size > 0 &&
           gazetteer_place(gazetteer, slice_make(told->key, told->key_size),
                           &told->place) &&
           (told->place.kinds & (PLACE_CITY | PLACE_CAPITAL | PLACE_COUNTRY)) != 0;
}

/* "Oslo", "a hotel in Oslo", "Oslo, Norway". */
static bool locate(const struct gazetteer *gazetteer, struct slice whole,
                   struct told_place *told)
{
    struct slice in = slice_of(" in ");
    size_t comma = slice_find(whole, slice_of(","), 0);
    if (look_up(gazetteer, whole, told) ||
        (comma != SIZE_MAX && look_up(gazetteer, slice_part(whole, 0, comma), told)))
        return true;
    for (size_t at = slice_find(whole, in, 0); at != SIZE_MAX;
         at = slice_find(whole, in, at + 1))
        if (look_up(gazetteer, slice_part(whole, at + in.size, whole.size), told))
            return true;
    return false;
}

static bool is_country(const struct told_place *told)
{
    return (told->place.kinds & (PLACE_CITY | PLACE_CAPITAL)) == 0;
}

static bool same_key(const struct told_place *a, const struct told_place *b)
{
    return a->key_size == b->key_size && memcmp(a->key, b->key, a->key_size) == 0;
}

static bool contradict(const struct told_place *a, const struct told_place *b)
{
    if (same_key(a, b))
        return false;
    if (is_country(a) || is_country(b))
        return !slice_is(a->place.country, "-") && !slice_is(b->place.country, "-") &&
               !slice_equal(a->place.country, b->place.country);
    return true;
}

/* "farm near Borg" and "Borg": all words of the one stand in the other. */
static bool holds_words(struct slice whole, struct slice part)
{
    size_t at = part.size > 0 ? slice_find(whole, part, 0) : SIZE_MAX;
    return at != SIZE_MAX && (at == 0 || whole.data[at - 1] == ' ') &&
           (at + part.size == whole.size || whole.data[at + part.size] == ' ');
}

bool places_may_be_one(struct place_finder *finder, struct slice a, struct slice b)
{
    if (holds_words(a, b) || holds_words(b, a))
        return true;
    struct told_place x = {.key_size = 0}, y = {.key_size = 0};
    const struct gazetteer *gazetteer = gazetteer_of(finder);
    bool first = locate(gazetteer, a, &x), second = locate(gazetteer, b, &y);
    return first && second ? !contradict(&x, &y) : first || second;
}

static void note(struct arena *arena, struct place_list *places,
                 const struct told_place *told, const struct telling *telling)
{
    size_t at = 0;
    while (at < places->count && !same_key(&places->items[at], told))
        at++;
    if (at == PLACES_MAX)
        return;
    struct told_place *place = &places->items[at];
    if (at == places->count) {
        *place = *told;
        place->first = telling->event;
        place->last_source = INDEX_NONE;
        places->count++;
    }
    place->source_count +=
        place->source_count == 0 || telling->source != place->last_source;
    place->last_source = telling->source;
    for (size_t i = 0; i < telling->event->place_evidence.count; i++)
        vector_push(arena, &place->evidence, telling->event->place_evidence.items[i]);
}

static void list_places(const struct fusion *fusion, const struct tellings *tellings,
                        enum event_status status, struct place_list *places)
{
    for (size_t i = 0; i < tellings->count; i++) {
        const struct event *event = tellings->items[i].event;
        struct told_place told = {.key_size = 0};
        if (event->status == status && event->place_name &&
            locate(gazetteer_of(fusion->places), slice_of(event->place_name), &told))
            note(fusion->collection->arena, places, &told, &tellings->items[i]);
    }
}

/* The first tellings are those published first. */
static const struct told_place *best_of(const struct place_list *places)
{
    const struct told_place *best = &places->items[0];
    for (size_t i = 1; i < places->count; i++)
        if (places->items[i].source_count > best->source_count)
            best = &places->items[i];
    return best;
}

static bool any_contradict(const struct place_list *places)
{
    for (size_t i = 0; i < places->count; i++)
        for (size_t j = i + 1; j < places->count; j++)
            if (contradict(&places->items[i], &places->items[j]))
                return true;
    return false;
}

static bool names_several(const struct tellings *tellings)
{
    const char *first = NULL;
    for (size_t i = 0; i < tellings->count; i++) {
        const char *name = tellings->items[i].event->place_name;
        if (name && first && strcmp(name, first) != 0)
            return true;
        first = name ? name : first;
    }
    return false;
}

static void name_conflict(const struct fusion *fusion, const struct place_list *places,
                          const struct told_place *best, uint32_t number)
{
    struct arena *arena = fusion->collection->arena;
    struct conflict *conflict = vector_add(arena, &fusion->timeline->conflicts);
    *conflict = (struct conflict){.kind = CONFLICT_PLACE};
    vector_push(arena, &conflict->events, number);
    for (size_t i = 0; i < places->count; i++) {
        struct conflict_value *value = vector_add(arena, &conflict->values);
        *value = (struct conflict_value){.value = places->items[i].first->place_name,
                                         .evidence = places->items[i].evidence};
    }
    bool more = false;
    for (size_t i = 0; i < places->count; i++)
        more = more || places->items[i].source_count < best->source_count;
    conflict->detail =
        arena_format(arena, "sources disagree about the place; better attested: %s (%s)",
                     best->first->place_name, more ? "more sources" : "published first");
}

const struct event *places_compare(const struct fusion *fusion,
                                   const struct tellings *tellings,
                                   enum event_status status, uint32_t number)
{
    struct place_list places = {.count = 0};
    if (!names_several(tellings))
        return NULL;
    list_places(fusion, tellings, status, &places);
    if (!any_contradict(&places))
        return NULL;
    const struct told_place *best = best_of(&places);
    name_conflict(fusion, &places, best, number);
    return best->first;
}
