#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "export/calendar.h"
#include "export/json_locate.h"
#include "export/label.h"
#include "export/when.h"
#include "export/wrap.h"

#include <jansson.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;

static void run(void (*body)(struct arena *, void *))
{
    arena = arena_new(SIZE_MAX);
    assert_non_null(arena);
    assert_true(arena_run(arena, body, NULL));
    arena_free(arena);
}

static struct slice read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = ARENA_NEW_ARRAY(arena, 1 << 20, char);
    size_t size = fread(bytes, 1, 1 << 20, file);
    (void)fclose(file);
    return slice_make(bytes, size);
}

static struct record *read_timeline(const char *path)
{
    dateline_error error = {0};
    struct record *timeline =
        import_json(arena, read_file(path), IMPORT_TIMELINE, &error);
    assert_string_equal(error.message, "");
    assert_non_null(timeline);
    return timeline;
}

static struct slice written(const struct record *timeline, const char *format)
{
    struct export_options options = {.title = "Harbour, \"talks\"; all"};
    struct export_report report = {0};
    struct buffer out;
    dateline_error error = {0};
    buffer_init(&out, arena, EXPORT_SIZE_MAX);
    assert_true(
        export_format_by_name(format)->write(&out, timeline, &options, &report, &error));
    return buffer_slice(&out);
}

/* ---- days and instants as text ---- */

static void dates_body(struct arena *unused, void *context)
{
    static const struct {
        const char *text;
        bool fine;
        const char *again; /* NULL: the same */
    } cases[] = {
        {"2013-12-06", true, NULL},
        {"2012-02-29", true, NULL},
        {"-0044-03-15", true, NULL},
        {"2013-12-06T14:30", true, "2013-12-06T14:30:00"},
        {"2013-12-06T14:30:05", true, NULL},
        {"2013-12-06T14:30:05Z", true, NULL},
        {"2013-12-06T14:30:05+02:00", true, NULL},
        {"2013-12-06T14:30-0530", true, "2013-12-06T14:30:00-05:30"},
        {"2013-02-30", false, NULL},
        {"2013-13-01", false, NULL},
        {"2013-12-6", false, NULL},
        {"13-12-06", false, NULL},
        {"2013-12-06 14:30", false, NULL},
        {"2013-12-06T24:30", false, NULL},
        {"2013-12-06T14:60", false, NULL},
        {"2013-12-06T14:30+25:00", false, NULL},
        {"2013-12-06T14:30Zulu", false, NULL},
        {"", false, NULL},
        {"yesterday", false, NULL},
    };
    (void)unused;
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct article_date date = {.origin = DATE_FROM_OPTION};
        struct buffer out;
        assert_int_equal(when_parse_article_date(cases[i].text, &date), cases[i].fine);
        if (!cases[i].fine)
            continue;
        buffer_init(&out, arena, 64);
        when_add_article_date(&out, &date);
        assert_string_equal(out.data, cases[i].again ? cases[i].again : cases[i].text);
    }
}

static void test_dates(void **state)
{
    (void)state;
    run(dates_body);
}

/* ---- times in words ---- */

static void labels_body(struct arena *unused, void *context)
{
    static const struct {
        const char *begin, *last; /* NULL: open */
        enum granularity granularity;
        const char *words;
    } cases[] = {
        {"2014-03-05T00:00:00", "2014-03-05T23:59:59", GRANULARITY_DAY,
         "Wednesday, 5 March 2014"},
        {"2014-03-05T14:30:00", "2014-03-05T14:30:59", GRANULARITY_MINUTE,
         "Wednesday, 5 March 2014, 14:30"},
        {"2014-03-05T05:00:00", "2014-03-05T11:59:59", GRANULARITY_PART_OF_DAY,
         "Wednesday, 5 March 2014, morning"},
        {"2014-03-05T12:00:00", "2014-03-05T23:59:59", GRANULARITY_PART_OF_DAY,
         "Wednesday, 5 March 2014, late"},
        {"2014-03-05T18:00:00", "2014-03-06T05:59:59", GRANULARITY_PART_OF_DAY,
         "Wednesday, 5 March 2014, night"},
        {"2014-03-05T00:00:00", "2014-03-06T23:59:59", GRANULARITY_DAY,
         "between 5 March 2014 and 6 March 2014"},
        {"2014-02-24T00:00:00", "2014-03-02T23:59:59", GRANULARITY_WEEK,
         "week of 24 February \xE2\x80\x93 2 March 2014"},
        {"2014-06-01T00:00:00", "2014-06-30T23:59:59", GRANULARITY_MONTH, "June 2014"},
        {"2014-01-01T00:00:00", "2014-03-31T23:59:59", GRANULARITY_QUARTER, "Q1 2014"},
        {"2014-01-01T00:00:00", "2014-12-31T23:59:59", GRANULARITY_YEAR, "2014"},
        {"2010-01-01T00:00:00", "2019-12-31T23:59:59", GRANULARITY_DECADE, "2010s"},
        {NULL, "2014-03-03T23:59:59", GRANULARITY_UNKNOWN,
         "no later than Monday, 3 March 2014"},
        {"2014-09-01T00:00:00", NULL, GRANULARITY_UNKNOWN,
         "not before Monday, 1 September 2014"},
        {NULL, NULL, GRANULARITY_UNKNOWN, "no date"},
        {"-0043-03-15T00:00:00", "-0043-03-15T23:59:59", GRANULARITY_DAY,
         "Friday, 15 March 44 BC"},
    };
    (void)unused;
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct event_time time = {.interval = INTERVAL_UNBOUNDED,
                                  .granularity = cases[i].granularity};
        struct buffer out;
        if (cases[i].begin)
            assert_true(when_parse_instant(cases[i].begin, &time.interval.begin));
        if (cases[i].last) {
            assert_true(when_parse_instant(cases[i].last, &time.interval.end));
            time.interval.end++;
        }
        buffer_init(&out, arena, 200);
        label_add_when(&out, &time);
        assert_string_equal(out.data, cases[i].words);
    }
}

