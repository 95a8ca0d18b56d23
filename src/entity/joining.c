/*
 * Which names are the same: equal spellings, surname after full name, acronyms, short
 * forms of organisations, spelling variants inside one article. Two people into one is
 * worse than one person as two: what is ambiguous stays apart.
 */
#include "entity/roles.h"

#include "base/ascii.h"
#include "base/hash.h"

enum {
    CANDIDATES_MAX = 12,   /* entities looked at for one key */
    SURE_ORGANIZATION = 4, /* votes */
    LETTERS_MAX = 64,      /* of a word whose spelling is compared */
};

enum key_kind {
    KEY_FULL = 1,
    KEY_FIRST,
    KEY_MIDDLE, /* a word between first and last of a person's name */
    KEY_LAST,
    KEY_LAST_TWO,
    KEY_ACRONYM,
    KEY_SOUND,
    KEY_COUNTRY
};

struct index_entry {
    uint64_t key;
    uint32_t entity, next; /* entry + 1 */
};

struct name_index {
    VECTOR(struct index_entry) entries;
    uint32_t *slots; /* entry + 1 */
    size_t slot_count;
};

static uint32_t *slot_of(struct name_index *index, uint64_t key)
{
    return &index->slots[key & (index->slot_count - 1)];
}

static void index_name(struct finder *finder, enum key_kind kind, uint64_t hash,
                       uint32_t entity)
{
    struct name_index *index = finder->index;
    uint64_t key = hash_combine(hash, kind);
    uint32_t *slot = slot_of(index, key);
    unsigned seen = 0;
    for (uint32_t at = *slot; at != 0 && seen < CANDIDATES_MAX;
         at = index->entries.items[at - 1].next, seen++)
        if (index->entries.items[at - 1].key == key &&
            index->entries.items[at - 1].entity == entity)
            return;
    struct index_entry entry = {key, entity, *slot};
    vector_push(finder->arena, &index->entries, entry);
    *slot = (uint32_t)index->entries.count;
}

struct candidates {
    uint32_t items[CANDIDATES_MAX];
    unsigned count;
};

static struct candidates find_names(const struct finder *finder, enum key_kind kind,
                                    uint64_t hash)
{
    struct name_index *index = finder->index;
    uint64_t key = hash_combine(hash, kind);
    struct candidates found = {.count = 0};
    unsigned steps = 0;
    uint32_t at = *slot_of(index, key);
    for (; at != 0 && at <= index->entries.count && steps < 4 * CANDIDATES_MAX; steps++) {
        const struct index_entry *entry = &index->entries.items[at - 1];
        if (entry->key == key && found.count < CANDIDATES_MAX)
            found.items[found.count++] = entry->entity;
        at = entry->next;
    }
    return found;
}

/* The same with and without diacritics: "Jakobsdóttir" and "Jakobsdottir" are one. */
static uint64_t word_hash(const struct finder *finder, uint32_t token)
{
    const struct token *word = finder_token(finder, token);
    char key[PLACE_KEY_MAX];
    if (!(word->classes & CHARACTER_WIDE))
        return word->hash;
    size_t size = gazetteer_key(word->lower, key);
    return size == 0 ? word->hash : hash_bytes(slice_make(key, size));
}

/* Hash of the last two words; 0 for a name of less than three. */
static uint64_t last_two_hash(const struct finder *finder, uint32_t first, uint32_t end)
{
    return end - first < 2
               ? 0
               : hash_combine(word_hash(finder, end - 2), word_hash(finder, end - 1));
}

static uint64_t full_hash(const struct finder *finder,
                          const struct mention_details *details)
{
    uint64_t hash = word_hash(finder, details->name_first);
    for (uint32_t i = details->name_first + 1; i < details->name_end; i++)
        hash = hash_combine(hash, word_hash(finder, i));
    return hash;
}

/* Hash of the first letters of the capitalised words, in lower case; 0 for one word. */
static uint64_t acronym_hash(const struct finder *finder,
                             const struct mention_details *details)
{
    char letters[LETTERS_MAX];
    size_t count = 0;
    for (uint32_t i = details->name_first;
         i < details->name_end && count < sizeof letters; i++)
        if (finder_is_capital(finder, i))
            letters[count++] = finder_token(finder, i)->lower.data[0];
    return count < 2 ? 0 : hash_bytes(slice_make(letters, count));
}

/* Hash of a word's consonants, doubled ones once: Erekat and Erakat, Mannai and Manai are
 * one. 0 for short words. */
