#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "base/buffer.h"
#include "language/arguments.h"
#include "language/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_LIMIT = 256 << 20, TEXT_LIMIT = 1 << 20, PARTS = 3 };

/* ---- case files: one case a line, parts divided by " | ", '#' begins a comment ---- */

struct fixture {
    struct arena *arena;
    struct language *language;
    const char *path;
    size_t line, cases, failed;
    void (*check)(struct fixture *fixture, const struct slice *parts);
};

static void fail_case(struct fixture *fixture, const char *what, struct slice got)
{
    fixture->failed++;
    print_error("%s:%zu: %s: %.*s\n", fixture->path, fixture->line, what, (int)got.size,
                got.data);
}

static struct slice read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = arena_alloc(arena, TEXT_LIMIT);
    assert_non_null(file);
    size_t size = fread(bytes, 1, TEXT_LIMIT, file);
    fclose(file);
    return slice_make(bytes, size);
}

static size_t split(struct slice line, const char *mark, struct slice *parts)
{
    size_t count = 0, from = 0;
    while (count < PARTS) {
        size_t at = slice_find(line, slice_of(mark), from);
        size_t end = at < line.size ? at : line.size;
        parts[count++] = slice_trim(slice_part(line, from, end));
        if (at >= line.size)
            break;
        from = at + strlen(mark);
    }
    return count;
}

static void run_cases(struct arena *arena, void *context)
{
    struct fixture *fixture = context;
    struct slice rest = read_file(arena, fixture->path);
    while (rest.size > 0) {
        struct slice parts[PARTS] = {{NULL, 0}}, line = slice_cut(&rest, '\n');
        fixture->line++;
        if (line.size == 0 || line.data[0] == '#')
            continue;
        split(line, " | ", parts);
        fixture->cases++;
        fixture->check(fixture, parts);
    }
}

static void check_file(const char *path,
                       void (*check)(struct fixture *fixture, const struct slice *parts))
{
    dateline_error error = {0};
    struct fixture fixture = {.path = path, .check = check};
    fixture.arena = arena_new(ARENA_LIMIT);
    fixture.language = language_new(&error);
    assert_non_null(fixture.language);
    assert_true(arena_run(fixture.arena, run_cases, &fixture));
    arena_free(fixture.arena);
    language_free(fixture.language);
    assert_true(fixture.cases > 10);
    assert_int_equal(fixture.failed, 0);
}

static struct document *document_of(struct fixture *fixture, struct slice text)
{
    struct article *article = ARENA_NEW(fixture->arena, struct article);
    struct article_block block = {BLOCK_PARAGRAPH, 0, (uint32_t)text.size};
    article->text = text;
    vector_push(fixture->arena, &article->blocks, block);
    return document_new(fixture->arena, fixture->language, article);
}

/* ---- tokens ---- */

static void check_tokens(struct fixture *fixture, const struct slice *parts)
{
    struct document *document = document_of(fixture, parts[0]);
    struct buffer got;
    uint32_t end = 0;
    buffer_init(&got, fixture->arena, TEXT_LIMIT);
    for (size_t i = 0; i < document->tokens.count; i++) {
        const struct token *token = &document->tokens.items[i];
        if (i > 0)
            buffer_add_byte(&got, ' ');
        buffer_add(&got, token->form);
        if (token->start < end || token->end <= token->start)
            fail_case(fixture, "wrong place of", token->form);
        end = token->end;
    }
    if (!slice_equal(buffer_slice(&got), parts[1]))
        fail_case(fixture, "tokens", buffer_slice(&got));
}

static void test_tokens(void **state)
{
    (void)state;
    check_file("fixtures/language/tokens.txt", check_tokens);
}

/* ---- sentences ---- */

