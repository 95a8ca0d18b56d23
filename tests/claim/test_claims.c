/*
 * Claims with their verdicts on small timelines: fixtures/claim. Whatever the
 * verdict, the evidence is verbatim in the timeline and a given verdict has some.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "base/ascii.h"
#include "claim/claim.h"
#include "timeline/timeline.h"

#include "../timeline/record_text.c"

enum { FILE_MAX = 1 << 20, ARENA_LIMIT = 1 << 28 };

struct run {
    const char *path;
    struct article_date made; /* when the claims are made */
    struct language *language;
    struct gazetteer *gazetteer;
    size_t claims, wrong;
};

static struct slice read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(arena, FILE_MAX);
    size_t size = fread(bytes, 1, FILE_MAX, file);
    fclose(file);
    return slice_make(bytes, size);
}

static bool is_verbatim(const struct record *timeline, const struct span *span)
{
    for (size_t i = 0; i < timeline->events.count; i++)
        for (size_t j = 0; j < timeline->events.items[i].mentions.count; j++)
            if (strcmp(timeline->events.items[i].mentions.items[j].sentence,
                       span->text) == 0)
                return true;
    for (size_t i = 0; i < timeline->relations.count; i++)
        for (size_t j = 0; j < timeline->relations.items[i].evidence.count; j++)
            if (strcmp(timeline->relations.items[i].evidence.items[j].text, span->text) ==
                0)
                return true;
    for (size_t i = 0; i < timeline->negations.count; i++)
        if (strcmp(timeline->negations.items[i].evidence.items[0].text, span->text) == 0)
            return true;
    return false;
}

/* "supported = Lapid": the verdict, and what a question is answered with. */
static bool is_expected(const struct claim_answer *answer, struct slice expected)
{
    struct slice verdict = slice_trim(slice_cut(&expected, '='));
    struct slice choice = slice_trim(expected);
    if (!slice_is(verdict, verdict_name(answer->verdict)))
        return false;
    return choice.size == 0 || (answer->choice && slice_is(choice, answer->choice));
}

static void check_claim(struct run *run, struct claim_checker *checker,
                        struct arena *arena, const struct record *timeline,
                        struct slice line)
{
    struct slice claim = line;
    struct slice expected = slice_trim(slice_cut(&claim, '|'));
    struct claim_answer *answer =
        claim_check(checker, arena, slice_trim(claim), &run->made);
    run->claims++;
    if (!is_expected(answer, expected)) {
        run->wrong++;
        print_error("%s, not %.*s: %s\n    %s\n", verdict_name(answer->verdict),
                    (int)expected.size, expected.data, answer->claim, answer->reason);
    }
    for (size_t i = 0; i < answer->evidence.count; i++)
        assert_true(is_verbatim(timeline, &answer->evidence.items[i]));
    if (answer->verdict != VERDICT_NOT_ENOUGH_INFO)
        assert_true(answer->evidence.count > 0);
    assert_non_null(answer->reason);
}

/* "made 2014-03-06", "made -". */
static bool read_made(struct run *run, struct slice line)
{
    if (!slice_starts_with(line, "made "))
        return false;
    struct slice date = slice_part(line, 5, line.size);
    run->made = (struct article_date){.origin = DATE_FROM_NONE};
    if (date.size < 10)
        return true;
    run->made.origin = DATE_FROM_OPTION;
    run->made.at = instant_of_day(day_of(date));
    return true;
}

static void all_claims(struct arena *arena, void *context)
{
    struct run *run = context;
    struct slice rest = read_file(arena, run->path);
    struct record_list records = {0};
    struct extractor extractor = {.language = run->language, .gazetteer = run->gazetteer};
    struct merge_options options = {0};
    struct claim_checker *checker = NULL;
    struct record *timeline = NULL;
    while (rest.size > 0) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));
        if (line.size == 0 || slice_starts_with(line, "#") || read_made(run, line) ||
            record_text_line(arena, &records, line))
            continue;
        if (!checker) {
            timeline = timeline_merge(arena, (const struct record *const *)records.items,
                                      records.count, &options, NULL);
            checker = claim_checker_new(arena, &extractor, timeline);
        }
        check_claim(run, checker, arena, timeline, line);
    }
}

static void run_file(void **state, const char *path, size_t claims_min)
{
    dateline_error error = {0};
    (void)state;
    struct run run = {.path = path,
                      .language = language_new(&error),
                      .gazetteer = gazetteer_new(&error)};
    assert_non_null(run.language);
    assert_non_null(run.gazetteer);
    struct arena *arena = arena_new(ARENA_LIMIT);
    assert_true(arena_run(arena, all_claims, &run));
    assert_true(run.claims >= claims_min);
    assert_int_equal(run.wrong, 0);
    arena_free(arena);
    gazetteer_free(run.gazetteer);
    language_free(run.language);
}

