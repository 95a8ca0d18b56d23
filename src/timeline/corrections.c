#include "timeline/corrections.h"

#include "base/error.h"
#include "calendar/edtf.h"
#include "timeline/multimap.h"
#include "timeline/uid.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum action { ACTION_HIDE, ACTION_MERGE, ACTION_SPLIT, ACTION_SET };

struct correction {
    enum action action;
    size_t line;
    const char *uid, *with;
    const char *place, *name; /* NULL: not set */
    bool has_date;
    struct interval date;
    uint32_t occasion; /* INDEX_NONE: no such event */
    bool fits;
};

struct corrections {
    struct arena *arena;
    const char *path;
    VECTOR(struct correction) items;
    bool *hidden; /* by occasion */
    size_t hidden_count;
};

/* ---- reading ---- */

static bool read_number(struct slice *text, size_t digits, int32_t *number)
{
    *number = 0;
    if (text->size < digits)
        return false;
    for (size_t i = 0; i < digits; i++) {
        if (text->data[i] < '0' || text->data[i] > '9')
            return false;
        *number = *number * 10 + (text->data[i] - '0');
    }
    *text = slice_part(*text, digits, text->size);
    return true;
}

static bool read_dash(struct slice *text)
{
    if (text->size == 0 || text->data[0] != '-')
        return false;
    *text = slice_part(*text, 1, text->size);
    return true;
}

static bool read_day(struct slice text, int32_t *day)
{
    int32_t year, month, number;
    bool read = read_number(&text, 4, &year) && read_dash(&text) &&
                read_number(&text, 2, &month) && read_dash(&text) &&
                read_number(&text, 2, &number) && text.size == 0;
    if (!read || month < 1 || month > 12 || number < 1 || number > 31)
        return false;
    struct date date = {year, (int8_t)month, (int8_t)number};
    if (!date_is_valid(date))
        return false;
    *day = date_to_days(date);
    return true;
}

/* "2013-12-05" or "2013-12-05/2013-12-07". */
static bool read_days(const char *text, struct interval *interval)
{
    struct slice rest = slice_of(text);
    struct slice first = slice_cut(&rest, '/');
    int32_t begin, end;
    if (!read_day(first, &begin))
        return false;
    if (rest.size == 0)
        end = begin;
    else if (!read_day(rest, &end))
        return false;
    *interval = interval_of_days(begin, end);
    return begin <= end;
}

static const char *text_at(struct arena *arena, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? arena_copy(arena, slice_of(text)) : NULL;
}

static bool read_action(const char *name, enum action *action)
{
    static const char *const names[] = {"hide", "merge", "split", "set"};
    for (size_t i = 0; name && i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i]) == 0) {
            *action = (enum action)i;
            return true;
        }
    }
    return false;
}

/* What is wrong with the object, or NULL. */
static const char *read_object(struct arena *arena, const json_t *object,
                               struct correction *correction)
{
    correction->uid = text_at(arena, object, "uid");
    correction->with = text_at(arena, object, "with");
    correction->place = text_at(arena, object, "place");
    correction->name = text_at(arena, object, "name");
    const char *action = json_string_value(json_object_get(object, "action"));
    const char *date = json_string_value(json_object_get(object, "date"));
    if (!correction->uid)
        return "a correction without \"uid\"; name the event it is for";
    if (!read_action(action, &correction->action))
        return "\"action\" must be hide, merge, split or set";
    if (correction->action == ACTION_MERGE && !correction->with)
        return "merge wants \"with\", the uid of the other event";
    correction->has_date = date != NULL;
    if (date && !read_days(date, &correction->date))
        return "\"date\" must be a day (2013-12-05) or two with a slash between";
    if (correction->action == ACTION_SET && !date && !correction->place &&
        !correction->name)
        return "set wants \"date\", \"place\" or \"name\"";
    return NULL;
}

static void release_json(void *object)
{
    json_decref(object);
}

