#include "language/trainer/wordnet.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/intern.h"
#include "language/language.h"
#include "language/lexicon.h"
#include "language/trainer/blob_writer.h"
#include "language/trainer/file.h"
#include "language/trainer/word_table_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PART_COUNT = 4 };
static const char *const part_names[PART_COUNT] = {"noun", "verb", "adj", "adv"};

/* Words with their bits, in the order of first sight. */
struct word_bits {
    struct arena *arena;
    struct interner words;
    VECTOR(uint16_t) bits;
};

static void add_bits(struct word_bits *table, struct slice word, unsigned bits)
{
    uint32_t number = intern(&table->words, word);
    if (number == table->bits.count)
        vector_push(table->arena, &table->bits, 0);
    table->bits.items[number] = (uint16_t)(table->bits.items[number] | bits);
}

static struct slice read_part(struct arena *arena, const char *folder, const char *before,
                              const char *part, const char *after)
{
    return file_read(arena,
                     arena_format(arena, "%s/%s%s%s", folder, before, part, after));
}

/* Is 'word' written with a capital in the synset's line? It is a proper name then. */
static bool is_name_in(struct slice line, struct slice word)
{
    for (struct slice field; line.size > 0;) {
        field = slice_cut(&line, ' ');
        if (slice_equal_ignoring_case(field, word))
            return ascii_is_upper(field.data[0]);
    }
    return false;
}

enum { NAME = 0 }; /* no lexicographer file of nouns with a meaning here */

/* The lexicographer file of the synset at 'offset' in data.noun: its second field; NAME
 * where 'word' is a name ("John"). */
static unsigned lexicographer_file(struct slice data, size_t offset, struct slice word)
{
    struct slice rest = slice_part(data, offset, data.size);
    struct slice line = slice_cut(&rest, '\n');
    if (is_name_in(line, word))
        return NAME;
    slice_cut(&line, ' ');
    struct slice number = slice_cut(&line, ' ');
    unsigned file = 0;
    for (size_t i = 0; i < number.size; i++)
        file = file * 10 + (unsigned)(number.data[i] - '0');
    return file;
}

/* Lexicographer files of lexnames(5WN). */
enum {
    NOUN_ACT = 4,
    NOUN_EVENT = 11,
    NOUN_GROUP = 14,
    NOUN_LOCATION = 15,
    NOUN_PERSON = 18
};

/* What the sense of a noun, counted from 0 by frequency, tells: a rare sense tells
 * nothing. */
static unsigned sense_bits(unsigned file, unsigned sense)
{
    if (file == NOUN_PERSON && sense < 2)
        return WORD_PERSON;
    if (file == NOUN_GROUP && sense < 2)
        return WORD_GROUP;
    if (file == NOUN_LOCATION && sense < 1)
        return WORD_PLACE;
    if ((file == NOUN_ACT || file == NOUN_EVENT) && sense < 3)
        return WORD_EVENT;
    return 0;
}

/* The synset offsets are the last fields of an index line: eight digits each. */
static unsigned noun_bits(struct slice line, struct slice data, struct slice word)
{
    unsigned bits = 0, sense = 0;
    while (line.size > 0) {
        struct slice field = slice_cut(&line, ' ');
        if (field.size != 8 || !ascii_is_digit(field.data[0]))
            continue;
        size_t offset = 0;
        for (size_t i = 0; i < field.size; i++)
            offset = offset * 10 + (size_t)(field.data[i] - '0');
        bits |= sense_bits(lexicographer_file(data, offset, word), sense++);
    }
    return bits;
}

static void add_index(struct word_bits *table, struct slice index, unsigned part,
                      struct slice data)
{
    while (index.size > 0) {
        struct slice line = slice_cut(&index, '\n');
        if (line.size == 0 || line.data[0] == ' ')
            continue; /* the licence */
        struct slice word = slice_cut(&line, ' ');
        if (memchr(word.data, '_', word.size))
            continue;
        unsigned bits = 1u << part;
        if (data.data)
            bits |= noun_bits(line, data, word);
        add_bits(table, word, bits);
    }
}

static int compare_lines(const void *a, const void *b)
{
    const struct slice *left = a, *right = b;
    return slice_compare(*left, *right);
}

/* The irregular forms of single words as sorted lines "form lemma". */
static struct slice add_exceptions(struct word_bits *table, struct slice exceptions,
                                   unsigned part)
{
    VECTOR(struct slice) lines = {0};
    VECTOR(char) text = {0};
    while (exceptions.size > 0) {
        struct slice rest = slice_cut(&exceptions, '\n');
        struct slice form = slice_cut(&rest, ' '), lemma = slice_cut(&rest, ' ');
        if (lemma.size == 0 || memchr(form.data, '_', form.size))
            continue;
        add_bits(table, form, 1u << (LEXICON_IRREGULAR_SHIFT + part));
        struct slice line = {form.data, form.size + 1 + lemma.size};
        vector_push(table->arena, &lines, line);
    }
    qsort(lines.items, lines.count, sizeof *lines.items, compare_lines);
    for (size_t i = 0; i < lines.count; i++) {
        vector_reserve(table->arena, &text, lines.items[i].size + 1);
        memcpy(text.items + text.count, lines.items[i].data, lines.items[i].size);
        text.count += lines.items[i].size;
        text.items[text.count++] = '\n';
    }
    return slice_make(text.items, text.count);
}

static struct slice words_section(const struct word_bits *table)
{
    struct word_entries entries = {0};
    for (uint32_t i = 0; i < table->bits.count; i++) {
        struct word_entry entry = {hash_bytes(intern_text(&table->words, i)),
                                   table->bits.items[i]};
        vector_push(table->arena, &entries, entry);
    }
    return word_table_make(table->arena, &entries);
}

struct slice wordnet_distil(struct arena *arena, const char *folder)
{
    struct word_bits table = {.arena = arena};
    struct slice irregular[PART_COUNT], none = {NULL, 0};
    interner_init(&table.words, arena);
    struct slice nouns = read_part(arena, folder, "data.", "noun", "");
    if (!nouns.data)
        return none;
    for (unsigned part = 0; part < PART_COUNT; part++) {
        struct slice index = read_part(arena, folder, "index.", part_names[part], "");
        struct slice exceptions = read_part(arena, folder, "", part_names[part], ".exc");
        if (!index.data || !exceptions.data)
            return none;
        add_index(&table, index, part, part == 0 ? nouns : none);
        irregular[part] = add_exceptions(&table, exceptions, part);
    }
    struct slice sections[LEXICON_SECTION_COUNT] = {words_section(&table), irregular[0],
                                                    irregular[1], irregular[2]};
    return blob_make(arena, "lexicon", LEXICON_TEMPLATES, sections,
                     LEXICON_SECTION_COUNT);
}
