#include "article/header_block.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

enum {
    LABEL_MAX = 24,     /* bytes of a label */
    HEADER_MAX = 40,    /* lines of a header */
    LABELS_LEAST = 3,   /* lines of a database */
    LABELS_MOST = 60,   /* that are kept */
    HEADLINE_MAX = 220, /* bytes */
};

static const struct {
    enum header_field field;
    struct slice label;
} labels[] = {
#define HEADER_LABEL(field, label) {HEADER_##field, SLICE(label)},
#include "article/header_labels.def"
#undef HEADER_LABEL
};

enum header_field header_field_from_label(struct slice label)
{
    label = slice_trim(label);
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (slice_equal_ignoring_case(label, labels[i].label))
            return labels[i].field;
    return HEADER_NONE;
}

void header_field_apply(struct draft *draft, enum header_field field, struct slice value,
                        size_t line)
{
    struct article *article = draft->article;
    struct article_date date;
    switch (field) {
    case HEADER_TITLE:
        draft_set(draft, &article->title, value);
        break;
    case HEADER_DATE: {
        enum date_reading reading = date_text_parse_any(value, &date);
        draft_add_date(draft, DATE_FROM_HEADER, reading, date, value, line);
        if (reading == DATE_NOT_THERE && slice_trim(value).size != 0)
            draft_warn(draft, line, "'%.*s' is no date that can be read; it is not used",
                       (int)utf8_cut(value, 60).size, value.data);
        break;
    }
    case HEADER_MODIFIED:
        if (date_text_parse_any(value, &date) == DATE_READ) {
            date.origin = DATE_FROM_HEADER;
            article->modified = date;
        }
        break;
    case HEADER_PUBLISHER:
        draft_set(draft, &article->publisher, value);
        break;
    case HEADER_URL:
        draft_set(draft, &article->url, value);
        draft_add_url_date(draft, value);
        break;
    case HEADER_AUTHOR:
        draft_set(draft, &article->author, value);
        break;
    case HEADER_SECTION:
        draft_set(draft, &article->section, value);
        break;
    case HEADER_LANGUAGE:
        draft_set(draft, &article->language, value);
        break;
    case HEADER_PLACE:
        draft_set(draft, &article->place, value);
        break;
    case HEADER_NONE:
    case HEADER_OTHER:
        break;
    }
}

/* "Label: value"; the colon's place in 'colon'. */
static enum header_field field_of_line(struct slice line, size_t *colon)
{
    struct slice front = slice_part(line, 0, LABEL_MAX + 1);
    const char *hit = memchr(front.data, ':', front.size);
    if (!hit)
        return HEADER_NONE;
    *colon = (size_t)(hit - front.data);
    struct slice label = slice_part(line, 0, *colon);
    /* "**Title:**" and "# Title:" of people who write Markdown */
    while (label.size != 0 && !ascii_is_alphanumeric(label.data[0]))
        label = slice_part(label, 1, label.size);
    return header_field_from_label(label);
}

static bool is_news_word_header(enum header_field field)
{
    return field == HEADER_TITLE || field == HEADER_DATE || field == HEADER_PUBLISHER ||
           field == HEADER_URL;
}

/* How many lines at the front are fields. One alone must be a title, date, source or
 * address, so that prose ("By: ...") is not taken for a header. */
static size_t count_header_lines(struct slice text, const struct line_vector *lines)
{
    size_t count = 0;
    bool telling = false;
    for (; count < lines->count && count < HEADER_MAX; count++) {
        size_t colon = 0;
        struct slice line = line_text(text, &lines->items[count]);
        enum header_field field = field_of_line(line, &colon);
        if (field == HEADER_NONE)
            break;
        telling = telling || is_news_word_header(field);
    }
    return telling ? count : 0;
}

size_t header_block_read(struct draft *draft, const struct line_vector *lines)
{
    struct slice text = draft->article->text;
    size_t count = count_header_lines(text, lines);
    for (size_t i = 0; i < count; i++) {
        const struct line *line = &lines->items[i];
        size_t colon = 0;
        struct slice whole = line_text(text, line);
        enum header_field field = field_of_line(whole, &colon);
        struct slice value = slice_trim(slice_part(whole, colon + 1, whole.size));
        while (value.size != 0 && value.data[0] == '*')
            value = slice_trim(slice_part(value, 1, value.size));
        header_field_apply(draft, field, value, draft_line(draft, line->start));
        size_t split = (size_t)(value.data - text.data);
        if (field == HEADER_TITLE && value.size != 0) {
            draft_add_block(draft, BLOCK_HEADER, line->start, line->start + colon + 1);
            draft_add_block(draft, BLOCK_TITLE, split, split + value.size);
        } else {
            draft_add_block(draft, BLOCK_HEADER, line->start, line->end);
        }
    }
    return count;
}

/* ---- news databases ---- */

/* "LOAD-DATE:": a label in capitals that we know. */
static enum header_field field_in_capitals(struct slice line, size_t *colon)
{
    size_t size = 0;
    while (size < line.size && size < LABEL_MAX &&
           (ascii_is_upper(line.data[size]) || line.data[size] == '-' ||
            line.data[size] == ' '))
        size++;
    if (size < 4 || size >= line.size || line.data[size] != ':')
        return HEADER_NONE;
    return field_of_line(line, colon);
}

static bool is_heading(struct slice text)
{
    struct date_text day;
    return text.size <= HEADLINE_MAX && !byline_read_date(text, &day);
}

/* The headline stands right above the labels; above it, edition and number. */
static void mark_above_labels(struct draft *draft, size_t first)
{
    struct article *article = draft->article;
    for (size_t i = first; i-- > 0;) {
        struct article_block *block = &article->blocks.items[i];
        struct slice text = draft_block_text(draft, i);
        if (block->kind == BLOCK_TITLE || !is_heading(text))
            continue;
        block->kind = i + 1 == first ? BLOCK_TITLE : BLOCK_HEADER;
        if (i + 1 == first)
            draft_set(draft, &article->title, text);
    }
}

void header_labels_mark(struct draft *draft)
{
    struct article *article = draft->article;
    size_t count = 0, marked = 0, first = SIZE_MAX, colon;
    for (size_t i = 0; i < article->blocks.count; i++) {
        bool label = article->blocks.items[i].kind == BLOCK_PARAGRAPH &&
                     field_in_capitals(draft_block_text(draft, i), &colon) != HEADER_NONE;
        count += label;
        first = label && first == SIZE_MAX ? i : first;
    }
    if (count < LABELS_LEAST)
        return;
    mark_above_labels(draft, first);
    for (size_t i = first; i < article->blocks.count; i++) {
        struct article_block *block = &article->blocks.items[i];
        struct slice text = draft_block_text(draft, i);
        enum header_field field = block->kind == BLOCK_PARAGRAPH
                                      ? field_in_capitals(text, &colon)
                                      : HEADER_NONE;
        if (field == HEADER_NONE)
            continue;
        block->kind = BLOCK_HEADER;
        if (++marked <= LABELS_MOST && field != HEADER_TITLE) /* "SUBJECT:" are topics */
            header_field_apply(draft, field, slice_part(text, colon + 1, text.size),
                               draft_line(draft, block->start));
    }
}
