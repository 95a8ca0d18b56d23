/* Plain articles and dates, by cases: fixtures/article/plain.cases and dates.tsv. */
#include "article/date_text.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "fixture.h"

enum {
    EXPECTATIONS_MAX = 12,
    CHARACTERS_MAX = 20000,
    CASES_LEAST = 45,
    DATES_LEAST = 35
};

struct expectation {
    struct slice key, value;
};

struct plain_case {
    const char *name;
    struct expectation expected[EXPECTATIONS_MAX];
    size_t count;
    struct slice text;
};

/* The case's text in another encoding, and where each of its characters begins. */
struct encoded {
    struct slice bytes;
    size_t starts[CHARACTERS_MAX + 1];
    uint32_t characters[CHARACTERS_MAX];
    size_t count;
};

static struct slice expected_value(const struct plain_case *c, const char *key)
{
    for (size_t i = 0; i < c->count; i++)
        if (slice_is(c->expected[i].key, key))
            return c->expected[i].value;
    return (struct slice){NULL, 0};
}

/* ---- encodings ---- */

static void add_unit(struct buffer *bytes, uint32_t unit, bool big)
{
    buffer_add_byte(bytes, (char)(big ? unit >> 8 : unit & 0xFF));
    buffer_add_byte(bytes, (char)(big ? unit & 0xFF : unit >> 8));
}

static void add_encoded(struct buffer *bytes, uint32_t character, struct slice as)
{
    static const struct {
        uint32_t character;
        char byte;
    } windows[] = {{0x2013, '\x96'}, {0x201C, '\x93'}, {0x201D, '\x94'}};
    bool big = slice_is(as, "utf16be");
    if (slice_starts_with(as, "utf16")) {
        if (character > 0xFFFF) {
            add_unit(bytes, 0xD800 + ((character - 0x10000) >> 10), big);
            add_unit(bytes, 0xDC00 + ((character - 0x10000) & 0x3FF), big);
        } else {
            add_unit(bytes, character, big);
        }
        return;
    }
    if (!slice_is(as, "latin1")) {
        buffer_add_character(bytes, character);
        return;
    }
    for (size_t i = 0; i < sizeof windows / sizeof windows[0]; i++)
        if (windows[i].character == character) {
            buffer_add_byte(bytes, windows[i].byte);
            return;
        }
    buffer_add_byte(bytes, (char)character);
}

static void add_character(struct encoded *encoded, struct buffer *bytes,
                          uint32_t character, struct slice as)
{
    assert_true(encoded->count < CHARACTERS_MAX);
    encoded->starts[encoded->count] = bytes->size;
    encoded->characters[encoded->count++] = character;
    add_encoded(bytes, character, as);
    encoded->starts[encoded->count] = bytes->size;
}

static struct encoded *encode(struct arena *arena, struct slice text, struct slice as)
{
    struct encoded *encoded = ARENA_NEW(arena, struct encoded);
    struct buffer bytes;
    buffer_init(&bytes, arena, 1 << 20);
    if (slice_is(as, "bom") || slice_is(as, "utf16le") || slice_is(as, "utf16be"))
        add_character(encoded, &bytes, 0xFEFF, as);
    while (text.size != 0) {
        uint32_t character;
        size_t length = utf8_decode(text, &character);
        assert_true(length != 0);
        text = slice_part(text, length, text.size);
        if (character == '\n' && (slice_is(as, "crlf") || slice_is(as, "cr")))
            add_character(encoded, &bytes, '\r', as);
        if (character != '\n' || !slice_is(as, "cr"))
            add_character(encoded, &bytes, character, as);
    }
    encoded->bytes = buffer_slice(&bytes);
    return encoded;
}

/* The file's characters [start, end) as the text should have them. */
static struct slice characters_of(struct arena *arena, const struct encoded *encoded,
                                  size_t start, size_t end)
{
    struct buffer text;
    buffer_init(&text, arena, 1 << 20);
    for (size_t i = start; i < end && i < encoded->count; i++)
        if (encoded->characters[i] != '\r')
            buffer_add_character(&text, encoded->characters[i]);
        else if (i + 1 == encoded->count || encoded->characters[i + 1] != '\n')
            buffer_add_byte(&text, '\n');
    return buffer_slice(&text);
}

