#include "entity/gazetteer.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/hash_filter.h"
#include "base/utf8.h"
#include "entity/word_sets.h"

#include <stdlib.h>
#include <string.h>

extern const char dateline_places[], dateline_places_end[];
extern const char dateline_given_names[], dateline_given_names_end[];
extern const char dateline_words[], dateline_words_end[];

enum { CUE_SLOTS = 4096 };

/* Small, so that few lines of memory hold them all. */
struct word_slot {
    uint32_t check; /* upper half of the word's hash */
    uint32_t cues;  /* 0: free */
};

enum { KEY_SLOTS = 1 << 15 }; /* more than three times the keys of a table */

enum { START_BITS = 20, CHECK_BITS = 12 };

/* The first line of a key, and bits of its hash: the lines of others are not looked at. */
struct key_slot {
    uint32_t start : START_BITS; /* of the line, + 1; 0: free */
    uint32_t check : CHECK_BITS;
};

static struct key_slot slot_make(size_t start, uint32_t check)
{
    return (struct key_slot){(uint32_t)(start + 1) & ((1u << START_BITS) - 1),
                             check & ((1u << CHECK_BITS) - 1)};
}

/* A table, and the first line of each key by its hash. */
struct table {
    struct slice text;
    struct hash_filter keys;
    struct key_slot slots[KEY_SLOTS]; /* open addressing */
};

static const struct {
    struct slice word, form;
} title_forms[] = {
#define FORM(word, form) {SLICE(word), SLICE(form)},
#include "entity/title_forms.def"
#undef FORM
};

enum { TITLE_FORM_COUNT = sizeof title_forms / sizeof *title_forms };

struct gazetteer {
    struct table places, given_names;
    struct hash_filter place_starts; /* first words of places' keys of several */
    struct title_hashes title_forms[TITLE_FORM_COUNT];
    struct hash_filter may_be_word;    /* most words are in no slot */
    struct word_slot words[CUE_SLOTS]; /* open addressing */
    struct word_index sets;
};

static unsigned cue_of_spelling(struct slice spelling)
{
    static const char *const spellings[] = {
#define CUE(name, spelling) spelling,
#include "entity/cues.def"
#undef CUE
    };
    for (unsigned i = 0; i < CUE_COUNT; i++)
        if (slice_is(spelling, spellings[i]))
            return 1u << i;
    return 0;
}

static void add_word(struct gazetteer *gazetteer, struct slice line)
{
    struct slice word = slice_cut(&line, '\t');
    uint64_t hash = hash_bytes(word);
    struct word_slot slot = {(uint32_t)(hash >> 32), 0};
    while (line.size > 0)
        slot.cues |= cue_of_spelling(slice_cut(&line, ' '));
    size_t at = hash % CUE_SLOTS;
    while (gazetteer->words[at].cues != 0)
        at = (at + 1) % CUE_SLOTS;
    gazetteer->words[at] = slot;
    hash_filter_add(&gazetteer->may_be_word, hash);
}

static struct slice table_of(const char *start, const char *end)
{
    return slice_make(start, (size_t)(end - start));
}

static struct slice line_at(struct slice table, size_t start)
{
    const char *end = memchr(table.data + start, '\n', table.size - start);
    size_t size = end == NULL ? table.size - start : (size_t)(end - table.data) - start;
    return slice_make(table.data + start, size);
}

static struct slice key_at(struct slice table, size_t start)
{
    size_t end = start;
    while (end < table.size && table.data[end] != '\t' && table.data[end] != '\n')
        end++;
    return slice_part(table, start, end);
}

static uint32_t check_of(uint64_t hash)
{
    return (uint32_t)(hash >> (64 - CHECK_BITS));
}

/* The slot of the key: free when no line has it. */
static size_t slot_of(const struct table *table, struct slice key, uint64_t hash)
{
    size_t slot = hash % KEY_SLOTS;
    while (table->slots[slot].start != 0 &&
           (table->slots[slot].check != check_of(hash) ||
            !slice_equal(key_at(table->text, table->slots[slot].start - 1u), key)))
        slot = (slot + 1) % KEY_SLOTS;
    return slot;
}

static void open_table(struct table *table, const char *start, const char *end)
{
    table->text = table_of(start, end);
    for (size_t at = 0; at < table->text.size && at + 1 < 1u << START_BITS;) {
        struct slice line = line_at(table->text, at);
        struct slice key = key_at(line, 0);
        uint64_t hash = hash_bytes(key);
        size_t slot = slot_of(table, key, hash);
        if (table->slots[slot].start == 0)
            table->slots[slot] = slot_make(at, check_of(hash));
        hash_filter_add(&table->keys, hash);
        at += line.size + 1;
    }
}

static uint64_t first_word_hash(struct slice key)
{
    return hash_bytes(slice_cut(&key, ' '));
}

