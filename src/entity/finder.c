#include "entity/finder.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

struct slice finder_text(const struct finder *finder, uint32_t first, uint32_t end)
{
    size_t size = 0;
    for (uint32_t i = first; i < end; i++)
        size += finder_token(finder, i)->form.size + 1;
    char *text = arena_alloc(finder->arena, size);
    size = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = finder_token(finder, i);
        if (token->form.size > 0)
            memcpy(text + size, token->form.data, token->form.size);
        size += token->form.size;
        if (token->space_after && i + 1 < end)
            text[size++] = ' ';
    }
    return slice_make(text, size);
}

/* Room for a key, and what stands in it. */
struct key {
    char bytes[PLACE_KEY_MAX];
    struct slice text;
};

/* Words of letters alone are their own keys in lower case. */
static struct slice key_of_letters(const struct finder *finder, uint32_t first,
                                   uint32_t end, struct key *key)
{
    size_t size = 0;
    for (uint32_t i = first; i < end; i++) {
        struct slice lower = finder_token(finder, i)->lower;
        if (size + lower.size + 1 > sizeof key->bytes)
            return slice_make(NULL, 0);
        if (size > 0 && finder_token(finder, i - 1)->space_after)
            key->bytes[size++] = ' ';
        memcpy(key->bytes + size, lower.data, lower.size);
        size += lower.size;
    }
    return slice_make(key->bytes, size);
}

/* The gazetteer's key of some tokens; empty when they are too long for one. */
static struct slice key_of_tokens(const struct finder *finder, uint32_t first,
                                  uint32_t end, struct key *key)
{
    char text[PLACE_KEY_MAX];
    size_t size = 0;
    uint32_t plain = first;
    while (plain < end && token_is_letters(finder_token(finder, plain)) &&
           finder_token(finder, plain)->form.size > 0)
        plain++;
    if (plain == end)
        return key_of_letters(finder, first, end, key);
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = finder_token(finder, i);
        if (size + token->form.size + 1 > sizeof text)
            return slice_make(NULL, 0);
        if (size > 0 && finder_token(finder, i - 1)->space_after)
            text[size++] = ' ';
        if (token->form.size > 0)
            memcpy(text + size, token->form.data, token->form.size);
        size += token->form.size;
    }
    return slice_make(key->bytes, gazetteer_key(slice_make(text, size), key->bytes));
}

static const struct known_word *look_up(const struct finder *finder, uint32_t token)
{
    struct key room;
    uint64_t hash = finder_token(finder, token)->hash;
    struct known_word *word = &finder->known[hash % KNOWN_WORDS];
    if (word->hash == hash)
        return word;
    struct slice key = key_of_tokens(finder, token, token + 1, &room);
    *word = (struct known_word){.hash = hash, .begins_place = true};
    if (key.size > 0) {
        word->is_place = gazetteer_place(finder->gazetteer, key, &word->place);
        word->begins_place = gazetteer_begins_place(finder->gazetteer, key);
        word->given_name = gazetteer_given_name(finder->gazetteer, key);
    }
    return word;
}

/* Can the tokens be a place's name, by the first? It ends a word of the key before white
 * space or a hyphen, and is all of it where marks follow that keys leave out. */
static bool may_be_place(const struct finder *finder, uint32_t first)
{
    const struct known_word *known = look_up(finder, first);
    return known->begins_place || known->is_place ||
           (!finder_token(finder, first)->space_after &&
            !slice_starts_with(finder_token(finder, first + 1)->form, "-"));
}

bool finder_place(const struct finder *finder, uint32_t first, uint32_t end,
                  struct gazetteer_place *place)
{
    struct key room;
    if (end == first + 1) {
        const struct known_word *word = look_up(finder, first);
        *place = word->place;
        return word->is_place;
    }
    *place = (struct gazetteer_place){0};
    if (end <= first || !may_be_place(finder, first))
        return false;
    struct slice key = key_of_tokens(finder, first, end, &room);
    return key.size > 0 && gazetteer_place(finder->gazetteer, key, place);
}

char finder_given_name(const struct finder *finder, uint32_t token)
{
    return look_up(finder, token)->given_name;
}

/* "al-Mannai": an upper-case letter behind a small particle of the same token */
static bool has_inner_capital(const struct token *token)
{
    enum { PARTICLE_MAX = 2 };
    size_t at = 0;
    while (at <= PARTICLE_MAX && at < token->form.size && token->form.data[at] != '-')
        at++;
    return at > 0 && at <= PARTICLE_MAX && at + 1 < token->form.size &&
           ascii_is_upper(token->form.data[at + 1]);
}

bool finder_is_capital(const struct finder *finder, uint32_t token)
{
    const struct token *word = finder_token(finder, token);
    if (word->is_punctuation || word->form.size == 0 ||
        finder_has_cue(finder, token, CUE_NEVER))
        return false;
    return word->capitalised || has_inner_capital(word);
}

static bool is_all_capitals(const struct token *token)
{
    return token->all_capitals;
}

static bool is_capitalised(const struct token *token)
{
    return token->capitalised;
}

/* Four fifths of the sentence's words of so many letters, and four at least. */
static bool most_words_are(const struct finder *finder, const struct sentence *sentence,
                           bool (*is)(const struct token *), size_t letters_min)
{
    enum { WORDS_MIN = 4, WORDS_LOOKED_AT = 40 };
    unsigned words = 0, misses = 0;
    for (uint32_t i = sentence->first;
         i < sentence->end && i < sentence->first + WORDS_LOOKED_AT; i++) {
        const struct token *token = finder_token(finder, i);
        if (token->is_punctuation || token->has_digit || token->form.size < letters_min)
            continue;
        words++;
        misses += !is(token);
        if (misses > WORDS_LOOKED_AT / 5)
            return false;
    }
    return words >= WORDS_MIN && misses * 5 <= words;
}

bool finder_is_shouted(const struct finder *finder, const struct sentence *sentence)
{
    enum { LETTERS_MIN = 3 };
    return most_words_are(finder, sentence, is_all_capitals, LETTERS_MIN);
}

bool finder_is_title_case(const struct finder *finder, const struct sentence *sentence)
{
    enum { LETTERS_MIN = 4 };
    bool has_full_stop =
        sentence->end > sentence->first &&
        slice_ends_with(finder_token(finder, sentence->end - 1)->form, ".");
    return !has_full_stop &&
           most_words_are(finder, sentence, is_capitalised, LETTERS_MIN);
}

bool finder_seen(const struct finder *finder, uint64_t hash)
{
    size_t at = hash % finder->seen_slots;
    while (finder->seen[at] != 0 && finder->seen[at] != hash)
        at = (at + 1) % finder->seen_slots;
    return finder->seen[at] == hash;
}

uint32_t finder_add_mention(struct finder *finder, const struct mention *mention,
                            const struct mention_details *details)
{
    struct entities *entities = finder->entities;
    uint32_t index = (uint32_t)entities->mentions.count;
    vector_push(finder->arena, &entities->mentions, *mention);
    vector_push(finder->arena, &finder->details, *details);
    for (uint32_t i = mention->first; i < mention->end; i++)
        entities->mention_of_token[i] = index;
    return index;
}
