#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "base/buffer.h"
#include "entity/entity.h"
#include "event/extract.h"
#include "event/statement_word.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 4096, OUTPUT_LIMIT = 1 << 16, ARENA_LIMIT = 256 << 20 };

static const char CASES[] = "fixtures/event/statements.txt";
static const char TITLES[] = "fixtures/event/titles.txt";
static const char DAYS[] = "fixtures/event/days.txt";
static const char PARAGRAPH[] = "\xC2\xB6", QUOTE[] = "\xE2\x80\x9C";

struct fixture {
    struct extractor extractor;
    struct language *language;
    struct gazetteer *gazetteer;
};

static int set_up(void **state)
{
    dateline_error error;
    struct fixture *fixture = calloc(1, sizeof *fixture);
    if (fixture == NULL)
        return -1;
    fixture->language = language_new(&error);
    fixture->gazetteer = gazetteer_new(&error);
    fixture->extractor.language = fixture->language;
    fixture->extractor.gazetteer = fixture->gazetteer;
    *state = fixture;
    return fixture->language == NULL || fixture->gazetteer == NULL ? -1 : 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    gazetteer_free(fixture->gazetteer);
    language_free(fixture->language);
    free(fixture);
    return 0;
}

/* The text with its paragraph signs as empty lines. */
static struct slice with_paragraphs(struct arena *arena, struct slice source)
{
    struct buffer text;
    buffer_init(&text, arena, ARENA_LIMIT);
    while (source.size > 0) {
        size_t cut = slice_find(source, slice_of(PARAGRAPH), 0);
        size_t end = cut < source.size ? cut : source.size;
        buffer_add(&text, slice_part(source, 0, end));
        if (cut < source.size)
            buffer_add_text(&text, "\n\n");
        source = slice_part(source, end + strlen(PARAGRAPH), source.size);
    }
    return buffer_slice(&text);
}

static struct record *extract(struct arena *arena, const struct fixture *fixture,
                              struct slice text)
{
    struct article_hints hints = {0};
    struct extract_options options = {.explain = true};
    dateline_error error;
    hints.published.origin = DATE_FROM_MANIFEST;
    hints.published.at = instant_of_day(date_to_days((struct date){2014, 5, 9}));
    struct article *article =
        article_read(arena, "case.txt", with_paragraphs(arena, text), &hints, &error);
    assert_non_null(article);
    return event_extract(arena, &fixture->extractor, article, &options);
}

/* ---- what was found, as the case file writes it ---- */

static void describe_people(const struct record *record, const struct event *event,
                            enum participant_role role, const char *before,
                            struct buffer *out)
{
    bool any = false;
    for (size_t i = 0; i < event->participants.count; i++) {
        if (event->participants.items[i].role != role)
            continue;
        buffer_add_text(out, any ? " and " : before);
        buffer_add_text(out,
                        record->actors.items[event->participants.items[i].actor].name);
        any = true;
    }
}

static void describe(const struct record *record, const struct event *event,
                     struct buffer *out)
{
    describe_people(record, event, ROLE_SPEAKER, "", out);
    for (size_t i = 0; i < event->mentions.count; i++)
        buffer_format(out, "%s%s", i == 0 ? ": " : ", ",
                      event->mentions.items[i].trigger);
    if (strcmp(event->form, "statement") != 0)
        buffer_format(out, " (%s)", event->form);
    describe_people(record, event, ROLE_ADDRESSEE, " -> ", out);
    if (event->place_name != NULL)
        buffer_format(out, " @%s", event->place_name);
    if (event->status != STATUS_OCCURRED)
        buffer_format(out, " [%s]", event_status_name(event->status));
    if (event->quotes.count > 0)
        buffer_format(out, " %s%zu", QUOTE, event->quotes.count);
}

/* What of the events is looked at. */
enum aspect { ASPECT_STATEMENTS, ASPECT_TITLES, ASPECT_DAYS };

struct one_case {
    const struct fixture *fixture;
    struct slice text, expected;
    enum aspect aspect;
    bool passed;
};

static void describe_statements(const struct record *record, struct buffer *out)
{
    for (size_t i = 0; i < record->events.count; i++) {
        if (record->events.items[i].kind != EVENT_STATEMENT)
            continue;
        if (out->size > 0)
            buffer_add_text(out, "; ");
        describe(record, &record->events.items[i], out);
    }
}

static void describe_titles(const struct record *record, struct buffer *out)
{
    for (size_t i = 0; i < record->events.count; i++) {
        if (out->size > 0)
            buffer_add_text(out, " | ");
        buffer_add_text(out, record->events.items[i].summary);
    }
}

static void write_day(struct buffer *out, instant at)
{
    char text[DATE_TEXT_SIZE];
    size_t size = date_write(date_from_days(instant_day(at)), text);
    buffer_add(out, slice_make(text, size));
}

