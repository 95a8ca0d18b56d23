#include "claim/root.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "claim/stem.h"
#include "event/statement_word.h"
#include "language/number_word.h"
#include "timeline/multimap.h"

#include <string.h>

enum { PAIR_MAX = 64, NUMBER_DIGITS_MAX = 15, NUMBER_WORD_MAX = 20 };

static const char *const classes[] = {
#define SYNONYMS(words) words,
#include "claim/synonyms.def"
};
static const struct opposite {
    const char *one, *other;
} opposites[] = {
#define OPPOSITES(one, other) {one, other},
#include "claim/synonyms.def"
};

#define NO_CLASS UINT32_MAX
enum { CLASS_COUNT = sizeof classes / sizeof classes[0] };

struct root_table {
    const struct language *language;
    struct multimap by_stem; /* classes by the stems of their words */
    struct multimap sayings; /* roots of the verbs of saying */
};

/* "rejections" and "rejected" without what they end with. */
static uint64_t stem_twice(struct slice lemma)
{
    return stem_hash(stem_of(stem_of(lemma)));
}

static uint64_t class_root(uint32_t class)
{
    return hash_combine(hash_bytes(slice_of(classes[class])), class);
}

struct root_table *root_table_new(struct arena *arena, const struct language *language)
{
    struct root_table *table = ARENA_NEW(arena, struct root_table);
    table->language = language;
    multimap_init(&table->by_stem, arena);
    for (uint32_t i = 0; i < CLASS_COUNT; i++) {
        struct slice rest = slice_of(classes[i]);
        while (rest.size > 0) {
            struct slice word = slice_cut(&rest, ' ');
            struct slice lemma = language_lemma(language, arena, word);
            multimap_add(&table->by_stem, stem_twice(word), i);
            multimap_add(&table->by_stem, stem_twice(lemma), i); /* as texts are read */
        }
    }
    multimap_init(&table->sayings, arena);
    for (size_t i = 0; i < statement_verb_count(); i++)
        if (!statement_verb_needs_more(statement_verb_row(i)))
            multimap_add(&table->sayings,
                         root_of(table, arena, statement_verb_row(i)->lemma), 0);
    return table;
}

/* ---- numbers ---- */

static bool number_value(struct slice lower, uint64_t *value)
{
    *value = cardinal_of_word(lower, NUMBER_WORD_MAX);
    if (*value > 0 || slice_is(lower, "zero"))
        return true;
    if (lower.size == 0 || lower.size > NUMBER_DIGITS_MAX ||
        !ascii_is_digit(lower.data[0]))
        return false;
    for (size_t i = 0; i < lower.size; i++) {
        if (!ascii_is_digit(lower.data[i]) && lower.data[i] != ',')
            return false;
        if (lower.data[i] != ',')
            *value = *value * 10 + (uint64_t)(lower.data[i] - '0');
    }
    return true;
}

bool root_is_number(struct slice lower)
{
    uint64_t value;
    return number_value(lower, &value);
}

/* ---- roots ---- */

bool root_is_saying(const struct root_table *table, uint64_t root)
{
    return multimap_first(&table->sayings, root) != MULTIMAP_END;
}

static uint32_t class_of(const struct root_table *table, uint64_t stem)
{
    uint32_t entry = multimap_first(&table->by_stem, stem);
    return entry == MULTIMAP_END ? NO_CLASS : table->by_stem.entries.items[entry].value;
}

uint64_t root_of(const struct root_table *table, struct arena *arena, struct slice lower)
{
    uint64_t value;
    if (number_value(lower, &value))
        return hash_combine(CLASS_COUNT, value);
    uint64_t stem = stem_twice(language_lemma(table->language, arena, lower));
    uint32_t class = class_of(table, stem);
    return class == NO_CLASS ? stem : class_root(class);
}

static uint32_t class_of_pair(const struct root_table *table, struct slice first,
                              struct slice second)
{
    char pair[PAIR_MAX];
    if (first.size + second.size + 1 > sizeof pair)
        return NO_CLASS;
    memcpy(pair, first.data, first.size);
    pair[first.size] = '_';
    memcpy(pair + first.size + 1, second.data, second.size);
    return class_of(table, stem_twice(slice_make(pair, first.size + 1 + second.size)));
}

uint64_t root_of_pair(const struct root_table *table, struct arena *arena,
                      struct slice first, struct slice second)
{
    uint32_t class = class_of_pair(table, first, second); /* "news conference" */
    if (class == NO_CLASS)                                /* "turned down" */
        class =
            class_of_pair(table, language_lemma(table->language, arena, first), second);
    return class == NO_CLASS ? 0 : class_root(class);
}

static uint64_t root_of_row(const struct root_table *table, const char *word)
{
    uint32_t class = class_of(table, stem_twice(slice_of(word)));
    return class == NO_CLASS ? 0 : class_root(class);
}

uint64_t root_opposite(const struct root_table *table, uint64_t root)
{
    for (size_t i = 0; i < sizeof opposites / sizeof opposites[0]; i++) {
        uint64_t one = root_of_row(table, opposites[i].one);
        uint64_t other = root_of_row(table, opposites[i].other);
        if (root == one || root == other)
            return root == one ? other : one;
    }
    return 0;
}
