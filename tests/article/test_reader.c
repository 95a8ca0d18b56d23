/* Feeds, dumps, mail, archives: each record, its date, title and text, and where its text
 * stands in the file. Cases: fixtures/article/feeds/expected.tsv. Manifests. */
#include "article/archive_input.h"
#include "article/language_guess.h"
#include "article/manifest.h"
#include "article/reader.h"
#include "base/ascii.h"
#include "base/buffer.h"
#include "fixture.h"

enum { COLUMNS = 6, CASES_LEAST = 60, PIECE = 777, RECORDS_MAX = 100 };
enum { LANGUAGE_CASES_LEAST = 36 };
#define ENDLESS_MAX (2 * (size_t)ARTICLE_TEXT_MAX)
enum { COLUMN_FILE, COLUMN_RESULT, COLUMN_PATH, COLUMN_DAY, COLUMN_TITLE, COLUMN_STORY };

/* Bytes given out in small pieces, so that records lie across them. */
struct piecewise {
    struct slice rest;
};

static size_t read_piece(void *context, char *bytes, size_t size)
{
    struct piecewise *input = context;
    size_t step = size < PIECE ? size : PIECE;
    step = step < input->rest.size ? step : input->rest.size;
    memcpy(bytes, input->rest.data, step);
    input->rest = slice_part(input->rest, step, input->rest.size);
    return step;
}

struct expected_record {
    struct slice columns[COLUMNS];
};

struct file_case {
    const char *name;
    struct slice bytes;
    struct expected_record records[RECORDS_MAX];
    size_t count;
    bool packed;
};

static bool has_part(const char *text, struct slice part)
{
    return slice_find(slice_of(text), part, 0) != SIZE_MAX;
}

static struct slice letters_only(struct arena *arena, struct slice text)
{
    char *letters = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (ascii_is_alphanumeric(text.data[i]))
            letters[size++] = text.data[i];
    return slice_make(letters, size);
}

/* The story's letters stand in the text, in their order. */
static void check_text(struct arena *arena, const struct article *article,
                       struct slice story, const char *path)
{
    struct slice wanted = read_file(arena, arena_format(arena, FIXTURES "text/%.*s.txt",
                                                        (int)story.size, story.data));
    while (wanted.size != 0) {
        struct slice paragraph = letters_only(arena, slice_cut(&wanted, '\n'));
        struct slice text = letters_only(arena, article->text);
        if (slice_find(text, paragraph, 0) == SIZE_MAX)
            fail_msg("%s: '%.*s' is not in its text", path, (int)paragraph.size,
                     paragraph.data);
    }
}

/* A block's first word stands where the block begins in the file, if that is not packed
 * or coded. */
static void check_offsets(const struct article *article, const struct file_case *c,
                          const char *path)
{
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        struct slice text = slice_part(article->text, block->start, block->end);
        size_t word = 0;
        while (word < text.size && ascii_is_alphanumeric(text.data[word]))
            word++;
        size_t at = article_locate(article, block->start).byte;
        struct slice found = slice_part(c->bytes, at, at + word);
        if (!slice_equal(found, slice_part(text, 0, word)))
            fail_msg("%s: '%.*s' but in the file '%.*s'", path, (int)word, text.data,
                     (int)found.size, found.data);
    }
}

static void check_article(struct arena *arena, const struct article *article,
                          const struct file_case *c, const struct expected_record *r)
{
    const char *path = arena_copy(arena, slice_of(article->path));
    const char *end = arena_copy(arena, r->columns[COLUMN_PATH]);
    if (!slice_ends_with(slice_of(path), end) ||
        strlen(path) != strlen(c->name) + strlen(end))
        fail_msg("%s%s: the path is %s", c->name, end, path);
    const char *day = day_and_origin(arena, &article->published);
    if (!slice_is(r->columns[COLUMN_DAY], day))
        fail_msg("%s: the day is %s", path, day);
    if (!slice_is(r->columns[COLUMN_TITLE], article->title ? article->title : ""))
        fail_msg("%s: the title is '%s'", path, article->title);
    check_text(arena, article, r->columns[COLUMN_STORY], path);
    if (!c->packed)
        check_offsets(article, c, path);
}

