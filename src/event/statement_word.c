#include "event/statement_word.h"

#include "base/ascii.h"
#include "base/hash.h"

static const struct statement_verb VERBS[] = {
#define VERB(content, lemma, third, past, participle, gerund, form, addressee)           \
    {CONTENT_##content, SLICE(lemma),  SLICE(third), SLICE(past),                        \
     SLICE(participle), SLICE(gerund), form,         addressee},
#include "event/statements.def"
};

static const struct statement_noun NOUNS[] = {
#define NOUN(kind, before, singular, plural, form)                                       \
    {NOUN_##kind, SLICE(before), SLICE(singular), SLICE(plural), form},
#include "event/statements.def"
};

static const struct light {
    enum statement_noun_kind kind;
    struct slice lemma;
} LIGHTS[] = {
#define LIGHT(kind, lemma) {NOUN_##kind, SLICE(lemma)},
#include "event/statements.def"
};

static const struct topic {
    struct slice lemma, prepositions;
} TOPICS[] = {
#define TOPIC(lemma, prepositions) {SLICE(lemma), SLICE(prepositions)},
#include "event/statements.def"
};

static const struct object_row {
    struct slice lemma, nouns;
} OBJECTS[] = {
#define OBJECT(lemma, nouns) {SLICE(lemma), SLICE(nouns)},
#include "event/statements.def"
};

enum {
    OBJECT_COUNT = sizeof OBJECTS / sizeof *OBJECTS,
    TOPIC_COUNT = sizeof TOPICS / sizeof *TOPICS,
    VERB_COUNT = sizeof VERBS / sizeof *VERBS,
    NOUN_COUNT = sizeof NOUNS / sizeof *NOUNS,
    LIGHT_COUNT = sizeof LIGHTS / sizeof *LIGHTS
};

/* The second letters tell most verbs apart. */
static bool is_form_of(const struct statement_verb *verb, struct slice lower)
{
    char second = lower.data[1];
    if (verb->lemma.data[1] != second && verb->past.data[1] != second &&
        verb->participle.data[1] != second)
        return false;
    return slice_equal(verb->past, lower) || slice_equal(verb->third, lower) ||
           slice_equal(verb->gerund, lower) || slice_equal(verb->lemma, lower) ||
           slice_equal(verb->participle, lower);
}

/* The first row whose lemma begins with this letter or a later one: the rows are in
 * alphabetical order and a verb's forms all begin alike. */
static size_t first_verb(char letter)
{
    size_t low = 0, high = VERB_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (VERBS[middle].lemma.data[0] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct statement_verb *statement_verb_find(struct slice lower)
{
    if (lower.size < 3 || !ascii_is_lower(lower.data[0]))
        return NULL;
    for (size_t i = first_verb(lower.data[0]);
         i < VERB_COUNT && VERBS[i].lemma.data[0] == lower.data[0]; i++)
        if (is_form_of(&VERBS[i], lower))
            return &VERBS[i];
    return NULL;
}

static size_t first_noun(char letter)
{
    size_t low = 0, high = NOUN_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (NOUNS[middle].singular.data[0] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct statement_noun *statement_noun_find(struct slice before, struct slice lower)
{
    const struct statement_noun *found = NULL;
    if (lower.size < 4 || !ascii_is_lower(lower.data[0]))
        return NULL;
    for (size_t i = first_noun(lower.data[0]);
         i < NOUN_COUNT && NOUNS[i].singular.data[0] == lower.data[0]; i++) {
        const struct statement_noun *noun = &NOUNS[i];
        if (!slice_equal(noun->singular, lower) && !slice_equal(noun->plural, lower))
            continue;
        if (noun->before.size > 0 && slice_equal(noun->before, before))
            return noun;
        if (noun->before.size == 0)
            found = noun;
    }
    return found;
}

bool statement_verb_is_light(enum statement_noun_kind kind, struct slice lemma)
{
    for (size_t i = 0; i < LIGHT_COUNT; i++)
        if (LIGHTS[i].kind == kind && slice_equal(LIGHTS[i].lemma, lemma))
            return true;
    return false;
}

/* The slot of a word with the hash, or the free one where it belongs. */
static size_t slot_of(const struct statement_filter *filter, uint64_t hash)
{
    uint32_t check = (uint32_t)(hash >> 32) | 1u;
    size_t slot = hash % STATEMENT_SLOTS;
    while (filter->slots[slot].check != 0 && filter->slots[slot].check != check)
        slot = (slot + 1) % STATEMENT_SLOTS;
    return slot;
}

static struct statement_slot *let(struct statement_filter *filter, struct slice word)
{
    uint64_t hash = hash_bytes(word);
    struct statement_slot *slot = &filter->slots[slot_of(filter, hash)];
    hash_filter_add(&filter->words, hash);
    slot->check = (uint32_t)(hash >> 32) | 1u;
    const struct statement_verb *verb = statement_verb_find(word);
    slot->verb = (uint16_t)(verb == NULL ? 0 : verb - VERBS + 1);
    return slot;
}

const struct statement_slot *statement_filter_find(const struct statement_filter *filter,
                                                   uint64_t hash)
{
    if (!hash_filter_has(&filter->words, hash))
        return NULL;
    const struct statement_slot *slot = &filter->slots[slot_of(filter, hash)];
    return slot->check == 0 ? NULL : slot;
}

const struct statement_verb *statement_slot_verb(const struct statement_slot *slot)
{
    return slot->verb == 0 ? NULL : &VERBS[slot->verb - 1];
}

void statement_filter_fill(struct statement_filter *filter)
{
    (void)let(filter, slice_of("according"));
    for (size_t i = 0; i < VERB_COUNT; i++) {
        (void)let(filter, VERBS[i].lemma);
        (void)let(filter, VERBS[i].third);
        (void)let(filter, VERBS[i].past);
        (void)let(filter, VERBS[i].participle);
        (void)let(filter, VERBS[i].gerund);
    }
    for (size_t i = 0; i < NOUN_COUNT; i++) {
        let(filter, NOUNS[i].singular)->noun = true;
        let(filter, NOUNS[i].plural)->noun = true;
    }
}

bool statement_verb_has_topic(struct slice lemma, struct slice preposition)
{
    for (size_t i = 0; i < TOPIC_COUNT; i++) {
        struct slice rest = TOPICS[i].prepositions;
        while (slice_equal(TOPICS[i].lemma, lemma) && rest.size > 0)
            if (slice_equal(slice_cut(&rest, ' '), preposition))
                return true;
    }
    return false;
}

static struct slice without_plural(struct slice noun)
{
    bool plural = noun.size > 1 && noun.data[noun.size - 1] == 's';
    return plural ? slice_part(noun, 0, noun.size - 1) : noun;
}

bool statement_verb_takes_object(struct slice lemma, struct slice noun)
{
    struct slice singular = without_plural(noun);
    for (size_t i = 0; i < OBJECT_COUNT; i++) {
        struct slice rest = OBJECTS[i].nouns;
        if (!slice_equal(OBJECTS[i].lemma, lemma))
            continue;
        while (rest.size > 0) {
            struct slice row = slice_cut(&rest, ' ');
            if (slice_equal(row, noun) || slice_equal(row, singular))
                return true;
        }
    }
    return false;
}

bool statement_verb_has_objects(struct slice lemma)
{
    for (size_t i = 0; i < OBJECT_COUNT; i++)
        if (slice_equal(OBJECTS[i].lemma, lemma))
            return true;
    return false;
}

bool statement_verb_needs_more(const struct statement_verb *verb)
{
    return slice_is(verb->lemma, "make") || slice_is(verb->lemma, "rule");
}

size_t statement_object_count(void)
{
    return OBJECT_COUNT;
}

struct slice statement_object_lemma(size_t index)
{
    return OBJECTS[index].lemma;
}

size_t statement_verb_count(void)
{
    return VERB_COUNT;
}

const struct statement_verb *statement_verb_row(size_t index)
{
    return &VERBS[index];
}

size_t statement_topic_count(void)
{
    return TOPIC_COUNT;
}

struct slice statement_topic_lemma(size_t index)
{
    return TOPICS[index].lemma;
}

size_t statement_noun_count(void)
{
    return NOUN_COUNT;
}

const struct statement_noun *statement_noun_row(size_t index)
{
    return &NOUNS[index];
}
