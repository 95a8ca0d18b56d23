#include "timeline/names.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "timeline/word_sets.h"

#include <string.h>

enum {
    NAME_BYTES_MAX = 256, /* of a folded name; the rest is left out */
    SIMILAR_LENGTH_MIN = 5,
    SOUND_LENGTH_MIN = 4, /* of words that only sound the same */
    SKELETON_MIN =
        3, /* consonants that two spellings must share, or differ by a letter */
    WORD_COMPARED_MAX = 32,
};

static const char *const given_name_rows[] = {
#define GIVEN_NAMES(row) row,
#include "timeline/given_names.def"
#undef GIVEN_NAMES
};

struct fold_buffer {
    char bytes[NAME_BYTES_MAX];
    size_t size;
};

static void put(struct fold_buffer *buffer, const char *bytes, size_t size)
{
    if (size > sizeof buffer->bytes - buffer->size)
        return;
    memcpy(buffer->bytes + buffer->size, bytes, size);
    buffer->size += size;
}

/* A blank between words; none at the front and never two. */
static void put_blank(struct fold_buffer *buffer)
{
    if (buffer->size > 0 && buffer->bytes[buffer->size - 1] != ' ')
        put(buffer, " ", 1);
}

static bool is_apostrophe(uint32_t character)
{
    return character == '\'' || character == '`' || character == 0x2018 ||
           character == 0x2019 || character == 0x02BC || character == 0x02BB;
}

static void fold_character(struct fold_buffer *buffer, uint32_t character)
{
    if (character < 0x80) {
        char c = ascii_lower((char)character);
        if (ascii_is_alphanumeric(c) || c == '&')
            put(buffer, &c, 1);
        else if (c != '.')
            put_blank(buffer);
        return;
    }
    const char *letters = utf8_fold_latin(character);
    if (letters) {
        put(buffer, letters, strlen(letters));
    } else if (character >= 0x2000 && character < 0x2070) {
        put_blank(buffer); /* dashes and spaces of general punctuation */
    } else if (character != 0xAD) {
        char bytes[UTF8_MAX];
        put(buffer, bytes, utf8_encode(character, bytes));
    }
}

/* Skips "'s" (the name's genitive) at the front of 'rest'. */
static size_t genitive(struct slice rest)
{
    if (rest.size == 0 || ascii_lower(rest.data[0]) != 's')
        return 0;
    return rest.size == 1 || !ascii_is_alphanumeric(rest.data[1]) ? 1 : 0;
}

static void fold_text(struct fold_buffer *buffer, struct slice name)
{
    size_t at = 0;
    while (at < name.size) {
        uint32_t character;
        size_t length = utf8_decode(slice_part(name, at, name.size), &character);
        at += length ? length : 1;
        if (length == 0)
            continue;
        if (is_apostrophe(character))
            at += genitive(slice_part(name, at, name.size));
        else
            fold_character(buffer, character);
    }
    while (buffer->size > 0 && buffer->bytes[buffer->size - 1] == ' ')
        buffer->size--;
}

void name_fold(struct arena *arena, struct slice name, struct folded_name *folded)
{
    struct fold_buffer buffer = {.size = 0};
    fold_text(&buffer, name);
    struct slice text = slice_make(buffer.bytes, buffer.size);
    if (slice_starts_with(text, "the ") && text.size > 4)
        text = slice_part(text, 4, text.size);
    *folded = (struct folded_name){.whole = arena_copy_slice(arena, text)};
    struct slice rest = folded->whole;
    while (rest.size > 0 && folded->count < NAME_WORDS_MAX) {
        struct slice word = slice_cut(&rest, ' ');
        if (word.size > 0)
            folded->words[folded->count++] = word;
    }
}

/* Index of the family's word, SIZE_MAX for the empty name. */
static size_t family_index(const struct folded_name *name)
{
    size_t last = name->count;
    while (last > 1 && timeline_set_has(TIMELINE_SET_SUFFIXES, name->words[last - 1]))
        last--;
    return last ? last - 1 : SIZE_MAX;
}

struct slice name_family(const struct folded_name *name)
{
    size_t index = family_index(name);
    return index == SIZE_MAX ? slice_make(NULL, 0) : name->words[index];
}

