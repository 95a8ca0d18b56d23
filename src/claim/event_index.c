#include "claim/event_index.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/numbers.h"
#include "claim/contact.h"
#include "claim/content.h"
#include "claim/doubt.h"
#include "claim/stem.h"
#include "claim/word_sets.h"
#include "event/statement_word.h"
#include "timeline/names.h"
#include "timeline/profile.h"

#include <stdlib.h>
#include <string.h>

/* Of a claim's telling words: to be the statement that may be meant. */
#define WORDS_SHARE_MIN 0.5

/* ---- building ---- */

static void index_people(struct event_index *index)
{
    const struct record *timeline = index->timeline;
    size_t actors = timeline->actors.count, total = 0;
    index->first = ARENA_NEW_ARRAY(index->arena, actors + 2, uint32_t);
    for (size_t i = 0; i < timeline->events.count; i++) {
        const struct event *event = &timeline->events.items[i];
        for (size_t j = 0; j < event->participants.count; j++)
            index->first[event->participants.items[j].actor + 2]++;
        total += event->participants.count;
    }
    for (size_t i = 2; i < actors + 2; i++)
        index->first[i] += index->first[i - 1];
    index->events = ARENA_NEW_ARRAY(index->arena, total, uint32_t);
    for (uint32_t i = 0; i < timeline->events.count; i++) {
        const struct event *event = &timeline->events.items[i];
        for (size_t j = 0; j < event->participants.count; j++)
            index->events[index->first[event->participants.items[j].actor + 1]++] = i;
    }
}

static void index_place(struct event_index *index, uint32_t number)
{
    struct folded_name place;
    const char *name = index->timeline->events.items[number].place_name;
    if (!name)
        return;
    name_fold(index->arena, slice_of(name), &place);
    for (size_t i = 0; i < place.count; i++)
        multimap_add(&index->by_place, hash_bytes(place.words[i]), number);
}

static void index_denial(struct event_index *index, uint32_t number)
{
    const struct event *event = &index->timeline->events.items[number];
    if (!doubt_is_denial(event))
        return;
    for (size_t i = 0; i < event->mentions.count; i++)
        multimap_add(&index->denials, event->mentions.items[i].span.source, number);
}

struct event_index *event_index_new(struct arena *arena,
                                    const struct extractor *extractor,
                                    const struct record *timeline)
{
    struct event_index *index = ARENA_NEW(arena, struct event_index);
    *index = (struct event_index){
        .arena = arena, .timeline = timeline, .extractor = extractor};
    index->roots = root_table_new(arena, extractor->language);
    contacts_index(&index->contacts, index->roots, arena);
    multimap_init(&index->by_stem, arena);
    multimap_init(&index->by_place, arena);
    multimap_init(&index->denials, arena);
    index_people(index);
    for (uint32_t i = 0; i < timeline->events.count; i++) {
        const struct event *event = &timeline->events.items[i];
        for (size_t j = 0; j < event->mentions.count; j++)
            if (event->mentions.items[j].trigger)
                multimap_add(&index->by_stem,
                             stem_hash(slice_of(event->mentions.items[j].trigger)), i);
        index_place(index, i);
        index_denial(index, i);
    }
    return index;
}

/* ---- does an event fit? ---- */

bool event_has(const struct event *event, const struct name_use *use)
{
    for (size_t i = 0; i < event->participants.count; i++) {
        if (event->participants.items[i].role == ROLE_ABSENT)
            continue;
        for (size_t j = 0; j < use->count; j++)
            if (event->participants.items[i].actor == use->actors[j])
                return true;
    }
    return false;
}

static bool speaks(const struct event *event, const struct name_use *use)
{
    for (size_t i = 0; i < event->participants.count; i++)
        for (size_t j = 0; j < use->count; j++)
            if (event->participants.items[i].actor == use->actors[j] &&
                event->participants.items[i].role == ROLE_SPEAKER)
                return true;
    return false;
}

