#include "article/draft.h"

#include "article/encoding.h"
#include "base/ascii.h"

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

size_t draft_line(const struct draft *draft, size_t offset)
{
    struct slice bytes = draft->article->bytes;
    struct file_position position = article_locate(draft->article, offset);
    return bytes.data ? encoding_line_of(bytes, position.byte) : 0;
}

/* What a warning shows of a value. */
static struct slice shown(struct slice value)
{
    return slice_part(slice_trim(value), 0, 60);
}

void draft_add_date(struct draft *draft, enum article_date_origin origin,
                    enum date_reading reading, struct article_date date,
                    struct slice value, size_t line)
{
    struct slice text = shown(value);
    if (reading == DATE_IMPOSSIBLE)
        draft_warn(draft, line, "'%.*s' is no date of the calendar; it is not used",
                   (int)text.size, text.data);
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
    struct date_candidate candidate = {
        .origin = origin, .month = found->month, .day = found->day, .line = line};
    vector_push(draft->arena, &draft->dates, candidate);
}

void draft_add_url_date(struct draft *draft, struct slice url)
{
    char before = ' ';
    for (size_t at = 0; at < url.size; at++) {
        char c = url.data[at];
        struct date_text found;
        if (ascii_is_digit(c) && !ascii_is_alphanumeric(before) &&
            date_text_at(url, at, &found) && found.reading == DATE_READ &&
            found.has_year) {
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
