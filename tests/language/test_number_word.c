#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "language/number_word.h"

static const struct slice CARDINALS[] = {
#define NUMBER_WORD(cardinal, ordinal) SLICE(cardinal),
#include "language/number_words.def"
#undef NUMBER_WORD
};
static const struct slice ORDINALS[] = {
#define NUMBER_WORD(cardinal, ordinal) SLICE(ordinal),
#include "language/number_words.def"
#undef NUMBER_WORD
};
enum { COUNT = sizeof CARDINALS / sizeof *CARDINALS };

static void test_every_row(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < COUNT; i++) {
        assert_int_equal(cardinal_of_word(CARDINALS[i], COUNT), i);
        assert_int_equal(ordinal_of_word(ORDINALS[i], COUNT), i);
    }
}

static void test_limits(void **state)
{
    (void)state;
    assert_int_equal(cardinal_of_word(slice_of("five"), 5), 5);
    assert_int_equal(cardinal_of_word(slice_of("six"), 5), 0);
    assert_int_equal(ordinal_of_word(slice_of("third"), 2), 0);
    assert_int_equal(cardinal_of_word(slice_of("third"), COUNT), 0);
    assert_int_equal(cardinal_of_word(slice_of("dozen"), COUNT), 0);
    assert_int_equal(ordinal_of_word(slice_of(""), COUNT), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
