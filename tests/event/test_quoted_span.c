#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "base/buffer.h"
#include "event/quoted_span.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_SIZE = 4096, OUTPUT_LIMIT = 1 << 20 };

/* An article of the paragraphs that the pilcrow separates. */
static struct article *article_of(struct arena *arena, struct slice source)
{
    struct article *article = ARENA_NEW(arena, struct article);
    struct buffer text;
    buffer_init(&text, arena, 64u << 20);
    while (source.size > 0) {
        size_t cut = slice_find(source, slice_of("\xC2\xB6"), 0);
        size_t end = cut < source.size ? cut : source.size;
        struct article_block block = {.kind = BLOCK_PARAGRAPH,
                                      .start = (uint32_t)text.size};
        buffer_add(&text, slice_trim(slice_part(source, 0, end)));
        block.end = (uint32_t)text.size;
        vector_push(arena, &article->blocks, block);
        buffer_add_text(&text, "\n\n");
        source = slice_part(source, end + 2, source.size);
    }
    article->text = buffer_slice(&text);
    return article;
}

static void describe(const struct article *article, const struct quoted_spans *found,
                     struct buffer *out)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct quoted_span *piece = &found->items[i];
        struct slice text = quoted_span_text(article, piece);
        if (text.size == 0)
            continue;
        bool continues = piece->continues != QUOTED_NONE;
        buffer_format(out, "%s%s[%.*s]", out->size > 0 ? " " : "", continues ? "+" : "",
                      (int)text.size, text.data);
    }
    if (out->size == 0)
        buffer_add_text(out, "none");
}

struct line_case {
    struct slice text, expected;
    bool passed;
};

static void run_case(struct arena *arena, void *context)
{
    struct line_case *line = context;
    struct article *article = article_of(arena, line->text);
    struct quoted_spans found = {0};
    quoted_spans_find(arena, article, &found);
    struct buffer out;
    buffer_init(&out, arena, OUTPUT_LIMIT);
    describe(article, &found, &out);
    line->passed = slice_equal(buffer_slice(&out), line->expected);
    if (!line->passed)
        print_error("%.*s\n  expected %.*s\n  found    %s\n", (int)line->text.size,
                    line->text.data, (int)line->expected.size, line->expected.data,
                    out.data);
}

static void test_cases(void **state)
{
    (void)state;
    FILE *file = fopen("fixtures/event/quotations.txt", "r");
    assert_non_null(file);
    char line[LINE_MAX_SIZE];
    size_t cases = 0, failed = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        struct slice whole = slice_trim(slice_of(line));
        size_t arrow = slice_find(whole, slice_of(" => "), 0);
        if (line[0] == '#' || arrow == SIZE_MAX)
            continue;
        struct line_case one = {.text = slice_part(whole, 0, arrow),
                                .expected = slice_part(whole, arrow + 4, whole.size)};
        struct arena *arena = arena_new(OUTPUT_LIMIT);
        assert_true(arena_run(arena, run_case, &one));
        arena_free(arena);
        failed += !one.passed;
        cases++;
    }
    (void)fclose(file);
    assert_true(cases >= 30);
    assert_int_equal(failed, 0);
}

/* Marks without end: nothing may be searched for twice. */
static void many_marks(struct arena *arena, void *context)
{
    static const char *const PATTERNS[] = {
        "\"a ", "'a ", "\" ", "' ", "'s ", "\"\'", "\xE2\x80\x9C", "\"a \xC2\xB6"};
    (void)context;
    for (size_t p = 0; p < sizeof PATTERNS / sizeof *PATTERNS; p++) {
        struct buffer source;
        buffer_init(&source, arena, 64u << 20);
        for (size_t i = 0; i < 300000; i++)
            buffer_add_text(&source, PATTERNS[p]);
        struct article *article = article_of(arena, buffer_slice(&source));
        struct quoted_spans found = {0};
        quoted_spans_find(arena, article, &found);
        for (size_t i = 1; i < found.count; i++)
            assert_true(found.items[i - 1].close <= found.items[i].open);
    }
}

static void test_hostile(void **state)
{
    (void)state;
    struct arena *arena = arena_new(SIZE_MAX);
    assert_true(arena_run(arena, many_marks, NULL));
    arena_free(arena);
}

static void look_up(struct arena *arena, void *context)
{
    (void)context;
    struct article *article = article_of(arena, slice_of("He \"did\" and \"did not\"."));
    struct quoted_spans found = {0};
    quoted_spans_find(arena, article, &found);
    assert_int_equal(found.count, 2);
    assert_int_equal(quoted_span_at(&found, 0), QUOTED_NONE);
    assert_int_equal(quoted_span_at(&found, 3), 0);
    assert_int_equal(quoted_span_at(&found, 8), QUOTED_NONE);
    assert_int_equal(quoted_span_from(&found, 8), 1);
    assert_int_equal(quoted_span_at(&found, 15), 1);
    assert_int_equal(quoted_span_from(&found, 23), 2);
    assert_int_equal(quoted_span_words(article, &found.items[1]), 2);
}

static void test_look_up(void **state)
{
    (void)state;
    struct arena *arena = arena_new(OUTPUT_LIMIT);
    assert_true(arena_run(arena, look_up, NULL));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_look_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