static uint64_t sound_hash(struct slice lower)
{
    char letters[LETTERS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < lower.size && count < sizeof letters; i++) {
        char c = lower.data[i];
        bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
        if (c == 'c' || c == 'q')
            c = 'k';
        else if (c == 'v')
            c = 'w';
        else if (c == 'z')
            c = 's';
        if ((i > 0 && (vowel || c == 'j')) || (count > 0 && letters[count - 1] == c) ||
            c == '-' || c == '\'')
            continue;
        letters[count++] = c;
    }
    return lower.size < 4 || count < 3 ? 0 : hash_bytes(slice_make(letters, count));
}

static bool is_single(const struct mention_details *details)
{
    return details->name_end - details->name_first == 1;
}

static uint32_t name_size(const struct mention_details *details)
{
    return details->name_end - details->name_first;
}

/* A particle and its name count as one word: "al-Mannai". */
static bool is_surname_alone(const struct finder *finder,
                             const struct mention_details *details)
{
    for (uint32_t i = details->name_first; i + 1 < details->name_end; i++)
        if (!finder_has_cue(finder, i, CUE_PARTICLE) &&
            !slice_is(finder_token(finder, i)->form, "-"))
            return false;
    return true;
}

static int place_votes(const int *votes)
{
    return votes[ENTITY_PLACE] > votes[ENTITY_COUNTRY] ? votes[ENTITY_PLACE]
                                                       : votes[ENTITY_COUNTRY];
}

static enum gender state_gender(const struct entity_state *state)
{
    if (state->female == state->male)
        return GENDER_UNKNOWN;
    return state->female > state->male ? GENDER_FEMALE : GENDER_MALE;
}

static bool genders_agree(enum gender a, enum gender b)
{
    return a == GENDER_UNKNOWN || b == GENDER_UNKNOWN || a == b;
}

static bool is_person(const struct entity_state *state)
{
    return state->votes[ENTITY_PERSON] > state->votes[ENTITY_ORGANIZATION] &&
           state->votes[ENTITY_PERSON] > place_votes(state->votes);
}

/* A person is not a place of the same spelling, nor a woman a man. */
static bool may_be(const struct finder *finder, const struct mention_details *details,
                   uint32_t entity)
{
    const struct entity_state *state = &finder->states.items[entity];
    int place = details->votes[ENTITY_PLACE] > details->votes[ENTITY_COUNTRY]
                    ? details->votes[ENTITY_PLACE]
                    : details->votes[ENTITY_COUNTRY];
    if (details->titled && !is_person(state) && place_votes(state->votes) >= 4)
        return false;
    if (details->titled && state->votes[ENTITY_ORGANIZATION] > SURE_ORGANIZATION &&
        state->votes[ENTITY_ORGANIZATION] > state->votes[ENTITY_PERSON])
        return false; /* "Navarro Foods", "Mr Navarro" */
    if (is_person(state) && state->votes[ENTITY_PERSON] >= 4 && place >= 5 &&
        !details->titled)
        return false;
    return !details->titled || genders_agree(details->gender, state_gender(state));
}

/* The one of the candidates that fits, ENTITY_NONE when none or several do. */
static uint32_t only_match(const struct finder *finder, const struct candidates *found,
                           const struct mention_details *details,
                           bool (*fits)(const struct finder *,
                                        const struct mention_details *, uint32_t))
{
    uint32_t match = ENTITY_NONE;
    for (unsigned i = 0; i < found->count; i++) {
        uint32_t entity = found->items[i];
        if (!may_be(finder, details, entity) || !fits(finder, details, entity))
            continue;
        if (match != ENTITY_NONE && match != entity)
            return ENTITY_NONE;
        match = entity;
    }
    return match;
}

static bool fits_always(const struct finder *finder,
                        const struct mention_details *details, uint32_t entity)
{
    (void)finder, (void)details, (void)entity;
    return true;
}

static bool fits_full_person(const struct finder *finder,
                             const struct mention_details *details, uint32_t entity)
{
    const struct entity_state *state = &finder->states.items[entity];
    (void)details;
    return is_person(state) && state->name_tokens > 1;
}

static bool fits_organization(const struct finder *finder,
                              const struct mention_details *details, uint32_t entity)
{
    const struct entity_state *state = &finder->states.items[entity];
    return !details->titled && state->name_tokens > 1 &&
           state->votes[ENTITY_ORGANIZATION] > state->votes[ENTITY_PERSON] &&
           state->votes[ENTITY_ORGANIZATION] > place_votes(state->votes);
}