static void note_place_starts(struct gazetteer *gazetteer)
{
    struct slice table = gazetteer->places.text;
    while (table.size > 0) {
        struct slice line = slice_cut(&table, '\n'), key = slice_cut(&line, '\t');
        if (memchr(key.data, ' ', key.size))
            hash_filter_add(&gazetteer->place_starts, first_word_hash(key));
    }
}

static void fill_title_forms(struct gazetteer *gazetteer)
{
    for (size_t i = 0; i < TITLE_FORM_COUNT; i++)
        gazetteer->title_forms[i] = (struct title_hashes){
            hash_bytes(title_forms[i].word), hash_bytes(title_forms[i].form)};
}

struct title_forms gazetteer_title_forms(const struct gazetteer *gazetteer)
{
    return (struct title_forms){gazetteer->title_forms, TITLE_FORM_COUNT};
}

struct gazetteer *gazetteer_new(dateline_error *error)
{
    struct gazetteer *gazetteer = calloc(1, sizeof *gazetteer);
    if (gazetteer == NULL) {
        error_set(error, DATELINE_ERROR_MEMORY, "out of memory");
        return NULL;
    }
    open_table(&gazetteer->places, dateline_places, dateline_places_end);
    open_table(&gazetteer->given_names, dateline_given_names, dateline_given_names_end);
    note_place_starts(gazetteer);
    fill_title_forms(gazetteer);
    struct slice words = table_of(dateline_words, dateline_words_end);
    while (words.size > 0)
        add_word(gazetteer, slice_cut(&words, '\n'));
    entity_sets_index(&gazetteer->sets);
    return gazetteer;
}

const struct word_index *gazetteer_word_sets(const struct gazetteer *gazetteer)
{
    return &gazetteer->sets;
}

void gazetteer_free(struct gazetteer *gazetteer)
{
    free(gazetteer);
}

static unsigned find_word(const struct gazetteer *gazetteer, uint64_t hash)
{
    if (!hash_filter_has(&gazetteer->may_be_word, hash))
        return 0;
    size_t at = hash % CUE_SLOTS;
    while (gazetteer->words[at].cues != 0 &&
           gazetteer->words[at].check != (uint32_t)(hash >> 32))
        at = (at + 1) % CUE_SLOTS;
    return gazetteer->words[at].cues;
}

/* The cues of the word that 'lower' is the regular plural of. */
static unsigned find_singular(const struct gazetteer *gazetteer, struct slice lower)
{
    char stem[PLACE_KEY_MAX];
    if (lower.size < 4 || lower.size >= sizeof stem || lower.data[lower.size - 1] != 's')
        return 0;
    unsigned cues =
        find_word(gazetteer, hash_bytes(slice_part(lower, 0, lower.size - 1)));
    if (cues == 0 && slice_ends_with(lower, "es"))
        cues = find_word(gazetteer, hash_bytes(slice_part(lower, 0, lower.size - 2)));
    if (cues == 0 && slice_ends_with(lower, "ies")) {
        memcpy(stem, lower.data, lower.size);
        stem[lower.size - 3] = 'y';
        cues = find_word(gazetteer, hash_bytes(slice_make(stem, lower.size - 2)));
    }
    return cues;
}

/* "spokesmen", "congresswomen" */
static unsigned find_men(const struct gazetteer *gazetteer, struct slice lower)
{
    char stem[PLACE_KEY_MAX];
    if (lower.size < 4 || lower.size >= sizeof stem || !slice_ends_with(lower, "men"))
        return 0;
    memcpy(stem, lower.data, lower.size);
    stem[lower.size - 2] = 'a';
    return find_word(gazetteer, hash_bytes(slice_make(stem, lower.size)));
}

unsigned gazetteer_cues(const struct gazetteer *gazetteer, struct slice lower,
                        uint64_t hash)
{
    const unsigned singular_only = CUE_HONORIFIC | CUE_NEVER | CUE_PARTICLE | CUE_SUFFIX |
                                   CUE_NUMERAL | CUE_PORTFOLIO | CUE_MODIFIER;
    unsigned cues = find_word(gazetteer, hash);
    char last = lower.size > 0 ? lower.data[lower.size - 1] : '\0';
    if (cues != 0 || (last != 's' && last != 'n'))
        return cues;
    cues = last == 's' ? find_singular(gazetteer, lower) : find_men(gazetteer, lower);
    cues &= ~singular_only;
    return cues == 0 ? 0 : cues | CUE_PLURAL;
}

/* The first line with this key; the table's size when there is none. */
static size_t find_key(const struct table *table, struct slice key)
{
    uint64_t hash = hash_bytes(key);
    uint32_t line = 0;
    if (hash_filter_has(&table->keys, hash))
        line = table->slots[slot_of(table, key, hash)].start;
    return line == 0 ? table->text.size : line - 1;
}

