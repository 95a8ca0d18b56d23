/*
 * Entities of short texts: fixtures/entity/names.txt (which names, of what type) and
 * fixtures/entity/coreference.txt (of whom a phrase or pronoun speaks), one case a line;
 * and properties of any text.
 */
#include "article/article.h"
#include "base/buffer.h"
#include "entity/entity.h"
#include "language/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MEMORY = 1 << 30, LINE_MAX_BYTES = 4096, ASKED_MAX = 8 };

struct tables {
    struct language *language;
    struct gazetteer *gazetteer;
};

/* One text's way through the rooms. */
struct job {
    const struct tables *tables;
    struct slice text;
    void (*check)(struct arena *arena, struct entities *entities, void *context);
    void *context;
};

static void add_paragraphs(struct arena *arena, struct article *article)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i <= article->text.size; i++) {
        if (i < article->text.size && article->text.data[i] != '\n')
            continue;
        struct article_block block = {BLOCK_PARAGRAPH, start, i};
        if (i > start)
            vector_push(arena, &article->blocks, block);
        start = i + 1;
    }
}

static void run(struct arena *arena, void *context)
{
    struct job *job = context;
    struct article article = {.path = "case", .text = job->text};
    add_paragraphs(arena, &article);
    struct document *document = document_new(arena, job->tables->language, &article);
    job->check(arena, entities_find(document, job->tables->gazetteer), job->context);
}

static void with_entities(const struct tables *tables, struct slice text,
                          void (*check)(struct arena *, struct entities *, void *),
                          void *context)
{
    struct job job = {tables, text, check, context};
    struct arena *arena = arena_new(MEMORY);
    assert_non_null(arena);
    assert_true(arena_run(arena, run, &job));
    arena_free(arena);
}

static int open_tables(void **state)
{
    static struct tables tables;
    tables.language = language_new(NULL);
    tables.gazetteer = gazetteer_new(NULL);
    *state = &tables;
    return tables.language == NULL || tables.gazetteer == NULL;
}

static int close_tables(void **state)
{
    struct tables *tables = *state;
    language_free(tables->language);
    gazetteer_free(tables->gazetteer);
    return 0;
}

/* ---- cases ---------------------------------------------------------------------- */

struct line_case {
    char line[LINE_MAX_BYTES];
    struct slice text, expected;
    unsigned failures;
};

/* Calls check for each "text => expected" line of the file; fails the test at the end. */
static void for_each_case(const struct tables *tables, const char *path,
                          void (*check)(const struct tables *, struct line_case *))
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct line_case line = {.failures = 0};
    unsigned cases = 0;
    while (fgets(line.line, sizeof line.line, file) != NULL) {
        char *arrow = strstr(line.line, " =>");
        if (line.line[0] == '#' || arrow == NULL)
            continue;
        line.text = slice_make(line.line, (size_t)(arrow - line.line));
        line.expected = slice_trim(slice_of(arrow + 3));
        check(tables, &line);
        cases++;
    }
    fclose(file);
    assert_true(cases > 0);
    assert_int_equal(line.failures, 0);
}

static void complain(struct line_case *line, struct slice got)
{
    line->failures++;
    print_error("%.*s\n    expected %.*s\n    got      %.*s\n", (int)line->text.size,
                line->text.data, (int)line->expected.size, line->expected.data,
                (int)got.size, got.data);
}

/* ---- names ---------------------------------------------------------------------- */

static void add_wanted(struct buffer *got, const struct entity *entity,
                       struct slice expected)
{
    bool title = memchr(expected.data, '[', expected.size) != NULL;
    bool affiliation = memchr(expected.data, '(', expected.size) != NULL;
    buffer_add_text(got, entity_type_name(entity->type));
    buffer_add_byte(got, ':');
    buffer_add(got, entity->name);
    if (title)
        buffer_format(got, " [%.*s]", (int)entity->title.size, entity->title.data);
    if (affiliation)
        buffer_format(got, " (%.*s)", (int)entity->affiliation.size,
                      entity->affiliation.data);
}