static bool fits_single(const struct finder *finder,
                        const struct mention_details *details, uint32_t entity)
{
    const struct entity_state *state = &finder->states.items[entity];
    (void)details;
    return state->name_tokens == 1 && place_votes(state->votes) < 4 &&
           state->votes[ENTITY_ORGANIZATION] <= 1;
}

static bool fits_short_name(const struct finder *finder,
                            const struct mention_details *details, uint32_t entity)
{
    const struct entity_state *state = &finder->states.items[entity];
    (void)details;
    return state->name_tokens == 1 && !is_person(state) && place_votes(state->votes) < 4;
}

/* "Binyamin" and "Benjamin", "J." and "John", "John" and "John F." */
static bool given_names_agree(struct slice a, struct slice b)
{
    if (a.size == 0 || b.size == 0 || a.data[0] != b.data[0])
        return false;
    if (slice_equal(a, b) || a.size == 1 || b.size == 1 ||
        (a.size == 2 && a.data[1] == '.') || (b.size == 2 && b.data[1] == '.'))
        return true;
    uint64_t sound = sound_hash(a);
    return sound != 0 && sound == sound_hash(b);
}

static struct slice first_word(const struct finder *finder, uint32_t entity)
{
    uint32_t mention = finder->states.items[entity].name_mention;
    return finder_token(finder, finder->details.items[mention].name_first)->lower;
}

static bool fits_variant(const struct finder *finder,
                         const struct mention_details *details, uint32_t entity)
{
    struct slice mine = finder_token(finder, details->name_first)->lower;
    return fits_full_person(finder, details, entity) &&
           given_names_agree(mine, first_word(finder, entity));
}

/* Names written surname first ("Ban" of "Ban Ki-moon") and given names alone. */
static bool fits_first_word(const struct finder *finder,
                            const struct mention_details *details, uint32_t entity)
{
    return fits_organization(finder, details, entity) ||
           fits_full_person(finder, details, entity);
}

static uint32_t match_single(const struct finder *finder,
                             const struct mention_details *details)
{
    uint32_t last = details->name_end - 1;
    const struct token *word = finder_token(finder, last);
    struct candidates found = find_names(finder, KEY_LAST, word_hash(finder, last));
    uint32_t match = only_match(finder, &found, details, fits_full_person);
    struct gazetteer_place place;
    if (match != ENTITY_NONE || found.count > 1)
        return match;
    if (details->definite && finder_has_cue(finder, last, CUE_ORGANIZATION))
        return only_match(finder, &found, details, fits_organization);
    if (word->all_capitals) {
        found = find_names(finder, KEY_ACRONYM, word->hash);
        return only_match(finder, &found, details, fits_always);
    }
    if (finder_place(finder, last, last + 1, &place))
        return ENTITY_NONE;
    found = find_names(finder, KEY_FIRST, word_hash(finder, last));
    match = only_match(finder, &found, details, fits_first_word);
    if (match != ENTITY_NONE)
        return match;
    found = find_names(finder, KEY_MIDDLE, word_hash(finder, last));
    match = only_match(finder, &found, details, fits_full_person);
    if (match != ENTITY_NONE)
        return match;
    found = find_names(finder, KEY_SOUND, sound_hash(word->lower));
    return word->form.size < 5 ? ENTITY_NONE
                               : only_match(finder, &found, details, fits_full_person);
}

/* An acronym or first word that stood alone before: "Carrow" before "Carrow Engineering".
 */
static uint32_t match_organization(const struct finder *finder,
                                   const struct mention_details *details)
{
    struct gazetteer_place place;
    struct candidates found = find_names(finder, KEY_FULL, acronym_hash(finder, details));
    uint32_t match = only_match(finder, &found, details, fits_single);
    uint32_t first = details->name_first;
    if (match != ENTITY_NONE || details->votes[ENTITY_ORGANIZATION] < SURE_ORGANIZATION ||
        finder_place(finder, first, first + 1, &place) ||
        finder_has_cue(finder, first, CUE_ORGANIZATION | CUE_PLACE | CUE_MODIFIER))
        return match;
    found = find_names(finder, KEY_FULL, word_hash(finder, first));
    return only_match(finder, &found, details, fits_short_name);
}

