#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>
#include <sha2.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/sha256_fast.h"
#include "base/utf8.h"
#include "base/vector.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

static void with_arena(size_t limit, bool expected, void (*body)(struct arena *, void *),
                       void *context)
{
    struct arena *arena = arena_new(limit);
    assert_non_null(arena);
    assert_int_equal(arena_run(arena, body, context), expected);
    arena_free(arena);
}

static void allocate(struct arena *arena, void *context)
{
    (void)context;
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *bytes = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAB, size);
    }
    char *text = arena_format(arena, "%s-%d", "a", 5);
    assert_string_equal(text, "a-5");
    char *grown = arena_grow(arena, text, 4, 4000);
    assert_memory_equal(grown, "a-5", 4);
    assert_int_equal(grown[3999], 0);
    enum { LARGE = 1 << 20 };
    grown = arena_grow(arena, grown, 4000, LARGE);
    memset(grown, 'x', LARGE);
    grown = arena_grow(arena, grown, LARGE, 2 * LARGE);
    for (size_t i = 0; i < LARGE; i++)
        assert_int_equal(grown[LARGE + i], 0);
}

static void test_arena_gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    with_arena(SIZE_MAX, true, allocate, NULL);
}

enum { MANY = 300000 };

/* Three arrays grow by turns to megabytes, so that none is the last of a block. */
static void grow_by_turns(struct arena *arena, void *context)
{
    (void)context;
    VECTOR(uint32_t) numbers[3] = {{0}, {0}, {0}};
    for (uint32_t i = 0; i < MANY; i++)
        for (uint32_t j = 0; j < 3; j++)
            vector_push(arena, &numbers[j], i * 3 + j);
    for (uint32_t i = 0; i < MANY; i++)
        for (uint32_t j = 0; j < 3; j++)
            if (numbers[j].items[i] != i * 3 + j)
                fail_msg("item %u of array %u was lost", i, j);
    for (uint32_t j = 0; j < 3; j++)
        for (numbers[j].count = 0; numbers[j].count < numbers[j].capacity;)
            if (*vector_add(arena, &numbers[j]) != 0)
                fail_msg("array %u: an added item was not cleared", j);
    assert_in_range(arena_used(arena), 3 * MANY * sizeof(uint32_t),
                    6 * MANY * sizeof(uint32_t));
}

static void test_arena_large_arrays_leave_no_copies(void **state)
{
    (void)state;
    struct arena *arena = arena_new(SIZE_MAX);
    for (int round = 0; round < 2; round++) {
        assert_true(arena_run(arena, grow_by_turns, NULL));
        arena_reset(arena);
        assert_int_equal(arena_used(arena), 0);
    }
    arena_free(arena);
}

static void allocate_without_end(struct arena *arena, void *context)
{
    size_t *count = context;
    for (;;) {
        (void)arena_alloc(arena, 1000);
        ++*count;
    }
}

static void test_arena_limit_leaves_the_job(void **state)
{
    (void)state;
    size_t count = 0;
    with_arena(100000, false, allocate_without_end, &count);
    assert_in_range(count, 50, 100);
}

static void ask_too_much(struct arena *arena, void *context)
{
    (void)context;
    (void)arena_alloc_array(arena, SIZE_MAX / 4, 8);
}

static void test_arena_product_is_checked(void **state)
{
    (void)state;
    with_arena(SIZE_MAX, false, ask_too_much, NULL);
}

static void run_inner(struct arena *arena, void *context)
{
    bool *reached = context;
    size_t count = 0;
    assert_false(arena_run(arena, allocate_without_end, &count));
    *reached = true;
}

static void test_arena_runs_nest(void **state)
{
    (void)state;
    bool reached = false;
    with_arena(50000, true, run_inner, &reached);
    assert_true(reached);
}

static void count_release(void *object)
{
    ++*(int *)object;
}

static void defer_apart(struct arena *arena, void *context)
{
    arena_defer(arena, count_release, context);
    (void)arena_alloc(arena, 5000);
}

static void run_apart(struct arena *arena, void *context)
{
    size_t used = arena_used(arena);
    arena_run_apart(arena, defer_apart, context);
    assert_int_equal(*(int *)context, 1);
    assert_in_range(arena_used(arena) - used, 0, 100);
    size_t count = 0;
    arena_run_apart(arena, allocate_without_end, &count);
    fail_msg("the limit holds for what is apart, too");
}

static void test_arena_apart(void **state)
{
    (void)state;
    int released = 0;
    with_arena(50000, false, run_apart, &released);
}

