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

/* Which classes of bytes a form has, and how many capitals. */
struct spelling {
    unsigned upper;
    bool lower, digit, mark, wide;
};

static struct spelling count_classes(struct slice form)
{
    enum { UPPER = 1 << 8, LOWER = 1 << CHARACTER_LETTER };
    unsigned upper = 0, seen = 0;
    for (size_t i = 0; i < form.size; i++) {
        bool capital = ascii_is_upper(form.data[i]);
        upper += capital;
        seen |= capital ? UPPER : 1u << character_class(form.data[i]);
    }
    return (struct spelling){
        .upper = upper,
        .lower = (seen & LOWER) != 0,
        .digit = (seen & 1u << CHARACTER_DIGIT) != 0,
        .wide = (seen & 1u << CHARACTER_WIDE) != 0,
        .mark =
            (seen & (UPPER | LOWER | 1u << CHARACTER_DIGIT | 1u << CHARACTER_WIDE)) == 0,
    };
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
    token->all_capitals = spelling.upper >= 2 && !spelling.lower && !spelling.wide;
    token->has_digit = spelling.digit;
    token->is_punctuation = spelling.mark && form.size > 0;
    if (spelling.wide)
        token->lower = lower_wide(arena, form);
    else if (spelling.upper > 0)
        token->lower = lower_ascii(arena, form);
    else
        token->lower = form;
    token->hash = hash_bytes(token->lower);
}