struct slice name_given(const struct folded_name *name)
{
    size_t index = family_index(name);
    if (index == SIZE_MAX || index == 0 ||
        timeline_set_has(TIMELINE_SET_PARTICLES, name->words[0]))
        return slice_make(NULL, 0);
    return name->words[0];
}

/* ---- phonetic skeleton ---- */

/* Spellings of one sound; the longer ones first. */
static const struct spelling {
    const char *letters;
    const char *sound;
} spellings[] = {
    {"sch", "S"}, {"tch", "S"}, {"sh", "S"}, {"ch", "S"}, {"kh", "k"}, {"gh", "k"},
    {"ph", "f"},  {"th", "t"},  {"dh", "d"}, {"zh", "s"}, {"ts", "s"}, {"tz", "s"},
    {"ck", "k"},  {"qu", "k"},  {"dj", "j"}, {"ou", ""},  {"c", "k"},  {"q", "k"},
    {"g", "k"},   {"x", "ks"},  {"z", "s"},  {"w", "v"},  {"h", ""},   {"y", ""},
    {"a", ""},    {"e", ""},    {"i", ""},   {"o", ""},   {"u", ""},
};

static const struct spelling *spelling_at(struct slice word, size_t at)
{
    struct slice rest = slice_part(word, at, word.size);
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
        if (slice_starts_with(rest, spellings[i].letters))
            return &spellings[i];
    return NULL;
}

static void skeleton_put(struct name_skeleton *skeleton, char sound)
{
    bool doubled = skeleton->size && skeleton->text[skeleton->size - 1] == sound;
    if (!doubled && skeleton->size < NAME_SKELETON_MAX)
        skeleton->text[skeleton->size++] = sound;
}

struct name_skeleton name_skeleton(struct slice word)
{
    struct name_skeleton skeleton = {.size = 0};
    size_t at = 0;
    while (at < word.size) {
        const struct spelling *spelling = spelling_at(word, at);
        if (!spelling) {
            skeleton_put(&skeleton, word.data[at++]);
            continue;
        }
        if (at == 0 && spelling->sound[0] == '\0')
            skeleton_put(&skeleton, 'V');
        for (const char *sound = spelling->sound; *sound; sound++)
            skeleton_put(&skeleton, *sound);
        at += strlen(spelling->letters);
    }
    return skeleton;
}

uint64_t name_skeleton_hash(struct slice word)
{
    struct name_skeleton skeleton = name_skeleton(word);
    return hash_bytes(slice_make(skeleton.text, skeleton.size));
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Levenshtein, of words up to WORD_COMPARED_MAX letters. */
static size_t edit_distance(struct slice a, struct slice b)
{
    size_t row[WORD_COMPARED_MAX + 1];
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t above = row[j];
            row[j] = smallest(above + 1, row[j - 1] + 1,
                              diagonal + (a.data[i - 1] != b.data[j - 1]));
            diagonal = above;
        }
    }
    return row[b.size];
}

/* ---- spellings that sound the same ---- */

static const struct spelling sounds[] = {
    {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"ei", "e"}, {"ai", "e"}, {"ay", "e"},
    {"ey", "e"}, {"tz", "z"}, {"ts", "z"}, {"ph", "f"}, {"q", "k"},  {"y", "i"},
};

/* Writes the word as it sounds, doubled letters once; returns its length. */
static size_t spell_by_sound(struct slice word, char sound[WORD_COMPARED_MAX])
{
    size_t size = 0;
    for (size_t at = 0; at < word.size && size < WORD_COMPARED_MAX;) {
        struct slice rest = slice_part(word, at, word.size);
        char letter = word.data[at];
        size_t length = 1;
        for (size_t i = 0; i < sizeof sounds / sizeof sounds[0]; i++) {
            if (!slice_starts_with(rest, sounds[i].letters))
                continue;
            letter = sounds[i].sound[0];
            length = strlen(sounds[i].letters);
            break;
        }
        if (size == 0 || sound[size - 1] != letter)
            sound[size++] = letter;
        at += length;
    }
    return size;
}

/* "nouri" and "nuri", "hussein" and "husayn", "tzipi" and "zipi" */
static bool sound_alike(struct slice a, struct slice b)
{
    char x[WORD_COMPARED_MAX], y[WORD_COMPARED_MAX];
    if (a.size < SOUND_LENGTH_MIN || b.size < SOUND_LENGTH_MIN)
        return false;
    size_t size = spell_by_sound(a, x);
    return size >= SKELETON_MIN && size == spell_by_sound(b, y) &&
           memcmp(x, y, size) == 0;
}