static bool read_line(struct corrections *corrections, struct slice line, size_t number,
                      dateline_error *error)
{
    json_error_t json_error;
    if (line.size > CORRECTION_SIZE_MAX || corrections->items.count == CORRECTIONS_MAX) {
        error_set_at(error, DATELINE_ERROR_LIMIT, number, 1,
                     "too long a line or too many corrections");
        return false;
    }
    json_t *object =
        json_loadb(line.data, line.size, JSON_REJECT_DUPLICATES, &json_error);
    if (!json_is_object(object)) {
        json_decref(object);
        error_set_at(error, DATELINE_ERROR_INPUT, number,
                     object ? 1 : (size_t)(json_error.column > 0 ? json_error.column : 1),
                     "not a JSON object: %s", object ? "one a line" : json_error.text);
        return false;
    }
    arena_defer(corrections->arena, release_json, object);
    struct correction correction = {.line = number, .occasion = INDEX_NONE};
    const char *wrong = read_object(corrections->arena, object, &correction);
    if (wrong) {
        error_set_at(error, DATELINE_ERROR_INPUT, number, 1, "%s", wrong);
        return false;
    }
    vector_push(corrections->arena, &corrections->items, correction);
    return true;
}

struct corrections *corrections_read(struct arena *arena, const char *text,
                                     const char *path, dateline_error *error)
{
    struct corrections *corrections = ARENA_NEW(arena, struct corrections);
    *corrections = (struct corrections){.arena = arena, .path = path};
    struct slice rest = slice_of(text);
    for (size_t number = 1; rest.size > 0; number++) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));
        if (line.size > 0 && !read_line(corrections, line, number, error))
            return NULL;
    }
    return corrections;
}

/* ---- finding the events ---- */

/* The hash in "0123456789abcdef@dateline"; false for a uid of another making. */
static bool hash_in_uid(const char *uid, uint64_t *hash)
{
    *hash = 0;
    for (int i = 0; i < 16; i++) {
        char c = uid[i];
        bool digit = c >= '0' && c <= '9', letter = c >= 'a' && c <= 'f';
        if (!digit && !letter)
            return false;
        *hash = *hash << 4 | (uint64_t)(digit ? c - '0' : c - 'a' + 10);
    }
    return true;
}

static void index_unit(struct multimap *index, const struct collection *collection,
                       uint32_t unit, uint32_t occasion)
{
    const struct event *event = collection->units[unit].event;
    uint64_t hash;
    if (event->uid && hash_in_uid(event->uid, &hash))
        multimap_add(index, hash, occasion);
    for (size_t i = 0; i < event->mentions.count; i++)
        multimap_add(index,
                     uid_hash_of_mention(collection->sources.items,
                                         collection->sources.count, event->kind,
                                         &event->mentions.items[i]),
                     occasion);
}

static uint32_t occasion_of(const struct multimap *index, const char *uid)
{
    uint64_t hash;
    if (!hash_in_uid(uid, &hash))
        return INDEX_NONE;
    uint32_t entry = multimap_first(index, hash);
    return entry == MULTIMAP_END ? INDEX_NONE : index->entries.items[entry].value;
}

/* ---- merging and splitting ---- */

static void split_occasion(struct arena *arena, struct occasions *occasions,
                           uint32_t number)
{
    struct occasion whole = occasions->items.items[number];
    uint32_t unit = occasions->next_unit[whole.first];
    occasions->items.items[number].last = whole.first;
    occasions->items.items[number].unit_count = 1;
    occasions->next_unit[whole.first] = INDEX_NONE;
    while (unit != INDEX_NONE) {
        uint32_t next = occasions->next_unit[unit];
        struct occasion part = whole;
        part.first = part.last = unit;
        part.unit_count = 1;
        occasions->of_unit[unit] = (uint32_t)occasions->items.count;
        occasions->next_unit[unit] = INDEX_NONE;
        vector_push(arena, &occasions->items, part);
        unit = next;
    }
}