static void test_small(void **state)
{
    run_file(state, "fixtures/claim/cases.txt", 25);
}

static void test_harbour(void **state)
{
    run_file(state, "fixtures/claim/harbour.txt", 80);
}

static void test_river(void **state)
{
    run_file(state, "fixtures/claim/river.txt", 50);
}

static void test_telescope(void **state)
{
    run_file(state, "fixtures/claim/telescope.txt", 45);
}

static void test_border(void **state)
{
    run_file(state, "fixtures/claim/border.txt", 400);
}

static void test_council(void **state)
{
    run_file(state, "fixtures/claim/council.txt", 20);
}

static void test_words(void **state)
{
    run_file(state, "fixtures/claim/words.txt", 83);
}

/* ---- every row of the tables stands in a case ---- */

static const char *const files[] = {
    "fixtures/claim/border.txt",  "fixtures/claim/cases.txt",
    "fixtures/claim/doubts.txt",  "fixtures/claim/harbour.txt",
    "fixtures/claim/council.txt", "fixtures/claim/river.txt",
    "fixtures/claim/rumours.txt", "fixtures/claim/telescope.txt",
    "fixtures/claim/words.txt",   NULL};

static const char *const rows[] = {
#define CLAIM_WORD(group, word) word,
#include "claim/words.def"
#undef CLAIM_WORD
#define CONNECTIVE(kind, words) words,
#include "claim/connectives.def"
#undef CONNECTIVE
#define CONTACT(lemma) lemma,
#include "claim/contacts.def"
#undef CONTACT
};
static const char *const synonyms[] = {
#define SYNONYMS(words) words,
#include "claim/synonyms.def"
};

/* The letters of all cases in lower case, everything else as single spaces. */
static struct slice all_cases(struct arena *arena)
{
    struct buffer text;
    buffer_init(&text, arena, (size_t)FILE_MAX * 8);
    for (const char *const *file = files; *file; file++) {
        struct slice bytes = read_file(arena, *file);
        for (size_t i = 0; i < bytes.size; i++) {
            char c = ascii_lower(bytes.data[i]);
            bool letter = ascii_is_letter(c) || c == '\'';
            struct slice so_far = buffer_slice(&text);
            bool space = so_far.size == 0 || so_far.data[so_far.size - 1] == ' ';
            if (letter || !space)
                buffer_add_byte(&text, letter ? c : ' ');
        }
    }
    return buffer_slice(&text);
}

/* The row's letters, as far as 'size', after a space. */
static bool stands_in(struct slice cases, struct slice row, bool whole)
{
    char wanted[128] = " ";
    size_t size = 1;
    for (size_t i = 0; i < row.size && size + 2 < sizeof wanted; i++) {
        char c = ascii_is_letter(row.data[i]) || row.data[i] == '\'' ? row.data[i] : ' ';
        if (c != ' ' || wanted[size - 1] != ' ')
            wanted[size++] = c;
    }
    if (whole)
        wanted[size++] = ' ';
    return slice_find(cases, slice_make(wanted, size), 0) != SIZE_MAX;
}

/* Of a row of synonyms two stand there, by all but their last letters. */
static size_t synonyms_in(struct slice cases, const char *row)
{
    size_t found = 0;
    struct slice rest = slice_of(row);
    while (rest.size > 0) {
        struct slice word = slice_cut(&rest, ' ');
        found += stands_in(cases, slice_part(word, 0, word.size - 1), false);
    }
    return found;
}

static void every_row(struct arena *arena, void *context)
{
    size_t *missing = context;
    struct slice cases = all_cases(arena);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bool ending = rows[i][0] == 'n' && rows[i][1] == '\''; /* "n't" */
        if (ending || stands_in(cases, slice_of(rows[i]), false))
            continue;
        print_error("no case has \"%s\"\n", rows[i]);
        *missing += 1;
    }
    for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++) {
        if (synonyms_in(cases, synonyms[i]) > 1)
            continue;
        print_error("no case has two of \"%s\"\n", synonyms[i]);
        *missing += 1;
    }
}

static void test_rows(void **state)
{
    size_t missing = 0;
    struct arena *arena = arena_new(ARENA_LIMIT);
    (void)state;
    assert_true(arena_run(arena, every_row, &missing));
    assert_int_equal(missing, 0);
    arena_free(arena);
}

static void test_doubts(void **state)
{
    run_file(state, "fixtures/claim/doubts.txt", 19);
}

static void test_rumours(void **state)
{
    run_file(state, "fixtures/claim/rumours.txt", 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),   cmocka_unit_test(test_harbour),
        cmocka_unit_test(test_river),   cmocka_unit_test(test_telescope),
        cmocka_unit_test(test_border),  cmocka_unit_test(test_doubts),
        cmocka_unit_test(test_council), cmocka_unit_test(test_words),
        cmocka_unit_test(test_rows),    cmocka_unit_test(test_rumours)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