static bool kind_fits(const struct claim_part *part, enum event_kind kind)
{
    static const unsigned bits[] = {
        [EVENT_MEETING] = PART_MEETING,
        [EVENT_STATEMENT] = PART_STATEMENT,
        [EVENT_ACTION] = PART_ACTION,
    };
    return part->kinds == 0 || (part->kinds & bits[kind]) != 0;
}

static bool is_remote(const char *form)
{
    return form_manner_of(form) == MANNER_REMOTE;
}

static bool is_meal(const char *form)
{
    return claim_set_has(CLAIM_SET_MEAL_FORMS, slice_of(form));
}

bool part_is_remote(const struct claim_part *part)
{
    return part->manner == PART_REMOTE || part->manner == PART_BY_VIDEO ||
           is_remote(part->form);
}

bool part_is_meal(const struct claim_part *part)
{
    return is_meal(part->form);
}

static bool text_has(const char *text, struct slice word)
{
    struct slice rest = slice_of(text);
    while (rest.size >= word.size) {
        if (slice_equal_ignoring_case(slice_part(rest, 0, word.size), word))
            return true;
        rest = slice_part(rest, 1, rest.size);
    }
    return false;
}

static bool sentence_tells(const struct event *event, struct slice word)
{
    for (size_t i = 0; i < event->mentions.count; i++)
        if (text_has(event->mentions.items[i].sentence, word))
            return true;
    return false;
}

static bool starts_with_video(const char *form)
{
    return form && slice_starts_with(slice_of(form), "video");
}

static bool is_video(const struct event *event)
{
    return starts_with_video(event->form) || sentence_tells(event, slice_of("video"));
}

/* "met" is said of encounters, "telephoned" of calls; "spoke" of both. */
static bool manner_fits(const struct claim_part *part, const struct event *event)
{
    if (event->kind != EVENT_MEETING)
        return !part_is_remote(part) || part->kinds != PART_MEETING;
    bool remote = is_remote(event->form);
    if (is_meal(part->form) && !remote && sentence_tells(event, slice_of(part->form)))
        return true;
    if (part_is_remote(part))
        return remote && is_video(event) == (part->manner == PART_BY_VIDEO ||
                                             starts_with_video(part->form));
    if (is_meal(part->form) && is_meal(event->form))
        return strcmp(part->form, event->form) == 0;
    if (is_meal(part->form))
        return false;
    bool both = (part->kinds & PART_STATEMENT) != 0;
    return both ? true : !remote;
}

static bool same_trigger(const struct event *event, struct slice word)
{
    uint64_t hash = stem_hash(word);
    for (size_t i = 0; i < event->mentions.count; i++)
        if (event->mentions.items[i].trigger &&
            stem_hash(slice_of(event->mentions.items[i].trigger)) == hash)
            return true;
    return false;
}

static struct slice trigger_word(const struct question *question,
                                 const struct claim_part *part)
{
    if (part->trigger == TOKEN_NONE)
        return slice_make(NULL, 0);
    return question->document->tokens.items[part->trigger].lower;
}

/* Statements by their words, meetings by their people, actions by their verb. */
static bool content_fits(const struct question *question, const struct claim_part *part,
                         const struct event *event, const struct told_content *told)
{
    bool known_kind = part->kinds == PART_MEETING || part->kinds == PART_STATEMENT ||
                      part->kinds == (PART_MEETING | PART_STATEMENT);
    if (event->kind == EVENT_STATEMENT && known_kind && part->word_count == 0)
        return told->trigger || told->plain;
    if (event->kind == EVENT_STATEMENT && part->word_count > 0) {
        size_t asked = part->word_count + told->trigger; /* "rejected" tells too */
        bool spoken = known_kind || told->own ||
                      (told->trigger && told->saying && part->name_count == 0);
        return spoken &&
               (double)(told->shared + told->trigger) >= WORDS_SHARE_MIN * (double)asked;
    }
    if (event->kind == EVENT_MEETING &&
        (known_kind || (part->name_count > 1 && told->trigger)))
        return true;
    return told->own || same_trigger(event, trigger_word(question, part));
}

