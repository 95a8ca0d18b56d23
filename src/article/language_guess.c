#include "article/language_guess.h"

#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

enum {
    LOOKED_AT = 8000, /* bytes */
    WORD_MAX = 12,
    WORDS_CLEAR = 60, /* after so many English is clear by its share of little words */
    CLEAR_PERCENT = 12,
    KINDS_MIN = 3,        /* different little words of the foreign language */
    SHARE_PERCENT = 8,    /* of the words must be the foreign language's */
    UNNAMED_WORDS = 6,    /* in lower case, none of them an English little word ... */
    ACCENTED_SHARE = 3,   /* one in so many of those has letters beyond ASCII */
    OTHER_LETTERS_MIN = 8 /* letters of a script that is not Latin */
};

static const struct {
    const char *name, *words;
} languages[] = {
#define STOP_WORDS(name, words) {name, " " words " "},
#include "article/stop_words.def"
#undef STOP_WORDS
};
enum { LANGUAGES = sizeof languages / sizeof languages[0] };

static const char english_words[] =
#define ENGLISH_WORDS(words) " " words " "
#include "article/stop_words.def"
#undef ENGLISH_WORDS
    ;
static const char shared_words[] =
#define SHARED_WORDS(words) " " words " "
#include "article/stop_words.def"
#undef SHARED_WORDS
    ;

/* A word of a text, with a space on each side. */
struct word {
    char spaced[WORD_MAX + 3]; /* in lower case, as far as it is ASCII */
    size_t size;               /* bytes, without the spaces */
    bool lower;                /* begins in lower case */
    bool accented;             /* has letters beyond ASCII */
    bool fits;
};

/* Rules most words out before a list is gone through: bits by first and last byte and
 * size. */
enum { SIEVE_ROWS = 32 };
struct sieve {
    uint32_t rows[SIEVE_ROWS];
};

static unsigned sieve_row(const char *word)
{
    return (unsigned char)word[0] % SIEVE_ROWS;
}

static uint32_t sieve_bit(const char *word, size_t size)
{
    return UINT32_C(1) << ((unsigned char)word[size - 1] * 5u + size) % 32u;
}

/* 'list': words with spaces around them. */
static void make_sieve(struct sieve *sieve, const char *list)
{
    while (*list) {
        const char *end = list;
        while (*end && *end != ' ')
            end++;
        if (end > list)
            sieve->rows[sieve_row(list)] |= sieve_bit(list, (size_t)(end - list));
        list = *end ? end + 1 : end;
    }
}

static bool passes(const struct sieve *sieve, const struct word *word)
{
    const char *bytes = word->spaced + 1;
    return word->fits &&
           (sieve->rows[sieve_row(bytes)] & sieve_bit(bytes, word->size)) != 0;
}

/* What was counted of a text. */
struct evidence {
    size_t words, lower, accented; /* of lower: those in lower case */
    size_t english, shared;        /* little words */
    size_t found[LANGUAGES];       /* little words of each language */
    size_t kinds[LANGUAGES];       /* different ones */
    uint64_t seen[LANGUAGES];      /* a bit for each that was seen */
    size_t latin_letters, other_letters;
    struct sieve sieves[LANGUAGES];
    struct sieve english_sieve, shared_sieve;
};

static bool is_letter_byte(char c)
{
    return ascii_is_letter(c) || c == '\'' || (unsigned char)c >= 0x80;
}

/* Curly apostrophes and quotation marks, dashes: U+2010 to U+203F. */
static bool is_mark(struct slice text, size_t at)
{
    struct slice mark = slice_part(text, at, at + 3);
    return mark.size == 3 && slice_starts_with(mark, "\xE2\x80");
}

/* Whether what stands at 'at' opens (or closes) a quotation; a line's end closes it. */
static bool quoted_after(struct slice text, size_t at, bool quoted)
{
    if (text.data[at] == '"')
        return !quoted;
    if (text.data[at] == '\n')
        return false;
    char last = is_mark(text, at) ? text.data[at + 2] : '\0';
    return last == '\x9C' || (quoted && last != '\x9D');
}

static size_t skip_letters(struct slice text, size_t at)
{
    while (at < text.size && is_letter_byte(text.data[at]) &&
           (text.data[at] != '\xE2' || !is_mark(text, at)))
        at++;
    return at;
}

/* The letters of the next word at or after 'at', which moves behind them; none at the
 * end, or where there are only apostrophes. */
static struct slice next_letters(struct slice text, size_t *at, bool *quoted)
{
    while (*at < text.size) {
        char c = text.data[*at];
        bool mark = c == '\xE2' && is_mark(text, *at);
        if (is_letter_byte(c) && !mark)
            break;
        if (mark || c == '"' || c == '\n')
            *quoted = quoted_after(text, *at, *quoted);
        *at += mark ? 3 : 1;
    }
    size_t start = *at, end = skip_letters(text, start);
    *at = end;
    while (end > start && text.data[end - 1] == '\'')
        end--;
    return slice_part(text, start, end);
}

/* The next word at or after 'at'; false at the end. */
static bool next_word(struct slice text, size_t *at, struct word *word, bool *quoted)
{
    struct slice letters = next_letters(text, at, quoted);
    size_t start = (size_t)(letters.data - text.data), size = letters.size;
    if (start == text.size)
        return false;
    word->size = size;
    word->lower = !ascii_is_upper(text.data[start]);
    word->accented = false;
    word->fits = size != 0 && size <= WORD_MAX;
    for (size_t i = 0; i < size; i++) {
        word->accented = word->accented || (unsigned char)text.data[start + i] >= 0x80;
        if (word->fits)
            word->spaced[i + 1] = ascii_lower(text.data[start + i]);
    }
    word->spaced[0] = ' ';
    if (word->fits)
        memcpy(word->spaced + size + 1, " ", 2);
    return true;
}