bool name_words_similar(struct slice a, struct slice b)
{
    if (slice_equal(a, b) || sound_alike(a, b))
        return true;
    size_t shorter = a.size < b.size ? a.size : b.size;
    size_t longer = a.size < b.size ? b.size : a.size;
    if (shorter < SIMILAR_LENGTH_MIN || longer > WORD_COMPARED_MAX)
        return false;
    struct name_skeleton x = name_skeleton(a), y = name_skeleton(b);
    if (!slice_equal(slice_make(x.text, x.size), slice_make(y.text, y.size)))
        return false;
    return edit_distance(a, b) <= (x.size < SKELETON_MIN ? 1 : longer / 3);
}

static bool in_one_row(struct slice a, struct slice b)
{
    for (size_t i = 0; i < sizeof given_name_rows / sizeof given_name_rows[0]; i++) {
        struct slice row = slice_of(given_name_rows[i]);
        if (word_in(a, row) && word_in(b, row))
            return true;
    }
    return false;
}

bool name_givens_agree(struct slice a, struct slice b)
{
    if (a.size == 0 || b.size == 0)
        return false;
    if (a.size == 1 || b.size == 1)
        return a.data[0] == b.data[0];
    return name_words_similar(a, b) || in_one_row(a, b);
}

/* Letters alone between the given name and the family's: "h w" of "george h w bush". */
static size_t middle_initials(const struct folded_name *name, struct slice *initials)
{
    size_t family = family_index(name), count = 0;
    for (size_t i = 1; i < family && family != SIZE_MAX; i++)
        if (name->words[i].size == 1)
            initials[count++] = name->words[i];
    return count;
}

/* "george w bush" is not "george h w bush", while "george bush" may be either. */
static bool initials_differ(const struct folded_name *a, const struct folded_name *b)
{
    struct slice x[NAME_WORDS_MAX], y[NAME_WORDS_MAX];
    size_t count = middle_initials(a, x), other = middle_initials(b, y);
    if (count == 0 || other == 0)
        return false;
    if (count != other)
        return true;
    for (size_t i = 0; i < count; i++)
        if (!slice_equal(x[i], y[i]))
            return true;
    return false;
}

/* The last words of the longer name, two at least: "suu kyi" of "aung san suu kyi". */
static bool ends_with_words(const struct folded_name *longer,
                            const struct folded_name *shorter)
{
    if (shorter->count < 2 || longer->count <= shorter->count)
        return false;
    size_t from = longer->count - shorter->count;
    for (size_t i = 0; i < shorter->count; i++)
        if (!slice_equal(longer->words[from + i], shorter->words[i]))
            return false;
    return true;
}

enum name_agreement names_compare(const struct folded_name *a,
                                  const struct folded_name *b)
{
    if (a->count == 0 || b->count == 0)
        return NAMES_DIFFER;
    if (slice_equal(a->whole, b->whole))
        return NAMES_SAME;
    struct slice family = name_family(a), other = name_family(b);
    if (!name_words_similar(family, other))
        return NAMES_DIFFER;
    struct slice given = name_given(a), other_given = name_given(b);
    if (given.size == 0 || other_given.size == 0)
        return NAMES_FAMILY;
    if (ends_with_words(a, b) || ends_with_words(b, a))
        return NAMES_SIMILAR;
    if (!name_givens_agree(given, other_given) || initials_differ(a, b))
        return NAMES_DIFFER;
    bool exact = slice_equal(family, other) && given.size > 1 && other_given.size > 1;
    return exact ? NAMES_SAME : NAMES_SIMILAR;
}

bool name_is_acronym(struct slice word, const struct folded_name *name)
{
    if (word.size < 2 || name->count < 2)
        return false;
    size_t at = 0;
    for (size_t i = 0; i < name->count; i++) {
        bool fits = at < word.size && name->words[i].data[0] == word.data[at];
        if (fits)
            at++;
        else if (!timeline_set_has(TIMELINE_SET_SMALL_WORDS, name->words[i]))
            return false;
    }
    return at == word.size;
}