static void check_offsets(struct arena *arena, const struct article *article,
                          const struct encoded *encoded, const char *name)
{
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        struct file_position start = article_locate(article, block->start);
        struct file_position end = article_locate(article, block->end);
        struct slice text = slice_part(article->text, block->start, block->end);
        struct slice found =
            characters_of(arena, encoded, start.character, end.character);
        if (!slice_equal(text, found))
            fail_msg("%s: '%.*s' but at its characters '%.*s'", name, (int)text.size,
                     text.data, (int)found.size, found.data);
        if (start.byte != encoded->starts[start.character] ||
            end.byte != encoded->starts[end.character])
            fail_msg("%s: bytes %zu-%zu are not characters %zu-%zu", name, start.byte,
                     end.byte, start.character, end.character);
    }
}

/* ---- expectations ---- */

static const char *kind_names[] = {
    [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_TITLE] = "title",
    [BLOCK_HEADING] = "heading",     [BLOCK_CAPTION] = "caption",
    [BLOCK_QUOTE] = "quote",         [BLOCK_LIST_ITEM] = "list-item",
    [BLOCK_HEADER] = "header",       [BLOCK_BYLINE] = "byline",
    [BLOCK_REPEAT] = "repeat",       [BLOCK_BOILERPLATE] = "boilerplate",
};

static const char *kinds_of(struct arena *arena, const struct article *article)
{
    struct buffer text;
    buffer_init(&text, arena, 1 << 16);
    for (size_t i = 0; i < article->blocks.count; i++)
        buffer_format(&text, "%s%s", i ? " " : "",
                      kind_names[article->blocks.items[i].kind]);
    return buffer_slice(&text).data;
}

static bool has_warning(const struct article *article, struct slice part)
{
    for (size_t i = 0; i < article->warnings.count; i++)
        if (slice_find(slice_of(article->warnings.items[i].message), part, 0) != SIZE_MAX)
            return true;
    return false;
}

static const char *actual_value(struct arena *arena, const struct article *article,
                                struct slice key)
{
    const struct {
        const char *key, *value;
    } values[] = {
        {"day", day_and_origin(arena, &article->published)},
        {"place", article->place},
        {"title", article->title},
        {"publisher", article->publisher},
        {"author", article->author},
        {"url", article->url},
        {"blocks", kinds_of(arena, article)},
        {"warnings", arena_format(arena, "%zu", article->warnings.count)},
    };
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (slice_is(key, values[i].key))
            return values[i].value ? values[i].value : "";
    return NULL;
}

static void check_expectations(struct arena *arena, const struct plain_case *c,
                               const struct article *article)
{
    for (size_t i = 0; i < c->count; i++) {
        struct slice key = c->expected[i].key, value = c->expected[i].value;
        const char *actual = actual_value(arena, article, key);
        bool right = actual ? slice_is(value, actual) : true;
        if (slice_is(key, "warning"))
            right = has_warning(article, value);
        if (!right)
            fail_msg("%s: %.*s is '%s', not '%.*s'", c->name, (int)key.size, key.data,
                     actual ? actual : "missing", (int)value.size, value.data);
    }
}

static struct article_date date_of(const struct plain_case *c, const char *key,
                                   enum article_date_origin origin)
{
    struct article_date date = {0};
    struct slice text = expected_value(c, key);
    if (text.size != 0) {
        assert_int_equal(date_text_parse_iso(text, &date), DATE_READ);
        date.origin = origin;
    }
    return date;
}

static void run_case(struct arena *arena, const struct plain_case *c)
{
    struct article_hints hints = {
        .published = date_of(c, "hint", DATE_FROM_MANIFEST),
        .fallback = date_of(c, "date", DATE_FROM_OPTION),
    };
    struct encoded *encoded = encode(arena, c->text, expected_value(c, "as"));
    struct slice wrong = expected_value(c, "error");
    dateline_error error = {0};
    struct article *article =
        article_read(arena, "case.txt", encoded->bytes, &hints, &error);
    if (wrong.data) {
        if (article || slice_find(slice_of(error.message), wrong, 0) == SIZE_MAX)
            fail_msg("%s: the error is '%s'", c->name, error.message);
        return;
    }
    if (!article)
        fail_msg("%s: %s", c->name, error.message);
    check_expectations(arena, c, article);
    check_offsets(arena, article, encoded, c->name);
}

/* ---- reading the cases ---- */