static void test_labels(void **state)
{
    (void)state;
    run(labels_body);
}

/* ---- wrapping ---- */

static void wrap_body(struct arena *unused, void *context)
{
    static const struct {
        const char *text;
        size_t width;
        const char *wrapped;
    } cases[] = {
        {"one two three", 9, "one two\n  three"},
        {"one two three", 0, "one two three"},
        {"abcdefghijkl", 6, "abcdef\n  ghij\n  kl"},
        {"\xE4\xBD\xA0\xE5\xA5\xBD \xE4\xBD\xA0", 6,
         "\xE4\xBD\xA0\xE5\xA5\xBD\n  \xE4\xBD\xA0"},
        {"", 5, ""},
    };
    (void)unused;
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer out;
        buffer_init(&out, arena, 200);
        wrap_add(&out, slice_of(cases[i].text), 0, 2, cases[i].width);
        assert_string_equal(out.data, cases[i].wrapped);
    }
}

static void test_wrap(void **state)
{
    (void)state;
    run(wrap_body);
}

/* ---- reading ---- */

static void damaged_body(struct arena *unused, void *context)
{
    static const struct {
        const char *json;
        size_t line, column;
        const char *says;
    } cases[] = {
        {"", 1, 1, "this is no JSON"},
        {"{", 1, 2, "this is no JSON"},
        {"{\"schema\":\"dateline-timeline-1\",\n\"events\":[}]}", 2, 11,
         "this is no JSON"},
        {"[]", 1, 1, "the file is no timeline"},
        {"{\"schema\":\"dateline-timeline-2\"}", 1, 11, "schema is"},
        {"{\"schema\":\"dateline-timeline-1\",\n "
         "\"events\":\n[{\"id\":\"e1\"},\n{\"id\":\"e1\"}]}",
         4, 7, "events[1].id \"e1\" stands there twice"},
        {"{\"schema\":\"dateline-timeline-1\",\n\"events\":[{\"id\":\"e1\",\"kind\":"
         "\"party\"}]}",
         2, 29, "events[0].kind \"party\" is none"},
        {"{\"schema\":\"dateline-timeline-1\",\n\"events\":[{\"id\":\"e1\",\"time\":{"
         "\"earliest\":\"2013-02-30T00:00:00\"}}]}",
         2, 41, "events[0].time.earliest \"2013-02-30T00:00:00\" is no date"},
        {"{\"schema\":\"dateline-timeline-1\",\"events\":[{\"id\":\"e1\","
         "\"participants\":[{\"entity\":\"p9\"}]}]}",
         1, 80, "events[0].participants[0].entity \"p9\" is not among"},
        {"{\"schema\":\"dateline-timeline-1\",\"events\":[{\"id\":\"e1\",\"count\":-1}]}",
         1, 62, "no whole number"},
        {"{\"schema\":\"dateline-timeline-1\",\"events\":[{\"id\":\"e1\",\"count\":"
         "99999999999999999999}]}",
         1, 62, "no whole number"},
        {"{\"schema\":\"dateline-timeline-1\",\"sources\":[{\"id\":\"s1\"}]}", 1, 44,
         "sources[0].path is missing"},
    };
    (void)unused;
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        dateline_error error = {0};
        assert_null(import_json(arena, slice_of(cases[i].json), IMPORT_TIMELINE, &error));
        if (!strstr(error.message, cases[i].says) || error.line != cases[i].line ||
            error.column != cases[i].column)
            fail_msg("case %zu: %zu:%zu: %s", i, error.line, error.column, error.message);
    }
}