static void check_sentences(struct fixture *fixture, const struct slice *parts)
{
    struct slice mark = slice_of("\u00A6"), rest = parts[0];
    struct buffer text;
    VECTOR(size_t) ends = {0};
    buffer_init(&text, fixture->arena, TEXT_LIMIT);
    for (;;) {
        size_t at = slice_find(rest, mark, 0);
        bool last = at >= rest.size;
        buffer_add(&text, slice_part(rest, 0, last ? rest.size : at));
        vector_push(fixture->arena, &ends, text.size);
        if (last)
            break;
        rest = slice_part(rest, at + mark.size, rest.size);
    }
    struct document *document = document_of(fixture, buffer_slice(&text));
    if (document->sentences.count != ends.count)
        fail_case(fixture, "wrong number of sentences in", parts[0]);
    for (size_t i = 0; i < document->sentences.count && i < ends.count; i++) {
        const struct sentence *sentence = &document->sentences.items[i];
        struct slice got = document_text(document, sentence->first, sentence->end);
        size_t end = document->tokens.items[sentence->end - 1].end;
        if (end > ends.items[i] || end + 1 < ends.items[i])
            fail_case(fixture, "sentence", got);
    }
}

static void test_sentences(void **state)
{
    (void)state;
    check_file("fixtures/language/sentences.txt", check_sentences);
}

/* ---- lemmas ---- */

static void check_lemma(struct fixture *fixture, const struct slice *parts)
{
    struct slice line = parts[0];
    struct slice form = slice_cut(&line, ' '), name = slice_cut(&line, ' ');
    enum tag tag;
    struct document *document = document_of(fixture, form);
    assert_true(tag_from_name(name, &tag));
    document->tokens.items[0].tag = (uint8_t)tag;
    struct slice got = document_lemma(document, 0);
    if (!slice_equal(got, line))
        fail_case(fixture, "lemma", got);
}

static void test_lemmas(void **state)
{
    (void)state;
    check_file("fixtures/language/lemmas.txt", check_lemma);
}

/* ---- trees ---- */

static uint32_t token_named(const struct document *document, struct slice form)
{
    for (uint32_t i = 0; i < document->tokens.count; i++)
        if (slice_equal(document->tokens.items[i].form, form))
            return i;
    return TOKEN_NONE;
}

static bool fits_tag(const struct document *document, struct slice wanted)
{
    struct slice form = slice_cut(&wanted, '/');
    uint32_t token = token_named(document, form);
    return token != TOKEN_NONE &&
           slice_is(wanted, tag_name((enum tag)document->tokens.items[token].tag));
}

static bool fits_head(const struct document *document, struct slice wanted)
{
    struct slice form = slice_cut(&wanted, '<'), head = slice_cut(&wanted, ':');
    uint32_t index = token_named(document, form);
    if (index == TOKEN_NONE)
        return false;
    const struct token *token = &document->tokens.items[index];
    bool right = token->head == TOKEN_NONE
                     ? slice_is(head, "ROOT")
                     : slice_equal(document->tokens.items[token->head].form, head);
    return right && slice_is(wanted, label_name((enum label)token->label));
}

static void check_tree(struct fixture *fixture, const struct slice *parts)
{
    struct document *document = document_of(fixture, parts[0]);
    struct slice rest = parts[1];
    for (uint32_t i = 0; i < document->sentences.count; i++)
        document_parse(document, i);
    while (rest.size > 0) {
        struct slice wanted = slice_cut(&rest, ' ');
        bool tag = memchr(wanted.data, '<', wanted.size) == NULL;
        if (tag ? !fits_tag(document, wanted) : !fits_head(document, wanted))
            fail_case(fixture, "not so", wanted);
    }
}

static void test_trees(void **state)
{
    (void)state;
    check_file("fixtures/language/trees.txt", check_tree);
}

/* ---- arguments ---- */

struct flag_name {
    const char *name;
    unsigned flag;
};

static const struct flag_name flag_names[] = {
    {"PASSIVE", PREDICATE_PASSIVE},
    {"NEGATED", PREDICATE_NEGATED},
    {"FUTURE", PREDICATE_FUTURE},
    {"MODAL", PREDICATE_MODAL},
    {"CONDITIONAL", PREDICATE_CONDITIONAL},
    {"PERFECT", PREDICATE_PERFECT},
    {"PAST", PREDICATE_PAST},
    {"PRESENT", PREDICATE_PRESENT},
    {"PROGRESSIVE", PREDICATE_PROGRESSIVE},
    {"INFINITIVE", PREDICATE_INFINITIVE},
    {"QUESTION", PREDICATE_QUESTION},
};