static struct plain_case read_case(struct arena *arena, struct slice text)
{
    struct plain_case c = {.count = 0};
    c.name = arena_copy(arena, slice_trim(slice_cut(&text, '\n')));
    while (slice_starts_with(text, "> ")) {
        struct slice line = slice_cut(&text, '\n');
        line = slice_part(line, 2, line.size);
        assert_true(c.count < EXPECTATIONS_MAX);
        struct slice key = slice_cut(&line, '=');
        c.expected[c.count++] = (struct expectation){key, line};
    }
    c.text = text;
    return c;
}

static void run_cases(struct arena *arena, void *context)
{
    size_t *count = context;
    struct slice all = read_file(arena, FIXTURES "plain.cases");
    struct slice mark = SLICE("\n### ");
    size_t at = slice_find(all, mark, 0);
    while (at != SIZE_MAX) {
        size_t next = slice_find(all, mark, at + mark.size);
        struct plain_case c = read_case(
            arena, slice_part(all, at + mark.size, next == SIZE_MAX ? all.size : next));
        run_case(arena, &c);
        ++*count;
        at = next;
    }
}

static void test_cases(void **state)
{
    (void)state;
    size_t count = 0;
    run_in_arena(run_cases, &count);
    assert_true(count >= CASES_LEAST);
}

/* ---- dates ---- */

static const char *date_written(struct arena *arena, enum date_reading reading,
                                const struct article_date *date)
{
    if (reading != DATE_READ)
        return reading == DATE_NOT_THERE    ? "none"
               : reading == DATE_IMPOSSIBLE ? "impossible"
                                            : "ambiguous";
    const char *day = day_text(arena, date);
    if (!date->has_time)
        return day;
    int32_t second = instant_second_of_day(date->at);
    const char *clock = arena_format(arena, "%sT%02d:%02d:%02d", day, second / 3600,
                                     second / 60 % 60, second % 60);
    return date->has_offset ? arena_format(arena, "%s%+d", clock, date->offset_minutes)
                            : clock;
}

static void run_dates(struct arena *arena, void *context)
{
    size_t *count = context;
    struct slice rest = read_file(arena, FIXTURES "dates.tsv");
    while (rest.size != 0) {
        struct slice line = slice_cut(&rest, '\n');
        if (line.size == 0 || line.data[0] == '#')
            continue;
        struct slice text = slice_cut(&line, '\t');
        struct article_date date;
        enum date_reading reading = date_text_parse_any(text, &date);
        const char *written = date_written(arena, reading, &date);
        if (!slice_is(line, written))
            fail_msg("'%.*s' is read as %s", (int)text.size, text.data, written);
        ++*count;
    }
}

static void test_dates(void **state)
{
    (void)state;
    size_t count = 0;
    run_in_arena(run_dates, &count);
    assert_true(count >= DATES_LEAST);
}

static void test_strict_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum date_reading reading;
    } cases[] = {
        {"2013-12-06", DATE_READ},
        {"2013-12-06T14:30", DATE_READ},
        {"2013-12-06T14:30:00Z", DATE_READ},
        {"2013-12-06T14:30+02:00", DATE_READ},
        {"2013-02-30", DATE_IMPOSSIBLE},
        {"2013-12-06T25:00", DATE_IMPOSSIBLE},
        {"2013-12-06 14:30", DATE_NOT_THERE},
        {"2013-12-06x", DATE_NOT_THERE},
        {"6 Dec 2013", DATE_NOT_THERE},
        {"", DATE_NOT_THERE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct article_date date;
        if (date_text_parse_iso(slice_of(cases[i].text), &date) != cases[i].reading)
            fail_msg("'%s' is read otherwise", cases[i].text);
    }
}

/* ---- what is no article ---- */