static void regroup(struct corrections *corrections, const struct multimap *index,
                    struct occasions *occasions, struct correction *correction)
{
    uint32_t first = occasion_of(index, correction->uid);
    correction->fits = first != INDEX_NONE;
    if (correction->action == ACTION_SPLIT && correction->fits) {
        correction->fits = occasions->items.items[first].unit_count > 1;
        if (correction->fits)
            split_occasion(corrections->arena, occasions, first);
    }
    if (correction->action == ACTION_MERGE && correction->fits) {
        uint32_t second = occasion_of(index, correction->with);
        correction->fits = second != INDEX_NONE && second != first &&
                           occasions->items.items[first].unit_count > 0 &&
                           occasions->items.items[second].unit_count > 0;
        if (correction->fits)
            occasions_join(occasions, first, second);
    }
}

static void index_all(struct multimap *index, const struct collection *collection,
                      const struct occasions *occasions)
{
    multimap_init(index, collection->arena);
    for (uint32_t unit = (uint32_t)collection->unit_count; unit > 0; unit--)
        index_unit(index, collection, unit - 1, occasions->of_unit[unit - 1]);
}

bool corrections_any(const struct corrections *corrections)
{
    return corrections->items.count > 0;
}

void corrections_regroup(struct corrections *corrections, struct collection *collection,
                         struct occasions *occasions)
{
    struct multimap index;
    if (corrections->items.count == 0)
        return;
    index_all(&index, collection, occasions);
    for (size_t i = 0; i < corrections->items.count; i++) {
        struct correction *correction = &corrections->items.items[i];
        if (correction->action != ACTION_MERGE && correction->action != ACTION_SPLIT)
            continue;
        regroup(corrections, &index, occasions, correction);
        if (correction->fits)
            index_all(&index, collection, occasions);
    }
    corrections->hidden_count = occasions->items.count;
    corrections->hidden =
        ARENA_NEW_ARRAY(corrections->arena, corrections->hidden_count, bool);
    for (size_t i = 0; i < corrections->items.count; i++) {
        struct correction *correction = &corrections->items.items[i];
        if (correction->action == ACTION_MERGE || correction->action == ACTION_SPLIT)
            continue;
        correction->occasion = occasion_of(&index, correction->uid);
        correction->fits = correction->occasion != INDEX_NONE;
        if (correction->fits && correction->action == ACTION_HIDE)
            corrections->hidden[correction->occasion] = true;
    }
}

bool corrections_hide(const struct corrections *corrections, uint32_t occasion)
{
    return occasion < corrections->hidden_count && corrections->hidden[occasion];
}

/* ---- setting ---- */

static void set_date(struct arena *arena, struct event_time *time,
                     struct interval interval)
{
    time->interval = interval;
    time->granularity = GRANULARITY_DAY;
    time->extent = EXTENT_WITHIN;
    time->basis = BASIS_EXPLICIT;
    time->modifier = MODIFIER_NONE;
    time->expression = NULL;
    time->has_anchor = false;
    time->edtf = edtf_of_interval(arena, interval, GRANULARITY_DAY,
                                  (struct edtf_options){.throughout = false});
    time->timex = interval_is_one_day(interval) ? time->edtf : NULL;
    time->explanation = "set by a correction";
}

void corrections_set(const struct corrections *corrections, struct event *events)
{
    for (size_t i = 0; i < corrections->items.count; i++) {
        const struct correction *correction = &corrections->items.items[i];
        if (correction->action != ACTION_SET || !correction->fits)
            continue;
        struct event *event = &events[correction->occasion];
        if (correction->has_date)
            set_date(corrections->arena, &event->time, correction->date);
        if (correction->name)
            event->summary = correction->name;
        if (correction->place) {
            event->place_name = *correction->place ? correction->place : NULL;
            event->place_actor = INDEX_NONE;
        }
    }
}

void corrections_warn(const struct corrections *corrections, struct record *timeline)
{
    for (size_t i = 0; i < corrections->items.count; i++) {
        const struct correction *correction = &corrections->items.items[i];
        if (correction->fits)
            continue;
        struct record_warning warning = {
            INDEX_NONE,
            arena_format(corrections->arena,
                         "%s:%zu: the correction of %s no longer fits; look at the "
                         "timeline and write it anew",
                         corrections->path ? corrections->path : "corrections",
                         correction->line, correction->uid)};
        vector_push(corrections->arena, &timeline->warnings, warning);
    }
}