static void check_record(struct arena *arena, enum reader_result result,
                         const struct article *article, const dateline_error *error,
                         const struct file_case *c, size_t number)
{
    if (number >= c->count)
        fail_msg("%s: more records than expected (%s)", c->name, error->message);
    const struct expected_record *r = &c->records[number];
    const char *names[] = {"article", "skipped", "failed", "end"};
    if (!slice_is(r->columns[COLUMN_RESULT], names[result]))
        fail_msg("%s: record %zu is %s (%s)", c->name, number + 1, names[result],
                 error->message);
    if (result == READER_ARTICLE)
        check_article(arena, article, c, r);
    else if (!has_part(error->message, r->columns[COLUMN_PATH]))
        fail_msg("%s: the error is '%s'", c->name, error->message);
}

static void read_all(struct arena *arena, const struct file_case *c)
{
    struct piecewise input = {c->bytes};
    dateline_error error;
    struct reader *reader =
        reader_new(c->name, (struct reader_input){read_piece, &input}, NULL, &error);
    assert_non_null(reader);
    size_t number = 0;
    for (;;) {
        struct article *article;
        enum reader_result result = reader_next(reader, arena, &article, &error);
        if (result == READER_END)
            break;
        check_record(arena, result, article, &error, c, number++);
        if (result == READER_FAILED)
            break;
    }
    if (number != c->count)
        fail_msg("%s: %zu records, not %zu", c->name, number, c->count);
    reader_free(reader);
}

