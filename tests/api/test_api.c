#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include <dateline/dateline.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const char monday[] =
    "ROTTERDAM, March 3, 2014 (Coastal Press) - Union leader Marit de Graaf met Jonas "
    "Halvorsen "
    "in Rotterdam on Monday.\n\n\"We listened to each other,\" de Graaf said.\n";
static const char undated[] =
    "Marit de Graaf met Jonas Halvorsen in Rotterdam on Monday.\n";

static dateline_engine *engine;

static int open_engine(void **state)
{
    (void)state;
    dateline_error error;
    engine = dateline_engine_new(&error);
    return engine ? 0 : -1;
}

static int close_engine(void **state)
{
    (void)state;
    dateline_engine_free(engine);
    return 0;
}

static dateline_timeline *timeline_of(const char *text,
                                      const dateline_article_options *options)
{
    dateline_error error;
    dateline_article *article =
        dateline_article_new(engine, "a.txt", text, strlen(text), options, &error);
    if (!article)
        fail_msg("%s", error.message);
    dateline_record *record = dateline_record_new(engine, article, &error);
    dateline_article_free(article); /* the record stands alone */
    assert_non_null(record);
    dateline_timeline *timeline = dateline_timeline_new(&record, 1, &error);
    dateline_record_free(record); /* and so does the timeline */
    assert_non_null(timeline);
    return timeline;
}

/* The first event of a kind, or the number of events. */
static size_t find_event(const dateline_timeline *timeline, const char *kind)
{
    size_t event = 0;
    while (event < dateline_timeline_event_count(timeline) &&
           strcmp(dateline_event_kind(timeline, event), kind) != 0)
        event++;
    return event;
}

static void test_article(void **state)
{
    (void)state;
    dateline_article *article =
        dateline_article_new(engine, "a.txt", monday, strlen(monday), NULL, NULL);
    assert_non_null(article);
    char date[11];
    const char *origin;
    assert_true(dateline_article_published(article, date, &origin));
    assert_string_equal(date, "2014-03-03");
    assert_string_equal(origin, "dateline");
    size_t size;
    assert_non_null(dateline_article_text(article, &size));
    assert_true(size > 100);
    dateline_article_free(article);
}

static void test_events(void **state)
{
    (void)state;
    dateline_timeline *timeline = timeline_of(monday, NULL);
    size_t event = find_event(timeline, "meeting");
    assert_true(event < dateline_timeline_event_count(timeline));
    assert_string_equal(dateline_event_status(timeline, event), "occurred");
    assert_string_equal(dateline_event_place(timeline, event), "Rotterdam");
    assert_non_null(strstr(dateline_event_uid(timeline, event), "@dateline"));
    assert_int_equal(dateline_event_participant_count(timeline, event), 2);
    const char *role, *path;
    assert_string_equal(dateline_event_participant(timeline, event, 0, &role),
                        "Marit de Graaf");
    assert_string_equal(role, "attendee");
    char earliest[DATELINE_INSTANT_SIZE], latest[DATELINE_INSTANT_SIZE];
    assert_string_equal(dateline_event_time(timeline, event, earliest, latest), "day");
    assert_string_equal(earliest, "2014-03-03T00:00:00");
    assert_string_equal(latest, "2014-03-03T23:59:59");
    assert_true(dateline_event_mention_count(timeline, event) >= 1);
    assert_non_null(
        strstr(dateline_event_mention(timeline, event, 0, &path), "met Jonas"));
    assert_string_equal(path, "a.txt");
    assert_null(dateline_event_summary(timeline, 1000));
    assert_null(dateline_event_participant(timeline, event, 1000, NULL));
    assert_null(dateline_event_mention(timeline, event, 1000, NULL));
    dateline_timeline_free(timeline);
}

static void test_nothing_is_guessed_without_a_date(void **state)
{
    (void)state;
    dateline_timeline *timeline = timeline_of(undated, NULL);
    size_t event = find_event(timeline, "meeting");
    char earliest[DATELINE_INSTANT_SIZE], latest[DATELINE_INSTANT_SIZE];
    (void)dateline_event_time(timeline, event, earliest, latest);
    assert_string_equal(earliest, "");
    assert_string_equal(latest, "");
    dateline_timeline_free(timeline);
    const dateline_article_options options = {.fallback_date = "2014-03-05"};
    timeline = timeline_of(undated, &options);
    (void)dateline_event_time(timeline, find_event(timeline, "meeting"), earliest,
                              latest);
    assert_string_equal(earliest, "2014-03-03T00:00:00");
    dateline_timeline_free(timeline);
}

