/* The JSON parser: what it refuses, with the place, and what it makes of what it takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "base/buffer.h"
#include "export/json_value.h"

#include <math.h>
#include <string.h>

enum { OUT_MAX = 1 << 20 };

static void run(void (*body)(struct arena *, void *))
{
    struct arena *arena = arena_new(SIZE_MAX);
    assert_true(arena_run(arena, body, NULL));
    arena_free(arena);
}

static void refused(struct arena *arena, void *context)
{
    static const struct {
        const char *json;
        size_t at;
        const char *says;
    } cases[] = {
        {"", 0, "ends here"},
        {" [", 2, "ends here"},
        {"[1,]", 3, "no value"},
        {"[1 2]", 3, "missing"},
        {"{\"a\" 1}", 5, "':' is missing"},
        {"{a:1}", 1, "quotation marks"},
        {"{\"a\":1,}", 7, "quotation marks"},
        {"{\"a\":1,\"b\":2,\"a\":3}", 13, "stands twice"},
        {"[01]", 2, "missing"},
        {"[-]", 2, "digit"},
        {"[1.]", 3, "digit"},
        {"[1e+]", 4, "digit"},
        {"[nul]", 1, "no value"},
        {"[1]x", 3, "behind the value"},
        {"\"ab", 3, "does not end"},
        {"\"a\nb\"", 2, "control character"},
        {"\"\\x\"", 2, "no escape"},
        {"\"\\u12g4\"", 5, "hexadecimal"},
        {"\"\\u0000\"", 7, "U+0000"},
        {"\"\\ud800\"", 7, "surrogate"},
        {"\"\\ud800\\u0041\"", 13, "surrogate"},
        {"\"\\udc00\"", 7, "surrogate"},
        {"\"\xC3\x28\"", 1, "UTF-8"},
        {"\"a\\n\xFF\"", 4, "UTF-8"},
    };
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct json_problem problem;
        if (json_parse(arena, slice_of(cases[i].json), &problem))
            fail_msg("%s was taken", cases[i].json);
        if (problem.at != cases[i].at || !strstr(problem.message, cases[i].says))
            fail_msg("%s: at %zu: %s", cases[i].json, problem.at, problem.message);
    }
}

static void test_refused(void **state)
{
    (void)state;
    run(refused);
}

/* Brackets without end, and an object of more members than any of ours has. */
static void bounded(struct arena *arena, void *context)
{
    (void)context;
    struct json_problem problem;
    struct buffer deep, wide;
    buffer_init(&deep, arena, OUT_MAX);
    buffer_init(&wide, arena, OUT_MAX);
    for (int i = 0; i < 100000; i++)
        buffer_add_byte(&deep, '[');
    assert_null(json_parse(arena, buffer_slice(&deep), &problem));
    assert_string_equal(problem.message, "the values are nested too deeply");
    for (int i = 0; i <= JSON_MEMBERS_MAX; i++)
        buffer_format(&wide, "%c\"k%d\":0", i ? ',' : '{', i);
    buffer_add_byte(&wide, '}');
    assert_null(json_parse(arena, buffer_slice(&wide), &problem));
    assert_string_equal(problem.message, "an object has too many members");
}

static void test_bounded(void **state)
{
    (void)state;
    run(bounded);
}

static const struct json_value *parsed(struct arena *arena, const char *json)
{
    struct json_problem problem;
    const struct json_value *value = json_parse(arena, slice_of(json), &problem);
    if (!value)
        fail_msg("%s: at %zu: %s", json, problem.at, problem.message);
    return value;
}

static void texts(struct arena *arena, void *context)
{
    static const struct {
        const char *json, *text;
    } cases[] = {
        {"\"\"", ""},
        {"\"caf\xC3\xA9\"", "caf\xC3\xA9"},
        {"\"a\\n\\t\\\"\\\\\\/b\"", "a\n\t\"\\/b"},
        {"\"\\u0041\\u00e9\\u20AC\"", "A\xC3\xA9\xE2\x82\xAC"},
        {"\"x\\ud83d\\ude00y\"", "x\xF0\x9F\x98\x80y"},
    };
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct json_value *value = parsed(arena, cases[i].json);
        assert_int_equal(value->type, JSON_STRING);
        assert_int_equal(value->text.size, strlen(cases[i].text));
        assert_memory_equal(value->text.data, cases[i].text, value->text.size);
    }
}

static void numbers(struct arena *arena, void *context)
{
    static const struct {
        const char *json;
        bool whole;
        int64_t number;
        double real;
    } cases[] = {
        {"0", true, 0, 0},
        {"-17", true, -17, -17},
        {"1099511627776", true, INT64_C(1099511627776), 1099511627776.0},
        {"99999999999999999999", false, 0, 1e20},
        {"0.93", false, 0, 0.93},
        {"-2.50", false, 0, -2.5},
        {"1e3", false, 0, 1000},
        {"25E-2", false, 0, 0.25},
        {"1e-999999", false, 0, 0},
        {"0.1234567890123456789", false, 0, 0.1234567890123456789},
    };
    (void)context;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct json_value *value = parsed(arena, cases[i].json);
        int64_t number = 0;
        assert_int_equal(json_whole_number(value, &number), cases[i].whole);
        assert_int_equal(number, cases[i].number);
        double real = json_real_number(value);
        if (fabs(real - cases[i].real) > fabs(cases[i].real) * 1e-15)
            fail_msg("%s became %.17g", cases[i].json, real);
    }
    assert_true(isinf(json_real_number(parsed(arena, "1e999999"))));
}

static void members(struct arena *arena, void *context)
{
    (void)context;
    const struct json_value *object =
        parsed(arena, " {\"a\" : [ 1 , {} , [] ], \"b\":null,\"c\":true, \"\":false } ");
    assert_int_equal(object->count, 4);
    assert_int_equal(json_find(object, "a")->count, 3);
    assert_int_equal(json_find(object, "a")->first->next->type, JSON_OBJECT);
    assert_null(json_find(object, "b"));
    assert_int_equal(json_find(object, "c")->type, JSON_TRUE);
    assert_int_equal(json_find(object, "")->type, JSON_FALSE);
    assert_null(json_find(object, "d"));
    assert_null(json_find(json_find(object, "a"), "a"));
    assert_null(json_find(NULL, "a"));
}

static void test_values(void **state)
{
    (void)state;
    run(texts);
    run(numbers);
    run(members);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_bounded),
        cmocka_unit_test(test_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
