#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "calendar/edtf.h"

static struct interval days(int32_t y1, int32_t m1, int32_t d1, int32_t y2, int32_t m2,
                            int32_t d2)
{
    return interval_of_days(date_days_of(y1, m1, d1), date_days_of(y2, m2, d2));
}

static void write_all(struct arena *arena, void *context)
{
    (void)context;
    struct edtf_options within = {0}, throughout = {.throughout = true},
                        about = {.approximate = true};
    struct interval day = days(2013, 12, 5, 2013, 12, 5),
                    two = days(2013, 12, 5, 2013, 12, 6);
    assert_string_equal(edtf_of_interval(arena, day, GRANULARITY_DAY, within),
                        "2013-12-05");
    assert_string_equal(edtf_of_interval(arena, day, GRANULARITY_DAY, about),
                        "2013-12-05~");
    assert_string_equal(edtf_of_interval(arena, two, GRANULARITY_DAY, within),
                        "[2013-12-05..2013-12-06]");
    assert_string_equal(edtf_of_interval(arena, two, GRANULARITY_DAY, throughout),
                        "2013-12-05/2013-12-06");
    assert_string_equal(
        edtf_of_interval(arena, days(2013, 6, 1, 2013, 6, 30), GRANULARITY_MONTH, within),
        "2013-06");
    assert_string_equal(
        edtf_of_interval(arena, days(2013, 6, 1, 2013, 8, 31), GRANULARITY_SEASON, about),
        "2013-22~");
    assert_string_equal(edtf_of_interval(arena, days(2012, 12, 1, 2013, 2, 28),
                                         GRANULARITY_SEASON, within),
                        "2012-24");
    assert_string_equal(edtf_of_interval(arena, days(2013, 10, 1, 2013, 12, 31),
                                         GRANULARITY_QUARTER, within),
                        "2013-36");
    assert_string_equal(
        edtf_of_interval(arena, days(2013, 1, 1, 2013, 12, 31), GRANULARITY_YEAR, within),
        "2013");
    assert_string_equal(edtf_of_interval(arena, days(2010, 1, 1, 2019, 12, 31),
                                         GRANULARITY_DECADE, within),
                        "201X");
    assert_string_equal(
        edtf_of_interval(arena, days(2013, 12, 2, 2013, 12, 8), GRANULARITY_WEEK, within),
        "[2013-12-02..2013-12-08]");
    assert_string_equal(
        edtf_of_interval(arena, days(-44, 3, 15, -44, 3, 15), GRANULARITY_DAY, within),
        "-0044-03-15");
}

static void write_open_and_fine(struct arena *arena, void *context)
{
    (void)context;
    struct edtf_options within = {0}, throughout = {.throughout = true};
    struct interval until = days(2013, 12, 5, 2013, 12, 6), since = until;
    until.begin = INSTANT_UNBOUNDED_PAST;
    since.end = INSTANT_UNBOUNDED_FUTURE;
    assert_string_equal(edtf_of_interval(arena, until, GRANULARITY_DAY, within),
                        "[..2013-12-06]");
    assert_string_equal(edtf_of_interval(arena, since, GRANULARITY_DAY, within),
                        "[2013-12-05..]");
    assert_string_equal(edtf_of_interval(arena, since, GRANULARITY_DAY, throughout),
                        "2013-12-05/..");
    assert_null(edtf_of_interval(arena, INTERVAL_UNBOUNDED, GRANULARITY_UNKNOWN, within));
    instant seven = instant_of(date_days_of(2014, 4, 7), 7, 0, 0);
    struct interval minute = {seven, seven + SECONDS_PER_MINUTE};
    assert_string_equal(edtf_of_interval(arena, minute, GRANULARITY_MINUTE, within),
                        "2014-04-07T07:00");
    struct interval evening = {seven, seven + 5 * SECONDS_PER_HOUR};
    assert_string_equal(edtf_of_interval(arena, evening, GRANULARITY_PART_OF_DAY, within),
                        "2014-04-07");
}

static void run(void (*body)(struct arena *, void *))
{
    struct arena *arena = arena_new(1024 * 1024);
    assert_non_null(arena);
    assert_true(arena_run(arena, body, NULL));
    arena_free(arena);
}

static void test_periods(void **state)
{
    (void)state;
    run(write_all);
}

static void test_open_sides_and_clock_times(void **state)
{
    (void)state;
    run(write_open_and_fine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_open_sides_and_clock_times),
    };
    return cmocka_run_group_tests_name("EDTF", tests, NULL, NULL);
}