static bool needs_unpacking(struct slice name)
{
    static const char *const endings[] = {".gz", ".zip", ".xz", ".zst"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (slice_ends_with(name, endings[i]))
            return true;
    return slice_is(name, "coded.warc");
}

/* Mail is coded, a chunked page is put together anew, packed files are unpacked. */
static bool is_coded(struct slice name)
{
    return needs_unpacking(name) || slice_ends_with(name, ".mbox") ||
           slice_ends_with(name, ".eml") || slice_ends_with(name, ".warc") ||
           slice_starts_with(name, "rss-utf16") || slice_starts_with(name, "dump-utf16");
}

static void finish_case(struct arena *arena, struct file_case *c)
{
    if (c->count != 0 &&
        (archive_input_available() || !needs_unpacking(slice_of(c->name)))) {
        c->bytes = read_file(arena, arena_format(arena, FIXTURES "feeds/%s", c->name));
        c->packed = is_coded(slice_of(c->name));
        read_all(arena, c);
    }
    c->count = 0;
}

static void run_files(struct arena *arena, void *context)
{
    size_t *count = context;
    struct slice rest = read_file(arena, FIXTURES "feeds/expected.tsv");
    struct file_case *c = ARENA_NEW(arena, struct file_case);
    /* the records of one file, which may stand apart in the table */
    struct slice all = rest;
    while (rest.size != 0) {
        struct slice line = slice_cut(&rest, '\n'), name = line;
        name = slice_cut(&name, '\t');
        if (name.size == 0 || name.data[0] == '#' || c->count != 0)
            continue;
        struct slice before = slice_part(all, 0, (size_t)(line.data - all.data));
        const char *key = arena_format(arena, "\n%.*s\t", (int)name.size, name.data);
        if (slice_find(before, slice_of(key), 0) != SIZE_MAX)
            continue;
        c->name = arena_copy(arena, name);
        for (struct slice from = all; from.size != 0;) {
            struct slice row = slice_cut(&from, '\n'), columns = row;
            if (!slice_equal(slice_cut(&columns, '\t'), name))
                continue;
            assert_true(c->count < RECORDS_MAX);
            struct expected_record *r = &c->records[c->count++];
            for (size_t i = 0; i < COLUMNS; i++)
                r->columns[i] = slice_cut(&row, '\t');
        }
        *count += c->count;
        finish_case(arena, c);
    }
}

static void test_files(void **state)
{
    (void)state;
    size_t count = 0;
    run_in_arena(run_files, &count);
    assert_true(count >= CASES_LEAST);
}

/* ---- fields of the user's own names ---- */

static void read_own_fields(struct arena *arena, void *context)
{
    static const char *const dumps[] = {
        "{\"Kopf\": \"Envoy meets minister\", \"Inhalt\": {\"roh\": [{\"text\": \"The "
        "envoy "
        "met the minister on Friday.\"}]}, \"Tag\": \"2013-12-06\"}\n",
        "{\"tags\": [{\"id\": 1}], \"Tag\": \"2013-12-06\", \"Inhalt\": {\"roh\": \"The "
        "envoy met the minister on Friday.\"}, \"Kopf\": \"Envoy meets minister\"}",
        "Kopf;Inhalt.roh;Tag\nEnvoy meets minister;The envoy met the minister on "
        "Friday.;2013-12-06\n"};
    static const struct reader_field fields[] = {
        {"title", "Kopf"}, {"text", "Inhalt.roh"}, {"published", "Tag"}};
    const struct reader_options options = {.fields = fields, .field_count = 3};
    (void)context;
    for (size_t i = 0; i < sizeof dumps / sizeof dumps[0]; i++) {
        struct piecewise input = {slice_of(dumps[i])};
        dateline_error error;
        struct article *article;
        struct reader *reader = reader_new(
            "own", (struct reader_input){read_piece, &input}, &options, &error);
        assert_int_equal(reader_next(reader, arena, &article, &error), READER_ARTICLE);
        assert_string_equal(article->title, "Envoy meets minister");
        assert_string_equal(day_and_origin(arena, &article->published),
                            "feed 2013-12-06");
        assert_true(has_part(arena_copy(arena, article->text),
                             slice_of("met the minister on Friday.")));
        assert_int_equal(reader_next(reader, arena, &article, &error), READER_END);
        reader_free(reader);
    }
}

static void test_own_fields(void **state)
{
    (void)state;
    run_in_arena(read_own_fields, NULL);
    assert_true(reader_field_is_known("text"));
    assert_false(reader_field_is_known("Inhalt"));
}

/* ---- other languages than English ---- */

/* The third column says how often the text stands there. */
static struct slice repeated_text(struct arena *arena, struct slice text,
                                  struct slice times)
{
    struct buffer whole;
    buffer_init(&whole, arena, ARTICLE_TEXT_MAX);
    for (long left = strtol(arena_copy(arena, times), NULL, 10); left > 0; left--) {
        buffer_add(&whole, text);
        buffer_add_byte(&whole, ' ');
    }
    return buffer_slice(&whole);
}

static void read_languages(struct arena *arena, void *context)
{
    size_t *count = context;
    struct slice rest = read_file(arena, FIXTURES "languages.tsv");
    while (rest.size != 0) {
        struct slice line = slice_cut(&rest, '\n');
        if (line.size == 0 || line.data[0] == '#')
            continue;
        struct slice name = slice_cut(&line, '\t'), text = slice_cut(&line, '\t');
        const char *found = language_guess_foreign(repeated_text(arena, text, line));
        bool right = slice_is(name, "English") ? !found
                     : slice_is(name, "other") ? found != NULL
                                               : found && slice_is(name, found);
        if (!right)
            fail_msg("'%.60s' is said to be in %s, not in %.*s", text.data,
                     found ? found : "English", (int)name.size, name.data);
        ++*count;
    }
}

static void test_languages(void **state)
{
    (void)state;
    size_t count = 0;
    run_in_arena(read_languages, &count);
    assert_true(count >= LANGUAGE_CASES_LEAST);
}

/* ---- limits ---- */

struct endless {
    const char *unit;
    size_t given, limit;
};

static size_t read_endless(void *context, char *bytes, size_t size)
{
    struct endless *input = context;
    size_t length = strlen(input->unit), at = 0;
    if (input->given >= input->limit)
        return 0;
    for (; at + length <= size; at += length)
        memcpy(bytes + at, input->unit, length);
    input->given += at;
    return at;
}

/* A record without an end is an error that names its limit, not memory without end. */
static void read_endless_records(struct arena *arena, void *context)
{
    (void)context;
    static const struct {
        const char *format, *unit, *limit;
        enum reader_result result;
    } cases[] = {
        {"jsonl", "{\"a\":\"b\",\"text\":\"x ", "READER_RECORD_MAX", READER_SKIPPED},
        {"json", "[{\"a\":[1,2,3],", "READER_DOCUMENT_MAX", READER_FAILED},
        {"rss", "<rss><channel><item><title>x", "READER_RECORD_MAX", READER_FAILED},
        {"text", "Talks went on and on. ", "ARTICLE_TEXT_MAX", READER_FAILED},
        {"mbox", "From: a@b\nSubject: x\n\ny", "READER_RECORD_MAX", READER_FAILED},
        {"csv", "title,text,date \"a", "READER_RECORD_MAX", READER_FAILED},
        {"markdown", "---\ntitle: x\n", "READER_RECORD_MAX", READER_FAILED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct endless input = {cases[i].unit, 0, ENDLESS_MAX};
        struct article_hints hints = {.format = cases[i].format};
        struct reader_options options = {.hints = &hints};
        dateline_error error;
        struct article *article;
        struct reader *reader = reader_new(
            "endless", (struct reader_input){read_endless, &input}, &options, &error);
        enum reader_result result = reader_next(reader, arena, &article, &error);
        if (result != cases[i].result)
            fail_msg("case %zu: the result is %d (%s)", i, (int)result, error.message);
        if (!strstr(error.message, cases[i].limit))
            fail_msg("'%s' is not named by '%s'", cases[i].limit, error.message);
        assert_true(input.given <= ENDLESS_MAX + (1 << 20));
        reader_free(reader);
    }
}

static void test_limits(void **state)
{
    (void)state;
    run_in_arena(read_endless_records, NULL);
}

/* Hostile input: 'unit' so many times between 'start' and 'end'; the file of that name
 * where there is no unit. */
static const struct hostile_case {
    const char *name, *format, *start, *unit;
    size_t times;
    const char *end;
    enum reader_result result;
    const char *says; /* the error, or a warning of the article; NULL: nothing */
} hostile_cases[] = {
    {"deep.json", "json", "[{\"title\":\"a\",\"x\":", "[", 100000, "1", READER_FAILED,
     "JSON_TEXT_DEPTH_MAX"},
    {"deep.jsonl", "jsonl", "{\"text\":\"A met B.\",\"x\":", "[", 100000, "1",
     READER_SKIPPED, "JSON_TEXT_DEPTH_MAX"},
    {"deep.html", "html", "<html><body>", "<div>", 100000, "<p>Kerry met Abbas.</p>",
     READER_ARTICLE, "HTML_DEPTH_MAX"},
    {"wide.html", "html", "<html><body><p>Kerry met Abbas.</p>", "<b>x</b>", 1100000, "",
     READER_SKIPPED, "HTML_NODES_MAX"},
    {"deep.ld.html", "html", "<html><script type='application/ld+json'>", "{\"@graph\":[",
     5000, "</script><p>Kerry met Abbas.</p>", READER_ARTICLE, NULL},
    {"deep.xml", "rss",
     "<rss><channel><item><title>a</title><description>Kerry met Abbas.</description>",
     "<a>", 100000, "</item></channel></rss>", READER_ARTICLE, NULL},
    {"deep.eml", "eml", NULL, NULL, 0, NULL, READER_SKIPPED, "PARTS_DEPTH_MAX"},
    /* no entity of a feed is ever expanded: its text is no longer than the file's */
    {"laughs.xml", "rss",
     "<!DOCTYPE a [<!ENTITY a \"Kerry met Abbas.\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss>"
     "<channel><item><title>a</title><description>Kerry met Abbas. ",
     "&b;", 10, "</description></item></channel></rss>", READER_ARTICLE, NULL},
};

static struct slice hostile_bytes(struct arena *arena, const struct hostile_case *c)
{
    struct buffer bytes;
    if (!c->unit)
        return read_file(arena, arena_format(arena, FIXTURES "hostile/%s", c->name));
    buffer_init(&bytes, arena, READER_DOCUMENT_MAX);
    buffer_add(&bytes, slice_of(c->start));
    for (size_t i = 0; i < c->times; i++)
        buffer_add(&bytes, slice_of(c->unit));
    buffer_add(&bytes, slice_of(c->end));
    return buffer_slice(&bytes);
}

static bool warns(const struct article *article, const char *part)
{
    for (size_t i = 0; i < article->warnings.count; i++)
        if (strstr(article->warnings.items[i].message, part))
            return true;
    return false;
}

static void read_hostile_case(struct arena *arena, const struct hostile_case *c)
{
    struct piecewise input = {hostile_bytes(arena, c)};
    size_t size = input.rest.size;
    struct article_hints hints = {.format = c->format};
    struct reader_options options = {.hints = &hints};
    dateline_error error;
    struct article *article;
    struct reader *reader =
        reader_new(c->name, (struct reader_input){read_piece, &input}, &options, &error);
    enum reader_result result = reader_next(reader, arena, &article, &error);
    if (result != c->result)
        fail_msg("%s: the result is %d (%s)", c->name, (int)result, error.message);
    bool said = !c->says || (article ? warns(article, c->says)
                                     : strstr(error.message, c->says) != NULL);
    if (!said)
        fail_msg("%s: %s is not named (%s)", c->name, c->says, error.message);
    assert_true(!article || article->text.size <= size);
    reader_free(reader);
}

static void read_hostile(struct arena *arena, void *context)
{
    read_hostile_case(arena, context);
}

static void test_hostile(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hostile_cases / sizeof hostile_cases[0]; i++)
        run_in_arena(read_hostile, (void *)(uintptr_t)&hostile_cases[i]);
}

/* 150 MB in 5 KB. */
static void read_bomb(struct arena *arena, void *context)
{
    (void)context;
    struct piecewise input = {read_file(arena, FIXTURES "hostile/bomb.jsonl.zst")};
    dateline_error error;
    struct article *article;
    struct reader *reader =
        reader_new("bomb", (struct reader_input){read_piece, &input}, NULL, &error);
    assert_int_equal(reader_next(reader, arena, &article, &error), READER_FAILED);
    assert_non_null(strstr(error.message, "READER_UNPACK_RATIO_MAX"));
    reader_free(reader);
}

static void test_bomb(void **state)
{
    (void)state;
    if (archive_input_available())
        run_in_arena(read_bomb, NULL);
}

/* ---- memory that runs out ---- */

struct starved {
    struct slice bytes;
    bool page;
};

static void release_reader(void *reader)
{
    reader_free(reader);
}

static void read_starved(struct arena *arena, void *context)
{
    const struct starved *starved = context;
    struct piecewise input = {starved->bytes};
    dateline_error error;
    struct article *article;
    if (starved->page) {
        (void)article_read(arena, "page.html", starved->bytes, NULL, &error);
        return;
    }
    struct reader *reader =
        reader_new("feed", (struct reader_input){read_piece, &input}, NULL, &error);
    assert_non_null(reader);
    arena_defer(arena, release_reader, reader);
    while (reader_next(reader, arena, &article, &error) < READER_FAILED)
        continue;
}

/* Wherever memory runs out, the job is left and nothing is lost or broken. */
static void test_starved(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "pages/wordpress-glass-works.html", "feeds/rss.xml", "feeds/news-please.jsonl",
        "feeds/letters.mbox", "feeds/event-registry.json"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        struct starved starved = {.page = i == 0};
        char path[100];
        (void)snprintf(path, sizeof path, FIXTURES "%s", paths[i]);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        static char bytes[1 << 17];
        starved.bytes = slice_make(bytes, fread(bytes, 1, sizeof bytes, file));
        (void)fclose(file);
        size_t failures = 0;
        for (size_t limit = 1000;; limit += limit / 16) {
            struct arena *small = arena_new(limit);
            bool done = arena_run(small, read_starved, &starved);
            arena_free(small);
            if (done)
                break;
            failures++;
        }
        assert_true(failures > 5);
    }
}