static uint32_t match_several(const struct finder *finder,
                              const struct mention_details *details)
{
    uint32_t last = details->name_end - 1;
    const struct token *word = finder_token(finder, last);
    bool person = details->votes[ENTITY_PERSON] > details->votes[ENTITY_ORGANIZATION] &&
                  details->votes[ENTITY_PERSON] > details->votes[ENTITY_PLACE];
    struct candidates found;
    if (!person) {
        return details->votes[ENTITY_ORGANIZATION] > 0
                   ? match_organization(finder, details)
                   : ENTITY_NONE;
    }
    if (name_size(details) == 2) { /* "Suu Kyi", "Rodriguez Zapatero" */
        found = find_names(finder, KEY_LAST_TWO,
                           last_two_hash(finder, details->name_first, details->name_end));
        uint32_t longer = only_match(finder, &found, details, fits_full_person);
        if (longer != ENTITY_NONE)
            return longer;
    }
    found = find_names(finder, KEY_LAST, word_hash(finder, last));
    uint32_t match = only_match(finder, &found, details, fits_variant);
    if (match == ENTITY_NONE) {
        found = find_names(finder, KEY_SOUND, sound_hash(word->lower));
        match = only_match(finder, &found, details, fits_variant);
    }
    if (match == ENTITY_NONE) {
        found = find_names(finder, KEY_FULL, word_hash(finder, last));
        match = only_match(finder, &found, details, fits_single);
    }
    return match;
}

/* Hash of the country's code for one of its names: "US" and "United States" are one. */
static uint64_t country_hash(const struct finder *finder,
                             const struct mention_details *details)
{
    struct gazetteer_place place;
    if (details->titled ||
        !finder_place(finder, details->name_first, details->name_end, &place) ||
        (place.kinds & PLACE_COUNTRY) == 0)
        return 0;
    return hash_bytes(place.country);
}

/* What a longer name may be called by besides its ends: "Lula" of "Luiz Lula da Silva". */
static void index_inner_words(struct finder *finder,
                              const struct mention_details *details, uint32_t entity)
{
    enum { WORDS_MAX = 6 };
    uint32_t end = details->name_end;
    index_name(finder, KEY_LAST_TWO, last_two_hash(finder, details->name_first, end),
               entity);
    for (uint32_t i = details->name_first + 1;
         i + 1 < end && i < details->name_first + WORDS_MAX; i++)
        if (finder_is_capital(finder, i) && finder_token(finder, i)->form.size > 2 &&
            !finder_has_cue(finder, i, CUE_PARTICLE))
            index_name(finder, KEY_MIDDLE, word_hash(finder, i), entity);
}

static void index_entity(struct finder *finder, const struct mention_details *details,
                         uint32_t entity)
{
    uint32_t last = details->name_end - 1;
    uint64_t country = country_hash(finder, details);
    index_name(finder, KEY_FULL, full_hash(finder, details), entity);
    if (country != 0)
        index_name(finder, KEY_COUNTRY, country, entity);
    if (!is_single(details)) {
        index_name(finder, KEY_FIRST, word_hash(finder, details->name_first), entity);
        index_name(finder, KEY_LAST, word_hash(finder, last), entity);
        uint64_t sound = sound_hash(finder_token(finder, last)->lower);
        if (sound != 0)
            index_name(finder, KEY_SOUND, sound, entity);
        uint64_t acronym = acronym_hash(finder, details);
        if (acronym != 0 && !details->titled)
            index_name(finder, KEY_ACRONYM, acronym, entity);
    }
    if (name_size(details) > 2)
        index_inner_words(finder, details, entity);
    if (details->affiliation_end == details->affiliation_first + 1)
        index_name(finder, KEY_ACRONYM, word_hash(finder, details->affiliation_first),
                   entity);
}

/* "Rupert Ainslie ... Ainslie": what is a given name elsewhere tells no gender here. */
static bool is_surname_of(const struct finder *finder, uint32_t index,
                          const struct entity_state *state)
{
    const struct mention_details *details = &finder->details.items[index];
    return finder->entities->mentions.items[index].kind == MENTION_NAME &&
           details->apposition == NO_MENTION && is_single(details) &&
           state->name_tokens > 1;
}

void finder_assign(struct finder *finder, uint32_t index, uint32_t entity)
{
    const struct mention_details *details = &finder->details.items[index];
    struct entity_state *state = &finder->states.items[entity];
    for (unsigned type = 0; type < ENTITY_TYPE_COUNT; type++)
        state->votes[type] += details->votes[type];
    int weight = details->titled ? 4 : is_surname_of(finder, index, state) ? 0 : 1;
    state->female += details->gender == GENDER_FEMALE ? weight : 0;
    state->male += details->gender == GENDER_MALE ? weight : 0;
    state->last_mention = index;
    state->subjects += details->subject;
    if (name_size(details) > state->name_tokens) {
        state->name_tokens = name_size(details);
        state->name_mention = index;
    }
    finder->entities->mentions.items[index].entity = entity;
    vector_push(finder->arena, &finder->entities->items.items[entity].mentions, index);
}