static void defer_twice(struct arena *arena, void *context)
{
    arena_defer(arena, count_release, context);
    arena_defer(arena, count_release, context);
    arena_fail(arena);
}

static void test_arena_releases_what_was_deferred(void **state)
{
    (void)state;
    int released = 0;
    struct arena *arena = arena_new(SIZE_MAX);
    assert_false(arena_run(arena, defer_twice, &released));
    assert_int_equal(released, 0);
    arena_reset(arena);
    assert_int_equal(released, 2);
    assert_int_equal(arena_used(arena), 0);
    arena_free(arena);
    assert_int_equal(released, 2);
}

static void push_numbers(struct arena *arena, void *context)
{
    (void)context;
    VECTOR(int) numbers = {0};
    for (int i = 0; i < 1000; i++)
        vector_push(arena, &numbers, i);
    assert_int_equal(numbers.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i);
    *vector_add(arena, &numbers) = 7;
    assert_int_equal(numbers.items[1000], 7);
}

static void test_vector(void **state)
{
    (void)state;
    with_arena(SIZE_MAX, true, push_numbers, NULL);
}

static void count_drained(void *context, struct slice text)
{
    *(size_t *)context += text.size;
}

/* Ten megabytes pass through a buffer that holds a few. */
static void write_drained(struct arena *arena, void *context)
{
    enum { PIECES = 1 << 20 };
    size_t drained = 0;
    struct buffer buffer;
    (void)context;
    buffer_init(&buffer, arena, 1 << 20);
    buffer.drain = count_drained;
    buffer.drain_context = &drained;
    for (int i = 0; i < PIECES; i++)
        buffer_add_text(&buffer, "ten bytes.");
    assert_int_equal(drained + buffer.size, 10 * (size_t)PIECES);
    assert_true(buffer.capacity < 1 << 20);
}

static void test_buffer_is_drained(void **state)
{
    (void)state;
    with_arena(SIZE_MAX, true, write_drained, NULL);
}

static void write_buffer(struct arena *arena, void *context)
{
    (void)context;
    struct buffer buffer;
    buffer_init(&buffer, arena, 1000);
    assert_string_equal(buffer.data, "");
    buffer_add_text(&buffer, "caf");
    buffer_add_character(&buffer, 0xE9);
    buffer_add_character(&buffer, 0xD800); /* a surrogate is no character */
    buffer_format(&buffer, " %d", 42);
    assert_string_equal(buffer.data, "caf\xC3\xA9\xEF\xBF\xBD 42");
    buffer_clear(&buffer);
    assert_string_equal(buffer.data, "");
    for (;;)
        buffer_add_text(&buffer, "0123456789");
}

static void test_buffer_is_bounded(void **state)
{
    (void)state;
    with_arena(SIZE_MAX, false, write_buffer, NULL);
}

static void intern_many(struct arena *arena, void *context)
{
    (void)context;
    struct interner interner;
    interner_init(&interner, arena);
    assert_int_equal(intern_find(&interner, slice_of("x")), INTERN_NONE);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(intern(&interner, slice_of(arena_format(arena, "word %u", i))),
                         i);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(intern(&interner, slice_of(arena_format(arena, "word %u", i))),
                         i);
    assert_true(slice_is(intern_text(&interner, 77), "word 77"));
    assert_int_equal(intern(&interner, slice_of("")), 5000);
}

static void test_interner(void **state)
{
    (void)state;
    with_arena(SIZE_MAX, true, intern_many, NULL);
}

static void test_slices(void **state)
{
    (void)state;
    struct slice text = slice_of("  Jan 5; Feb 6 ");
    assert_true(slice_is(slice_trim(text), "Jan 5; Feb 6"));
    assert_true(slice_is(slice_trim(slice_of("   ")), ""));
    struct slice rest = slice_of("a;b");
    assert_true(slice_is(slice_cut(&rest, ';'), "a"));
    assert_true(slice_is(slice_cut(&rest, ';'), "b"));
    assert_true(slice_is(slice_cut(&rest, ';'), ""));
    struct slice lines = slice_of("a\nb\n"), end = lines;
    (void)slice_cut(&end, '\n');
    (void)slice_cut(&end, '\n');
    assert_true(end.size == 0 && end.data == lines.data + lines.size);
    assert_ptr_equal(slice_part(lines, 9, 12).data, lines.data + lines.size);
    assert_int_equal(slice_find(text, slice_of("Feb"), 0), 9);
    assert_int_equal(slice_find(text, slice_of("Mar"), 0), SIZE_MAX);
    assert_int_equal(slice_find(text, slice_of("Feb"), 10), SIZE_MAX);
    assert_true(slice_equal_ignoring_case(slice_of("MAY"), slice_of("may")));
    assert_true(slice_compare(slice_of("ab"), slice_of("abc")) < 0);
    assert_true(slice_compare(slice_of("b"), slice_of("abc")) > 0);
    assert_true(slice_starts_with(slice_of("Monday"), "Mon"));
    assert_false(slice_starts_with(slice_of("Mo"), "Mon"));
    assert_true(slice_ends_with(slice_of("Monday"), "day"));
}