static void test_damaged(void **state)
{
    (void)state;
    run(damaged_body);
}

static void round_trip_body(struct arena *unused, void *context)
{
    (void)unused;
    (void)context;
    struct record *timeline = read_timeline("fixtures/export/shapes.json");
    struct slice first = written(timeline, "json");
    dateline_error error = {0};
    struct record *again = import_json(arena, first, IMPORT_TIMELINE, &error);
    assert_non_null(again);
    assert_true(slice_equal(first, written(again, "json")));
    struct buffer line;
    buffer_init(&line, arena, EXPORT_SIZE_MAX);
    export_record_line(&line, timeline);
    again = import_json(arena, buffer_slice(&line), IMPORT_RECORD, &error);
    assert_non_null(again);
    assert_true(slice_equal(first, written(again, "json")));
    assert_true(export_is_own_json(first) && export_is_own_json(buffer_slice(&line)));
    assert_false(export_is_own_json(slice_of("{\"path\":\"a.txt\"}")));
}

static void test_round_trip(void **state)
{
    (void)state;
    run(round_trip_body);
}

/* ---- calendar: read back by libical ---- */

static char *without_categories(char *calendar)
{
    for (char *line; (line = strstr(calendar, "CATEGORIES:"));) {
        const char *next = strchr(line, '\n') + 1;
        memmove(line, next, strlen(next) + 1);
    }
    return calendar;
}

static void calendar_body(struct arena *unused, void *context)
{
    (void)unused;
    (void)context;
    struct record *timeline = read_timeline("fixtures/export/shapes.json");
    struct slice text = written(timeline, "ics");
    dateline_error error = {0};
    assert_true(calendar_check_text(text, &error));
    icalcomponent *calendar = icalparser_parse_string(arena_copy(arena, text));
    assert_non_null(calendar);
    assert_int_equal(icalcomponent_count_errors(calendar), 0);
    assert_true(calendar_check(arena, calendar, &error));
    /* of fifteen: one denied, three without a start or an end */
    assert_int_equal(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 11);
    char *again = icalcomponent_as_ical_string_r(calendar);
    /* the parser takes the two categories apart, nothing else */
    assert_string_equal(without_categories(arena_copy(arena, text)),
                        without_categories(again));
    free(again);
    icalcomponent_free(calendar);
}

static void test_calendar(void **state)
{
    (void)state;
    run(calendar_body);
}

static void calendar_check_body(struct arena *unused, void *context)
{
#define EVENT(body)                                                                      \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n" body                \
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
#define STAMP "DTSTAMP:20140303T000000Z\r\n"
#define DAYS  "DTSTART;VALUE=DATE:20140303\r\nDTEND;VALUE=DATE:20140304\r\n"
    static const struct {
        const char *text;
        const char *says; /* NULL: fine */
    } cases[] = {
        {EVENT("UID:a\r\n" STAMP DAYS), NULL},
        {EVENT(STAMP DAYS), "has no UID"},
        {EVENT("UID:a\r\n" DAYS), "has no DTSTAMP"},
        {EVENT("UID:a\r\nDTSTAMP:20140303T000000\r\n" DAYS), "has no DTSTAMP in UTC"},
        {EVENT("UID:a\r\n" STAMP), "has no DTSTART"},
        {EVENT("UID:a\r\n" STAMP
               "DTSTART;VALUE=DATE:20140303\r\nDTEND;VALUE=DATE:20140303\r\n"),
         "does not end after"},
        {EVENT("UID:a\r\n" STAMP
               "DTSTART;VALUE=DATE:20140303\r\nDTEND:20140304T100000\r\n"),
         "does not end after"},
        {EVENT("UID:a\r\n" STAMP DAYS "SUMMARY:bell\x07\r\n"), "control characters"},
    };
    (void)unused;
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        dateline_error error = {0};
        icalcomponent *calendar = icalparser_parse_string(cases[i].text);
        assert_non_null(calendar);
        bool fine = calendar_check(arena, calendar, &error);
        icalcomponent_free(calendar);
        if (fine != !cases[i].says || (!fine && !strstr(error.message, cases[i].says)))
            fail_msg("case %zu: %d %s", i, fine, error.message);
    }
    dateline_error error = {0};
    assert_false(calendar_check_text(slice_of("BEGIN:VCALENDAR\n"), &error));
    assert_false(calendar_check_text(
        slice_of(
            "SUMMARY:"
            "0123456789012345678901234567890123456789012345678901234567890123456789\r\n"),
        &error));
    assert_false(calendar_check_text(slice_of("SUMMARY:\xFF\r\n"), &error));
}