static bool contains(struct slice list, struct slice item)
{
    while (list.size > 0)
        if (slice_equal(slice_trim(slice_cut(&list, ';')), item))
            return true;
    return false;
}

/* "person:John Kerry [Secretary]" is the line for John Kerry. */
static bool names(struct slice expected, struct slice name)
{
    (void)slice_cut(&expected, ':');
    return slice_equal(slice_part(expected, 0, name.size), name) &&
           (expected.size == name.size || expected.data[name.size + 1] == '[' ||
            expected.data[name.size + 1] == '(');
}

/* Every expected one is found, and nothing else that has a name. */
static void check_names(struct arena *arena, struct entities *entities, void *context)
{
    struct line_case *line = context;
    struct buffer all;
    bool right = true;
    buffer_init(&all, arena, MEMORY);
    for (size_t i = 0; i < entities->items.count; i++) {
        const struct entity *entity = &entities->items.items[i];
        struct slice expected = line->expected;
        size_t start = all.size;
        if (entity->is_role)
            continue;
        while (expected.size > 0) {
            struct slice one = slice_trim(slice_cut(&expected, ';'));
            if (!names(one, entity->name))
                continue;
            add_wanted(&all, entity, one);
            break;
        }
        if (all.size == start)
            add_wanted(&all, entity, slice_make("", 0));
        right = right &&
                contains(line->expected, slice_part(buffer_slice(&all), start, all.size));
        buffer_add_text(&all, "; ");
    }
    struct slice expected = line->expected;
    while (expected.size > 0) {
        struct slice one = slice_trim(slice_cut(&expected, ';'));
        right = contains(buffer_slice(&all), one) && right;
    }
    if (!right)
        complain(line, buffer_slice(&all));
}

static void check_names_line(const struct tables *tables, struct line_case *line)
{
    with_entities(tables, line->text, check_names, line);
}

static void names_of_the_cases(void **state)
{
    for_each_case(*state, "fixtures/entity/names.txt", check_names_line);
}

/* ---- coreference ---------------------------------------------------------------- */

struct asked {
    struct line_case *line;
    uint32_t at[ASKED_MAX]; /* last byte of each phrase in braces */
    unsigned count;
};

static void add_answer(struct buffer *got, const struct entities *entities,
                       uint32_t token)
{
    uint32_t index = entity_of_token(entities, token);
    if (index == ENTITY_NONE) {
        buffer_add_text(got, "-");
        return;
    }
    const struct entity *entity = &entities->items.items[index];
    for (size_t i = 0; i < entity->members.count; i++) {
        buffer_add_text(got, i > 0 ? " + " : "");
        buffer_add(got, entities->items.items[entity->members.items[i]].name);
    }
    if (entity->members.count == 0)
        buffer_add(got, entity->name);
}

static void check_coreference(struct arena *arena, struct entities *entities,
                              void *context)
{
    struct asked *asked = context;
    struct buffer got;
    buffer_init(&got, arena, MEMORY);
    for (unsigned i = 0; i < asked->count; i++) {
        buffer_add_text(&got, i > 0 ? " | " : "");
        for (uint32_t t = 0; t < entities->document->tokens.count; t++) {
            const struct token *token = &entities->document->tokens.items[t];
            if (token->start <= asked->at[i] && asked->at[i] < token->end)
                add_answer(&got, entities, t);
        }
    }
    if (!slice_equal(buffer_slice(&got), asked->line->expected))
        complain(asked->line, buffer_slice(&got));
}

static void check_coreference_line(const struct tables *tables, struct line_case *line)
{
    char text[LINE_MAX_BYTES];
    struct asked asked = {.line = line};
    uint32_t size = 0;
    for (size_t i = 0; i < line->text.size; i++) {
        char c = line->text.data[i];
        if (c == '}' && asked.count < ASKED_MAX)
            asked.at[asked.count++] = size - 1;
        else if (c != '{')
            text[size++] = c;
    }
    with_entities(tables, slice_make(text, size), check_coreference, &asked);
}

