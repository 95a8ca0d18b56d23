#include "language/word.h"

#include "language/character.h"

enum shape_bit {
    SHAPE_CAPITALISED = 1,
    SHAPE_DIGIT = 2,
    SHAPE_HYPHEN = 4,
    SHAPE_ALL_CAPITALS = 8,
    SHAPE_LOWER = 16, /* a lower-case letter somewhere */
    SHAPE_LENGTH_SHIFT = 5,
};

static uint32_t shape_of(const struct token *token)
{
    size_t size = token->form.size;
    uint32_t length = size > 9 ? 3 : size > 5 ? 2 : size > 2 ? 1 : 0;
    uint32_t shape = length << SHAPE_LENGTH_SHIFT;
    if (token->classes & CHARACTER_HYPHEN)
        shape |= SHAPE_HYPHEN;
    if (token->classes & CHARACTER_LOWER)
        shape |= SHAPE_LOWER;
    if (token->capitalised)
        shape |= SHAPE_CAPITALISED;
    if (token->has_digit)
        shape |= SHAPE_DIGIT;
    if (token->all_capitals)
        shape |= SHAPE_ALL_CAPITALS;
    return shape;
}

#define LETTERS2(a, b)    ((uint32_t)(a) << 8 | (b))
#define LETTERS3(a, b, c) (LETTERS2(a, b) << 8 | (c))

enum { SUFFIX2 = 0xFFFF }; /* of the last three bytes */

/* The last three bytes, or as many as there are. */
static uint32_t suffix3_of(struct slice lower)
{
    uint32_t suffix = 0;
    if (lower.size >= 3) {
        const char *last = lower.data + lower.size - 3;
        return LETTERS3((unsigned char)last[0], (unsigned char)last[1],
                        (unsigned char)last[2]);
    }
    for (size_t i = 0; i < lower.size; i++)
        suffix = suffix << 8 | (unsigned char)lower.data[i];
    return suffix;
}

/* Words of up to three letters are known by their suffix. */
static enum auxiliary short_auxiliary(uint32_t suffix3)
{
    switch (suffix3) {
    case LETTERS2('b', 'e'):
    case LETTERS2('i', 's'):
    case LETTERS2('a', 'm'):
    case LETTERS2('\'', 's'):
    case LETTERS2('\'', 'm'):
    case LETTERS3('a', 'r', 'e'):
    case LETTERS3('w', 'a', 's'):
    case LETTERS3('\'', 'r', 'e'):
        return AUXILIARY_BE;
    case LETTERS3('h', 'a', 's'):
    case LETTERS3('h', 'a', 'd'):
    case LETTERS3('\'', 'v', 'e'):
        return AUXILIARY_HAVE;
    default:
        return AUXILIARY_NONE;
    }
}

static enum auxiliary auxiliary_of(struct slice lower, uint32_t suffix3)
{
    enum { SHORT = 3, LETTERS_MAX = 6 };
    if (lower.size <= SHORT)
        return short_auxiliary(suffix3);
    if (lower.size > LETTERS_MAX)
        return AUXILIARY_NONE;
    if (slice_is(lower, "were") || slice_is(lower, "been") || slice_is(lower, "being"))
        return AUXILIARY_BE;
    if (slice_is(lower, "have") || slice_is(lower, "having"))
        return AUXILIARY_HAVE;
    return AUXILIARY_NONE;
}

uint32_t word_form_hash(const struct token *token)
{
    uint32_t capitals = token->all_capitals ? 2 : token->capitalised;
    return (uint32_t)(token->hash >> 7) + capitals * 0x9E3779B1u;
}

void word_spell(struct word *word, const struct token *token)
{
    uint32_t suffix3 = suffix3_of(token->lower);
    *word = (struct word){
        .form = word_form_hash(token),
        .lower = (uint32_t)(token->hash >> 7),
        .suffix2 = suffix3 & SUFFIX2,
        .suffix3 = suffix3,
        .first = token->form.size ? (unsigned char)token->form.data[0] : 0,
        .shape = shape_of(token),
        .auxiliary = (uint8_t)auxiliary_of(token->lower, suffix3),
        .head = -1,
    };
}

void word_spell_tagged(struct word *word, const struct token *token)
{
    word->lower = (uint32_t)(token->hash >> 7);
    word->suffix3 = suffix3_of(token->lower);
    word->auxiliary = (uint8_t)auxiliary_of(token->lower, word->suffix3);
    word->tag = token->tag;
    word->head = -1;
}

void word_describe(struct word *word, const struct token *token,
                   const struct lexicon *lexicon)
{
    word_spell(word, token);
    word->parts = lexicon_parts(lexicon, token->lower, token->hash);
}

uint64_t word_dictionary_key(uint32_t form)
{
    uint64_t x = form * 0x9E3779B97F4A7C15u;
    return x ^ x >> 32;
}

void word_prefetch(const struct token *token, const struct lexicon *lexicon,
                   const struct model *model)
{
    word_table_prefetch(&lexicon->words, token->hash);
    word_table_prefetch(&model->dictionary, word_dictionary_key(word_form_hash(token)));
}

uint32_t word_guess_ambiguity(const struct word *word)
{
    uint64_t spelling = feature_pair(word->shape & 31, word->suffix2);
    return feature_hash(0, feature_pair(word->parts, spelling));
}

void word_look_up(struct word *word, const struct model *model)
{
    uint16_t class = word_table_find(&model->dictionary, word_dictionary_key(word->form));
    if (class != 0 && class < model->ambiguity_count) {
        word->ambiguity = model->ambiguities[class].hash;
        word->only_lane = model->ambiguities[class].only_lane;
    } else {
        word->ambiguity = word_guess_ambiguity(word);
        word->only_lane = 0;
    }
}
