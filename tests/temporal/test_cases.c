/*
 * The tagger on fixtures/temporal/cases.txt, and on brief.txt as on texts of a few words: text | publication date | span | value and
 * modifier | earliest..latest. Then which rows of the lexicon and the grammar no case
 * reaches, whether the generated tables are those of their sources, and whether the fast
 * way finds what the way over tokens finds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "temporal/chart.h"
#include "temporal/find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FILE_MAX = 1 << 20,
    ARENA_LIMIT = 256 << 20,
    WORDS_MAX = 4096,
    RULES_MAX = 1024,
    INSTANT_TEXT = 80
};
#define CASES       "fixtures/temporal/cases.txt"
#define BRIEF_CASES "fixtures/temporal/brief.txt"

static bool word_reached[WORDS_MAX];
static uint64_t rule_reached[RULES_MAX / 64];

struct line_case {
    struct slice text, date, span, value, interval;
    const char *path;
    size_t line;
    bool brief, right;
};

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = calloc(1, FILE_MAX + 1);

    assert_non_null(file);
    assert_non_null(bytes);
    *size = fread(bytes, 1, FILE_MAX, file);
    (void)fclose(file);
    return bytes;
}

static struct slice field(struct slice *rest)
{
    size_t cut = slice_find(*rest, slice_of(" | "), 0);
    struct slice part = slice_part(*rest, 0, cut == SIZE_MAX ? rest->size : cut);

    *rest = slice_part(*rest, cut == SIZE_MAX ? rest->size : cut + 3, rest->size);
    return slice_trim(part);
}

static struct article *make_article(struct arena *arena, struct slice text,
                                    struct slice date)
{
    struct article *article = ARENA_NEW(arena, struct article);
    struct article_block block = {BLOCK_PARAGRAPH, 0, (uint32_t)text.size};
    char *copy = arena_copy(arena, date);

    article->text = text;
    vector_push(arena, &article->blocks, block);
    if (strlen(copy) < 10)
        return article;
    article->published.origin = DATE_FROM_OPTION;
    article->published.at =
        instant_of_day(date_days_of(atoi(copy), atoi(copy + 5), atoi(copy + 8)));
    if (strlen(copy) == 16) { /* "2013-02-12T04:30" */
        article->published.has_time = true;
        article->published.at += (atoi(copy + 11) * 60 + atoi(copy + 14)) * 60;
    }
    return article;
}

/* ---- what is compared ---- */

static void format_instant(char text[INSTANT_TEXT], instant at)
{
    struct date date = date_from_days(instant_day(at));
    int32_t second = instant_second_of_day(at);

    (void)snprintf(text, INSTANT_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d", date.year % 10000,
                   date.month % 100, date.day % 100, second / 3600 % 100,
                   second / 60 % 60, second % 60);
}

static bool same_interval(const struct timex *timex, struct slice expected)
{
    char from[INSTANT_TEXT], to[INSTANT_TEXT], both[3 * INSTANT_TEXT];

    if (slice_is(expected, "*"))
        return true;
    if (!timex->resolved)
        return slice_is(expected, "-");
    format_instant(from, timex->interval.begin);
    format_instant(to, timex->interval.end - 1);
    (void)snprintf(both, sizeof both, "%s..%s", from, to);
    return slice_is(expected, both);
}

static bool same_value(const struct timex *timex, struct slice expected)
{
    char both[64];
    const char *mod = timex_mod_name(timex->mod);

    (void)snprintf(both, sizeof both, "%s%s%s", timex->value, mod ? " " : "",
                   mod ? mod : "");
    return slice_is(expected, both);
}

static bool is_expected(const struct line_case *one, const struct timex *timex)
{
    return slice_equal(slice_part(one->text, timex->start, timex->stop), one->span) &&
           same_value(timex, one->value) && same_interval(timex, one->interval);
}

static void report(const struct line_case *one, const struct timex_vector *found)
{
    (void)fprintf(stderr, "%s:%zu: %.*s\n", one->path, one->line, (int)one->text.size,
                  one->text.data);
    for (size_t i = 0; i < found->count; i++) {
        const struct timex *timex = &found->items[i];
        const char *mod = timex_mod_name(timex->mod);
        char from[INSTANT_TEXT] = "-", to[INSTANT_TEXT] = "-";
        if (timex->resolved) {
            format_instant(from, timex->interval.begin);
            format_instant(to, timex->interval.end - 1);
        }
        (void)fprintf(stderr, "    found \"%.*s\" %s %s %s..%s by %s\n",
                      (int)(timex->stop - timex->start), one->text.data + timex->start,
                      timex->value, mod ? mod : "", from, to, timex->rule);
    }
}