static void coreference_of_the_cases(void **state)
{
    for_each_case(*state, "fixtures/entity/coreference.txt", check_coreference_line);
}

/* ---- any text ------------------------------------------------------------------- */

static void check_order(struct arena *arena, struct entities *entities, void *context)
{
    uint32_t end = 0;
    size_t *count = context;
    (void)arena;
    for (size_t i = 0; i < entities->mentions.count; i++) {
        const struct mention *mention = &entities->mentions.items[i];
        assert_true(mention->first >= end && mention->end > mention->first);
        assert_true(mention->head >= mention->first && mention->head < mention->end);
        assert_true(mention->entity == ENTITY_NONE ||
                    mention->entity < entities->items.count);
        end = mention->end;
        for (uint32_t t = mention->first; t < mention->end; t++)
            assert_int_equal(entities->mention_of_token[t], i);
    }
    *count = entities->mentions.count;
}

/* Linear work: a hundred thousand names would take hours if each looked at all others. */
static void many_names_are_read_in_order(void **state)
{
    enum { NAMES = 100000, NAME_BYTES = 48 };
    char *text = malloc((size_t)NAMES * NAME_BYTES);
    assert_non_null(text);
    size_t size = 0, count = 0;
    for (unsigned i = 0; i < NAMES; i++)
        size += (size_t)snprintf(
            text + size, NAME_BYTES, "Minister Ba%c%c Smi%c%c met her.%s",
            'a' + (int)(i % 26), 'a' + (int)(i / 26 % 26), 'a' + (int)(i / 676 % 26),
            'a' + (int)(i / 17576 % 26), i % 50 == 49 ? "\n" : " ");
    with_entities(*state, slice_make(text, size), check_order, &count);
    free(text);
    assert_true(count > NAMES);
}

static void one_endless_name_is_cut(void **state)
{
    enum { WORDS = 50000 };
    static char text[WORDS * 5 + 1];
    size_t size = 0, count = 0;
    for (unsigned i = 0; i < WORDS; i++)
        size += (size_t)snprintf(text + size, 6, "Ab%c ", 'a' + (int)(i % 26));
    with_entities(*state, slice_make(text, size), check_order, &count);
    assert_true(count > 100);
}

static void check_quote(struct arena *arena, struct entities *entities, void *context)
{
    uint32_t speaker = entity_of_token(entities, *(uint32_t *)context);
    uint32_t count = (uint32_t)entities->document->tokens.count, found = 0;
    (void)arena;
    entities_set_quote_speaker(entities, 0, count, speaker);
    for (uint32_t t = 0; t < count; t++)
        if (slice_is(entities->document->tokens.items[t].lower, "i") ||
            slice_is(entities->document->tokens.items[t].lower, "we")) {
            assert_int_equal(entity_of_token(entities, t), speaker);
            found++;
        }
    assert_int_equal(found, 2);
}

static void speakers_say_i_and_we(void **state)
{
    uint32_t name = 10; /* the token Binney */
    with_entities(*state, slice_of("\"I think we made progress,\" said Harold Binney."),
                  check_quote, &name);
}

static void check_phrase(struct arena *arena, struct entities *entities, void *context)
{
    uint32_t known = entity_for_phrase(entities, 1);
    (void)arena, (void)context;
    assert_int_not_equal(known, ENTITY_NONE);
    assert_int_equal(entity_for_phrase(entities, 1), known);
    assert_int_equal(entity_of_token(entities, 1), known);
}

static void phrases_become_entities_on_demand(void **state)
{
    with_entities(*state, slice_of("The proposal pleased Harold Binney."), check_phrase,
                  NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_cases),
        cmocka_unit_test(coreference_of_the_cases),
        cmocka_unit_test(many_names_are_read_in_order),
        cmocka_unit_test(one_endless_name_is_cut),
        cmocka_unit_test(speakers_say_i_and_we),
        cmocka_unit_test(phrases_become_entities_on_demand),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