/* ---- manifests ---- */

static const char manifest_text[] =
    "{\"path\": \"a.txt\", \"published\": \"2013-12-06\", \"publisher\": \"P\"}\n"
    "\n"
    "{\"path\": \"b.txt\", \"published\": \"2013-02-30\"}\n"
    "{\"path\": \"c.txt\", published}\n"
    "{\"published\": \"2013-12-06\"}\n"
    "{\"path\": \"/d.txt\", \"published\": null, \"place\": \"PARIS\", \"note\": 1}\n"
    "{\"path\": \"a.txt\"}\n"
    "[1]\n"
    "{\"path\": \"e.txt\", \"published\": \"2013-12-06T14:30+02:00\", \"title\": 3}";

static void read_manifest(struct arena *arena, void *context)
{
    (void)context;
    static const struct {
        size_t line;
        const char *part;
    } problems[] = {{3, "'2013-02-30' is no date of the calendar"},
                    {4, "no JSON"},
                    {5, "no \"path\""},
                    {7, "stands in an earlier line"},
                    {8, "no JSON object"},
                    {9, "\"title\" is no text"}};
    struct manifest manifest;
    manifest_read(arena, "in/m.jsonl", slice_of(manifest_text), &manifest);
    assert_int_equal(manifest.entries.count, 4);
    const struct manifest_entry *entries = manifest.entries.items;
    assert_string_equal(entries[0].path, "in/a.txt");
    assert_string_equal(entries[0].hints.publisher, "P");
    assert_string_equal(day_and_origin(arena, &entries[0].hints.published),
                        "manifest 2013-12-06");
    assert_int_equal(entries[1].hints.published.origin, DATE_FROM_NONE);
    assert_string_equal(entries[2].path, "/d.txt");
    assert_string_equal(entries[2].hints.place, "PARIS");
    assert_int_equal(entries[3].hints.published.offset_minutes, 120);
    assert_int_equal(manifest.problems.count, sizeof problems / sizeof problems[0]);
    for (size_t i = 0; i < manifest.problems.count; i++) {
        assert_int_equal(manifest.problems.items[i].line, problems[i].line);
        if (!strstr(manifest.problems.items[i].message, problems[i].part))
            fail_msg("'%s'", manifest.problems.items[i].message);
    }
}

static void test_manifest(void **state)
{
    (void)state;
    run_in_arena(read_manifest, NULL);
}

static void test_manifest_is_one(void **state)
{
    (void)state;
    static const struct {
        const char *front;
        bool is_one;
    } cases[] = {
        {"{\"path\":\"a.txt\",\"published\":\"2013-12-06\"}\n", true},
        {"\xEF\xBB\xBF\n{\"path\":\"a.txt\"}", true},
        {"{\"path\":\"a.txt\",\"text\":\"Friday\"}\n", false},
        {"{\"schema\":\"dateline-timeline-1\",\"path\":\"x\"}", false},
        {"{\"path\":1}", false},
        {"Title: x\n", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (manifest_is_one(slice_of(cases[i].front)) != cases[i].is_one)
            fail_msg("'%s'", cases[i].front);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),           cmocka_unit_test(test_own_fields),
        cmocka_unit_test(test_languages),       cmocka_unit_test(test_limits),
        cmocka_unit_test(test_hostile),         cmocka_unit_test(test_bomb),
        cmocka_unit_test(test_starved),         cmocka_unit_test(test_manifest),
        cmocka_unit_test(test_manifest_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