static unsigned flag_of(struct slice name)
{
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
        if (slice_is(name, flag_names[i].name))
            return flag_names[i].flag;
    return 0;
}

static bool has_preposition(const struct document *document,
                            const struct arguments *arguments, struct slice preposition,
                            struct slice noun)
{
    const struct token *tokens = document->tokens.items;
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        const struct prepositional_argument *found = &arguments->prepositions.items[i];
        if (slice_equal(tokens[found->preposition].lower, preposition) &&
            slice_equal(tokens[found->noun].form, noun))
            return true;
    }
    return false;
}

static bool fits_role(const struct document *document, const struct arguments *arguments,
                      struct slice wanted)
{
    struct slice role = slice_cut(&wanted, '=');
    uint32_t token = slice_is(role, "subject")      ? arguments->subject
                     : slice_is(role, "object")     ? arguments->object
                     : slice_is(role, "indirect")   ? arguments->indirect_object
                     : slice_is(role, "clause")     ? arguments->clause
                     : slice_is(role, "controller") ? arguments->controller
                                                    : TOKEN_NONE;
    if (token == TOKEN_NONE)
        return has_preposition(document, arguments, role, wanted);
    return slice_equal(document->tokens.items[token].form, wanted);
}

static bool fits_argument(const struct document *document,
                          const struct arguments *arguments, struct slice wanted)
{
    struct slice name = slice_part(wanted, 1, wanted.size);
    if (wanted.data[0] == '+')
        return (arguments->flags & flag_of(name)) != 0;
    if (wanted.data[0] == '-')
        return flag_of(name) != 0 && (arguments->flags & flag_of(name)) == 0;
    return fits_role(document, arguments, wanted);
}

static void check_arguments(struct fixture *fixture, const struct slice *parts)
{
    struct document *document = document_of(fixture, parts[0]);
    struct arguments arguments = {0};
    struct slice rest = parts[2];
    uint32_t predicate = token_named(document, parts[1]);
    if (predicate == TOKEN_NONE) {
        fail_case(fixture, "no such predicate", parts[1]);
        return;
    }
    arguments_find(document, predicate, &arguments);
    while (rest.size > 0) {
        struct slice wanted = slice_cut(&rest, ' ');
        if (!fits_argument(document, &arguments, wanted))
            fail_case(fixture, "not so", wanted);
    }
}

static void test_arguments(void **state)
{
    (void)state;
    check_file("fixtures/language/arguments.txt", check_arguments);
}

/* ---- names of tags and labels ---- */

static void test_names(void **state)
{
    (void)state;
    for (unsigned i = 0; i < TAG_COUNT; i++) {
        enum tag tag;
        assert_true(tag_from_name(slice_of(tag_name((enum tag)i)), &tag));
        assert_int_equal(tag, i);
    }
    for (unsigned i = 0; i < LABEL_COUNT; i++) {
        enum label label;
        assert_true(label_from_name(slice_of(label_name((enum label)i)), &label));
        assert_int_equal(label, i);
    }
    enum tag none;
    assert_false(tag_from_name(slice_of("NNX"), &none));
    assert_true(tag_is_verb(TAG_VB) && tag_is_verb(TAG_VBZ) && !tag_is_verb(TAG_MD));
    assert_true(tag_is_noun(TAG_NN) && tag_is_noun(TAG_NNPS) && !tag_is_noun(TAG_MD));
}

static void test_word_classes(void **state)
{
    (void)state;
    dateline_error error;
    struct language *language = language_new(&error);
    assert_non_null(language);
    assert_true(language_word_classes(language, slice_of("diplomat")) & WORD_PERSON);
    assert_true(language_word_classes(language, slice_of("committee")) & WORD_GROUP);
    assert_true(language_word_classes(language, slice_of("summit")) & WORD_NOUN);
    assert_true(language_word_classes(language, slice_of("meet")) & WORD_VERB);
    assert_false(language_word_classes(language, slice_of("john")) & WORD_PERSON);
    assert_int_equal(language_word_classes(language, slice_of("qwrtzx")), 0);
    language_free(language);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),       cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_lemmas),       cmocka_unit_test(test_trees),
        cmocka_unit_test(test_arguments),    cmocka_unit_test(test_names),
        cmocka_unit_test(test_word_classes),
    };
    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
