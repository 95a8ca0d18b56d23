/*
 * Cases of merging: fixtures/timeline/cases.txt holds records as text (record_text.h) and
 * the timeline that they make. Every case is merged in all orders of its records, which
 * must give the same bytes; from its own timeline, which must stay what it is; and with
 * an article of other people, which must change nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "export/export.h"
#include "timeline/timeline.h"

#include "record_text.c"

enum { FILE_MAX = 1 << 20, OUT_MAX = 1 << 22, ARENA_LIMIT = 1 << 28, ORDERS_MAX = 24 };

struct merge_case {
    struct slice name;
    struct record_list records;
    struct buffer expected, corrections;
    size_t line;
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

static struct record *merge(struct arena *arena, const struct merge_case *c,
                            struct record *const *records, const struct record *previous)
{
    struct merge_options options = {.previous = previous};
    dateline_error error = {0};
    if (c->corrections.size > 0)
        options.corrections = arena_copy(arena, buffer_slice(&c->corrections));
    options.corrections_path = "corrections";
    struct record *timeline = timeline_merge(arena, (const struct record *const *)records,
                                             c->records.count, &options, &error);
    if (!timeline)
        fail_msg("line %zu: %s", error.line, error.message);
    return timeline;
}

static struct slice json_of(struct arena *arena, const struct record *timeline)
{
    struct buffer out;
    struct export_options options = {0};
    struct export_report report = {0};
    buffer_init(&out, arena, OUT_MAX);
    assert_true(export_json(&out, timeline, &options, &report, NULL));
    return buffer_slice(&out);
}

/* The n-th order of the records (factorial numbering). */
static void order_records(const struct record_list *records, size_t number,
                          struct record **ordered)
{
    struct record *left[8];
    size_t count = records->count;
    for (size_t i = 0; i < count; i++)
        left[i] = records->items[i];
    for (size_t i = 0; i < records->count; i++) {
        size_t at = number % count;
        number /= count;
        ordered[i] = left[at];
        for (size_t j = at; j + 1 < count; j++)
            left[j] = left[j + 1];
        count--;
    }
}

static void check_orders(struct arena *arena, const struct merge_case *c,
                         struct slice first)
{
    size_t orders = 1;
    for (size_t i = 2; i <= c->records.count; i++)
        orders *= i;
    assert_true(c->records.count <= 8);
    for (size_t i = 1; i < orders && i < ORDERS_MAX; i++) {
        struct record *ordered[8];
        order_records(&c->records, i, ordered);
        struct slice json = json_of(arena, merge(arena, c, ordered, NULL));
        if (!slice_equal(json, first))
            fail_msg("%.*s: order %zu gives other bytes", (int)c->name.size, c->name.data,
                     i);
    }
}

static struct slice lines_of(struct arena *arena, const struct record *timeline)
{
    struct buffer out;
    buffer_init(&out, arena, OUT_MAX);
    record_text_print(&out, timeline);
    return buffer_slice(&out);
}

/* A timeline made earlier is a record like others: by itself it stays what it is. */
static void check_timeline_again(struct arena *arena, const struct merge_case *c,
                                 struct record *timeline)
{
    struct merge_case one = {.name = c->name, .line = c->line};
    buffer_init(&one.corrections, arena, OUT_MAX);
    vector_push(arena, &one.records, timeline);
    struct slice first = lines_of(arena, timeline);
    const struct record *again = merge(arena, &one, one.records.items, NULL);
    struct slice second = lines_of(arena, again);
    if (!slice_equal(first, second))
        fail_msg("%.*s: merged again\nfirst:\n%.*s\nsecond:\n%.*s", (int)c->name.size,
                 c->name.data, (int)first.size, first.data, (int)second.size,
                 second.data);
    for (size_t i = 0; i < again->events.count; i++)
        assert_string_equal(again->events.items[i].uid, timeline->events.items[i].uid);
}

/* An article of other people, published before all others, changes running numbers only:
 * every event's line but for its number stands there still. */
static void check_unrelated(struct arena *arena, const struct merge_case *c,
                            struct slice lines)
{
    struct merge_case more = *c;
    more.records = (struct record_list){NULL, 0, 0};
    for (size_t i = 0; i < c->records.count; i++)
        vector_push(arena, &more.records, c->records.items[i]);
    assert_true(record_text_line(arena, &more.records,
                                 slice_of("article 0.txt | 2001-01-01 | Other")));
    assert_true(
        record_text_line(arena, &more.records, slice_of("who z | person | Zed Zoe")));
    assert_true(record_text_line(
        arena, &more.records,
        slice_of(
            "tell statement occurred | 2000-12-31 | explicit | statement | z | | hm")));
    struct slice after = lines_of(arena, merge(arena, &more, more.records.items, NULL));
    while (lines.size > 0) {
        struct slice line = slice_cut(&lines, '\n');
        bool event = slice_starts_with(line, "e") &&
                     slice_find(line, slice_of(" from "), 0) != SIZE_MAX;
        (void)slice_cut(&line, ' ');
        struct slice told = slice_make(line.data, line.size + 1);
        if (event && slice_find(after, told, 0) == SIZE_MAX)
            fail_msg("%.*s: with an unrelated article\n%.*s", (int)c->name.size,
                     c->name.data, (int)after.size, after.data);
    }
}