static bool is_listed(const char *list, const struct word *word)
{
    return word->fits && strstr(list, word->spaced) != NULL;
}

/* One of the commonest words. */
static bool is_commonest(struct slice word)
{
    enum { LETTERS_MAX = 4 };
    static const char commonest[][LETTERS_MAX + 1] = {
#define COMMONEST(word) word,
#include "article/stop_words.def"
#undef COMMONEST
    };
    char lower[LETTERS_MAX] = {0};
    if (word.size > LETTERS_MAX)
        return false;
    for (size_t i = 0; i < word.size; i++)
        lower[i] = ascii_lower(word.data[i]);
    for (size_t i = 0; i < sizeof commonest / sizeof commonest[0]; i++)
        if (memcmp(lower, commonest[i], LETTERS_MAX) == 0)
            return true;
    return false;
}

/* Whether it is English by the commonest words, in little time: true only where it is
 * clear. */
static bool has_commonest_words(struct slice text)
{
    size_t words = 0, english = 0, at = 0;
    bool quoted = false;
    for (; words < WORDS_CLEAR; words++) {
        struct slice word = next_letters(text, &at, &quoted);
        if (word.data == text.data + text.size)
            return false;
        english += english * 100 < WORDS_CLEAR * CLEAR_PERCENT && is_commonest(word);
    }
    return english * 100 >= words * CLEAR_PERCENT;
}

/* Whether the first words alone show that it is English. */
static bool is_clearly_english(struct slice text)
{
    if (has_commonest_words(text))
        return true;
    struct word word;
    struct sieve sieve = {{0}};
    make_sieve(&sieve, english_words);
    size_t words = 0, english = 0, at = 0;
    bool quoted = false;
    for (; words < WORDS_CLEAR && next_word(text, &at, &word, &quoted); words++)
        english += passes(&sieve, &word) && is_listed(english_words, &word);
    return words == WORDS_CLEAR && english * 100 >= words * CLEAR_PERCENT;
}

/* Which word of a list stands at 'place'; those past the 64th are one. */
static unsigned number_in_list(const char *list, const char *place)
{
    unsigned number = 0;
    for (; list < place && number < 63; list++)
        number += *list == ' ';
    return number;
}

/* Only words in lower case: "Le Monde", "Der Spiegel" stand in English too. */
static void count_foreign(struct evidence *e, const struct word *word)
{
    for (size_t i = 0; i < LANGUAGES; i++) {
        const char *place =
            passes(&e->sieves[i], word) ? strstr(languages[i].words, word->spaced) : NULL;
        if (!place)
            continue;
        uint64_t bit = (uint64_t)1 << number_in_list(languages[i].words, place);
        e->found[i]++;
        e->kinds[i] += !(e->seen[i] & bit);
        e->seen[i] |= bit;
    }
}

static void count_words(struct evidence *e, struct slice text)
{
    struct word word;
    bool quoted = false;
    for (size_t i = 0; i < LANGUAGES; i++)
        make_sieve(&e->sieves[i], languages[i].words);
    make_sieve(&e->english_sieve, english_words);
    make_sieve(&e->shared_sieve, shared_words);
    for (size_t at = 0; next_word(text, &at, &word, &quoted);) {
        if (quoted)
            continue; /* what somebody said, in his own language */
        e->words++;
        e->lower += word.lower;
        e->accented += word.lower && word.accented;
        e->english += passes(&e->english_sieve, &word) && is_listed(english_words, &word);
        e->shared += word.lower && passes(&e->shared_sieve, &word) &&
                     is_listed(shared_words, &word);
        if (word.lower && word.fits)
            count_foreign(e, &word);
    }
}

/* Letters of scripts that are not Latin: three bytes from U+0E00, or two from U+0370. */
static bool starts_other_script(unsigned char c)
{
    return (c >= 0xCD && c <= 0xDF) || c == 0xE0 || (c > 0xE2 && c < 0xEF);
}

static void count_letters(struct evidence *e, struct slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        e->other_letters += starts_other_script((unsigned char)text.data[i]);
        e->latin_letters += ascii_is_letter(text.data[i]);
    }
}

/* The language with most different little words in the text. */
static size_t best_language(const struct evidence *e)
{
    size_t best = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (e->kinds[i] > e->kinds[best] ||
            (e->kinds[i] == e->kinds[best] && e->found[i] > e->found[best]))
            best = i;
    return best;
}

const char *language_guess_foreign(struct slice text)
{
    text = slice_part(text, 0, LOOKED_AT);
    if (is_clearly_english(text))
        return NULL;
    struct evidence e = {0};
    count_letters(&e, text);
    if (e.other_letters > e.latin_letters && e.other_letters > OTHER_LETTERS_MIN)
        return "a language that is not written in Latin letters";
    count_words(&e, text);
    size_t best = best_language(&e);
    if (e.kinds[best] >= KINDS_MIN && e.found[best] > e.english * 2 &&
        e.found[best] * 100 >= e.words * SHARE_PERCENT)
        return languages[best].name;
    bool some = e.kinds[best] + 1 >= KINDS_MIN;
    bool alien = e.shared == 0 ? e.accented != 0 || some
                               : some && e.accented * ACCENTED_SHARE >= e.lower;
    return e.lower >= UNNAMED_WORDS && e.english == 0 && alien ? "another language"
                                                               : NULL;
}
