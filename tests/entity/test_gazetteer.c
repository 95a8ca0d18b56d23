/*
 * The gazetteer: fixtures/entity/places.txt (what a name is, one a line), and the order of
 * its tables, which are searched by halving.
 */
#include "base/buffer.h"
#include "base/hash.h"
#include "entity/gazetteer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINE_MAX_BYTES = 512, ANSWER_MAX = 256 };

static int open_gazetteer(void **state)
{
    *state = gazetteer_new(NULL);
    return *state == NULL;
}

static int close_gazetteer(void **state)
{
    gazetteer_free(*state);
    return 0;
}

static void describe(const struct gazetteer *gazetteer, struct slice name,
                     char answer[ANSWER_MAX])
{
    static const char *const kinds[] = {"country", "capital", "city",
                                        "region",  "demonym", "organization"};
    char key[PLACE_KEY_MAX];
    struct gazetteer_place place;
    size_t size = gazetteer_key(name, key), written = 0;
    if (size == 0 || !gazetteer_place(gazetteer, slice_make(key, size), &place)) {
        (void)snprintf(answer, ANSWER_MAX, "none");
        return;
    }
    for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((place.kinds >> i & 1) != 0)
            written +=
                (size_t)snprintf(answer + written, ANSWER_MAX - written, "%s ", kinds[i]);
    struct slice zone = gazetteer_zone(gazetteer, name);
    (void)snprintf(answer + written, ANSWER_MAX - written, "%.*s %.*s",
                   (int)place.country.size, place.country.data,
                   zone.size > 0 ? (int)zone.size : 1, zone.size > 0 ? zone.data : "-");
}

static void places_of_the_cases(void **state)
{
    char line[LINE_MAX_BYTES], answer[ANSWER_MAX];
    FILE *file = fopen("fixtures/entity/places.txt", "r");
    unsigned cases = 0, failures = 0;
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        char *arrow = strstr(line, " => ");
        if (line[0] == '#' || arrow == NULL)
            continue;
        struct slice expected = slice_trim(slice_of(arrow + 4));
        describe(*state, slice_make(line, (size_t)(arrow - line)), answer);
        cases++;
        if (slice_is(expected, answer))
            continue;
        failures++;
        print_error("%.*s: expected %.*s, got %s\n", (int)(arrow - line), line,
                    (int)expected.size, expected.data, answer);
    }
    fclose(file);
    assert_true(cases > 0);
    assert_int_equal(failures, 0);
}

/* Each line's first column is not before the one above; every line can be found. */
static void check_sorted(const char *path, bool found(void *, struct slice), void *state)
{
    char line[LINE_MAX_BYTES], before[LINE_MAX_BYTES] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        struct slice rest = slice_of(line), key = slice_cut(&rest, '\t');
        if (slice_compare(slice_of(before), key) > 0 || !found(state, key))
            fail_msg("%s: %.*s is out of order or not found", path, (int)key.size,
                     key.data);
        (void)snprintf(before, sizeof before, "%.*s", (int)key.size, key.data);
    }
    fclose(file);
}

static bool has_place(void *gazetteer, struct slice key)
{
    struct gazetteer_place place;
    return gazetteer_place(gazetteer, key, &place);
}

static bool has_given_name(void *gazetteer, struct slice key)
{
    return gazetteer_given_name(gazetteer, key) != 0;
}

static bool has_cues(void *gazetteer, struct slice key)
{
    return gazetteer_cues(gazetteer, key, hash_bytes(key)) != 0;
}

static void tables_are_sorted_and_whole(void **state)
{
    check_sorted("src/entity/places.tsv", has_place, *state);
    check_sorted("src/entity/given_names.tsv", has_given_name, *state);
    check_sorted("src/entity/words.tsv", has_cues, *state);
}

static unsigned cues_of(const struct gazetteer *gazetteer, const char *word)
{
    struct slice lower = slice_of(word);
    return gazetteer_cues(gazetteer, lower, hash_bytes(lower));
}

static void plurals_have_the_cues_of_their_singular(void **state)
{
    assert_int_equal(cues_of(*state, "spokesmen") & (CUE_ROLE | CUE_MALE | CUE_PLURAL),
                     CUE_ROLE | CUE_MALE | CUE_PLURAL);
    assert_int_equal(cues_of(*state, "secretaries") & (CUE_TITLE | CUE_PLURAL),
                     CUE_TITLE | CUE_PLURAL);
    assert_int_equal(cues_of(*state, "diplomats") & (CUE_ROLE | CUE_PLURAL),
                     CUE_ROLE | CUE_PLURAL);
    assert_int_equal(cues_of(*state, "diplomat") & CUE_PLURAL, 0);
    assert_int_equal(cues_of(*state, "table"), 0);
    assert_int_equal(cues_of(*state, "s"), 0);
}

static void given_names_tell_gender(void **state)
{
    assert_int_equal(gazetteer_given_name(*state, slice_of("priya")), 'f');
    assert_int_equal(gazetteer_given_name(*state, slice_of("anders")), 'm');
    assert_int_equal(gazetteer_given_name(*state, slice_of("qqq")), 0);
}

static void keys_are_folded_and_bounded(void **state)
{
    char key[PLACE_KEY_MAX];
    (void)state;
    size_t size = gazetteer_key(slice_of("  S\xc3\xa3o  Paulo-Sul. "), key);
    assert_true(slice_is(slice_make(key, size), "sao paulo sul"));
    assert_int_equal(gazetteer_key(slice_of(""), key), 0);
    assert_int_equal(gazetteer_key(slice_of("a name that is far too long to stand in any "
                                            "gazetteer of the world"),
                                   key),
                     0);
    assert_int_equal(gazetteer_key(slice_make("\xff\xfe", 2), key), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_of_the_cases),
        cmocka_unit_test(tables_are_sorted_and_whole),
        cmocka_unit_test(plurals_have_the_cues_of_their_singular),
        cmocka_unit_test(given_names_tell_gender),
        cmocka_unit_test(keys_are_folded_and_bounded),
    };
    return cmocka_run_group_tests(tests, open_gazetteer, close_gazetteer);
}
