/* --kind, --person, --from and --to: which events stay, and what stays between them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "timeline/timeline.h"

#include "record_text.c"

#include <string.h>

enum { OUT_MAX = 1 << 16 };

static const char *const article[] = {
    "article a.txt | 2014-03-20 | Post",
    "who a | person | Anna Bräsk | harbour master | Bräsk",
    "who m | person | Muhammad Tarel | envoy | Tarel",
    "who o | organization | Delta Line",
    "tell meeting occurred | 2014-03-04 | explicit | talks | a m | Delta | met then",
    "tell statement occurred | 2014-03-05 | explicit | statement | m | | said little",
    "tell meeting occurred | 2014-03-07..2014-03-09 | explicit | talks | a o | | spoke",
    "tell statement occurred | ..2014-03-20 | publication | statement | a | | has said",
    "tell meeting occurred | - | none | talks | m o | | met some day",
    "tell action occurred | 2014-03-10 | explicit | action | o | | left",
    "order 1 before 2 | after which",
    "order 2 before 3 | later",
};

static struct record *whole(struct arena *arena)
{
    struct record_list records = {NULL, 0, 0};
    dateline_error error = {0};
    for (size_t i = 0; i < sizeof article / sizeof article[0]; i++)
        assert_true(record_text_line(arena, &records, slice_of(article[i])));
    struct record *timeline = timeline_merge(
        arena, (const struct record *const *)records.items, 1, NULL, &error);
    assert_int_equal(timeline->events.count, 6);
    assert_int_equal(timeline->relations.count, 2);
    return timeline;
}

/* The sentences of the events that stay. */
static void check(struct arena *arena, const struct timeline_filter *filter,
                  const char *expected, size_t relations)
{
    const struct record *shown = timeline_filtered(arena, whole(arena), filter);
    struct buffer out;
    buffer_init(&out, arena, OUT_MAX);
    for (size_t i = 0; i < shown->events.count; i++)
        buffer_format(&out, "%s%s", i ? "; " : "",
                      shown->events.items[i].mentions.items[0].sentence);
    if (strcmp(out.data, expected) != 0)
        fail_msg("%s: %s, not %s", filter->person ? filter->person : "", out.data,
                 expected);
    assert_int_equal(shown->relations.count, relations);
    for (size_t i = 0; i < shown->relations.count; i++)
        assert_true(shown->relations.items[i].to < shown->events.count);
}

static struct timeline_filter everything(void)
{
    return (struct timeline_filter){true, true, true, NULL, INTERVAL_UNBOUNDED};
}

static void kinds(struct arena *arena, void *context)
{
    (void)context;
    struct timeline_filter filter = everything();
    filter.actions = filter.statements = false;
    check(arena, &filter, "met then; spoke; met some day", 0);
    filter = everything();
    filter.meetings = filter.statements = false;
    check(arena, &filter, "left", 0);
}

static void people(struct arena *arena, void *context)
{
    static const struct {
        const char *name, *expected;
        size_t relations;
    } cases[] = {
        {"Tarel", "met then; said little; met some day", 1},
        {"Mohammed Tarell", "met then; said little; met some day", 1},
        {"brask", "met then; spoke; has said", 0},
        {"Delta Line", "spoke; left; met some day", 0},
        {"Tare", "", 0},
        {"nobody", "", 0},
    };
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct timeline_filter filter = everything();
        filter.person = cases[i].name;
        check(arena, &filter, cases[i].expected, cases[i].relations);
    }
}

/* What can lie in the range stays; what nobody dates does not. */
static void ranges(struct arena *arena, void *context)
{
    (void)context;
    struct timeline_filter filter = everything();
    filter.range = interval_of_days(date_days_of(2014, 3, 5), date_days_of(2014, 3, 7));
    check(arena, &filter, "said little; spoke; has said", 1);
    filter.range = interval_of_days(date_days_of(2014, 3, 10), date_days_of(2014, 3, 10));
    check(arena, &filter, "left; has said", 0);
    filter.range.begin = instant_of_day(date_days_of(2014, 3, 21));
    filter.range.end = INSTANT_UNBOUNDED_FUTURE;
    check(arena, &filter, "", 0);
}

static void run(void (*body)(struct arena *, void *))
{
    struct arena *arena = arena_new(SIZE_MAX);
    assert_true(arena_run(arena, body, NULL));
    arena_free(arena);
}

static void test_kinds(void **state)
{
    (void)state;
    run(kinds);
}

static void test_people(void **state)
{
    (void)state;
    run(people);
}

static void test_ranges(void **state)
{
    (void)state;
    run(ranges);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_people),
        cmocka_unit_test(test_ranges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