static void read_binaries(struct arena *arena, void *context)
{
    (void)context;
    static const struct {
        struct slice bytes;
        const char *error;
    } cases[] = {
        {SLICE("%PDF-1.4\n"), "a PDF document"},
        {SLICE("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "a picture"},
        {SLICE("PK\x03\x04\x14\0\0\0"), "a zip archive"},
        {SLICE("abc\0def\0ghi"), "a binary file"},
        {SLICE(""), "the file is empty"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        dateline_error error = {0};
        assert_null(article_read(arena, "x", cases[i].bytes, NULL, &error));
        if (!strstr(error.message, cases[i].error))
            fail_msg("the error is '%s', not '%s'", error.message, cases[i].error);
    }
}

static void test_binaries(void **state)
{
    (void)state;
    run_in_arena(read_binaries, NULL);
}

/* One line of many megabytes is read; the test would not end if that were quadratic. */
static void read_long_line(struct arena *arena, void *context)
{
    enum { LONG = 64 * 1024 * 1024 };
    (void)context;
    static const char sentence[] = "The envoy met the minister on Friday. ";
    char *bytes = arena_alloc(arena, LONG);
    for (size_t at = 0; at + sizeof sentence <= LONG; at += sizeof sentence - 1)
        memcpy(bytes + at, sentence, sizeof sentence - 1);
    size_t size = strlen(bytes);
    dateline_error error;
    struct article *article =
        article_read(arena, "long.txt", slice_make(bytes, size), NULL, &error);
    assert_non_null(article);
    assert_int_equal(article->blocks.count, 1);
    assert_int_equal(article_locate(article, size - 40).byte, size - 40);
    assert_int_equal(article_locate(article, size - 40).character, size - 40);
}

static void test_long_line(void **state)
{
    (void)state;
    run_in_arena(read_long_line, NULL);
}

/* A million lines of a word each take no more room than a tenth of them would. */
static void read_short_lines(struct arena *arena, void *context)
{
    enum { SIZE = 8 * 1000 * 1000, BYTES_PER_BLOCK = 20 };
    const char *line = context;
    size_t length = strlen(line);
    char *bytes = arena_alloc(arena, SIZE);
    for (size_t at = 0; at < SIZE; at++)
        bytes[at] = line[at % length];
    size_t before = arena_used(arena);
    dateline_error error;
    struct article *article =
        article_read(arena, "short.txt", slice_make(bytes, SIZE), NULL, &error);
    assert_non_null(article);
    assert_true(article->blocks.count > 100000);
    assert_true(article->blocks.count < SIZE / BYTES_PER_BLOCK);
    assert_true(arena_used(arena) - before < (size_t)6 * SIZE);
    assert_int_equal(article_locate(article, article->text.size - 3).byte % length,
                     (SIZE - 3) % length);
}

static void test_short_lines(void **state)
{
    (void)state;
    char feeds[] = "the\n\nmen\n\n", returns[] = "the\r\nmen\r\n";
    run_in_arena(read_short_lines, feeds);
    run_in_arena(read_short_lines, returns);
}

struct odd_bytes {
    const char *begin;
    struct slice unit; /* again and again */
};

/* Whether an article or not: reading takes at most so many times the file. */
static void read_odd_bytes(struct arena *arena, void *context)
{
    enum { SIZE = 8 * 1000 * 1000 };
    const struct odd_bytes *odd = context;
    size_t length = strlen(odd->begin);
    char *bytes = arena_alloc(arena, SIZE);
    memcpy(bytes, odd->begin, length);
    for (size_t at = length; at < SIZE; at++)
        bytes[at] = odd->unit.data[(at - length) % odd->unit.size];
    size_t before = arena_used(arena);
    dateline_error error = {0};
    (void)article_read(arena, "odd.txt", slice_make(bytes, SIZE), NULL, &error);
    assert_int_not_equal(error.code, DATELINE_ERROR_LIMIT);
    assert_true(arena_used(arena) - before < (size_t)6 * SIZE);
}

static void test_odd_bytes(void **state)
{
    (void)state;
    struct odd_bytes shapes[] = {
        {"", SLICE("\xEF\xBB\xBF")}, /* byte order marks only */
        {"", SLICE("\xEF\xBB\xBF\r")},      {"", SLICE("\xFF\xFE")},
        {"\xFF\xFE", SLICE("a\0\r\0\n\0")}, {"\xFE\xFF", SLICE("\0\r\0a")},
        {"\xFF\xFE", SLICE("\0\xD8\r\0")},  {"", SLICE("\x80\r\n")},
        {"", SLICE("a\xFF\r\n")},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        run_in_arena(read_odd_bytes, &shapes[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_odd_bytes),   cmocka_unit_test(test_cases),
        cmocka_unit_test(test_dates),       cmocka_unit_test(test_strict_dates),
        cmocka_unit_test(test_binaries),    cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_short_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
