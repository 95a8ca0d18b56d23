#include "timeline/naming.h"

#include "base/ascii.h"
#include "timeline/word_sets.h"

#include <string.h>

static bool is_word_byte(char byte)
{
    return ascii_is_alphanumeric(byte) || (unsigned char)byte >= 0x80;
}

static bool is_whole(struct slice text, size_t begin, size_t end)
{
    return (begin == 0 || !is_word_byte(text.data[begin - 1])) &&
           (end == text.size || !is_word_byte(text.data[end]));
}

/* Where the name stands as whole words, whatever the case of its first letter; SIZE_MAX:
 * nowhere. */
static size_t find_name(struct slice text, struct slice name)
{
    for (size_t at = 0; name.size > 0 && at + name.size <= text.size; at++) {
        bool same = ascii_lower(text.data[at]) == ascii_lower(name.data[0]) &&
                    memcmp(text.data + at + 1, name.data + 1, name.size - 1) == 0;
        if (same && is_whole(text, at, at + name.size))
            return at;
    }
    return SIZE_MAX;
}

static size_t with_determiner(struct slice text, size_t begin)
{
    size_t first = begin;
    if (begin < 2 || text.data[begin - 1] != ' ')
        return begin;
    for (first = begin - 1; first > 0 && text.data[first - 1] != ' ';)
        first--;
    struct slice word = slice_part(text, first, begin - 1);
    struct slice rest = timeline_set_words(TIMELINE_SET_DETERMINERS);
    while (rest.size > 0)
        if (slice_equal_ignoring_case(word, slice_cut(&rest, ' ')))
            return first;
    return begin;
}

/* Another word of the text's own may go on with the name: "Anna Brask" for "Brask". */
static bool is_told_in_full(struct slice text, const struct actor *person)
{
    return find_name(text, slice_of(person->name)) != SIZE_MAX;
}

static bool wants_name(const struct actor *told, const struct actor *person)
{
    return told->type == ENTITY_PERSON && person->type == ENTITY_PERSON &&
           !person->is_role && told->name && person->name &&
           strcmp(told->name, person->name) != 0;
}

const char *naming_put(struct arena *arena, const char *summary, const char *role,
                       const char *words)
{
    struct slice text = slice_of(summary), name = slice_of(role);
    size_t at = find_name(text, name);
    if (at == SIZE_MAX)
        return summary;
    return arena_format(arena, "%.*s%s%s", (int)with_determiner(text, at), text.data,
                        words, text.data + at + name.size);
}

bool naming_is_definite(const char *summary, const char *role)
{
    struct slice text = slice_of(summary);
    size_t at = find_name(text, slice_of(role));
    return at != SIZE_MAX && at >= 4 &&
           slice_equal_ignoring_case(slice_part(text, at - 4, at), slice_of("the "));
}

static const char *rename_in(struct arena *arena, const char *summary,
                             const struct actor *told, const struct actor *person)
{
    struct slice text = slice_of(summary), name = slice_of(told->name);
    size_t at = find_name(text, name);
    if (at == SIZE_MAX || is_told_in_full(text, person))
        return summary;
    size_t begin = told->is_role ? with_determiner(text, at) : at;
    return arena_format(arena, "%.*s%s%s", (int)begin, text.data, person->name,
                        text.data + at + name.size);
}

const char *naming_summary(const struct collection *collection,
                           const struct people *people, const struct unit *unit)
{
    const struct collected_record *record = collection->records.items[unit->record];
    const char *summary = unit->event->summary;
    for (size_t i = 0; summary && i < unit->event->participants.count; i++) {
        uint32_t actor = unit->event->participants.items[i].actor;
        uint32_t person = collection_person(record, actor);
        if (person == INDEX_NONE)
            continue;
        const struct actor *told = &collection->forms.items[record->forms[actor]].actor;
        if (wants_name(told, &people->items.items[person]))
            summary =
                rename_in(collection->arena, summary, told, &people->items.items[person]);
    }
    return summary;
}
