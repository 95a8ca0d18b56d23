#include "article/draft.h"

#include "article/encoding.h"
#include "article/language_guess.h"
#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

void draft_warn(struct draft *draft, size_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct article_warning warning = {line,
                                      arena_format_list(draft->arena, format, arguments)};
    va_end(arguments);
    vector_push(draft->arena, &draft->article->warnings, warning);
}

void draft_add_block(struct draft *draft, enum article_block_kind kind, size_t start,
                     size_t end)
{
    struct article_block block = {kind, (uint32_t)start, (uint32_t)end};
    vector_push(draft->arena, &draft->article->blocks, block);
}

struct slice draft_block_text(const struct draft *draft, size_t block)
{
    const struct article_block *b = &draft->article->blocks.items[block];
    return slice_part(draft->article->text, b->start, b->end);
}

size_t draft_line_of_byte(const struct draft *draft, size_t byte)
{
    /* counting lines costs time, and a hostile file asks for very many */
    if (draft->dates.count >= DRAFT_DATES_MAX ||
        draft->article->warnings.count >= DRAFT_DATES_MAX)
        return 0;
    size_t before = byte > draft->base_byte ? byte - draft->base_byte : 0;
    return draft->base_line + encoding_line_of(draft->article->bytes, before);
}

/* Counting lines costs the way to them: past so many dates nobody asks where one stands. */
enum { LINES_COUNTED_MAX = 64 };

size_t draft_line(const struct draft *draft, size_t offset)
{
    if (draft->dates.count > LINES_COUNTED_MAX)
        return 0;
    return draft_line_of_byte(draft, article_locate(draft->article, offset).byte);
}

void draft_warn_of_encoding(struct draft *draft, const struct decoded *decoded)
{
    if (decoded->guessed)
        draft_warn(draft, decoded->odd_line,
                   "not UTF-8; read as %s, save it as UTF-8 if names look wrong",
                   decoded->encoding);
    else if (decoded->replaced != 0)
        draft_warn(draft, decoded->odd_line,
                   "%zu bytes mean nothing in %s; each is read as one unknown character",
                   decoded->replaced, decoded->encoding);
}

/* What a warning shows of a value. */
static struct slice shown(struct slice value)
{
    return utf8_cut(slice_trim(value), 60);
}

/* Whether the article tells which of an ambiguous date's numbers is the day; it is looked
 * through once. */
static bool settle_order(struct draft *draft, struct article_date *date)
{
    if (!draft->order_is_known)
        draft->order = day_order_of(draft->article->bytes);
    draft->order_is_known = true;
    if (draft->order == ORDER_DAY_FIRST)
        *date = date_text_swapped(*date);
    return draft->order != ORDER_UNKNOWN;
}

void draft_add_date(struct draft *draft, enum article_date_origin origin,
                    enum date_reading reading, struct article_date date,
                    struct slice value, size_t line)
{
    struct slice text = shown(value);
    if (draft->dates.count >= DRAFT_DATES_MAX)
        return;
    if (reading == DATE_IMPOSSIBLE)
        draft_warn(draft, line, "'%.*s' is no date of the calendar; it is not used",
                   (int)text.size, text.data);
    if (reading == DATE_AMBIGUOUS && settle_order(draft, &date))
        reading = DATE_READ;
    if (reading == DATE_AMBIGUOUS)
        draft_warn(
            draft, line,
            "'%.*s' may mean two days; it is not used, give the date with a manifest "
            "or --date",
            (int)text.size, text.data);
    if (reading != DATE_READ)
        return;
    date.origin = origin;
    struct date civil = date_from_days(instant_day(date.at));
    struct date_candidate candidate = {.origin = origin,
                                       .has_year = true,
                                       .month = civil.month,
                                       .day = civil.day,
                                       .date = date,
                                       .line = line};
    vector_push(draft->arena, &draft->dates, candidate);
}

void draft_add_date_text(struct draft *draft, enum article_date_origin origin,
                         const struct date_text *found, struct slice value, size_t line)
{
    if (found->has_year || found->reading != DATE_READ) {
        draft_add_date(draft, origin, found->reading, found->date, value, line);
        return;
    }
    if (draft->dates.count >= DRAFT_DATES_MAX)
        return;
    struct date_candidate candidate = {
        .origin = origin, .month = found->month, .day = found->day, .line = line};
    vector_push(draft->arena, &draft->dates, candidate);
}

