#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "language/conllu.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_LIMIT = 512 << 20, TEXT_LIMIT = 16 << 20 };

#define WORD(id, form) id "\t" form "\t_\t_\t_\t_\t_\t_\t_\t_\n"

struct job {
    struct language *language;
    struct slice text;
    dateline_error error;
    struct conllu *conllu;
    char *written;
};

static void run(struct arena *arena, void *context)
{
    struct job *job = context;
    struct buffer out;
    job->conllu = conllu_read(arena, job->text, &job->error);
    if (!job->conllu)
        return;
    buffer_init(&out, arena, TEXT_LIMIT);
    conllu_analyse(arena, job->language, job->conllu);
    conllu_write(job->conllu, &out);
    job->written = out.data;
}

static struct arena *do_job(struct job *job, struct slice text)
{
    dateline_error error;
    struct arena *arena = arena_new(ARENA_LIMIT);
    *job = (struct job){.text = text, .language = language_new(&error)};
    assert_non_null(job->language);
    assert_true(arena_run(arena, run, job));
    return arena;
}

static void end_job(struct job *job, struct arena *arena)
{
    arena_free(arena);
    language_free(job->language);
}

static void test_columns_are_filled_in(void **state)
{
    (void)state;
    struct job job;
    struct arena *arena =
        do_job(&job, slice_of("# text = He met her\n" WORD("1", "He") WORD("2", "met")
                                  WORD("3", "her") "\n"));
    assert_string_equal(job.written, "# text = He met her\n"
                                     "1\tHe\t_\t_\tPRP\t_\t2\tnsubj\t_\t_\n"
                                     "2\tmet\t_\t_\tVBD\t_\t0\troot\t_\t_\n"
                                     "3\ther\t_\t_\tPRP\t_\t2\tobj\t_\t_\n\n");
    end_job(&job, arena);
}

static void test_ranges_and_empty_nodes_stay(void **state)
{
    (void)state;
    struct job job;
    struct arena *arena =
        do_job(&job, slice_of("1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD("1", "can")
                                  WORD("2", "not") "2.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n"));
    assert_int_equal(job.conllu->sentences.count, 1);
    assert_int_equal(job.conllu->sentences.items[0].word_count, 2);
    assert_non_null(strstr(job.written, "1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n"));
    assert_non_null(strstr(job.written, "2.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n"));
    end_job(&job, arena);
}

static void assert_wrong(const char *text, size_t line)
{
    struct job job;
    struct arena *arena = do_job(&job, slice_of(text));
    assert_null(job.conllu);
    assert_int_equal(job.error.code, DATELINE_ERROR_INPUT);
    assert_int_equal(job.error.line, line);
    end_job(&job, arena);
}

static void test_errors_name_the_line(void **state)
{
    (void)state;
    assert_wrong("no columns\n", 1);
    assert_wrong(WORD("1", "a") "2\tb\t_\n", 2);
    assert_wrong("\n\n" WORD("2", "a"), 3);
    assert_wrong(WORD("1", "a") "\n" WORD("1", "a") WORD("3", "b"), 4);
    assert_wrong("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\tmore\n", 1);
    assert_wrong("1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", 1);
}

/* Each word has a head in the sentence, one hangs from the root, and all reach it. */
static void assert_tree(const struct conllu *conllu)
{
    size_t count = conllu->lines.count, roots = 0;
    for (size_t i = 0; i < count; i++) {
        const struct conllu_line *line = &conllu->lines.items[i];
        size_t steps = 0;
        if (!line->is_word)
            continue;
        assert_true(line->head <= count);
        roots += line->head == 0;
        for (uint32_t head = line->head; head != 0;
             head = conllu->lines.items[head - 1].head)
            assert_true(++steps <= count);
    }
    assert_int_equal(roots, 1);
}

/* Longer than what is parsed in one piece; all kinds of words, so that the repairs run. */
static void test_long_sentence_is_a_tree(void **state)
{
    (void)state;
    static const char *const words[] = {
        "\"",   "We",    "agree", ",",   "\"",    "Orlan",    ",",
        "who",  "met",   "Sava",  "in",  "Paris", "Friday",   ",",
        "said", "that",  "by",    "the", "US",    "Thursday", "having",
        "met",  "plans", "to",    "set", "forth", "reports"};
    enum { WORDS = 1000, WORD_KINDS = sizeof words / sizeof *words };
    static char text[WORDS * 40];
    size_t size = 0;
    uint32_t state_of_chance = 12345;
    for (int i = 1; i <= WORDS; i++) {
        state_of_chance = state_of_chance * 1664525u + 1013904223u;
        size += (size_t)snprintf(text + size, sizeof text - size,
                                 "%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", i,
                                 words[(state_of_chance >> 16) % WORD_KINDS]);
    }
    struct job job;
    struct arena *arena = do_job(&job, slice_make(text, size));
    assert_non_null(job.conllu);
    assert_tree(job.conllu);
    end_job(&job, arena);
}

static void test_gold_columns_are_read(void **state)
{
    (void)state;
    struct job job;
    struct arena *arena =
        do_job(&job, slice_of("1\tHe\the\tPRON\tPRP\t_\t2\tnsubj:x\t_\t_\n"
                              "2\tran\trun\tVERB\t?\t_\t9\tnone\t_\t_\n"));
    const struct conllu_line *lines = job.conllu->lines.items;
    conllu_take_gold(job.conllu);
    assert_int_equal(lines[0].tag, TAG_PRP);
    assert_int_equal(lines[0].label, LABEL_NSUBJ);
    assert_int_equal(lines[0].head, 2);
    assert_int_equal(lines[1].tag, TAG_NN);
    assert_int_equal(lines[1].label, LABEL_DEP);
    assert_int_equal(lines[1].head, 0);
    end_job(&job, arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_are_filled_in),
        cmocka_unit_test(test_ranges_and_empty_nodes_stay),
        cmocka_unit_test(test_errors_name_the_line),
        cmocka_unit_test(test_long_sentence_is_a_tree),
        cmocka_unit_test(test_gold_columns_are_read),
    };
    return cmocka_run_group_tests_name("conllu", tests, NULL, NULL);
}