/* "a news conference", "a letter" is not said of any statement. */
static bool form_fits(const struct question *question, const struct claim_part *part,
                      const struct event *event, const struct told_content *told)
{
    struct slice word = trigger_word(question, part), before = slice_make("", 0);
    if (part->kinds != PART_STATEMENT || event->kind != EVENT_STATEMENT || told->trigger)
        return true;
    if (part->trigger > 0)
        before = question->document->tokens.items[part->trigger - 1].lower;
    const struct statement_noun *noun = statement_noun_find(before, word);
    return !noun || strcmp(noun->form, "statement") == 0 ||
           (event->form && strcmp(event->form, noun->form) == 0);
}

/* How well what was said agrees; of a meeting, when its word is said of other things too.
 */
static enum fit said_fits(const struct claim_part *part, const struct event *event,
                          const struct told_content *told)
{
    if (event->kind == EVENT_MEETING) {
        bool lasted = !part->lasting ||
                      (event->duration && strcmp(part->lasting, event->duration) == 0);
        bool worded = (part->kinds & PART_ACTION) != 0 && part->word_count > 0;
        if ((part->loose && !told->trigger) || !lasted)
            return FIT_MAYBE;
        return worded ? told->fit : FIT_YES;
    }
    return part->word_count > 0 ? told->fit : FIT_YES;
}

static bool names_fit(const struct claim_part *part, const struct event *event)
{
    for (size_t i = 0; i < part->name_count; i++) {
        const struct name_use *use = &part->names[i].use;
        bool first_speaks = i == 0 && event->kind == EVENT_STATEMENT;
        if (first_speaks ? !speaks(event, use) : !event_has(event, use))
            return false;
    }
    return true;
}

/* ---- place and time ---- */

static bool shares_word(const struct folded_name *a, const struct folded_name *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (name_words_similar(a->words[i], b->words[j]) && a->words[i].size > 2)
                return true;
    return false;
}

static bool find_place(const struct event_index *index, struct slice name,
                       struct gazetteer_place *place)
{
    char key[PLACE_KEY_MAX];
    size_t size = gazetteer_key(name, key);
    return size > 0 &&
           gazetteer_place(index->extractor->gazetteer, slice_make(key, size), place) &&
           (place->kinds & (PLACE_CITY | PLACE_CAPITAL | PLACE_COUNTRY)) != 0;
}

/* Two cities, or a city and a country that it does not lie in. */
static bool places_exclude(const struct event_index *index, struct slice a,
                           struct slice b)
{
    struct gazetteer_place x, y;
    if (!find_place(index, a, &x) || !find_place(index, b, &y))
        return false;
    bool cities = (x.kinds & PLACE_COUNTRY) == 0 && (y.kinds & PLACE_COUNTRY) == 0;
    bool known = !slice_is(x.country, "-") && !slice_is(y.country, "-");
    return cities || (known && !slice_equal(x.country, y.country));
}

/* "a law firm": in whatever city. */
static bool is_common_name(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z';
}

/* NO only between places that are known to exclude each other: a hotel may stand in any
 * city. */
static enum fit place_fits(const struct event_index *index, struct arena *arena,
                           struct slice place, const struct event *event)
{
    if (place.size == 0)
        return FIT_YES;
    struct folded_name wanted, own;
    name_fold(arena, place, &wanted);
    if (event->place_name) {
        name_fold(arena, slice_of(event->place_name), &own);
        if (shares_word(&wanted, &own))
            return FIT_YES;
        if (places_exclude(index, place, slice_of(event->place_name)))
            return FIT_NO;
    }
    bool common = place.data[0] >= 'a' && place.data[0] <= 'z';
    bool roomy = !event->place_name || is_common_name(event->place_name);
    for (size_t i = 0; i < event->mentions.count; i++)
        if (text_has(event->mentions.items[i].sentence, place))
            return roomy || common ? FIT_YES : FIT_MAYBE;
    return FIT_MAYBE;
}

