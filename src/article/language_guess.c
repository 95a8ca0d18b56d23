#include "article/language_guess.h"

#include "base/ascii.h"

#include <string.h>

enum {
    LOOKED_AT = 8000, /* bytes */
    WORD_MAX = 12,
    WORDS_MIN = 25,   /* fewer tell nothing */
    WORDS_CLEAR = 60, /* after so many English is clear by its share of stop words */
    CLEAR_PERCENT = 12,
    SHARE_PERCENT = 8, /* of the words must be the foreign language's */
};

static const struct {
    const char *code, *name, *words;
} languages[] = {
#define STOP_WORDS(code, name, words) {code, name, " " words " "},
#include "article/stop_words.def"
#undef STOP_WORDS
};
enum { LANGUAGES = sizeof languages / sizeof languages[0] };

/* Adds to each of the first 'languages' that has the word in its list. */
static void count_word(const char *word, size_t size, size_t languages_asked,
                       size_t counts[LANGUAGES])
{
    char spaced[WORD_MAX + 3];
    spaced[0] = ' ';
    memcpy(spaced + 1, word, size);
    spaced[size + 1] = ' ';
    spaced[size + 2] = '\0';
    for (size_t i = 0; i < languages_asked; i++)
        counts[i] += strstr(languages[i].words, spaced) != NULL;
}

static bool is_letter_byte(char c)
{
    return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/* Letters of scripts that are not Latin: three bytes from U+0E00, or two from U+0370. */
static bool starts_other_script(unsigned char c)
{
    return (c >= 0xCD && c <= 0xDF) || (c >= 0xE0 && c < 0xE2) || (c > 0xE2 && c < 0xEF);
}

struct census {
    size_t counts[LANGUAGES]; /* stop words */
    size_t words, other, letters;
};

/* Counts the words of the first 'languages_asked'; true: the text is clearly English. */
static bool take_census(struct slice text, size_t languages_asked, struct census *census)
{
    char word[WORD_MAX];
    size_t size = 0;
    *census = (struct census){.words = 0};
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        census->other += starts_other_script((unsigned char)c);
        census->letters += ascii_is_letter(c);
        if (is_letter_byte(c)) {
            if (size < WORD_MAX)
                word[size] = ascii_lower(c);
            size++;
            continue;
        }
        census->words += size != 0;
        if (size != 0 && size <= WORD_MAX)
            count_word(word, size, languages_asked, census->counts);
        size = 0;
        if (census->words >= WORDS_CLEAR && census->words % WORDS_CLEAR == 0 &&
            census->counts[0] * 100 >= census->words * CLEAR_PERCENT)
            return true;
    }
    return false;
}

const char *language_guess_foreign(struct slice text)
{
    enum { ENGLISH_ALONE = 1 };
    struct census census;
    text = slice_part(text, 0, LOOKED_AT);
    if (take_census(text, ENGLISH_ALONE, &census) ||
        take_census(text, LANGUAGES, &census))
        return NULL;
    const size_t *counts = census.counts;
    if (census.other > census.letters && census.other > WORDS_MIN)
        return "a language that is not written in Latin letters";
    size_t best = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (best == 0 || counts[i] > counts[best])
            best = i;
    bool foreign = census.words >= WORDS_MIN &&
                   counts[best] * 100 >= census.words * SHARE_PERCENT &&
                   counts[best] > counts[0] * 2;
    return foreign ? languages[best].name : NULL;
}
