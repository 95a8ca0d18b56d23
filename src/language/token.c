/* What a token's spelling tells: its lower case, hash and flags. */
#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "language/character.h"
#include "language/tokenizer.h"

/* Lower case keeps the length in bytes, save for the dotted I of Turkish. */
static struct slice lower_wide(struct arena *arena, struct slice form)
{
    char *lower = arena_alloc(arena, form.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < form.size;) {
        uint32_t character = 0;
        size_t length = utf8_decode(slice_part(form, i, form.size), &character);
        if (length < 2) {
            lower[size++] = ascii_lower(form.data[i++]);
            continue;
        }
        char bytes[UTF8_MAX];
        size_t written = utf8_encode(character_lower(character), bytes);
        for (size_t k = 0; k < written; k++)
            lower[size++] = bytes[k];
        i += length;
    }
    return slice_make(lower, size);
}

static struct slice lower_ascii(struct arena *arena, struct slice form)
{
    char *lower = arena_alloc(arena, form.size + 1);
    for (size_t i = 0; i < form.size; i++)
        lower[i] = ascii_lower(form.data[i]);
    return slice_make(lower, form.size);
}

static unsigned count_capitals(struct slice form)
{
    unsigned count = 0;
    for (size_t i = 0; i < form.size; i++)
        count += ascii_is_upper(form.data[i]);
    return count;
}

static bool begins_upper(struct slice form)
{
    uint32_t character = 0;
    if (form.size == 0)
        return false;
    if (ascii_is_upper(form.data[0]))
        return true;
    return utf8_decode(form, &character) > 1 && character_lower(character) != character;
}

void token_describe(struct arena *arena, struct token *token, struct slice form,
                    unsigned classes)
{
    bool wide = (classes & CHARACTER_WIDE) != 0, upper = (classes & CHARACTER_UPPER) != 0;
    token->form = form;
    token->classes = (uint8_t)classes;
    if (classes == CHARACTER_LOWER) { /* as most are */
        token->capitalised = token->all_capitals = false;
        token->has_digit = token->is_punctuation = false;
        token->lower = form;
        token->hash = hash_bytes(form);
        return;
    }
    token->capitalised = (upper || wide) && begins_upper(form);
    token->all_capitals =
        upper && !wide && !(classes & CHARACTER_LOWER) && count_capitals(form) >= 2;
    token->has_digit = (classes & CHARACTER_DIGIT) != 0;
    token->is_punctuation = !(classes & CHARACTER_WORD) && form.size > 0;
    if (wide)
        token->lower = lower_wide(arena, form);
    else
        token->lower = upper ? lower_ascii(arena, form) : form;
    token->hash = hash_bytes(token->lower);
}