static void check_case(struct arena *arena, struct merge_case *c)
{
    struct record *timeline = merge(arena, c, c->records.items, NULL);
    struct buffer out;
    buffer_init(&out, arena, OUT_MAX);
    record_text_print(&out, timeline);
    struct slice expected = buffer_slice(&c->expected), got = buffer_slice(&out);
    if (!slice_equal(expected, got))
        fail_msg("cases.txt:%zu: %.*s\nexpected:\n%.*s\ngot:\n%.*s", c->line,
                 (int)c->name.size, c->name.data, (int)expected.size, expected.data,
                 (int)got.size, got.data);
    check_orders(arena, c, json_of(arena, timeline));
    if (c->corrections.size == 0)
        check_timeline_again(arena, c, timeline);
    check_unrelated(arena, c, got);
    struct record *again = merge(arena, c, c->records.items, timeline);
    for (size_t i = 0; i < again->events.count; i++) {
        assert_string_equal(again->events.items[i].uid, timeline->events.items[i].uid);
        assert_int_equal(again->events.items[i].sequence, 0);
    }
}

static void begin_case(struct arena *arena, struct merge_case *c, struct slice name,
                       size_t line)
{
    *c = (struct merge_case){.name = name, .line = line};
    buffer_init(&c->expected, arena, OUT_MAX);
    buffer_init(&c->corrections, arena, OUT_MAX);
}

static void take_line(struct arena *arena, struct merge_case *c, struct slice line,
                      size_t number)
{
    if (slice_starts_with(line, "> ")) {
        buffer_add(&c->expected, slice_part(line, 2, line.size));
        buffer_add_byte(&c->expected, '\n');
    } else if (slice_starts_with(line, "{")) {
        buffer_add(&c->corrections, line);
        buffer_add_byte(&c->corrections, '\n');
    } else if (line.size > 0 && !slice_starts_with(line, "#") &&
               !record_text_line(arena, &c->records, line)) {
        fail_msg("cases.txt:%zu: what is this?", number);
    }
}

static void all_cases(struct arena *arena, void *context)
{
    size_t *count = context;
    struct slice rest = read_file(arena, "fixtures/timeline/cases.txt");
    struct merge_case c = {.line = 0};
    for (size_t number = 1; rest.size > 0; number++) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));
        if (slice_starts_with(line, "case ")) {
            if (c.line > 0)
                check_case(arena, &c);
            begin_case(arena, &c, line, number);
            ++*count;
            continue;
        }
        if (c.line > 0)
            take_line(arena, &c, line, number);
    }
    check_case(arena, &c);
}

static void test_cases(void **state)
{
    (void)state;
    size_t count = 0;
    struct arena *arena = arena_new(ARENA_LIMIT);
    assert_true(arena_run(arena, all_cases, &count));
    assert_true(count > 10);
    arena_free(arena);
}

/* An article that tells of other things changes no uid and no event. */
static void unrelated_article(struct arena *arena, void *context)
{
    (void)context;
    static const char *const lines[] = {
        "article a.txt | 2014-03-05 | Post",
        "who a | person | Anna Brask",
        "who t | person | Tom Reed",
        "tell meeting occurred | 2014-03-04 | explicit | talks | a t | Delta | met",
        "article b.txt | 2014-03-01 | Courier",
        "who x | person | Ines Marrow",
        "tell statement occurred | 2014-02-28 | explicit | statement | x | | said enough",
    };
    struct merge_case c = {.line = 1};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_true(record_text_line(arena, &c.records, slice_of(lines[i])));
    struct merge_case one = c;
    one.records.count = 1;
    struct record *before = merge(arena, &one, one.records.items, NULL);
    struct record *after = merge(arena, &c, c.records.items, before);
    assert_int_equal(after->events.count, 2);
    assert_string_equal(after->events.items[1].uid, before->events.items[0].uid);
    assert_int_equal(after->events.items[1].sequence, 0);
    one.records.items[0]->events.items[0].status = STATUS_CANCELLED;
    struct record *changed = merge(arena, &one, one.records.items, before);
    assert_string_equal(changed->events.items[0].uid, before->events.items[0].uid);
    assert_int_equal(changed->events.items[0].sequence, 1);
}

static void test_unrelated_article(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA_LIMIT);
    assert_true(arena_run(arena, unrelated_article, NULL));
    arena_free(arena);
}

