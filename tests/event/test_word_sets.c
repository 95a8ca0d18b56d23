/* The sets of word_sets.def: every word is found in its set, and stands in a case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "event/word_sets.h"

#include <stdio.h>
#include <stdlib.h>

enum { ARENA_LIMIT = 64 << 20, LINE_SIZE = 8192 };

static const char *const NAMES[] = {
#define WORD_SET(name, words) #name,
#include "event/word_sets.def"
#undef WORD_SET
};

static const char *const CASES[] = {
    "fixtures/event/days.txt",       "fixtures/event/meetings.txt",
    "fixtures/event/quotations.txt", "fixtures/event/sequence.txt",
    "fixtures/event/statements.txt", "fixtures/event/titles.txt",
};

static bool is_in_row(struct slice word, enum word_set set)
{
    struct slice rest = word_set_words(set);
    while (rest.size > 0)
        if (slice_equal(slice_cut(&rest, ' '), word))
            return true;
    return false;
}

static size_t check_word(const struct word_index *index, struct slice word)
{
    size_t wrong = 0;
    for (unsigned set = 0; set < WORD_SET_COUNT; set++)
        wrong += word_index_has(index, hash_bytes(word), (enum word_set)set) !=
                 is_in_row(word, (enum word_set)set);
    return wrong;
}

static void test_every_word_is_found(void **state)
{
    struct word_index *index = calloc(1, sizeof *index);
    (void)state;
    assert_non_null(index);
    word_sets_index(index);
    assert_true(index->row_count < WORD_ROWS_MAX);
    for (unsigned set = 0; set < WORD_SET_COUNT; set++) {
        struct slice rest = word_set_words((enum word_set)set);
        while (rest.size > 0)
            assert_int_equal(check_word(index, slice_cut(&rest, ' ')), 0);
    }
    assert_int_equal(check_word(index, slice_of("no such word")), 0);
    free(index);
}

/* The letters of all cases in lower case, everything else as single spaces. */
static void add_letters(struct buffer *text, struct slice line)
{
    for (size_t i = 0; i < line.size; i++) {
        char c = ascii_lower(line.data[i]);
        bool letter = ascii_is_letter(c) || c == '\'';
        bool space = text->size == 0 || text->data[text->size - 1] == ' ';
        if (letter || !space)
            buffer_add_byte(text, letter ? c : ' ');
    }
}

static struct slice all_cases(struct arena *arena)
{
    struct buffer text;
    char line[LINE_SIZE];
    buffer_init(&text, arena, ARENA_LIMIT / 4);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        FILE *file = fopen(CASES[i], "r");
        assert_non_null(file);
        while (fgets(line, sizeof line, file))
            if (line[0] != '#')
                add_letters(&text, slice_of(line));
        assert_int_equal(fclose(file), 0);
    }
    return buffer_slice(&text);
}

/* By all but its last letter: dictionary forms stand for every form. Marks stand in cases
 * of their own. */
static bool stands_in(struct slice cases, struct slice word)
{
    char wanted[64];
    enum { STEM_MIN = 4 };
    if (!ascii_is_letter(word.data[0]))
        return true;
    int size = (int)(word.size > STEM_MIN ? word.size - 1 : word.size);
    (void)snprintf(wanted, sizeof wanted, " %c%.*s", ascii_lower(word.data[0]), size - 1,
                   word.data + 1);
    return slice_find(cases, slice_of(wanted), 0) != SIZE_MAX;
}

static void count_missing(struct arena *arena, void *context)
{
    size_t *missing = context;
    struct slice cases = all_cases(arena);
    for (unsigned set = 0; set < WORD_SET_COUNT; set++) {
        struct slice rest = word_set_words((enum word_set)set);
        size_t found = 0;
        while (rest.size > 0)
            found += stands_in(cases, slice_cut(&rest, ' '));
        if (found > 0)
            continue;
        print_error("no case for the words %s\n", NAMES[set]);
        *missing += 1;
    }
}

static void test_every_row_has_a_case(void **state)
{
    size_t missing = 0;
    struct arena *arena = arena_new(ARENA_LIMIT);
    (void)state;
    assert_non_null(arena);
    assert_true(arena_run(arena, count_missing, &missing));
    assert_int_equal(missing, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_word_is_found),
        cmocka_unit_test(test_every_row_has_a_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
