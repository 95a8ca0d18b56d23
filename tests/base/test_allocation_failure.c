/*
 * Makes the n-th allocation of the library fail, for n = 1, 2, 3 ..., until the whole way
 * from an article to a calendar passes without one: each time the call must fail with a
 * clear error, and the sanitizers see every leak. (The idea of jansson's test_chaos.c;
 * the linker's --wrap puts the functions below in front of the library's own calls.)
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include <dateline/dateline.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static long until_failure = LONG_MAX;

static bool fails_now(void)
{
    return until_failure != LONG_MAX && --until_failure == 0;
}

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails_now() ? NULL : __real_realloc(old, size);
}

static const char article_text[] =
    "Date: 2014-03-06\n\n"
    "Minister Pieter Blom met union leader Marit de Graaf in The Hague on Wednesday.\n"
    "\"We will think about it,\" she said late on Wednesday. He denied having met "
    "investors last "
    "week.\n"
    "They are scheduled to meet again on Friday.\n";

/* Everything that a program does with the library; NULL when a step failed. */
static char *whole_way(dateline_error *error)
{
    char *text = NULL;
    dateline_engine *engine = dateline_engine_new(error);
    dateline_article *article =
        engine ? dateline_article_new(engine, "a.txt", article_text,
                                      sizeof article_text - 1, NULL, error)
               : NULL;
    dateline_record *record =
        article ? dateline_record_new(engine, article, error) : NULL;
    dateline_timeline *timeline =
        record ? dateline_timeline_new(&record, 1, error) : NULL;
    char *json =
        timeline ? dateline_timeline_to_text(timeline, "json", NULL, error) : NULL;
    dateline_timeline *again =
        json ? dateline_timeline_new_from_json(json, strlen(json), error) : NULL;
    char *calendar = again ? dateline_timeline_to_text(again, "ics", NULL, error) : NULL;
    char *tags = calendar ? dateline_article_tag_to_text(engine, article, error) : NULL;
    if (tags)
        text = dateline_timeline_to_text(timeline, "text", NULL, error);
    dateline_text_free(tags);
    dateline_text_free(calendar);
    dateline_timeline_free(again);
    dateline_text_free(json);
    dateline_timeline_free(timeline);
    dateline_record_free(record);
    dateline_article_free(article);
    dateline_engine_free(engine);
    return text;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    long failed = 0;
    /* each of the first ones; then, where every object is an allocation, ever larger steps */
    for (long n = 1;; n += 1 + n / 60) {
        dateline_error error = {.code = DATELINE_OK};
        until_failure = n;
        char *text = whole_way(&error);
        bool reached = until_failure <= 0;
        until_failure = LONG_MAX;
        if (!reached) {
            assert_non_null(text);
            dateline_text_free(text);
            break;
        }
        if (!text) {
            failed++;
            assert_int_not_equal(error.code, DATELINE_OK);
            assert_true(strlen(error.message) > 0);
        }
        dateline_text_free(text);
    }
    print_message("%ld allocations made to fail, one at a time\n", failed);
    assert_true(failed > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_allocation_may_fail)};
    return cmocka_run_group_tests_name("allocation failure", tests, NULL, NULL);
}