static void test_calendar_check(void **state)
{
    (void)state;
    run(calendar_check_body);
}

/* ---- guards ---- */

static void guards_body(struct arena *unused, void *context)
{
    (void)unused;
    (void)context;
    struct record *timeline = read_timeline("fixtures/export/shapes.json");
    struct event *event = &timeline->events.items[3];
    event->summary = "=HYPERLINK(\"http://evil.example\")";
    event->place_name = "</script><script>alert(1)</script>";
    event->content = "\xE2\x80\xAEturned\x1B[31m \x07 red, \"quoted\"";
    timeline->actors.items[0].name = "@SUM(A1)";
    assert_true(slice_find(written(timeline, "csv"),
                           slice_of("\"'=HYPERLINK(\"\"http://evil.example\"\")\""),
                           0) != SIZE_MAX);
    assert_true(slice_find(written(timeline, "csv"), slice_of(",\"'@SUM(A1)"), 0) !=
                SIZE_MAX);
    assert_true(slice_find(written(timeline, "html"), slice_of("<script>alert"), 0) ==
                SIZE_MAX);
    static const char *const plain[] = {"text", "ics", "csv", "vis", "timelinejs"};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        struct slice text = written(timeline, plain[i]);
        assert_true(slice_find(text, slice_of("\x1B"), 0) == SIZE_MAX);
        assert_true(slice_find(text, slice_of("\x07"), 0) == SIZE_MAX);
        assert_true(slice_find(text, slice_of("\xE2\x80\xAE"), 0) == SIZE_MAX);
    }
}

static void test_guards(void **state)
{
    (void)state;
    run(guards_body);
}

/* schema.org's dates never say more than the timeline: a span within which it happened has no
 * start, a month stays a month, a denied meeting is no Event. */
static void schema_org_body(struct arena *unused, void *context)
{
    (void)unused;
    (void)context;
    struct record *timeline = read_timeline("fixtures/export/shapes.json");
    json_t *root = json_loads(written(timeline, "jsonld").data, 0, NULL);
    assert_non_null(root);
    json_t *graph = json_object_get(root, "@graph");
    assert_int_equal(json_array_size(graph), timeline->events.count);
    for (size_t i = 0; i < json_array_size(graph); i++) {
        json_t *thing = json_array_get(graph, i);
        const struct event *event = &timeline->events.items[i];
        const char *start = json_string_value(json_object_get(thing, "startDate"));
        const char *type = json_string_value(json_object_get(thing, "@type"));
        assert_int_equal(strcmp(type, "Event") == 0, event->kind != EVENT_STATEMENT &&
                                                         event->status != STATUS_DENIED);
        if (event->time.granularity == GRANULARITY_MONTH)
            assert_string_equal(start, "2014-06");
        if (event->time.edtf && event->time.edtf[0] == '[' &&
            event->time.interval.end != INSTANT_UNBOUNDED_FUTURE) {
            assert_null(start);
            assert_null(json_object_get(thing, "dateCreated"));
        }
    }
    json_decref(root);
}

static void test_schema_org(void **state)
{
    (void)state;
    run(schema_org_body);
}

static void formats_body(struct arena *unused, void *context)
{
    (void)unused;
    (void)context;
    struct record *timeline = read_timeline("fixtures/export/shapes.json");
    for (const struct export_format *format = export_formats; format->name; format++) {
        assert_true(written(timeline, format->name).size > 1000);
        assert_ptr_equal(export_format_by_name(format->name), format);
        if (format->ending)
            assert_ptr_equal(
                export_format_by_path(arena_format(arena, "a%s", format->ending)),
                format);
    }
    assert_null(export_format_by_path("a.doc"));
    struct record nothing = {.arena = arena};
    for (const struct export_format *format = export_formats; format->name; format++)
        (void)written(&nothing, format->name);
}

static void test_formats(void **state)
{
    (void)state;
    run(formats_body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),          cmocka_unit_test(test_labels),
        cmocka_unit_test(test_wrap),           cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_round_trip),     cmocka_unit_test(test_calendar),
        cmocka_unit_test(test_calendar_check), cmocka_unit_test(test_guards),
        cmocka_unit_test(test_formats),        cmocka_unit_test(test_schema_org),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