/* "Ada Quill: 2014-05-08..2014-05-09" */
static void describe_days(const struct record *record, struct buffer *out)
{
    for (size_t i = 0; i < record->events.count; i++) {
        const struct event *event = &record->events.items[i];
        if (event->kind != EVENT_STATEMENT)
            continue;
        if (out->size > 0)
            buffer_add_text(out, "; ");
        describe_people(record, event, ROLE_SPEAKER, "", out);
        buffer_add_text(out, ": ");
        struct interval when = event->time.interval;
        if (when.begin != INSTANT_UNBOUNDED_PAST)
            write_day(out, when.begin);
        buffer_add_text(out, "..");
        if (when.end != INSTANT_UNBOUNDED_FUTURE)
            write_day(out, when.end - 1);
    }
}

static void run_case(struct arena *arena, void *context)
{
    struct one_case *one = context;
    struct record *record = extract(arena, one->fixture, one->text);
    struct buffer out;
    buffer_init(&out, arena, OUTPUT_LIMIT);
    switch (one->aspect) {
    case ASPECT_TITLES:
        describe_titles(record, &out);
        break;
    case ASPECT_DAYS:
        describe_days(record, &out);
        break;
    case ASPECT_STATEMENTS:
        describe_statements(record, &out);
    }
    if (out.size == 0)
        buffer_add_text(&out, "none");
    one->passed = slice_equal(buffer_slice(&out), one->expected);
    if (!one->passed)
        print_error("%.*s\n  expected %.*s\n  found    %s\n", (int)one->text.size,
                    one->text.data, (int)one->expected.size, one->expected.data,
                    out.data);
}

/* Calls 'each' for every case of the file. */
static size_t for_cases(const char *path, void (*each)(struct one_case *, void *),
                        void *context)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char line[LINE_SIZE];
    size_t count = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        struct slice whole = slice_trim(slice_of(line));
        size_t arrow = slice_find(whole, slice_of(" => "), 0);
        if (line[0] == '#' || arrow == SIZE_MAX)
            continue;
        struct one_case one = {.text = slice_part(whole, 0, arrow),
                               .expected = slice_part(whole, arrow + 4, whole.size)};
        each(&one, context);
        count++;
    }
    (void)fclose(file);
    return count;
}

struct tally {
    const struct fixture *fixture;
    enum aspect aspect;
    size_t failed;
};

static void check_case(struct one_case *one, void *context)
{
    struct tally *tally = context;
    struct arena *arena = arena_new(ARENA_LIMIT);
    one->fixture = tally->fixture;
    one->aspect = tally->aspect;
    assert_true(arena_run(arena, run_case, one));
    arena_free(arena);
    tally->failed += !one->passed;
}

static void test_cases(void **state)
{
    struct tally tally = {.fixture = *state};
    size_t count = for_cases(CASES, check_case, &tally);
    print_message("%zu of %zu cases\n", count - tally.failed, count);
    assert_true(count >= 120);
    assert_int_equal(tally.failed, 0);
}

static void test_titles(void **state)
{
    struct tally tally = {.fixture = *state, .aspect = ASPECT_TITLES};
    size_t count = for_cases(TITLES, check_case, &tally);
    print_message("%zu of %zu titles\n", count - tally.failed, count);
    assert_true(count >= 40);
    assert_int_equal(tally.failed, 0);
}

static void test_days(void **state)
{
    struct tally tally = {.fixture = *state, .aspect = ASPECT_DAYS};
    size_t count = for_cases(DAYS, check_case, &tally);
    print_message("%zu of %zu days\n", count - tally.failed, count);
    assert_true(count >= 20);
    assert_int_equal(tally.failed, 0);
}

/* ---- every row of the tables is reached ---- */

static bool names_form(struct slice expected, const struct slice *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = slice_find(expected, forms[i], 0);
        while (at != SIZE_MAX) {
            size_t end = at + forms[i].size;
            bool begins = at > 0 && expected.data[at - 1] == ' ';
            bool ends = end == expected.size || expected.data[end] == ' ' ||
                        expected.data[end] == ',' || expected.data[end] == ';';
            if (begins && ends)
                return true;
            at = slice_find(expected, forms[i], at + 1);
        }
    }
    return false;
}

struct coverage {
    bool *verbs, *nouns, *topics, *objects;
};

/* "Ada Quill warned of delays": the verb, and one of its prepositions in the text. */
static void mark_topics(struct coverage *coverage, const struct statement_verb *verb,
                        const struct one_case *one)
{
    struct slice rest = one->text, word;
    if (!names_form(one->expected, &verb->past, 1))
        return;
    for (size_t i = 0; i < statement_topic_count(); i++) {
        if (!slice_equal(statement_topic_lemma(i), verb->lemma))
            continue;
        while (rest.size > 0) {
            word = slice_cut(&rest, ' ');
            coverage->topics[i] |= statement_verb_has_topic(verb->lemma, word);
        }
    }
}