static enum fit places_fit(const struct event_index *index, struct arena *arena,
                           const struct claim_part *part, const struct event *event)
{
    enum fit one = place_fits(index, arena, part->place, event);
    enum fit other = place_fits(index, arena, part->narrower_place, event);
    return one < other ? one : other;
}

enum fit part_time_fits(const struct claim_part *part, const struct event_time *time)
{
    enum fit fit = FIT_YES;
    if (part->between_whens)
        return when_fits_between(&part->whens[0], &part->whens[1], time);
    for (size_t i = 0; i < part->when_count; i++) {
        enum fit one = when_fits(&part->whens[i], time);
        fit = one < fit ? one : fit;
    }
    return fit;
}

/* ---- looking ---- */

struct candidates {
    uint32_t *items;
    size_t count, capacity;
    bool cut; /* there was more than what is looked at */
};

static void add_entries(const struct multimap *map, uint64_t key,
                        struct candidates *found)
{
    uint32_t entry = multimap_first(map, key);
    while (entry != MULTIMAP_END && found->count < found->capacity) {
        found->items[found->count++] = map->entries.items[entry].value;
        entry = map->entries.items[entry].next;
    }
}

static size_t event_count_of(const struct event_index *index, const struct name_use *use)
{
    size_t count = 0;
    for (size_t i = 0; i < use->count; i++)
        count += index->first[use->actors[i] + 1] - index->first[use->actors[i]];
    return count;
}

static void add_events_of(const struct event_index *index, const struct name_use *use,
                          struct candidates *found)
{
    for (size_t i = 0; i < use->count; i++)
        for (uint32_t e = index->first[use->actors[i]];
             e < index->first[use->actors[i] + 1] && found->count < found->capacity; e++)
            found->items[found->count++] = index->events[e];
}

static void add_all(const struct event_index *index, struct candidates *found)
{
    for (uint32_t i = 0; i < index->timeline->events.count; i++)
        if (found->count < found->capacity)
            found->items[found->count++] = i;
}

/* The shortest list that every fitting event must be in, sorted, each once. */
static void list_candidates(const struct event_index *index,
                            const struct question *question,
                            const struct claim_part *part, struct candidates *found)
{
    const struct name_use *best = NULL;
    for (size_t i = 0; i < part->name_count; i++)
        if (!best ||
            event_count_of(index, &part->names[i].use) < event_count_of(index, best))
            best = &part->names[i].use;
    if (best)
        add_events_of(index, best, found);
    else if (index->timeline->events.count <= MATCHES_MAX)
        add_all(index, found);
    else
        add_entries(&index->by_stem, stem_hash(trigger_word(question, part)), found);
    found->cut = found->count == EVENTS_LOOKED_AT_MAX;
    found->count = numbers_sort_once(found->items, found->count);
}

/* Of statements only those that share most words. */
static void keep_best_worded(struct match_list *matches)
{
    size_t most = 0, kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        most = matches->items[i].words > most ? matches->items[i].words : most;
    for (size_t i = 0; i < matches->count; i++)
        if (matches->items[i].words == most)
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
}

/* Of a plain meeting only the people count. */
static bool needs_words(const struct claim_part *part, const struct event *event)
{
    return event->kind != EVENT_MEETING || part->loose || part->kinds != PART_MEETING;
}

/* An action that says what the part's verb says: "warned", "put", "visited". */
static bool is_same_action(const struct event_index *index, struct arena *arena,
                           const struct asked_content *asked, const struct event *event,
                           struct told_content *told)
{
    if (event->kind != EVENT_ACTION)
        return false;
    content_compare(index, arena, asked, event, told);
    return told->own && asked->part->name_count > 0;
}

