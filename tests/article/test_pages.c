/* Pages as publishing systems write them: the day, where it was found, the title, the text
 * and every offset. Cases: fixtures/article/{pages,measured,layouts}/expected.tsv. */
#include "article/markup.h"
#include "base/ascii.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "fixture.h"

#define F1_LEAST 0.97
/* of the pages kept for measuring; by what they are read at today, rounded down */
#define DAYS_LEAST        0.99
#define MEASURED_F1_LEAST 0.99
enum { COLUMNS = 6, CASES_LEAST = 60 };

struct page_case {
    struct slice columns[COLUMNS]; /* page, day, origin, title, story, lead */
};

static bool next_word(struct slice *rest, struct slice *word)
{
    size_t start = 0, end;
    while (start < rest->size && ascii_is_space(rest->data[start]))
        start++;
    for (end = start; end < rest->size && !ascii_is_space(rest->data[end]);)
        end++;
    *word = slice_part(*rest, start, end);
    *rest = slice_part(*rest, end, rest->size);
    return word->size != 0;
}

/* Adds 'step' to the count of each word. */
static size_t count_words(struct interner *words, int32_t *counts, struct slice text,
                          int32_t step)
{
    struct slice word;
    size_t total = 0;
    while (next_word(&text, &word)) {
        counts[intern(words, word)] += step;
        total++;
    }
    return total;
}

/* Body text only: headings, titles and captions are told apart by their kinds. */
static bool is_body(enum article_block_kind kind)
{
    return article_block_is_news(kind) && kind != BLOCK_TITLE && kind != BLOCK_CAPTION;
}

static double words_f1(struct arena *arena, const struct article *article,
                       struct slice wanted)
{
    enum { WORDS_MAX = 20000 };
    struct interner words;
    interner_init(&words, arena);
    int32_t *counts = ARENA_NEW_ARRAY(arena, WORDS_MAX, int32_t);
    size_t expected = count_words(&words, counts, wanted, 1), found = 0;
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        if (is_body(block->kind))
            found += count_words(&words, counts,
                                 slice_part(article->text, block->start, block->end), -1);
    }
    size_t missing = 0;
    for (size_t i = 0; i < words.count; i++)
        missing += counts[i] > 0 ? (size_t)counts[i] : 0;
    size_t right = expected - missing;
    return expected + found ? 2.0 * (double)right / (double)(expected + found) : 0;
}

/* Source without tags, references decoded, white space gone. */
static struct slice plain_of_markup(struct arena *arena, struct slice source)
{
    struct buffer plain;
    buffer_init(&plain, arena, source.size + 1);
    struct markup markup;
    struct markup_token token;
    markup_begin(&markup, source, true);
    while (markup_next(&markup, &token)) {
        if (token.kind != MARKUP_TEXT)
            continue;
        struct slice text =
            markup_decode(arena, slice_part(source, token.start, token.end));
        for (size_t i = 0; i < text.size; i++)
            if (!ascii_is_space(text.data[i]))
                buffer_add_byte(&plain, text.data[i]);
    }
    return buffer_slice(&plain);
}

static struct slice without_space(struct arena *arena, struct slice text)
{
    struct buffer plain;
    buffer_init(&plain, arena, text.size + 1);
    for (size_t i = 0; i < text.size; i++)
        if (!ascii_is_space(text.data[i]))
            buffer_add_byte(&plain, text.data[i]);
    return buffer_slice(&plain);
}

/* The page's bytes at the offsets of a block say what the block says. */
static void check_offsets(struct arena *arena, const struct article *article,
                          struct slice page, const char *name)
{
    size_t before = 0;
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        struct file_position start = article_locate(article, block->start);
        struct file_position end = article_locate_end(article, block->end);
        struct slice source = slice_part(page, start.byte, end.byte);
        struct slice text = slice_part(article->text, block->start, block->end);
        char last = text.data[text.size - 1];
        if ((ascii_is_alphanumeric(last) || last == '.') &&
            source.data[source.size - 1] != last)
            fail_msg("%s: block %zu ends behind its last letter", name, i);
        if (!slice_equal(plain_of_markup(arena, source), without_space(arena, text)))
            fail_msg("%s: block %zu is '%.*s', at its offsets stands '%.*s'", name, i,
                     (int)text.size, text.data, (int)source.size, source.data);
        assert_true(start.byte >= before);
        before = end.byte;
    }
}

