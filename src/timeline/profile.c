#include "timeline/profile.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/numbers.h"

#include <stdlib.h>
#include <string.h>

enum { TELLING_WORD_MIN = 4 };

static const struct form_row {
    const char *name;
    enum form_manner manner;
} form_rows[] = {
#define FORM(name, manner) {name, MANNER_##manner},
#include "timeline/forms.def"
#undef FORM
};

enum form_manner form_manner_of(const char *form)
{
    for (size_t i = 0; form && i < sizeof form_rows / sizeof form_rows[0]; i++)
        if (strcmp(form, form_rows[i].name) == 0)
            return form_rows[i].manner;
    return MANNER_GENERAL;
}

size_t profile_key_people(const struct profile *profile)
{
    return profile->people_count < KEY_PEOPLE_MAX ? profile->people_count
                                                  : KEY_PEOPLE_MAX;
}

bool profile_is_narrow(const struct profile *profile)
{
    struct interval interval = profile->interval;
    return interval_is_bounded(interval) &&
           interval_last_day(interval) - interval_first_day(interval) < NARROW_DAYS_MAX;
}

static bool takes_part(enum event_kind kind, enum participant_role role)
{
    if (role == ROLE_ABSENT)
        return false;
    return kind != EVENT_STATEMENT || role == ROLE_SPEAKER;
}

static void add_people(const struct collection *collection, const struct people *people,
                       const struct unit *unit, struct profile *profile)
{
    const struct collected_record *record = collection->records.items[unit->record];
    const struct event *event = unit->event;
    size_t count = 0;
    for (size_t i = 0; i < event->participants.count && count < PROFILE_PEOPLE_MAX; i++) {
        const struct participant *p = &event->participants.items[i];
        uint32_t person = collection_person(record, p->actor);
        if (p->role == ROLE_ADDRESSEE && profile->addressee == INDEX_NONE)
            profile->addressee = person;
        if (person == INDEX_NONE || !takes_part(event->kind, p->role))
            continue;
        profile->people[count++] = person;
        if (p->role == ROLE_SPEAKER && profile->speaker == INDEX_NONE)
            profile->speaker = person;
    }
    profile->people_count = (uint8_t)numbers_sort_once(profile->people, count);
    for (size_t i = 0; i < profile->people_count; i++) {
        const struct actor *actor = &people->items.items[profile->people[i]];
        if (!actor->is_role && actor->type != ENTITY_GROUP)
            profile->named_count++;
    }
}

/* A no-break space, or a dash or quotation mark of Unicode's General Punctuation, parts words as a space does. */
static bool parts_words(const char *at)
{
    const unsigned char *bytes = (const unsigned char *)at;
    return (bytes[0] == 0xC2 && bytes[1] == 0xA0) ||
           (bytes[0] == 0xE2 && bytes[1] == 0x80);
}

static bool is_word_byte(const char *at)
{
    return ascii_is_alphanumeric(*at) || ((unsigned char)*at >= 0x80 && !parts_words(at));
}

/* Hashes the words of four letters and more, and all numbers. */
static size_t add_words(uint32_t *words, size_t count, const char *text)
{
    uint64_t hash = 0;
    size_t size = 0;
    bool digit = false;
    for (const char *at = text ? text : "";; at++) {
        if (is_word_byte(at)) {
            hash = hash_combine(hash, (unsigned char)ascii_lower(*at));
            digit |= ascii_is_digit(*at);
            size++;
            continue;
        }
        if ((size >= TELLING_WORD_MIN || digit) && count < PROFILE_WORDS_MAX)
            words[count++] = (uint32_t)hash;
        hash = 0;
        size = 0;
        digit = false;
        if (*at == '\0')
            return count;
        if (parts_words(at))
            at += (unsigned char)*at == 0xC2 ? 1 : at[2] != '\0' ? 2 : 1;
    }
}

static void collect_words(struct arena *arena, const struct event *event,
                          struct profile *profile)
{
    uint32_t words[PROFILE_WORDS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < event->quotes.count; i++)
        count = add_words(words, count, event->quotes.items[i]);
    count = add_words(words, count, event->content);
    count = add_words(words, count, event->about);
    count = numbers_sort_once(words, count);
    profile->word_count = (uint8_t)count;
    profile->words = ARENA_NEW_ARRAY(arena, count, uint32_t);
    if (count > 0)
        memcpy(profile->words, words, count * sizeof *words);
}

void profile_make(struct arena *arena, struct collection *collection,
                  const struct people *people, const struct unit *unit,
                  struct profile *profile)
{
    const struct event *event = unit->event;
    *profile = (struct profile){
        .kind = event->kind,
        .status = event->status,
        .interval = event->time.interval,
        .basis = event->time.basis,
        .has_original = event->time.has_original,
        .original = event->time.original,
        .form = event->form,
        .manner = form_manner_of(event->form),
        .ordinal = event->ordinal,
        .place = collection_fold(collection, event->place_name),
        .is_venue = event->place_name && ascii_is_lower(event->place_name[0]),
        .speaker = INDEX_NONE,
        .addressee = INDEX_NONE,
        .action = INTERN_NONE,
    };
    add_people(collection, people, unit, profile);
    if (event->kind != EVENT_ACTION)
        collect_words(arena, event, profile);
    else if (event->mentions.count > 0)
        profile->action = collection_fold(collection, event->mentions.items[0].trigger);
}
