#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "calendar/holiday.h"

#include <stdlib.h>

/* Days as the calendars of those years show them. */
static const struct known {
    const char *name;
    int32_t year, month, day;
} known[] = {
    {"easter", 2013, 3, 31},
    {"easter", 2014, 4, 20},
    {"easter sunday", 1981, 4, 19},
    {"easter", 2038, 4, 25},
    {"easter", 1818, 3, 22},
    {"good friday", 2014, 4, 18},
    {"easter monday", 2014, 4, 21},
    {"ash wednesday", 2013, 2, 13},
    {"pentecost", 2013, 5, 19},
    {"orthodox easter", 2013, 5, 5},
    {"orthodox easter", 2014, 4, 20},
    {"orthodox easter", 2021, 5, 2},
    {"thanksgiving", 2013, 11, 28},
    {"thanksgiving day", 1989, 11, 23},
    {"black friday", 2013, 11, 29},
    {"labor day", 2013, 9, 2},
    {"memorial day", 2013, 5, 27},
    {"martin luther king day", 2014, 1, 20},
    {"presidents' day", 2014, 2, 17},
    {"election day", 2012, 11, 6},
    {"election day", 1988, 11, 8},
    {"columbus day", 2013, 10, 14},
    {"early may bank holiday", 2014, 5, 5},
    {"spring bank holiday", 2014, 5, 26},
    {"summer bank holiday", 2014, 8, 25},
    {"boxing day", 1999, 12, 26},
    {"mother's day", 2014, 5, 11},
    {"rosh hashanah", 2013, 9, 5},
    {"rosh hashanah", 2014, 9, 25},
    {"rosh hashanah", 2021, 9, 7},
    {"yom kippur", 1973, 10, 6},
    {"passover", 2013, 3, 26},
    {"passover", 2014, 4, 15},
    {"hanukkah", 2013, 11, 28},
    {"hanukkah", 2014, 12, 17},
    {"hanukkah", 2021, 11, 29},
    {"purim", 2014, 3, 16},
    {"sukkot", 2013, 9, 19},
    {"shavuot", 2014, 6, 4},
};

static void test_known_holidays(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int32_t days[HOLIDAY_OCCURRENCES_MAX];
        const struct holiday *holiday = holiday_find(slice_of(known[i].name));
        assert_non_null(holiday);
        assert_int_equal(holiday_occurrences(holiday, known[i].year, days), 1);
        struct date found = date_from_days(days[0]);
        if (found.month != known[i].month || found.day != known[i].day)
            fail_msg("%s %d is said to be %d-%d", known[i].name, known[i].year,
                     found.month, found.day);
    }
}

static const struct known approximate[] = {
    {"eid al-fitr", 2013, 8, 8},     {"eid al-adha", 2013, 10, 15},
    {"ramadan", 2014, 6, 28},        {"ramadan", 2024, 3, 11},
    {"eid al-fitr", 2024, 4, 10},    {"islamic new year", 2013, 11, 4},
    {"lunar new year", 2013, 2, 10}, {"chinese new year", 2014, 1, 31},
    {"lunar new year", 2024, 2, 10},
};

static void test_approximate_holidays_are_near(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof approximate / sizeof *approximate; i++) {
        const struct known *k = &approximate[i];
        int32_t found, expected = date_days_of(k->year, k->month, k->day);
        const struct holiday *holiday = holiday_find(slice_of(k->name));
        assert_non_null(holiday);
        assert_true(holiday_is_approximate(holiday));
        assert_true(holiday_nearest(holiday, expected, &found));
        if (abs(found - expected) > 2)
            fail_msg("%s %d is %d days off", k->name, k->year, found - expected);
    }
}

static void test_islamic_year_that_holds_two(void **state)
{
    (void)state;
    int32_t days[HOLIDAY_OCCURRENCES_MAX];
    const struct holiday *eid = holiday_find(slice_of("eid al-fitr"));
    assert_int_equal(holiday_occurrences(eid, 2000, days),
                     2); /* 8 January and 27 December */
    assert_true(days[0] < days[1]);
}

static void test_every_row_gives_days_in_its_year(void **state)
{
    (void)state;
    for (size_t i = 0; holiday_at(i); i++) {
        assert_true(holiday_length(holiday_at(i)) >= 1);
        for (int32_t year = 1900; year < 2100; year++) {
            int32_t days[HOLIDAY_OCCURRENCES_MAX];
            size_t count = holiday_occurrences(holiday_at(i), year, days);
            for (size_t k = 0; k < count; k++)
                assert_int_equal(date_from_days(days[k]).year, year);
        }
    }
    int32_t days[HOLIDAY_OCCURRENCES_MAX];
    assert_int_equal(holiday_occurrences(holiday_at(0), 1500, days), 0);
    assert_null(holiday_find(slice_of("dinner")));
    assert_non_null(holiday_find(slice_of("christmas")));
}

static void test_every_name_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; holiday_at(i); i++) {
        struct slice names = slice_of(holiday_names(holiday_at(i)));
        while (names.size != 0) {
            struct slice name = slice_cut(&names, '|');
            const struct holiday *found = holiday_find(name);
            assert_non_null(found); /* else run src/temporal/make_index.py */
            assert_non_null(strstr(holiday_names(found), holiday_names(holiday_at(i))));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_holidays),
        cmocka_unit_test(test_approximate_holidays_are_near),
        cmocka_unit_test(test_islamic_year_that_holds_two),
        cmocka_unit_test(test_every_row_gives_days_in_its_year),
        cmocka_unit_test(test_every_name_is_found),
    };
    return cmocka_run_group_tests_name("holidays", tests, NULL, NULL);
}