/* What an article contradicts itself in is named in the timeline, too. */
static void own_contradiction(struct arena *arena, void *context)
{
    static const char *const lines[] = {
        "article a.txt | 2014-03-05 | Post",
        "who x | person | Ines Marrow",
        "tell statement occurred | 2014-02-28 | explicit | statement | x | | said enough",
        "article b.txt | 2014-03-06 | Courier",
        "who a | person | Anna Brask",
        "who t | person | Tom Reed",
        "tell meeting occurred | 2014-03-03..2014-03-04 | explicit | talks | a t | | met",
    };
    (void)context;
    struct merge_case c = {.line = 1};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_true(record_text_line(arena, &c.records, slice_of(lines[i])));
    struct conflict *told = vector_add(arena, &c.records.items[1]->conflicts);
    told->kind = CONFLICT_DATE;
    vector_push(arena, &told->events, 0);
    vector_add(arena, &told->values)->value = "2014-03-04";
    struct record *timeline = merge(arena, &c, c.records.items, NULL);
    assert_int_equal(timeline->conflicts.count, 1);
    assert_int_equal(timeline->conflicts.items[0].events.items[0], 1);
    assert_string_equal(timeline->conflicts.items[0].values.items[0].value, "2014-03-04");
}

static void test_own_contradiction(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA_LIMIT);
    assert_true(arena_run(arena, own_contradiction, NULL));
    arena_free(arena);
}

/* ---- corrections, by the uids of the timeline they are made for ---- */

static struct merge_case two_meetings(struct arena *arena)
{
    static const char *const lines[] = {
        "article a.txt | 2014-03-05 | Post",
        "who a | person | Anna Brask",
        "who t | person | Tom Reed",
        "tell meeting occurred | 2014-03-04 | explicit | talks | a t | Delta | met there",
        "tell meeting occurred | 2014-03-05 | explicit | talks | a t | Port | met again",
        "article b.txt | 2014-03-06 | Courier",
        "who a | person | Anna Brask",
        "who t | person | Tom Reed",
        "tell meeting occurred | 2014-03-04 | explicit | talks | a t | Delta | sat down",
    };
    struct merge_case c = {.line = 1};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_true(record_text_line(arena, &c.records, slice_of(lines[i])));
    buffer_init(&c.corrections, arena, OUT_MAX);
    return c;
}

/* The timeline with one correction of its first event: 'rest' follows the uid, and the
 * second event's uid stands for a '*' in it. */
static struct record *corrected(struct arena *arena, const char *rest)
{
    struct merge_case c = two_meetings(arena);
    struct record *plain = merge(arena, &c, c.records.items, NULL);
    assert_int_equal(plain->events.count, 2);
    buffer_format(&c.corrections, "{\"uid\":\"%s\",", plain->events.items[0].uid);
    for (; *rest; rest++) {
        if (*rest == '*')
            buffer_add_text(&c.corrections, plain->events.items[1].uid);
        else
            buffer_add_byte(&c.corrections, *rest);
    }
    return merge(arena, &c, c.records.items, NULL);
}

static void corrections(struct arena *arena, void *context)
{
    (void)context;
    struct record *t = corrected(arena, "\"action\":\"hide\"}\n");
    assert_int_equal(t->events.count, 1);
    assert_int_equal(t->warnings.count, 0);
    t = corrected(arena, "\"action\":\"merge\",\"with\":\"*\"}\n");
    assert_int_equal(t->events.count, 1);
    assert_int_equal(t->events.items[0].mentions.count, 3);
    t = corrected(arena, "\"action\":\"split\"}\n");
    assert_int_equal(t->events.count, 3);
    t = corrected(arena, "\"action\":\"set\",\"date\":\"2014-03-09\","
                         "\"place\":\"Quay\",\"name\":\"They meet\"}\n");
    assert_string_equal(t->events.items[1].summary, "They meet");
    assert_string_equal(t->events.items[1].place_name, "Quay");
    assert_int_equal(instant_day(t->events.items[1].time.interval.begin),
                     date_days_of(2014, 3, 9));
}

static void broken_corrections(struct arena *arena, void *context)
{
    (void)context;
    static const char *const broken[] = {
        "{",
        "[]",
        "{\"action\":\"hide\"}",
        "{\"uid\":\"x\",\"action\":\"fold\"}",
        "{\"uid\":\"x\",\"action\":\"merge\"}",
        "{\"uid\":\"x\",\"action\":\"set\"}",
        "{\"uid\":\"x\",\"action\":\"set\",\"date\":\"2014-02-30\"}",
        "{\"uid\":\"x\",\"action\":\"set\",\"date\":\"2014-03-02/2014-03-01\"}",
    };
    struct merge_case c = two_meetings(arena);
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        struct merge_options options = {.corrections =
                                            arena_format(arena, "\n%s", broken[i])};
        dateline_error error = {0};
        assert_null(timeline_merge(arena, (const struct record *const *)c.records.items,
                                   c.records.count, &options, &error));
        assert_int_equal(error.line, 2);
    }
}

static void test_corrections(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA_LIMIT);
    assert_true(arena_run(arena, corrections, NULL));
    assert_true(arena_run(arena, broken_corrections, NULL));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_unrelated_article),
        cmocka_unit_test(test_own_contradiction),
        cmocka_unit_test(test_corrections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
