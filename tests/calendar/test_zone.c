#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "calendar/zone.h"

#include <stdio.h>
#include <string.h>

static const struct moment {
    const char *zone;
    int32_t year, month, day, hour;
    double offset_hours; /* at that local time */
} moments[] = {
    {"Asia/Jerusalem", 2013, 12, 5, 12, 2},    {"Asia/Jerusalem", 2013, 6, 27, 12, 3},
    {"America/New_York", 2013, 12, 5, 9, -5},  {"America/New_York", 2013, 7, 4, 9, -4},
    {"America/New_York", 2049, 7, 4, 9, -4},   {"America/New_York", 2049, 12, 4, 9, -5},
    {"Europe/London", 2014, 4, 7, 7, 1},       {"Europe/London", 1969, 1, 7, 7, 1},
    {"Asia/Kolkata", 2013, 1, 1, 0, 5.5},      {"UTC", 2013, 1, 1, 0, 0},
    {"Australia/Sydney", 2045, 1, 10, 12, 11}, {"Australia/Sydney", 2045, 7, 10, 12, 10},
};

static void read_moments(struct arena *arena, void *context)
{
    (void)context;
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        const struct moment *m = &moments[i];
        dateline_error error;
        struct zone *zone = zone_read(arena, NULL, m->zone, &error);
        if (!zone)
            fail_msg("%s", error.message);
        instant local =
            instant_of(date_days_of(m->year, m->month, m->day), m->hour, 0, 0);
        int32_t expected = (int32_t)(m->offset_hours * SECONDS_PER_HOUR);
        int32_t offset = zone_offset_at_local(zone, local);
        if (offset != expected)
            fail_msg("%s %d: %d, not %d", m->zone, m->year, offset, expected);
        assert_int_equal(zone_offset_at_utc(zone, local - offset), expected);
        assert_string_equal(zone_name(zone), m->zone);
    }
}

static void refuse(struct arena *arena, void *context)
{
    (void)context;
    static const char *const names[] = {"", "/etc/passwd", "../../etc/passwd",
                                        "Mars/Olympus", "Europe/Lon don"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        dateline_error error = {.code = DATELINE_OK};
        assert_null(zone_read(arena, NULL, names[i], &error));
        assert_int_not_equal(error.code, DATELINE_OK);
        assert_true(strlen(error.message) > 10);
    }
    dateline_error error;
    assert_null(zone_read_bytes(arena, "x", slice_of("TZif2 but then nothing"), &error));
    assert_int_equal(error.code, DATELINE_ERROR_INPUT);
}

/* Every shorter piece of a real file, and every single damaged byte, is refused or read,
 * never read past. */
static void damage(struct arena *arena, void *context)
{
    (void)context;
    char bytes[8192];
    FILE *file = fopen(ZONE_DIRECTORY "/Asia/Jerusalem", "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    (void)fclose(file);
    for (size_t cut = 0; cut < size; cut++) {
        char *exact = arena_copy(arena, slice_make(bytes, cut));
        struct zone *zone = zone_read_bytes(arena, "x", slice_make(exact, cut), NULL);
        if (zone)
            (void)zone_offset_at_local(zone, 1386244800);
    }
    for (size_t at = 0; at < size; at++) {
        char kept = bytes[at];
        bytes[at] = (char)(kept ^ 0x5A);
        struct zone *zone = zone_read_bytes(arena, "x", slice_make(bytes, size), NULL);
        if (zone)
            (void)zone_offset_at_local(zone, 1386244800);
        bytes[at] = kept;
    }
}

static void run(void (*body)(struct arena *, void *))
{
    struct arena *arena = arena_new(256 * 1024 * 1024);
    assert_non_null(arena);
    assert_true(arena_run(arena, body, NULL));
    arena_free(arena);
}

static void test_offsets(void **state)
{
    (void)state;
    run(read_moments);
}

static void test_names_that_are_no_zone(void **state)
{
    (void)state;
    run(refuse);
}

static void test_damaged_files(void **state)
{
    (void)state;
    run(damage);
}

static void test_abbreviations(void **state)
{
    (void)state;
    int32_t seconds;
    assert_true(zone_abbreviation_offset(slice_of("EST"), &seconds));
    assert_int_equal(seconds, -5 * SECONDS_PER_HOUR);
    assert_true(zone_abbreviation_offset(slice_of("GMT"), &seconds));
    assert_int_equal(seconds, 0);
    assert_false(zone_abbreviation_offset(slice_of("NATO"), &seconds));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_names_that_are_no_zone),
        cmocka_unit_test(test_damaged_files),
        cmocka_unit_test(test_abbreviations),
    };
    return cmocka_run_group_tests_name("time zones", tests, NULL, NULL);
}