/* "Ada Quill rejected claims": the verb, and one of its nouns in the text. */
static void mark_objects(struct coverage *coverage, const struct statement_verb *verb,
                         const struct one_case *one)
{
    struct slice rest = one->text;
    if (!names_form(one->expected, &verb->past, 1))
        return;
    while (rest.size > 0)
        if (statement_verb_takes_object(verb->lemma, slice_cut(&rest, ' ')))
            for (size_t i = 0; i < statement_object_count(); i++)
                coverage->objects[i] |=
                    slice_equal(statement_object_lemma(i), verb->lemma);
}

static void mark_rows(struct one_case *one, void *context)
{
    struct coverage *coverage = context;
    for (size_t i = 0; i < statement_verb_count(); i++) {
        const struct statement_verb *verb = statement_verb_row(i);
        const struct slice forms[] = {verb->lemma, verb->third, verb->past,
                                      verb->participle, verb->gerund};
        coverage->verbs[i] |= names_form(one->expected, forms, 5);
        mark_topics(coverage, verb, one);
        mark_objects(coverage, verb, one);
    }
    for (size_t i = 0; i < statement_noun_count(); i++) {
        const struct statement_noun *noun = statement_noun_row(i);
        struct slice lookup = noun->kind == NOUN_CARRIER ? one->text : one->expected;
        bool before =
            noun->before.size == 0 || slice_find(one->text, noun->before, 0) != SIZE_MAX;
        const struct slice forms[] = {noun->singular, noun->plural};
        coverage->nouns[i] |= before && names_form(lookup, forms, 2);
    }
}

static void test_every_row_has_a_case(void **state)
{
    (void)state;
    struct coverage coverage = {calloc(statement_verb_count(), sizeof(bool)),
                                calloc(statement_noun_count(), sizeof(bool)),
                                calloc(statement_topic_count(), sizeof(bool)),
                                calloc(statement_object_count(), sizeof(bool))};
    for_cases(CASES, mark_rows, &coverage);
    size_t missing = 0;
    for (size_t i = 0; i < statement_verb_count(); i++)
        if (!coverage.verbs[i] && ++missing)
            print_error("no case for the verb %s\n", statement_verb_row(i)->lemma.data);
    for (size_t i = 0; i < statement_noun_count(); i++)
        if (!coverage.nouns[i] && ++missing)
            print_error("no case for the noun %s\n",
                        statement_noun_row(i)->singular.data);
    for (size_t i = 0; i < statement_topic_count(); i++)
        if (!coverage.topics[i] && ++missing)
            print_error("no case for the topic of %s\n", statement_topic_lemma(i).data);
    for (size_t i = 0; i < statement_object_count(); i++)
        if (!coverage.objects[i] && ++missing)
            print_error("no case for the objects of %s\n",
                        statement_object_lemma(i).data);
    free(coverage.objects);
    free(coverage.verbs);
    free(coverage.topics);
    free(coverage.nouns);
    assert_int_equal(missing, 0);
}

/* The look-up relies on it. */
static void test_rows_are_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < statement_verb_count(); i++)
        assert_true(statement_verb_row(i - 1)->lemma.data[0] <=
                    statement_verb_row(i)->lemma.data[0]);
    for (size_t i = 1; i < statement_noun_count(); i++)
        assert_true(statement_noun_row(i - 1)->singular.data[0] <=
                    statement_noun_row(i)->singular.data[0]);
    for (size_t i = 0; i < statement_verb_count(); i++) {
        const struct statement_verb *verb = statement_verb_row(i);
        assert_ptr_equal(statement_verb_find(verb->lemma), verb);
        assert_non_null(statement_verb_find(verb->gerund));
    }
}

/* ---- hostile input ---- */

struct hostile {
    const struct fixture *fixture;
    const char *pattern;
};

static void run_hostile(struct arena *arena, void *context)
{
    const struct hostile *hostile = context;
    struct buffer text;
    buffer_init(&text, arena, ARENA_LIMIT);
    for (size_t i = 0; i < 20000; i++)
        buffer_add_text(&text, hostile->pattern);
    struct record *record = extract(arena, hostile->fixture, buffer_slice(&text));
    assert_true(record->events.count < 100000);
}

static void test_hostile(void **state)
{
    static const char *const PATTERNS[] = {"\"a ", "'a said ", "said ", "he said \"",
                                           "\" he said. "};
    for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++) {
        struct hostile hostile = {*state, PATTERNS[i]};
        struct arena *arena = arena_new(SIZE_MAX);
        assert_true(arena_run(arena, run_hostile, &hostile));
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_every_row_has_a_case),
        cmocka_unit_test(test_rows_are_in_order),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