/* "warned him", "the briefing at the ministry", "the agreement was reached": told of a
 * meeting, with all the words. */
static bool is_told_of_meeting(const struct event_index *index, struct arena *arena,
                               const struct asked_content *asked,
                               const struct event *event, struct told_content *told)
{
    const struct claim_part *part = asked->part;
    bool more = part->word_count > 0 || part->name_count > 1 || part->place.size > 0;
    if (event->kind != EVENT_MEETING || part->kinds == PART_MEETING || !more)
        return false;
    content_compare(index, arena, asked, event, told);
    return told->trigger && !told->plain && told->fit == FIT_YES;
}

/* Whether the event may be the one that the part speaks of, by kind, manner and words. */
static bool event_fits(const struct event_index *index, struct arena *arena,
                       const struct asked_content *asked, const struct event *event,
                       struct told_content *told)
{
    const struct claim_part *part = asked->part;
    if (!kind_fits(part, event->kind))
        return contact_is_meeting(index, arena, part, event) ||
               is_told_of_meeting(index, arena, asked, event, told) ||
               is_same_action(index, arena, asked, event, told);
    if (!manner_fits(part, event))
        return false;
    if (needs_words(part, event))
        content_compare(index, arena, asked, event, told);
    return (content_fits(asked->question, part, event, told) &&
            form_fits(asked->question, part, event, told)) ||
           is_told_of_meeting(index, arena, asked, event, told);
}

static void find_matches(const struct event_index *index, struct arena *arena,
                         const struct question *question, const struct claim_part *part,
                         struct match_list *matches)
{
    *matches = (struct match_list){.count = 0};
    size_t most = index->timeline->events.count + 64;
    for (size_t i = 0; i < part->name_count; i++)
        most += event_count_of(index, &part->names[i].use);
    if (most > EVENTS_LOOKED_AT_MAX)
        most = EVENTS_LOOKED_AT_MAX;
    struct candidates found = {ARENA_NEW_ARRAY(arena, most, uint32_t), 0, most, false};
    struct asked_content asked;
    list_candidates(index, question, part, &found);
    content_ask(index, arena, question, part, &asked);
    matches->too_many = found.cut;
    bool by_words = false;
    for (size_t i = 0; i < found.count && matches->count < MATCHES_MAX; i++) {
        const struct event *event = &index->timeline->events.items[found.items[i]];
        struct told_content told = {.fit = FIT_YES};
        if (!names_fit(part, event) || !event_fits(index, arena, &asked, event, &told))
            continue;
        struct match match = {found.items[i],
                              places_fit(index, arena, part, event),
                              part_time_fits(part, &event->time),
                              said_fits(part, event, &told),
                              told.shared + told.trigger,
                              told.weak && event->kind == EVENT_STATEMENT};
        by_words = by_words || event->kind == EVENT_STATEMENT;
        vector_push(arena, matches, match);
        matches->too_many = matches->too_many || matches->count == MATCHES_MAX;
    }
    if (by_words && part->word_count > 0)
        keep_best_worded(matches);
}

/* Pronouns may mean somebody else than it seems, when nothing fits that one. */
static bool take_others(struct claim_part *part)
{
    bool any = false;
    for (size_t i = 0; i < part->name_count; i++) {
        if (part->names[i].others.count == 0)
            continue;
        part->names[i].use = part->names[i].others;
        any = true;
    }
    return any;
}

void event_index_match(const struct event_index *index, struct arena *arena,
                       const struct question *question, const struct claim_part *part,
                       struct match_list *matches)
{
    struct claim_part other = *part;
    find_matches(index, arena, question, part, matches);
    if (matches->count == 0 && take_others(&other))
        find_matches(index, arena, question, &other, matches);
}