static bool is_day_right(struct arena *arena, const struct article *article,
                         const struct page_case *c)
{
    enum article_date_origin from = article->published.origin;
    const char *text = from == DATE_FROM_NONE ? "" : day_text(arena, &article->published);
    const char *origin = article_date_origin_name(from);
    return slice_is(c->columns[1], text) &&
           (slice_is(c->columns[2], origin) || slice_is(c->columns[2], "any"));
}

static void check_day(struct arena *arena, const struct article *article,
                      const struct page_case *c, const char *name)
{
    const char *text = day_text(arena, &article->published);
    const char *origin = article_date_origin_name(article->published.origin);
    if (!is_day_right(arena, article, c))
        fail_msg("%s: the day is %s (%s), not %.*s (%.*s)", name, text, origin,
                 (int)c->columns[1].size, c->columns[1].data, (int)c->columns[2].size,
                 c->columns[2].data);
}

struct page_run {
    const char *folder;
    bool measured; /* figures over the whole set, instead of each page right */
    size_t count, days, titles;
    double f1;
};

static double text_f1(struct arena *arena, const struct article *article,
                      const struct page_case *c)
{
    struct slice story =
        read_file(arena, arena_format(arena, FIXTURES "text/%.*s.txt",
                                      (int)c->columns[4].size, c->columns[4].data));
    const char *whole = arena_format(arena, "%.*s %.*s", (int)c->columns[5].size,
                                     c->columns[5].data, (int)story.size, story.data);
    return words_f1(arena, article, slice_of(whole));
}

static void check_page(struct arena *arena, const struct page_case *c,
                       struct page_run *run)
{
    const char *name = arena_copy(arena, c->columns[0]);
    dateline_error error;
    struct slice page =
        read_file(arena, arena_format(arena, FIXTURES "%s/%s", run->folder, name));
    struct article *article = article_read(arena, name, page, NULL, &error);
    if (!article)
        fail_msg("%s: %s", name, error.message);
    if (utf8_valid_prefix(page) == page.size) /* else the text has other bytes */
        check_offsets(arena, article, page, name);
    bool titled = slice_is(c->columns[3], article->title ? article->title : "");
    double f1 = text_f1(arena, article, c);
    run->count++;
    run->days += is_day_right(arena, article, c);
    run->titles += titled;
    run->f1 += f1;
    if (run->measured)
        return;
    check_day(arena, article, c, name);
    if (!titled)
        fail_msg("%s: the title is '%s'", name, article->title);
    if (f1 < F1_LEAST)
        fail_msg("%s: F1 of the words is %.3f", name, f1);
}

static void run_cases(struct arena *arena, void *context)
{
    struct page_run *run = context;
    struct slice rest =
        read_file(arena, arena_format(arena, FIXTURES "%s/expected.tsv", run->folder));
    while (rest.size != 0) {
        struct slice line = slice_cut(&rest, '\n');
        if (line.size == 0 || line.data[0] == '#')
            continue;
        struct page_case c;
        for (size_t i = 0; i < COLUMNS; i++)
            c.columns[i] = slice_cut(&line, '\t');
        check_page(arena, &c, run);
    }
}

static void test_pages(void **state)
{
    (void)state;
    struct page_run run = {.folder = "pages"};
    run_in_arena(run_cases, &run);
    assert_true(run.count >= CASES_LEAST);
}

/* Layouts that were written before the reader was tried on them. */
static void measure_pages(const char *folder)
{
    struct page_run run = {.folder = folder, .measured = true};
    run_in_arena(run_cases, &run);
    assert_true(run.count >= CASES_LEAST);
    double count = (double)run.count;
    double days = (double)run.days / count, f1 = run.f1 / count;
    if (days < DAYS_LEAST || f1 < MEASURED_F1_LEAST || run.titles < run.count)
        fail_msg("%s: of %zu pages %zu days and %zu titles are right, F1 is %.4f", folder,
                 run.count, run.days, run.titles, f1);
}

static void test_measured_pages(void **state)
{
    (void)state;
    measure_pages("measured");
    measure_pages("layouts");
}

/* ---- which of a page's dates ---- */

#define BODY                                                                             \
    "<article><h1>Envoy meets minister</h1><p>The envoy met the minister on Friday for " \
    "two hours.</p></article>"
#define LD(members)                                                                      \
    "<script type='application/ld+json'>{\"@context\":\"https://schema.org\"," members   \
    "}</script>"