static unsigned place_kind_of(struct slice word)
{
    static const struct {
        const char *spelling;
        unsigned kind;
    } kinds[] = {{"country", PLACE_COUNTRY}, {"capital", PLACE_CAPITAL},
                 {"city", PLACE_CITY},       {"region", PLACE_REGION},
                 {"demonym", PLACE_DEMONYM}, {"organization", PLACE_ORGANIZATION}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (slice_is(word, kinds[i].spelling))
            return kinds[i].kind;
    return 0;
}

static uint32_t number_of(struct slice digits)
{
    uint32_t number = 0;
    for (size_t i = 0; i < digits.size && ascii_is_digit(digits.data[i]); i++)
        number = number * 10 + (uint32_t)(digits.data[i] - '0');
    return number;
}

/* All lines with the key from the first on; the first tells country and zone. */
static bool read_places(const struct table *sorted, struct slice key,
                        struct gazetteer_place *place)
{
    struct slice table = sorted->text;
    size_t at = find_key(sorted, key);
    *place = (struct gazetteer_place){0};
    while (at < table.size) {
        struct slice line = line_at(table, at), rest = line;
        if (!slice_equal(slice_cut(&rest, '\t'), key))
            break;
        bool first = place->kinds == 0;
        place->kinds |= place_kind_of(slice_cut(&rest, '\t'));
        struct slice country = slice_cut(&rest, '\t');
        uint32_t thousands = number_of(slice_cut(&rest, '\t'));
        if (first) {
            place->country = country;
            place->thousands = thousands;
            place->timezone = rest;
        }
        at += line.size + 1;
    }
    return place->kinds != 0;
}

static bool read_demonym_plural(const struct table *table, struct slice key,
                                struct gazetteer_place *place)
{
    char stem[PLACE_KEY_MAX];
    if (key.size < 4 || key.size > sizeof stem)
        return false;
    struct slice singular = slice_part(key, 0, key.size - 1);
    if (slice_ends_with(key, "men")) {
        memcpy(stem, key.data, key.size);
        stem[key.size - 2] = 'a';
        singular = slice_make(stem, key.size);
    } else if (!slice_ends_with(key, "s")) {
        return false;
    }
    return read_places(table, singular, place) && (place->kinds &= PLACE_DEMONYM) != 0;
}

bool gazetteer_place(const struct gazetteer *gazetteer, struct slice key,
                     struct gazetteer_place *place)
{
    return read_places(&gazetteer->places, key, place) ||
           read_demonym_plural(&gazetteer->places, key, place);
}

bool gazetteer_begins_place(const struct gazetteer *gazetteer, struct slice key)
{
    return hash_filter_has(&gazetteer->place_starts, first_word_hash(key));
}

char gazetteer_given_name(const struct gazetteer *gazetteer, struct slice key)
{
    size_t at = find_key(&gazetteer->given_names, key);
    if (at == gazetteer->given_names.text.size)
        return 0;
    struct slice line = line_at(gazetteer->given_names.text, at);
    return line.data[line.size - 1];
}

/* The letters of 'character' in a key: none for what keys leave out. */
static size_t key_letters(uint32_t character, char letters[UTF8_MAX])
{
    const char *folded = character < 0x80 ? NULL : utf8_fold_latin(character);
    if (folded != NULL) {
        size_t size = 0;
        for (; folded[size] != '\0' && size < UTF8_MAX; size++)
            letters[size] = folded[size];
        return size;
    }
    if (character == '.' || character == 0xAD)
        return 0;
    if (character == '-' || character == 0xA0 || character == 0x2010 ||
        (character < 0x80 && ascii_is_space((char)character)))
        character = ' ';
    if (character == 0x2019 || character == 0x2018)
        character = '\'';
    if (character >= 0x80)
        return utf8_encode(character, letters);
    letters[0] = ascii_lower((char)character);
    return 1;
}

size_t gazetteer_key(struct slice name, char key[PLACE_KEY_MAX])
{
    size_t size = 0;
    while (name.size > 0) {
        uint32_t character;
        char letters[UTF8_MAX];
        size_t step = 1;
        if ((unsigned char)name.data[0] < 0x80)
            character = (unsigned char)name.data[0];
        else
            step = utf8_decode(name, &character);
        if (step == 0)
            return 0;
        size_t count = key_letters(character, letters);
        name = slice_part(name, step, name.size);
        if (count == 1 && letters[0] == ' ' && (size == 0 || key[size - 1] == ' '))
            continue;
        if (size + count > PLACE_KEY_MAX)
            return 0;
        memcpy(key + size, letters, count);
        size += count;
    }
    while (size > 0 && key[size - 1] == ' ')
        size--;
    return size;
}

struct slice gazetteer_zone(const struct gazetteer *gazetteer, struct slice name)
{
    char key[PLACE_KEY_MAX];
    struct gazetteer_place place;
    size_t size = gazetteer_key(name, key);
    if (size == 0 || !read_places(&gazetteer->places, slice_make(key, size), &place) ||
        slice_is(place.timezone, "-"))
        return slice_make("", 0);
    return place.timezone;
}