uint32_t finder_new_entity(struct finder *finder)
{
    uint32_t entity = (uint32_t)finder->entities->items.count;
    (void)vector_add(finder->arena, &finder->entities->items);
    vector_add(finder->arena, &finder->states)->counterpart = ENTITY_NONE;
    return entity;
}

/* The entity of the same spelling, or of another name of the same country. */
static uint32_t match_spelling(const struct finder *finder,
                               const struct mention_details *details)
{
    struct candidates found = find_names(finder, KEY_FULL, full_hash(finder, details));
    uint32_t entity = only_match(finder, &found, details, fits_always);
    uint64_t country = country_hash(finder, details);
    if (entity != ENTITY_NONE || country == 0)
        return entity;
    found = find_names(finder, KEY_COUNTRY, country);
    return only_match(finder, &found, details, fits_always);
}

static void join_name(struct finder *finder, uint32_t index)
{
    const struct mention_details *details = &finder->details.items[index];
    uint32_t entity = match_spelling(finder, details);
    if (entity == ENTITY_NONE)
        entity = is_surname_alone(finder, details) ? match_single(finder, details)
                                                   : match_several(finder, details);
    if (entity == ENTITY_NONE)
        entity = finder_new_entity(finder);
    finder_assign(finder, index, entity);
    role_note(finder, index, entity);
    index_entity(finder, details, entity);
}

/* A name inside a title is known by its spelling, or new. */
static void join_inner(struct finder *finder, struct inner_name *inner)
{
    struct mention_details details = {.name_first = inner->first,
                                      .name_end = inner->end,
                                      .owner = NO_MENTION,
                                      .apposition = NO_MENTION};
    name_weigh(finder, &details);
    inner->entity = match_spelling(finder, &details);
    if (inner->entity == ENTITY_NONE && inner->end - inner->first == 1)
        inner->entity = match_single(finder, &details);
    if (inner->entity != ENTITY_NONE)
        return;
    inner->entity = finder_new_entity(finder);
    struct entity_state *state = &finder->states.items[inner->entity];
    details.votes[ENTITY_ORGANIZATION]++; /* what has a chairman and is no country */
    for (unsigned type = 0; type < ENTITY_TYPE_COUNT; type++)
        state->votes[type] = (int)details.votes[type];
    finder->entities->items.items[inner->entity].name =
        finder_text(finder, inner->first, inner->end);
    index_name(finder, KEY_FULL, full_hash(finder, &details), inner->entity);
}

static enum entity_type type_of(const struct entity_state *state)
{
    enum entity_type best = ENTITY_PERSON;
    for (unsigned type = 0; type < ENTITY_TYPE_COUNT; type++)
        if (state->votes[type] > state->votes[best])
            best = (enum entity_type)type;
    if (state->votes[best] > 0)
        return best;
    return state->subjects > 0 && state->votes[ENTITY_PERSON] == 0 ? ENTITY_PERSON
                                                                   : ENTITY_UNKNOWN;
}

void names_join(struct finder *finder)
{
    struct entities *entities = finder->entities;
    struct name_index *index = ARENA_NEW(finder->arena, struct name_index);
    *index = (struct name_index){.slot_count = 64};
    while (index->slot_count < 4 * entities->mentions.count)
        index->slot_count *= 2;
    index->slots = ARENA_NEW_ARRAY(finder->arena, index->slot_count, uint32_t);
    finder->index = index;
    for (uint32_t i = 0; i < entities->mentions.count; i++)
        if (entities->mentions.items[i].kind == MENTION_NAME)
            join_name(finder, i);
    for (size_t i = 0; i < entities->inner.count; i++)
        join_inner(finder, &entities->inner.items[i]);
    for (size_t i = 0; i < entities->items.count; i++) {
        struct entity *entity = &entities->items.items[i];
        const struct entity_state *state = &finder->states.items[i];
        entity->type = type_of(state);
        entity->gender =
            entity->type == ENTITY_PERSON ? state_gender(state) : GENDER_NEUTER;
        if (entity->type == ENTITY_UNKNOWN)
            entity->gender = GENDER_UNKNOWN;
    }
}
