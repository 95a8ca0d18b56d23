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

struct spelling {
    unsigned upper, lower, digit, mark, wide;
};

static struct spelling count_classes(struct slice form)
{
    struct spelling spelling = {0};
    for (size_t i = 0; i < form.size; i++) {
        char c = form.data[i];
        spelling.upper += ascii_is_upper(c);
        spelling.lower += ascii_is_lower(c);
        spelling.digit += ascii_is_digit(c);
        spelling.wide += (unsigned char)c >= 0x80;
    }
    spelling.mark = spelling.upper + spelling.lower + spelling.digit + spelling.wide == 0;
    return spelling;
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

void token_describe(struct arena *arena, struct token *token, struct slice form)
{
    struct spelling spelling = count_classes(form);
    token->form = form;
    token->capitalised = begins_upper(form);
    token->all_capitals =
        spelling.upper >= 2 && spelling.lower == 0 && spelling.wide == 0;
    token->has_digit = spelling.digit > 0;
    token->is_punctuation = spelling.mark && form.size > 0;
    if (spelling.wide > 0)
        token->lower = lower_wide(arena, form);
    else if (spelling.upper > 0)
        token->lower = lower_ascii(arena, form);
    else
        token->lower = form;
    token->hash = hash_bytes(token->lower);
}