/* "/2010/POLITICS/08/13/": the year, a section, and the day. */
static bool section_date_at(struct slice url, size_t at, struct date_text *found)
{
    struct slice rest = slice_part(url, at, url.size), part[4];
    if (rest.size < 4 || (rest.size > 4 && rest.data[4] != '/'))
        return false;
    for (size_t i = 0; i < 4; i++)
        part[i] = slice_cut(&rest, '/');
    if (part[0].size != 4 || part[1].size == 0 || ascii_is_digit(part[1].data[0]) ||
        part[2].size != 2 || part[3].size != 2 || rest.size == 0)
        return false;
    char day[11] = "0000-00-00";
    memcpy(day, part[0].data, 4);
    memcpy(day + 5, part[2].data, 2);
    memcpy(day + 8, part[3].data, 2);
    struct article_date date;
    found->reading = date_text_parse_iso(slice_make(day, 10), &date);
    struct date civil = date_from_days(instant_day(date.at));
    found->year = civil.year;
    found->month = civil.month;
    found->day = civil.day;
    found->has_year = true;
    return found->reading == DATE_READ;
}

void draft_add_url_date(struct draft *draft, struct slice url)
{
    char before = ' ';
    for (size_t at = 0; at < url.size; at++) {
        char c = url.data[at];
        struct date_text found;
        if (ascii_is_digit(c) && !ascii_is_alphanumeric(before) &&
            (date_text_at(url, at, &found) || section_date_at(url, at, &found)) &&
            found.reading == DATE_READ && found.has_year) {
            /* what looks like a time of day is the article's number */
            found.date = date_text_of_day(found.year, found.month, found.day);
            draft_add_date(draft, DATE_FROM_URL, DATE_READ, found.date, url, 0);
            return;
        }
        before = c;
    }
}

void draft_set(struct draft *draft, const char **field, struct slice value)
{
    value = slice_trim(value);
    if (!*field && value.size != 0)
        *field = arena_copy(draft->arena, value);
}

/* ---- beginning and end ---- */

void draft_begin(struct draft *draft, struct arena *arena, const char *path,
                 struct slice bytes, const struct article_hints *hints)
{
    static const struct article_hints no_hints;
    *draft = (struct draft){.arena = arena, .hints = hints ? hints : &no_hints};
    draft->article = ARENA_NEW(arena, struct article);
    draft->article->path = arena_copy(arena, slice_of(path));
    draft->article->bytes = bytes;
}

/* The user's word on title, publisher and the rest wins. */
static void apply_hints(struct draft *draft)
{
    const struct article_hints *hints = draft->hints;
    struct article *article = draft->article;
    const char *const said[] = {hints->publisher, hints->title, hints->url, hints->place,
                                hints->timezone};
    const char **const fields[] = {&article->publisher, &article->title, &article->url,
                                   &article->place, &article->timezone};
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
        if (said[i])
            *fields[i] = arena_copy(draft->arena, slice_of(said[i]));
}

/* From the first block of news to the last. */
static struct slice news_of(const struct article *article)
{
    size_t start = SIZE_MAX, end = 0;
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        if (!article_block_is_news(block->kind))
            continue;
        start = start == SIZE_MAX ? block->start : start;
        end = block->end;
    }
    return start < end ? slice_part(article->text, start, end) : slice_make("", 0);
}

/* A text that is nothing but a date or a byline: it is all that there is to read. */
static void keep_lone_line(struct article *article)
{
    enum { LONE_MAX = 120 };
    if (article->text.size > LONE_MAX)
        return;
    for (size_t i = 0; i < article->blocks.count; i++)
        if (article->blocks.items[i].kind == BLOCK_BYLINE)
            article->blocks.items[i].kind = BLOCK_PARAGRAPH;
}

struct article *draft_finish(struct draft *draft, dateline_error *error)
{
    struct article *article = draft->article;
    if (news_of(article).size == 0)
        keep_lone_line(article);
    struct slice news = news_of(article);
    if (news.size == 0) {
        error_set(error, DATELINE_ERROR_INPUT, "there is no article in it");
        return NULL;
    }
    const char *foreign = draft->any_language ? NULL : language_guess_foreign(news);
    if (foreign) {
        error_set(error, DATELINE_ERROR_INPUT,
                  "the article is in %s; only English is read, it is skipped", foreign);
        return NULL;
    }
    publication_choose(draft);
    apply_hints(draft);
    return article;
}
