/*
 * The order that texts tell, one case a line: publication date | text | order, as in
 * "met < dined && dined < said": the triggers of the events, or "none". Every relation's
 * evidence must stand in the text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "base/buffer.h"
#include "event/extract.h"

#include <stdio.h>
#include <stdlib.h>

enum { LINE_SIZE = 4096, OUT_MAX = 1 << 16 };

struct order_case {
    struct slice date, text, expected;
    const struct extractor *extractor;
    bool good;
};

static struct article_date day_of(struct slice text)
{
    int numbers[3] = {0};
    for (int i = 0; i < 3; i++)
        numbers[i] = atoi(slice_cut(&text, '-').data);
    return (struct article_date){
        .origin = DATE_FROM_MANIFEST,
        .at = instant_of_day(date_days_of(numbers[0], numbers[1], numbers[2]))};
}

static const char *trigger_of(const struct record *record, uint32_t event)
{
    return record->events.items[event].mentions.items[0].trigger;
}

static void print_order(struct buffer *out, const struct record *record)
{
    for (size_t i = 0; i < record->relations.count; i++) {
        const struct relation *relation = &record->relations.items[i];
        buffer_format(out, "%s%s %s %s", i ? " && " : "",
                      trigger_of(record, relation->from),
                      relation->type == RELATION_BEFORE ? "<" : "during",
                      trigger_of(record, relation->to));
        assert_int_equal(relation->evidence.count, 1);
        assert_non_null(relation->evidence.items[0].text);
    }
    if (record->relations.count == 0)
        buffer_add_text(out, "none");
}

static void run_case(struct arena *arena, void *context)
{
    struct order_case *c = context;
    struct article_hints hints = {.published = day_of(c->date)};
    struct extract_options options = {0};
    dateline_error error = {0};
    struct buffer source, found;
    buffer_init(&source, arena, OUT_MAX);
    buffer_init(&found, arena, OUT_MAX);
    buffer_format(&source, "Title: A case\n\n%.*s\n", (int)c->text.size, c->text.data);
    const struct article *article =
        article_read(arena, "case.txt", buffer_slice(&source), &hints, &error);
    assert_non_null(article);
    print_order(&found, event_extract(arena, c->extractor, article, &options));
    c->good = slice_equal(buffer_slice(&found), c->expected);
    if (!c->good)
        print_error("%.*s\n  expected %.*s\n  found    %s\n", (int)c->text.size,
                    c->text.data, (int)c->expected.size, c->expected.data, found.data);
}

static bool cut_line(struct slice line, struct order_case *c)
{
    if (line.size == 0 || line.data[0] == '#')
        return false;
    c->date = slice_trim(slice_cut(&line, '|'));
    c->text = slice_trim(slice_cut(&line, '|'));
    c->expected = slice_trim(line);
    return true;
}

static void test_order_that_texts_tell(void **state)
{
    (void)state;
    dateline_error error = {0};
    struct language *language = language_new(&error);
    struct gazetteer *gazetteer = gazetteer_new(&error);
    struct extractor extractor = {.language = language, .gazetteer = gazetteer};
    FILE *file = fopen("fixtures/event/sequence.txt", "r");
    assert_non_null(file);
    char text[LINE_SIZE];
    size_t cases = 0, failed = 0;
    while (fgets(text, sizeof text, file) != NULL) {
        struct order_case c = {.extractor = &extractor};
        if (!cut_line(slice_trim(slice_of(text)), &c))
            continue;
        struct arena *arena = arena_new(SIZE_MAX);
        assert_true(arena_run(arena, run_case, &c));
        arena_free(arena);
        cases++;
        failed += !c.good;
    }
    (void)fclose(file);
    gazetteer_free(gazetteer);
    language_free(language);
    assert_true(cases > 10);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order_that_texts_tell)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
