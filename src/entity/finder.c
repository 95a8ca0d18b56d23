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

/* The gazetteer's key of some tokens; 0 when they are too long for one. */
static size_t key_of_tokens(const struct finder *finder, uint32_t first, uint32_t end,
                            char key[PLACE_KEY_MAX])
{
    char text[PLACE_KEY_MAX];
    size_t size = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = finder_token(finder, i);
        if (size + token->form.size + 1 > sizeof text)
            return 0;
        if (size > 0 && finder_token(finder, i - 1)->space_after)
            text[size++] = ' ';
        if (token->form.size > 0)
            memcpy(text + size, token->form.data, token->form.size);
        size += token->form.size;
    }
    return gazetteer_key(slice_make(text, size), key);
}

static const struct known_word *look_up(const struct finder *finder, uint32_t token)
{
    char key[PLACE_KEY_MAX];
    uint64_t hash = finder_token(finder, token)->hash;
    struct known_word *word = &finder->known[hash % KNOWN_WORDS];
    if (word->hash == hash)
        return word;
    size_t size = key_of_tokens(finder, token, token + 1, key);
    *word = (struct known_word){.hash = hash, .begins_place = true};
    if (size > 0) {
        struct slice slice = slice_make(key, size);
        word->is_place = gazetteer_place(finder->gazetteer, slice, &word->place);
        word->begins_place =
            word->is_place || gazetteer_begins_place(finder->gazetteer, slice);
        word->given_name = gazetteer_given_name(finder->gazetteer, slice);
    }
    return word;
}

bool finder_place(const struct finder *finder, uint32_t first, uint32_t end,
                  struct gazetteer_place *place)
{
    char key[PLACE_KEY_MAX];
    if (end == first + 1) {
        const struct known_word *word = look_up(finder, first);
        *place = word->place;
        return word->is_place;
    }
    *place = (struct gazetteer_place){0};
    if (!look_up(finder, first)->begins_place)
        return false;
    size_t size = key_of_tokens(finder, first, end, key);
    return size > 0 && gazetteer_place(finder->gazetteer, slice_make(key, size), place);
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
    unsigned words = 0, hits = 0;
    for (uint32_t i = sentence->first;
         i < sentence->end && i < sentence->first + WORDS_LOOKED_AT; i++) {
        const struct token *token = finder_token(finder, i);
        if (token->is_punctuation || token->has_digit || token->form.size < letters_min)
            continue;
        words++;
        hits += is(token);
    }
    return words >= WORDS_MIN && hits * 5 >= words * 4;
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
