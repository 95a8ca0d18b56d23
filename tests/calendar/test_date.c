#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka needs those above before it */
#include <cmocka.h>

#include "calendar/date.h"
#include "calendar/interval.h"

/* Every day from -1000-01-01 to 3000-12-31: its number is one more than the day before,
 * and leads back to it. */
static void test_every_day_of_four_thousand_years(void **state)
{
    (void)state;
    int32_t expected = date_to_days((struct date){-1000, 1, 1});
    int32_t weekday = (int32_t)date_weekday(expected);
    for (int32_t year = -1000; year <= 3000; year++)
        for (int32_t month = 1; month <= 12; month++)
            for (int32_t day = 1; day <= date_days_in_month(year, month); day++) {
                struct date date = {year, (int8_t)month, (int8_t)day};
                int32_t days = date_to_days(date);
                if (days != expected)
                    fail_msg("%d-%d-%d is day %d, not %d", year, month, day, days,
                             expected);
                struct date back = date_from_days(days);
                if (back.year != year || back.month != month || back.day != day)
                    fail_msg("day %d leads to %d-%d-%d", days, back.year, back.month,
                             back.day);
                if ((int32_t)date_weekday(days) != weekday)
                    fail_msg("%d-%d-%d is weekday %d", year, month, day,
                             (int)date_weekday(days));
                struct iso_week week = date_iso_week(days);
                if (date_from_iso_week(week) + weekday - 1 != days)
                    fail_msg("week %d-W%d", week.year, week.week);
                weekday = weekday % 7 + 1;
                expected++;
            }
}

static void test_known_days(void **state)
{
    (void)state;
    assert_int_equal(date_to_days((struct date){1970, 1, 1}), 0);
    assert_int_equal(date_to_days((struct date){2000, 3, 1}), 11017);
    assert_int_equal(date_weekday(date_days_of(2013, 12, 6)), FRIDAY);
    assert_int_equal(date_weekday(date_days_of(1600, 2, 29)), TUESDAY);
    assert_int_equal(date_day_of_year(date_days_of(2012, 12, 31)), 366);
}

static void test_text(void **state)
{
    (void)state;
    static const struct {
        struct date date;
        const char *text;
    } cases[] = {{{2013, 12, 6}, "2013-12-06"},
                 {{9999, 1, 31}, "9999-01-31"},
                 {{44, 10, 1}, "0044-10-01"},
                 {{-44, 3, 15}, "-0044-03-15"},
                 {{12345, 1, 1}, "12345-01-01"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[DATE_TEXT_SIZE];
        assert_int_equal(date_write(cases[i].date, text), strlen(cases[i].text));
        assert_string_equal(text, cases[i].text);
    }
}

static void test_validity(void **state)
{
    (void)state;
    assert_true(date_is_valid((struct date){2012, 2, 29}));
    assert_false(date_is_valid((struct date){2013, 2, 29}));
    assert_false(date_is_valid((struct date){1900, 2, 29}));
    assert_true(date_is_valid((struct date){2000, 2, 29}));
    assert_false(date_is_valid((struct date){2013, 13, 1}));
    assert_false(date_is_valid((struct date){2013, 0, 1}));
    assert_false(date_is_valid((struct date){2013, 4, 31}));
    assert_false(date_is_valid((struct date){2013, 4, 0}));
}

static void test_carry(void **state)
{
    (void)state;
    assert_int_equal(date_days_of(2013, 14, 1), date_days_of(2014, 2, 1));
    assert_int_equal(date_days_of(2013, 0, 1), date_days_of(2012, 12, 1));
    assert_int_equal(date_days_of(2013, -11, 1), date_days_of(2012, 1, 1));
    assert_int_equal(date_add_months(date_days_of(2013, 1, 31), 1),
                     date_days_of(2013, 2, 28));
    assert_int_equal(date_add_months(date_days_of(2012, 1, 31), 1),
                     date_days_of(2012, 2, 29));
    assert_int_equal(date_add_months(date_days_of(2013, 1, 15), -13),
                     date_days_of(2011, 12, 15));
}

static void test_iso_weeks_at_the_turn_of_the_year(void **state)
{
    (void)state;
    static const struct {
        int32_t year, month, day, week_year, week;
    } known[] = {{2013, 12, 30, 2014, 1},
                 {2012, 1, 1, 2011, 52},
                 {2010, 1, 3, 2009, 53},
                 {2009, 12, 31, 2009, 53},
                 {2013, 12, 6, 2013, 49}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct iso_week week =
            date_iso_week(date_days_of(known[i].year, known[i].month, known[i].day));
        assert_int_equal(week.year, known[i].week_year);
        assert_int_equal(week.week, known[i].week);
    }
}

static void test_instants(void **state)
{
    (void)state;
    for (int32_t day = -3; day <= 3; day++)
        for (int32_t second = 0; second < SECONDS_PER_DAY; second += 4321) {
            instant at = instant_of(day, 0, 0, second);
            assert_int_equal(instant_day(at), day);
            assert_int_equal(instant_second_of_day(at), second);
        }
}

static void test_intervals(void **state)
{
    (void)state;
    struct interval thursday = interval_of_day(10), friday = interval_of_day(11);
    struct interval both = interval_of_days(10, 11);
    assert_true(interval_before(thursday, friday));
    assert_false(interval_before(friday, thursday));
    assert_false(interval_overlaps(thursday, friday));
    assert_true(interval_overlaps(thursday, both));
    assert_true(interval_contains(both, friday));
    assert_false(interval_contains(friday, both));
    assert_true(interval_is_empty(interval_intersect(thursday, friday)));
    assert_int_equal(interval_hull(thursday, friday).end, both.end);
    assert_true(interval_contains(INTERVAL_UNBOUNDED, both));
}

static void test_granularity_names(void **state)
{
    (void)state;
    for (int i = 0; i < GRANULARITY_COUNT; i++) {
        enum granularity back;
        assert_true(granularity_from_name(granularity_name((enum granularity)i), &back));
        assert_int_equal(back, i);
    }
    enum granularity none;
    assert_false(granularity_from_name("fortnight", &none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day_of_four_thousand_years),
        cmocka_unit_test(test_known_days),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_validity),
        cmocka_unit_test(test_carry),
        cmocka_unit_test(test_iso_weeks_at_the_turn_of_the_year),
        cmocka_unit_test(test_instants),
        cmocka_unit_test(test_intervals),
        cmocka_unit_test(test_granularity_names),
    };
    return cmocka_run_group_tests_name("calendar dates", tests, NULL, NULL);
}
