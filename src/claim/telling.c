#include "claim/telling.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "claim/word_sets.h"

#include <string.h>

enum { DENIAL_REACH = 6 /* words behind a "not" that it denies */, WORD_MAX = 64 };

/* One text while it is read. */
struct reading {
    const struct root_table *roots;
    struct arena *arena;
    struct telling *told;
    uint32_t text;
    unsigned denied; /* so many further words are */
    struct slice last;
};

static bool is_letter(unsigned char c)
{
    return ascii_is_letter((char)c) || ascii_is_digit((char)c) || c >= 0x80;
}

/* The bytes of a curly apostrophe at 'at'; 0: none. */
static size_t apostrophe_size(struct slice text, size_t at)
{
    if (text.data[at] == '\'')
        return 1;
    bool curly = at + 2 < text.size && memcmp(text.data + at, "\xE2\x80\x99", 3) == 0;
    return curly ? 3 : 0;
}

/* Other marks of three bytes: quotation marks and dashes. */
static bool is_mark(struct slice text, size_t at)
{
    return at + 2 < text.size && memcmp(text.data + at, "\xE2\x80", 2) == 0;
}

static bool is_denial(struct slice lower)
{
    return claim_set_has(CLAIM_SET_DENIALS, lower) || slice_ends_with(lower, "n't");
}

static bool is_nothing(struct slice lower)
{
    return claim_set_has(CLAIM_SET_NOTHING, lower);
}

static void add_word(struct reading *reading, struct slice lower)
{
    if (reading->told->count >= TELLING_WORDS_MAX)
        return;
    if (is_denial(lower)) {
        reading->denied = DENIAL_REACH;
        if (reading->last.size > 0 && is_nothing(lower)) /* "knew nothing of it" */
            reading->told->items[reading->told->count - 1].denied = true;
        return;
    }
    if (slice_ends_with(lower, "'s"))
        lower.size -= 2;
    struct told_word word = {.root = root_of(reading->roots, reading->arena, lower),
                             .exact = hash_bytes(lower),
                             .text = reading->text,
                             .is_number = root_is_number(lower),
                             .denied = reading->denied > 0};
    uint64_t pair = reading->last.size ? root_of_pair(reading->roots, reading->arena,
                                                      reading->last, lower)
                                       : 0;
    if (reading->denied > 0)
        reading->denied--;
    reading->last = lower;
    vector_push(reading->arena, reading->told, word);
    if (pair == 0)
        return;
    word.root = pair;
    word.is_number = false;
    vector_push(reading->arena, reading->told, word);
}

/* The word that begins at 'at', in lower case with plain apostrophes. */
static size_t cut_word(struct reading *reading, struct slice text, size_t at)
{
    char lower[WORD_MAX];
    size_t size = 0, end = at;
    while (end < text.size) {
        size_t apostrophe = end > at ? apostrophe_size(text, end) : 0;
        bool inside = apostrophe > 0 && end + apostrophe < text.size &&
                      ascii_is_letter(text.data[end + apostrophe]);
        bool comma = text.data[end] == ',' && end > at && end + 1 < text.size &&
                     ascii_is_digit(text.data[end - 1]) &&
                     ascii_is_digit(text.data[end + 1]);
        if (!inside && !comma &&
            (!is_letter((unsigned char)text.data[end]) || is_mark(text, end)))
            break;
        if (size < sizeof lower)
            lower[size++] = inside ? '\'' : ascii_lower(text.data[end]);
        end += inside ? apostrophe : 1;
    }
    add_word(reading, arena_copy_slice(reading->arena, slice_make(lower, size)));
    return end;
}

static bool ends_clause(char c)
{
    return c == ',' || c == ';' || c == ':' || c == '.';
}

static void read_text(struct reading *reading, const char *text)
{
    struct slice whole = slice_of(text);
    reading->denied = 0;
    reading->last = slice_make("", 0);
    for (size_t at = 0; at < whole.size;) {
        if (is_letter((unsigned char)whole.data[at]) && !is_mark(whole, at)) {
            at = cut_word(reading, whole, at);
            continue;
        }
        if (ends_clause(whole.data[at])) {
            reading->denied = 0;
            reading->last = slice_make("", 0);
        }
        at += is_mark(whole, at) ? 3 : 1;
    }
    reading->text++;
}

void telling_read(const struct root_table *roots, struct arena *arena,
                  const struct event *event, struct telling *told)
{
    struct reading reading = {.roots = roots, .arena = arena, .told = told};
    read_text(&reading, event->content);
    for (size_t i = 0; i < event->quotes.count; i++)
        read_text(&reading, event->quotes.items[i]);
    for (size_t i = 0; i < event->mentions.count; i++)
        read_text(&reading, event->mentions.items[i].sentence);
    read_text(&reading, event->about);
    read_text(&reading, event->place_name);
    read_text(&reading, event->form);
}

uint64_t telling_trigger(const struct root_table *roots, struct arena *arena,
                         const struct event_mention *mention)
{
    const char *trigger = mention->trigger;
    char lower[WORD_MAX];
    size_t size = 0;
    for (; trigger && trigger[size] && size < sizeof lower; size++)
        lower[size] = ascii_lower(trigger[size]);
    return size == 0
               ? 0
               : root_of(roots, arena, arena_copy_slice(arena, slice_make(lower, size)));
}

bool telling_has(const struct telling *told, uint64_t root)
{
    for (size_t i = 0; i < told->count; i++)
        if (told->items[i].root == root)
            return true;
    return false;
}

bool telling_counts(const struct telling *told, uint64_t root)
{
    for (size_t i = 1; i < told->count; i++)
        if (told->items[i].root == root && told->items[i - 1].is_number &&
            told->items[i].text == told->items[i - 1].text)
            return true;
    return false;
}

static bool has_exact(const struct telling *told, uint64_t hash)
{
    for (size_t i = 0; i < told->count; i++)
        if (told->items[i].exact == hash)
            return true;
    return false;
}

bool telling_names(const struct telling *told, struct slice name)
{
    char lower[WORD_MAX];
    size_t at = name.size;
    while (at > 0 && name.data[at - 1] != ' ')
        at--;
    struct slice last = slice_part(name, at, name.size); /* the family's name, the role */
    if (last.size == 0 || last.size > sizeof lower)
        return false;
    for (size_t i = 0; i < last.size; i++)
        lower[i] = ascii_lower(last.data[i]);
    return has_exact(told, hash_bytes(slice_make(lower, last.size)));
}