static void mark_words(struct slice text)
{
    struct atom atom;
    uint32_t at = 0;

    while (atom_next(text, &at, (uint32_t)text.size, &atom)) {
        for (uint32_t row = atom.row; row; row = lexicon_continues(row + 1) ? row + 1 : 0)
            word_reached[row] = true;
    }
}

static void run_case(struct arena *arena, void *context)
{
    struct line_case *one = context;
    struct article *article = make_article(arena, one->text, one->date);
    struct timex_vector found = {0};

    mark_words(one->text);
    temporal_search(arena, article,
                    &(struct search){.rules_used = rule_reached, .brief = one->brief},
                    &found);
    one->right = slice_is(one->span, "-") && found.count == 0;
    for (size_t i = 0; i < found.count; i++)
        one->right = one->right || is_expected(one, &found.items[i]);
    if (!one->right)
        report(one, &found);
}

static size_t run_cases(const char *path, bool brief, size_t *count)
{
    size_t size, failed = 0, line = 0;
    char *bytes = read_file(path, &size);
    struct slice rest = slice_make(bytes, size), above = slice_of("");
    struct arena *arena = arena_new(ARENA_LIMIT);

    while (rest.size > 0) {
        struct slice row = slice_cut(&rest, '\n');
        struct line_case one = {.path = path, .line = ++line, .brief = brief};
        if (row.size == 0 || row.data[0] == '#')
            continue;
        one.text = field(&row);
        above = one.text = slice_is(one.text, "^") ? above : one.text;
        one.date = field(&row);
        one.span = field(&row);
        one.value = field(&row);
        one.interval = field(&row);
        arena_reset(arena);
        assert_true(arena_run(arena, run_case, &one));
        ++*count;
        failed += !one.right;
    }
    arena_free(arena);
    free(bytes);
    return failed;
}

static void test_cases(void **state)
{
    size_t count = 0, failed = run_cases(CASES, false, &count);

    (void)state;
    failed += run_cases(BRIEF_CASES, true, &count);
    if (failed)
        (void)fprintf(stderr, "%zu of %zu cases are wrong\n", failed, count);
    assert_true(count >= 800);
    assert_int_equal(failed, 0);
}

/* ---- rows that no case reaches ---- */

static bool is_of_holiday(const struct word *word)
{
    return word->symbol == SYMBOL_HOLIDAY_START || word->symbol == SYMBOL_HOLIDAY_WORD;
}

static void test_every_word_is_reached(void **state)
{
    size_t missing = 0;

    (void)state;
    for (uint32_t row = 1; row <= lexicon_word_count; row++) {
        if (word_reached[row] || is_of_holiday(lexicon_row(row)))
            continue;
        (void)fprintf(stderr, "lexicon.def: no case has \"%s\"\n",
                      lexicon_row(row)->spelling);
        missing++;
    }
    assert_int_equal(missing, 0);
}

static void test_every_rule_is_reached(void **state)
{
    size_t missing = 0;

    (void)state;
    for (uint16_t rule = 0; rule < rule_count(); rule++) {
        if (rule_reached[rule / 64] >> (rule % 64) & 1)
            continue;
        (void)fprintf(stderr, "the grammar: no case reaches %s\n", rule_name(rule));
        missing++;
    }
    assert_int_equal(missing, 0);
}

/* ---- generated tables ---- */

#define CHECKSUM_START 2166136261u

/* FNV-1a, 32 bits, as make_index.py does. */
static uint32_t checksum_of(uint32_t hash, const char *path)
{
    size_t size;
    char *bytes = read_file(path, &size);

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    free(bytes);
    return hash;
}

static void test_tables_are_fresh(void **state)
{
    uint32_t lexicon = checksum_of(CHECKSUM_START, "src/temporal/lexicon.def");
    uint32_t grammar = checksum_of(CHECKSUM_START, "src/temporal/symbols.def");

    grammar = checksum_of(grammar, "src/temporal/grammar.def");

    (void)state;
    lexicon = checksum_of(lexicon, "src/calendar/holidays.def");
    assert_int_equal(checksum_of(lexicon, "src/temporal/symbols.def"),
                     lexicon_checksum());
    assert_int_equal(checksum_of(grammar, "src/temporal/brief.def"), grammar_checksum());
}

