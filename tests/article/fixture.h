/* What the tests of this folder share. */
#ifndef DATELINE_TESTS_ARTICLE_FIXTURE_H
#define DATELINE_TESTS_ARTICLE_FIXTURE_H

#include "article/article.h"
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FIXTURES "fixtures/article/"
enum { TEST_ARENA = 1 << 30 };

static inline struct slice read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be read; run the test in the project's folder", path);
    (void)fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(arena, size + 1);
    assert_int_equal(fread(bytes, 1, size, file), size);
    (void)fclose(file);
    return slice_make(bytes, size);
}

/* "2013-12-06" */
static inline const char *day_text(struct arena *arena, const struct article_date *date)
{
    struct date day = date_from_days(instant_day(date->at));
    return arena_format(arena, "%04d-%02d-%02d", (int)day.year, day.month, day.day);
}

/* "dateline 2013-12-06", "none" */
static inline const char *day_and_origin(struct arena *arena,
                                         const struct article_date *date)
{
    const char *origin = article_date_origin_name(date->origin);
    return date->origin == DATE_FROM_NONE
               ? origin
               : arena_format(arena, "%s %s", origin, day_text(arena, date));
}

/* Runs body(arena, context) and releases everything. */
static inline void run_in_arena(void (*body)(struct arena *, void *), void *context)
{
    struct arena *arena = arena_new(TEST_ARENA);
    assert_non_null(arena);
    assert_true(arena_run(arena, body, context));
    arena_free(arena);
}

#endif