static void test_every_format(void **state)
{
    (void)state;
    dateline_timeline *timeline = timeline_of(monday, NULL);
    dateline_error error;
    for (size_t i = 0; dateline_format_name(i); i++) {
        size_t size = 0;
        char *text =
            dateline_timeline_to_text(timeline, dateline_format_name(i), &size, &error);
        if (!text)
            fail_msg("%s: %s", dateline_format_name(i), error.message);
        assert_int_equal(strlen(text), size);
        assert_true(size > 20);
        dateline_text_free(text);
    }
    assert_null(dateline_timeline_to_text(timeline, "papyrus", NULL, &error));
    assert_int_equal(error.code, DATELINE_ERROR_ARGUMENT);
    dateline_timeline_free(timeline);
}

static void test_json_comes_back_the_same(void **state)
{
    (void)state;
    dateline_timeline *timeline = timeline_of(monday, NULL);
    char *json = dateline_timeline_to_text(timeline, "json", NULL, NULL);
    dateline_timeline *again = dateline_timeline_new_from_json(json, strlen(json), NULL);
    assert_non_null(again);
    char *second = dateline_timeline_to_text(again, "json", NULL, NULL);
    assert_string_equal(json, second);
    dateline_text_free(json);
    dateline_text_free(second);
    dateline_timeline_free(again);
    dateline_timeline_free(timeline);
}

static void test_claim(void **state)
{
    (void)state;
    dateline_timeline *timeline = timeline_of(monday, NULL);
    dateline_error error;
    char *answer = dateline_timeline_check_to_text(
        engine, timeline, "De Graaf met Halvorsen on March 3, 2014", NULL, &error);
    assert_non_null(answer);
    assert_non_null(strstr(answer, "\"verdict\":\"supported\""));
    dateline_text_free(answer);
    answer = dateline_timeline_check_to_text(engine, timeline, "Nobody met anybody", NULL,
                                             &error);
    assert_non_null(strstr(answer, "\"verdict\":\"not-enough-info\""));
    dateline_text_free(answer);
    assert_null(dateline_timeline_check_to_text(engine, timeline, "x", "soon", &error));
    assert_int_equal(error.code, DATELINE_ERROR_ARGUMENT);
    dateline_timeline_free(timeline);
}

static void test_bad_input_is_refused_with_a_reason(void **state)
{
    (void)state;
    dateline_error error;
    assert_null(dateline_article_new(engine, "a", "", 0, NULL, &error));
    assert_int_equal(error.code, DATELINE_ERROR_INPUT);
    assert_null(dateline_article_new(engine, "a", "\0\1\2\3ELF\0\0\0", 10, NULL, &error));
    assert_true(strlen(error.message) > 0);
    const dateline_article_options options = {.published = "2013-02-30"};
    assert_null(
        dateline_article_new(engine, "a", monday, strlen(monday), &options, &error));
    assert_int_equal(error.code, DATELINE_ERROR_ARGUMENT);
    assert_null(dateline_timeline_new_from_json("{\"schema\":\n 3", 13, &error));
    assert_int_equal(error.code, DATELINE_ERROR_INPUT);
    assert_int_equal(error.line, 2);
    assert_null(dateline_record_new_from_json("[]", 2, NULL));
    dateline_engine_free(NULL);
    dateline_article_free(NULL);
    dateline_record_free(NULL);
    dateline_timeline_free(NULL);
    dateline_text_free(NULL);
}

static void *extract_in_thread(void *result)
{
    dateline_timeline *timeline = timeline_of(monday, NULL);
    *(char **)result = dateline_timeline_to_text(timeline, "json", NULL, NULL);
    dateline_timeline_free(timeline);
    return NULL;
}

static void test_one_engine_serves_many_threads(void **state)
{
    (void)state;
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    char *results[THREADS] = {0};
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(
            pthread_create(&threads[i], NULL, extract_in_thread, &results[i]), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    for (int i = 0; i < THREADS; i++) {
        assert_string_equal(results[i], results[0]);
        if (i > 0)
            dateline_text_free(results[i]);
    }
    dateline_text_free(results[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_article),
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_nothing_is_guessed_without_a_date),
        cmocka_unit_test(test_every_format),
        cmocka_unit_test(test_json_comes_back_the_same),
        cmocka_unit_test(test_claim),
        cmocka_unit_test(test_bad_input_is_refused_with_a_reason),
        cmocka_unit_test(test_one_engine_serves_many_threads),
    };
    return cmocka_run_group_tests_name("public functions", tests, open_engine,
                                       close_engine);
}