static const struct {
    const char *page, *day, *warning;
} date_cases[] = {
    {"<html>" LD(
         "\"@type\":\"NewsArticle\",\"datePublished\":\"2013-12-06T23:30:00-05:00\"")
         BODY,
     "json-ld 2013-12-06", NULL},
    {"<html>" LD("\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":[\"Thing\",\"Article\"],"
                 "\"datePublished\":\"2013-12-06\"}]") BODY,
     "json-ld 2013-12-06", NULL},
    {"<html>" LD("\"@type\":\"WebPage\",\"datePublished\":\"2013-12-06\"") BODY,
     "json-ld 2013-12-06", NULL},
    {"<html>" LD("\"@type\":\"Organization\",\"foundingDate\":\"2001-01-01\"") BODY,
     "none", NULL},
    {"<html>" LD("\"@type\":\"NewsArticle\" \"datePublished\": \"2013-12-06\"") BODY,
     "json-ld 2013-12-06", NULL},
    /* a date that cannot be: the next in the order of trust */
    {"<html>" LD(
         "\"@type\":\"NewsArticle\",\"datePublished\":\"2031-12-06\"") "<meta "
                                                                       "property='"
                                                                       "article:"
                                                                       "published_time' "
                                                                       "content='2013-12-"
                                                                       "06T10:00:00Z'>"
                                                                       "<link "
                                                                       "rel=canonical "
                                                                       "href='https://"
                                                                       "x.example/2013/"
                                                                       "12/06/"
                                                                       "envoy'>" BODY,
     "meta 2013-12-06", "lies after the article's other dates"},
    {"<html>" LD(
         "\"@type\":\"NewsArticle\",\"datePublished\":\"2014-12-06\",\"dateModified\":"
         "\"2013-12-07\"") "<meta name=date content='2013-12-06'>" BODY,
     "meta 2013-12-06", "lies after the last change"},
    {"<html><meta name=pubdate content='1970-01-01'>" BODY, "none", "is no article's"},
    {"<html><meta name=pubdate content='2013-02-30'>" BODY, "none",
     "no date of the calendar"},
    {"<html><meta name=pubdate content='06/12/2013'>" BODY, "none", "may mean two days"},
    {"<html><meta name=last-modified content='2013-12-06'>" BODY, "none", NULL},
    {"<html><body>" BODY
     "<div><time datetime='2011-01-01'>1 January 2011</time> Older story</div>",
     "none", NULL},
    {"<html><body><nav><time datetime='2024-01-01'>today</time></nav>" BODY, "none",
     NULL},
    {"<html><body>" BODY "<div><ul><li><p>1 January 2011</p>Older story</li></ul></div>",
     "none", NULL},
    {"<html><body><article><h1>Envoy meets minister</h1><div class=date>Event date: 6 "
     "December 2015</div><p>The envoy met the minister on Friday for two hours.</p>",
     "none", NULL},
    {"<html><body><div class=meta>Updated: 8 December 2013 / Published: 6 December "
     "2013</div>" BODY,
     "dateline 2013-12-06", NULL},
    {"<html><meta property='og:url' content='https://x.example/2023/12/'>" BODY, "none",
     NULL},
    {"<html><meta property='og:url' "
     "content='https://x.example/2013/12/06/1430-envoy'>" BODY,
     "url 2013-12-06", NULL},
    {"<html><body><footer>&copy; 6 December 2013</footer>" BODY, "none", NULL},
    /* the zone of a page's date is kept, and with it the day */
    {"<html><meta property='article:published_time' "
     "content='2013-12-06T00:30:00+09:00'>" BODY,
     "meta 2013-12-06", NULL},
};

static bool has_warning(const struct article *article, const char *part)
{
    for (size_t i = 0; i < article->warnings.count; i++)
        if (strstr(article->warnings.items[i].message, part))
            return true;
    return false;
}

static void read_date_cases(struct arena *arena, void *context)
{
    (void)context;
    for (size_t i = 0; i < sizeof date_cases / sizeof date_cases[0]; i++) {
        dateline_error error;
        struct article *article =
            article_read(arena, "case.html", slice_of(date_cases[i].page), NULL, &error);
        if (!article)
            fail_msg("case %zu: %s", i, error.message);
        const char *day = day_and_origin(arena, &article->published);
        if (strcmp(day, date_cases[i].day) != 0)
            fail_msg("case %zu: the day is %s, not %s", i, day, date_cases[i].day);
        const char *warning = date_cases[i].warning;
        if (warning ? !has_warning(article, warning) : article->warnings.count != 0)
            fail_msg("case %zu: its warnings are not as expected", i);
    }
}

static void test_dates_of_pages(void **state)
{
    (void)state;
    run_in_arena(read_date_cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pages),
                                       cmocka_unit_test(test_measured_pages),
                                       cmocka_unit_test(test_dates_of_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