static void test_utf8_round_trip(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c += c < 0x3000 ? 1 : 7) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        char bytes[UTF8_MAX];
        uint32_t back;
        size_t size = utf8_encode(c, bytes);
        assert_int_equal(utf8_decode(slice_make(bytes, size), &back), size);
        assert_int_equal(back, c);
        for (size_t cut = 1; cut < size; cut++)
            assert_int_equal(utf8_decode(slice_make(bytes, cut), &back), 0);
    }
}

static void test_utf8_refuses_what_is_not_well_formed(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "\x80",         "\xC0\xAF",         "\xC1\xBF",
        "\xE0\x80\x80", "\xED\xA0\x80",     "\xF4\x90\x80\x80",
        "\xF8",         "\xF0\x80\x80\xAF", "\xFF"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        uint32_t character;
        assert_int_equal(utf8_decode(slice_of(wrong[i]), &character), 0);
    }
    assert_int_equal(utf8_valid_prefix(slice_of("ab\xC3\xA9\x80z")), 4);
    assert_int_equal(utf8_cut(slice_of("ab\xC3\xA9z"), 3).size, 2);
    assert_int_equal(utf8_cut(slice_of("ab\xC3\xA9z"), 4).size, 4);
    assert_int_equal(utf8_cut(slice_of("ab"), 4).size, 2);
    assert_int_equal(utf8_count(slice_of("ab\xC3\xA9")), 3);
}

static void test_utf8_folds_latin_letters(void **state)
{
    (void)state;
    assert_string_equal(utf8_fold_latin(0xC9), "e");   /* É */
    assert_string_equal(utf8_fold_latin(0x11F), "g");  /* ğ */
    assert_string_equal(utf8_fold_latin(0xDF), "ss");  /* ß */
    assert_string_equal(utf8_fold_latin(0x1EC7), "e"); /* ệ */
    assert_null(utf8_fold_latin('e'));
    assert_null(utf8_fold_latin(0x416)); /* Ж */
}

/* The processor's own way gives what libmd does, whatever the last block looks like. */
static void test_sha256_of_every_length(void **state)
{
    (void)state;
#ifdef DATELINE_SHA256_FAST
    uint8_t bytes[3 * SHA256_BLOCK_LENGTH], fast[SHA256_BYTES], plain[SHA256_BYTES];
    for (size_t size = 0; sha256_fast_runs() && size <= sizeof bytes; size++) {
        for (size_t i = 0; i < size; i++)
            bytes[i] = (uint8_t)(i * 7 + size);
        SHA2_CTX context;
        SHA256Init(&context);
        SHA256Update(&context, bytes, size);
        SHA256Final(plain, &context);
        sha256_fast(slice_make((const char *)bytes, size), fast);
        assert_memory_equal(fast, plain, sizeof fast);
    }
#endif
}

static void test_sha256_of_the_standard(void **state)
{
    (void)state;
    char hex[SHA256_HEX];
    hash_sha256(slice_of("abc"), hex); /* FIPS 180-4's first example */
    assert_string_equal(
        hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    hash_sha256(slice_of(""), hex);
    assert_string_equal(
        hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(test_arena_limit_leaves_the_job),
        cmocka_unit_test(test_arena_product_is_checked),
        cmocka_unit_test(test_arena_runs_nest),
        cmocka_unit_test(test_arena_releases_what_was_deferred),
        cmocka_unit_test(test_arena_large_arrays_leave_no_copies),
        cmocka_unit_test(test_arena_apart),
        cmocka_unit_test(test_vector),
        cmocka_unit_test(test_buffer_is_bounded),
        cmocka_unit_test(test_buffer_is_drained),
        cmocka_unit_test(test_interner),
        cmocka_unit_test(test_slices),
        cmocka_unit_test(test_utf8_round_trip),
        cmocka_unit_test(test_utf8_refuses_what_is_not_well_formed),
        cmocka_unit_test(test_utf8_folds_latin_letters),
        cmocka_unit_test(test_sha256_of_the_standard),
        cmocka_unit_test(test_sha256_of_every_length),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