/* ---- two ways ---- */

static void compare_ways(struct arena *arena, void *context)
{
    const struct slice *text = context;
    struct article *article = make_article(arena, *text, slice_of("2015-06-17"));
    struct timex_vector fast = {0}, full = {0};

    temporal_find_in_article(arena, NULL, article, NULL, &fast);
    struct document *document = document_new(arena, NULL, article);
    temporal_find(document, &full);
    assert_int_equal(fast.count, full.count);
    assert_true(full.count > 700);
    for (size_t i = 0; i < full.count; i++) {
        const struct timex *timex = &full.items[i];
        assert_int_equal(fast.items[i].start, timex->start);
        assert_int_equal(fast.items[i].stop, timex->stop);
        assert_string_equal(fast.items[i].value, timex->value);
        assert_true(timex->first < timex->end);
        assert_true(timex->end <= document->tokens.count);
        assert_true(document->tokens.items[timex->first].start <= timex->start);
        assert_true(document->tokens.items[timex->end - 1].end >= timex->stop ||
                    timex->stop == article->text.size);
    }
}

/* All cases' texts as one article. */
static void test_both_ways_agree(void **state)
{
    size_t size;
    char *bytes = read_file(CASES, &size);
    struct arena *arena = arena_new(ARENA_LIMIT);
    struct slice text = slice_make(bytes, size);

    (void)state;
    assert_true(arena_run(arena, compare_ways, &text));
    arena_free(arena);
    free(bytes);
}

/* A value seen from another day, as for words inside a quotation. */
static void seen_again(struct arena *arena, void *context)
{
    struct slice text = slice_of("\"We met yesterday,\" she said.");
    struct timex_vector found = {0};
    int32_t day = date_days_of(2015, 6, 10);

    (void)context;
    struct article *article = make_article(arena, text, slice_of("2015-06-17"));
    temporal_find(document_new(arena, NULL, article), &found);
    assert_int_equal(found.count, 1);
    assert_string_equal(found.items[0].value, "2015-06-16");
    temporal_resolve_again(&found.items[0], day, ANCHOR_UTTERANCE);
    assert_string_equal(found.items[0].value, "2015-06-09");
    assert_int_equal(found.items[0].anchor_kind, ANCHOR_UTTERANCE);
    assert_int_equal(found.items[0].anchor_day, day);
}

static void test_resolve_again(void **state)
{
    struct arena *arena = arena_new(ARENA_LIMIT);

    (void)state;
    assert_true(arena_run(arena, seen_again, NULL));
    arena_free(arena);
}

/* The hours at the front of a live report's entries are those of its day, whatever days
 * the entries speak of. */
static void read_entries(struct arena *arena, void *context)
{
    struct slice text = slice_of("4.45pm - She will be here on Saturday.\n\n"
                                 "4.10pm - The union walks out again.\n\n"
                                 "Friday, 6 p.m. - They had come in snow on Sunday.\n\n"
                                 "2.20 p.m. - The mayor starts without him.");
    static const char *const values[] = {"2016-08-11T16:45", "2016-08-13",
                                         "2016-08-11T16:10", "2016-08-05T18:00",
                                         "2016-08-07",       "2016-08-05T14:20"};
    struct timex_vector found = {0};

    (void)context;
    struct article *article = make_article(arena, text, slice_of("2016-08-11"));
    article->blocks.count = 0;
    for (size_t from = 0, end; from < text.size; from = end + 2) {
        end = slice_find(text, slice_make("\n", 1), from);
        end = end == SIZE_MAX ? text.size : end;
        struct article_block block = {BLOCK_PARAGRAPH, (uint32_t)from, (uint32_t)end};
        vector_push(arena, &article->blocks, block);
    }
    temporal_find_in_article(arena, NULL, article, NULL, &found);
    assert_int_equal(found.count, sizeof values / sizeof values[0]);
    for (size_t i = 0; i < found.count; i++)
        assert_string_equal(found.items[i].value, values[i]);
}

static void test_entries(void **state)
{
    struct arena *arena = arena_new(ARENA_LIMIT);

    (void)state;
    assert_true(arena_run(arena, read_entries, NULL));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_every_word_is_reached),
        cmocka_unit_test(test_every_rule_is_reached),
        cmocka_unit_test(test_tables_are_fresh),
        cmocka_unit_test(test_both_ways_agree),
        cmocka_unit_test(test_resolve_again),
        cmocka_unit_test(test_entries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
