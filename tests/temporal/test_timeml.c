/* TimeML and JSON of an article's expressions: well-formed whatever the text holds, every
 * expression an element, the creation time t0 before the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "export/timex_json.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/valid.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_LIMIT = 64 << 20, OUTPUT_LIMIT = 8 << 20 };

static const char text[] =
    "Late Thursday, R&D <chiefs> of \"Nord\" met for three hours.\n\n"
    "They will meet again on May 5 at 3 p.m., twice a week until 2015 \xE2\x80\x94 or "
    "so. Little changed over the past three years.\n";

struct outputs {
    struct buffer timeml, json, explanation;
    size_t count;
};

/* Reads the text as published on 11 April 2014 and tags it. */
static const struct article *tagged(struct arena *arena, const char *path,
                                    struct slice written, struct timex_vector *found)
{
    struct article_hints hints = {0};
    dateline_error error = {0};

    hints.published.origin = DATE_FROM_MANIFEST;
    hints.published.at = instant_of_day(date_days_of(2014, 4, 11));
    struct article *article = article_read(arena, path, written, &hints, &error);
    assert_non_null(article);
    temporal_find_in_article(arena, NULL, article, NULL, found);
    return article;
}

static void export_all(struct arena *arena, void *context)
{
    struct outputs *outputs = context;
    struct timex_vector found = {0};
    const struct article *article = tagged(arena, "x.txt", slice_of(text), &found);
    outputs->count = found.count;
    buffer_init(&outputs->timeml, arena, OUTPUT_LIMIT);
    buffer_init(&outputs->json, arena, OUTPUT_LIMIT);
    buffer_init(&outputs->explanation, arena, OUTPUT_LIMIT);
    export_timeml(&outputs->timeml, article, &found);
    export_timex_line(&outputs->json, article, &found);
    export_timex_explanation(&outputs->explanation, article, &found);
}

static size_t count_elements(xmlNode *node, const char *name)
{
    size_t count = 0;

    for (node = node->children; node; node = node->next) {
        count +=
            node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
        if (node->type == XML_ELEMENT_NODE) {
            for (xmlNode *child = node->children; child; child = child->next)
                count += child->type == XML_ELEMENT_NODE &&
                         strcmp((const char *)child->name, name) == 0;
        }
    }
    return count;
}

static void check_timeml(const struct outputs *outputs)
{
    const char *timeml = outputs->timeml.data;
    xmlDoc *document = xmlReadMemory(timeml, (int)outputs->timeml.size, "x", NULL, 0);

    assert_non_null(document);
    /* and the creation time */
    assert_int_equal(count_elements(xmlDocGetRootElement(document), "TIMEX3"),
                     outputs->count + 1);
    xmlFreeDoc(document);
    assert_non_null(strstr(timeml, "functionInDocument=\"CREATION_TIME\""));
    assert_non_null(strstr(timeml, "type=\"DATE\" value=\"2014-04-10\" mod=\"END\""));
    assert_non_null(strstr(timeml, "type=\"SET\" value=\"P1W\" freq=\"2X\""));
    assert_non_null(strstr(timeml, "value=\"2014-05-05T15:00\""));
    assert_non_null(strstr(timeml, "value=\"P3Y\" endPoint=\"t0\""));
    assert_non_null(strstr(timeml, "R&amp;D &lt;chiefs&gt;"));
}

/* Against fixtures/temporal/timeml.dtd: elements and their order, attributes, ids. */
static void check_validity(const struct buffer *timeml)
{
    xmlDtd *dtd = xmlParseDTD(NULL, (const xmlChar *)"fixtures/temporal/timeml.dtd");
    xmlDoc *document = xmlReadMemory(timeml->data, (int)timeml->size, "x", NULL, 0);
    xmlValidCtxt *context = xmlNewValidCtxt();

    assert_non_null(dtd);
    assert_non_null(document);
    assert_non_null(context);
    assert_int_equal(xmlValidateDtd(context, document, dtd), 1);
    xmlFreeValidCtxt(context);
    xmlFreeDoc(document);
    xmlFreeDtd(dtd);
}

/* The values of TIMEX3: dates, weeks, parts of a day, clock times, lengths, references. */
static bool is_value(const char *value)
{
    static const char *const letters = "0123456789-:TWXPQHSUMEAFNIDYCLZB_RVOG.";

    return *value && strspn(value, letters) == strlen(value);
}

static void check_values(const xmlNode *node, size_t *count)
{
    for (node = node->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (strcmp((const char *)node->name, "TIMEX3") == 0) {
            xmlChar *value = xmlGetProp(node, (const xmlChar *)"value");
            assert_true(is_value((const char *)value));
            xmlFree(value);
            ++*count;
        }
        check_values(node, count);
    }
}

static void check_json(const struct outputs *outputs)
{
    json_error_t error;
    json_t *line = json_loads(outputs->json.data, 0, &error);
    json_t *list = json_object_get(line, "timex");
    size_t i;
    json_t *timex;

    assert_non_null(line);
    assert_string_equal(json_string_value(json_object_get(line, "published")),
                        "2014-04-11");
    assert_int_equal(json_array_size(list), outputs->count);
    json_array_foreach(list, i, timex)
    {
        size_t from = (size_t)json_integer_value(json_object_get(timex, "byte_start"));
        size_t to = (size_t)json_integer_value(json_object_get(timex, "byte_end"));
        const char *words = json_string_value(json_object_get(timex, "text"));
        assert_int_equal(strlen(words), to - from);
        assert_memory_equal(words, text + from, to - from);
    }
    json_decref(line);
}

static void test_outputs(void **state)
{
    struct arena *arena = arena_new(ARENA_LIMIT);
    struct outputs outputs;

    (void)state;
    assert_true(arena_run(arena, export_all, &outputs));
    assert_true(outputs.count >= 5);
    check_timeml(&outputs);
    check_validity(&outputs.timeml);
    check_json(&outputs);
    assert_non_null(strstr(outputs.explanation.data, "seen from the publication of "
                                                     "2014-04-11, past"));
    arena_free(arena);
}

/* ---- the texts of all cases as one article ---- */

struct whole {
    struct slice text;
    struct buffer timeml;
    size_t count;
};

static void export_whole(struct arena *arena, void *context)
{
    struct whole *whole = context;
    struct timex_vector found = {0};
    const struct article *article = tagged(arena, "cases.txt", whole->text, &found);
    whole->count = found.count;
    buffer_init(&whole->timeml, arena, OUTPUT_LIMIT);
    export_timeml(&whole->timeml, article, &found);
}

static void test_whole_is_valid(void **state)
{
    enum { FILE_MAX = 1 << 20 };
    FILE *file = fopen("fixtures/temporal/cases.txt", "rb");
    char *bytes = calloc(1, FILE_MAX);
    struct arena *arena = arena_new(ARENA_LIMIT);
    struct whole whole = {.count = 0};
    size_t count = 0;

    (void)state;
    assert_non_null(file);
    assert_non_null(bytes);
    whole.text = slice_make(bytes, fread(bytes, 1, FILE_MAX, file));
    (void)fclose(file);
    assert_true(arena_run(arena, export_whole, &whole));
    check_validity(&whole.timeml);
    xmlDoc *document =
        xmlReadMemory(whole.timeml.data, (int)whole.timeml.size, "x", NULL, 0);
    check_values(xmlDocGetRootElement(document), &count);
    assert_int_equal(count, whole.count + 1);
    assert_true(count > 2000);
    xmlFreeDoc(document);
    arena_free(arena);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outputs),
        cmocka_unit_test(test_whole_is_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
