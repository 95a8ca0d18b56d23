/* Captions, bylines and lines that are only a date; their dates are the best that many
 * articles have. */
#include "article/draft.h"

#include "base/ascii.h"

#include <string.h>

enum {
    BYLINE_MAX = 160,  /* bytes */
    CAPTION_MAX = 600, /* bytes of a caption that a bracket or "Photo:" opens */
    CLOCK_MAX = 16,    /* bytes of a line that is only a time of day */
    CREDIT_MAX = 70,   /* bytes from a credit to the caption's end */
    CREDITED_MAX = 360,
    GLUED_MAX = 40, /* bytes of a credit right behind a caption's date */
    NAME_WORDS_MAX = 8,
    LABEL_MAX = 32,    /* bytes before a date that may say what day it is */
    BYLINE_BLOCKS = 8, /* at the front and the end of the article */
};

static const struct slice byline_prefixes[] = {
#define BYLINE_PREFIX(text) SLICE(text),
#include "article/byline_cues.def"
#undef BYLINE_PREFIX
};
static const struct slice update_prefixes[] = {
#define UPDATE_PREFIX(text) SLICE(text),
#include "article/byline_cues.def"
#undef UPDATE_PREFIX
};
static const struct slice caption_prefixes[] = {
#define CAPTION_PREFIX(text) SLICE(text),
#include "article/byline_cues.def"
#undef CAPTION_PREFIX
};
static const struct slice caption_credits[] = {
#define CAPTION_CREDIT(text) SLICE(text),
#include "article/byline_cues.def"
#undef CAPTION_CREDIT
};
static const struct slice old_pictures[] = {
#define OLD_PICTURE(text) SLICE(text),
#include "article/byline_cues.def"
#undef OLD_PICTURE
};
static const struct slice other_days[] = {
#define OTHER_DAY(text) SLICE(text),
#include "article/byline_cues.def"
#undef OTHER_DAY
};
static const struct slice clock_words[] = {
#define CLOCK_WORD(text) SLICE(text),
#include "article/byline_cues.def"
#undef CLOCK_WORD
};
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static bool begins_with_one(struct slice text, const struct slice *table, size_t count)
{
    char first = text.size != 0 ? ascii_lower(text.data[0]) : '\0';
    for (size_t i = 0; i < count; i++)
        if (table[i].data[0] == first &&
            slice_equal_ignoring_case(slice_part(text, 0, table[i].size), table[i]))
            return true;
    return false;
}

/* Where one of the table's texts stands in a short text, or SIZE_MAX. */
static size_t find_one(struct slice text, const struct slice *table, size_t count)
{
    bool begins[256] = {false}; /* a text of the table, by its first byte */
    for (size_t i = 0; i < count; i++)
        begins[(unsigned char)table[i].data[0]] = true;
    for (size_t at = 0; at < text.size; at++)
        if (begins[(unsigned char)ascii_lower(text.data[at])] &&
            begins_with_one(slice_part(text, at, text.size), table, count))
            return at;
    return SIZE_MAX;
}

/* "ET", "IST" behind a time of day, with the space before it. */
static size_t zone_length(struct slice text, size_t at)
{
    size_t end = at;
    while (end < text.size && text.data[end] == ' ')
        end++;
    size_t start = end;
    while (end < text.size && ascii_is_upper(text.data[end]))
        end++;
    return end - start >= 2 && end - start <= 4 ? end - at : 0;
}

/* "Posted: 1620 GMT", "Hrs IST", "Monday" behind a date: words of the clock. */
static bool is_of_clock(struct slice text)
{
    for (size_t at = 0; at < text.size;) {
        size_t start = at, weekday = date_text_weekday_at(text, at);
        while (at < text.size && ascii_is_letter(text.data[at]))
            at++;
        struct slice word = slice_part(text, start, at);
        bool known = word.size == 0 || weekday != 0 || zone_length(text, start) != 0;
        for (size_t i = 0; i < COUNT(clock_words) && !known; i++)
            known = slice_equal_ignoring_case(word, clock_words[i]);
        if (!known)
            return false;
        at += word.size == 0;
    }
    return true;
}

/* "Date", "Published on: " before a date, with what stands between. */
static size_t label_length(struct slice text)
{
    static const struct slice labels[] = {SLICE("date"), SLICE("published on"),
                                          SLICE("published"), SLICE("posted on"),
                                          SLICE("posted")};
    for (size_t i = 0; i < COUNT(labels); i++) {
        size_t at = labels[i].size;
        if (!begins_with_one(text, &labels[i], 1))
            continue;
        while (at < text.size && (text.data[at] == ' ' || text.data[at] == ':'))
            at++;
        return at > labels[i].size ? at : 0;
    }
    return 0;
}

/* "Wednesday, August 29, 2012", "2013-12-06 14:30 GMT", "June 4, 2012 |", "June 4, 2012
 * Posted: 1620 GMT": nothing but a date with its year. */
static bool is_date_only(struct slice text, struct date_text *found)
{
    if (text.size > BYLINE_MAX / 2)
        return false;
    size_t at = label_length(text);
    at += date_text_weekday_at(text, at);
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == ','))
        at++;
    if (!date_text_at(text, at, found) || !found->has_year)
        return false;
    return is_of_clock(slice_part(text, found->end, text.size));
}

/* "08:30", "9.05 p.m.", "14:30 GMT": the hour of an entry. */
static bool is_clock_only(struct slice text)
{
    size_t digits = 0, letters = 0;
    bool mark = false;
    for (size_t i = 0; i < text.size; i++) {
        digits += ascii_is_digit(text.data[i]);
        letters += ascii_is_letter(text.data[i]);
        mark = mark || text.data[i] == ':' || text.data[i] == '.';
    }
    return text.size <= CLOCK_MAX && ascii_is_digit(text.data[0]) && mark &&
           digits >= 3 && digits <= 6 && letters <= 6;
}

/* "By Ann Smith", "By ANN SMITH and Bo Li, Staff Writer": not "By Friday the ...". */
static bool is_person_byline(struct slice text)
{
    struct slice rest = slice_part(text, 3, text.size);
    if (!slice_equal_ignoring_case(slice_part(text, 0, 3), slice_make("by ", 3)) ||
        rest.size == 0 || date_text_weekday_at(rest, 0) != 0)
        return false;
    struct date_text found;
    char last = text.data[text.size - 1];
    size_t words = 0;
    for (size_t i = 0; i < rest.size; i++)
        words += rest.data[i] == ' ';
    bool name = ascii_is_upper(rest.data[0]) || slice_starts_with(rest, "our ") ||
                (unsigned char)rest.data[0] >= 0xC3;
    return name && words <= 16 && last != '.' && last != '?' &&
           !(date_text_at(rest, 0, &found));
}

/* Whether what stands between 'from' and a date says that it is that of the last change
 * or of something else: "Updated:", "LOAD-DATE:", "Copyright". */
static bool is_other_day(struct slice text, size_t from, const struct date_text *found)
{
    size_t start = found->start - from > LABEL_MAX ? found->start - LABEL_MAX : from;
    struct slice label = slice_part(text, start, found->start);
    return find_one(label, update_prefixes, COUNT(update_prefixes)) != SIZE_MAX ||
           find_one(label, other_days, COUNT(other_days)) != SIZE_MAX;
}

bool byline_find_date(struct slice text, struct date_text *found)
{
    for (size_t from = 0; date_text_find(text, from, found); from = found->end)
        if (found->has_year && !is_other_day(text, from, found))
            return true;
    return false;
}

static void add_first_date(struct draft *draft, enum article_date_origin origin,
                           struct slice text, size_t offset)
{
    struct date_text found;
    if (byline_find_date(text, &found))
        draft_add_date_text(draft, origin, &found,
                            slice_part(text, found.start, found.end),
                            draft_line(draft, offset + found.start));
}

static void set_modified(struct draft *draft, const struct date_text *found)
{
    if (draft->article->modified.origin != DATE_FROM_NONE || found->reading != DATE_READ)
        return;
    draft->article->modified = found->date;
    draft->article->modified.origin = DATE_FROM_DATELINE;
}

void byline_keep_update(struct draft *draft, struct slice text)
{
    struct date_text found;
    for (size_t from = 0; date_text_find(text, from, &found); from = found.end) {
        struct slice label = slice_part(text, from, found.start);
        if (found.has_year &&
            find_one(label, update_prefixes, COUNT(update_prefixes)) != SIZE_MAX) {
            set_modified(draft, &found);
            return;
        }
    }
}

/* The name in "By Ann Smith, March 2, 2014", "By Ann Smith | 9 March 2016". */
static struct slice name_in_byline(struct slice text)
{
    struct date_text found;
    size_t end = date_text_find(text, 3, &found) ? found.start : text.size;
    const char *bar = memchr(text.data, '|', text.size);
    if (bar && (size_t)(bar - text.data) < end)
        end = (size_t)(bar - text.data);
    while (end > 3 && !ascii_is_letter(text.data[end - 1]) && text.data[end - 1] != '.' &&
           (unsigned char)text.data[end - 1] < 0x80)
        end--;
    return slice_part(text, 3, end);
}

/* "Harbour News | 9 March 2016", "Source: Agency| 2016-03-09 07:45|Editor: Li". */
static bool stands_at_bar(struct slice text, const struct date_text *found)
{
    size_t before = found->start, behind = found->end;
    while (before > 0 && (text.data[before - 1] == ' ' || text.data[before - 1] == ','))
        before--;
    for (size_t i = 0; i < before; i++) /* "| Tue, April 24, 2018" */
        if (date_text_weekday_at(text, i) == before - i) {
            before = i;
            break;
        }
    while (before > 0 && text.data[before - 1] == ' ')
        before--;
    while (behind < text.size && text.data[behind] == ' ')
        behind++;
    struct slice front = slice_part(text, 0, before);
    struct slice rest = slice_part(text, behind, text.size);
    static const char *const bars[] = {"|", "\xE2\x80\xA2", "\xC2\xB7"};
    for (size_t i = 0; i < COUNT(bars); i++)
        if (slice_ends_with(front, bars[i]) || slice_starts_with(rest, bars[i]))
            return true;
    return false;
}

/* "City Press · Posted: Mar 05, 2014 | Last Updated: March 6": parts, one of them a label
 * of publication. */
static bool is_labelled(struct slice text)
{
    static const struct slice labels[] = {SLICE("posted:"), SLICE("published:")};
    static const struct slice bars[] = {SLICE("|"), SLICE("\xE2\x80\xA2"),
                                        SLICE("\xC2\xB7")};
    return find_one(text, labels, COUNT(labels)) != SIZE_MAX &&
           find_one(text, bars, COUNT(bars)) != SIZE_MAX;
}

bool byline_read_date(struct slice text, struct date_text *found)
{
    if (text.size > BYLINE_MAX || text.size == 0)
        return false;
    if (is_date_only(text, found))
        return true;
    if (!byline_find_date(text, found))
        return false;
    return is_person_byline(text) || stands_at_bar(text, found) || is_labelled(text) ||
           begins_with_one(text, update_prefixes, COUNT(update_prefixes)) ||
           begins_with_one(text, byline_prefixes, COUNT(byline_prefixes));
}

/* "Brussels, 5 March 2014", "Ann Smith, Paris and Rome, 5 March 2014": names and a day; a
 * caption has other words too. */
static bool is_name_before(struct slice text, const struct date_text *found)
{
    size_t at = 0, words = 0;
    struct slice front = slice_part(text, 0, found->start);
    if (found->end != text.size || !slice_ends_with(slice_trim(front), ","))
        return false;
    while (at < front.size) {
        size_t start = at;
        while (at < front.size && front.data[at] != ' ')
            at++;
        struct slice word = slice_part(front, start, at++);
        if (word.size == 0 || slice_is(word, "and") || slice_is(word, "in"))
            continue;
        words++;
        if (!ascii_is_upper(word.data[0]) && (unsigned char)word.data[0] < 0xC3)
            return false;
    }
    return words >= 1 && words <= NAME_WORDS_MAX;
}

bool byline_is_kicker(struct slice text)
{
    static const struct slice kickers[] = {
#define KICKER(text) SLICE(text),
#include "article/byline_cues.def"
#undef KICKER
    };
    for (size_t i = 0; i < COUNT(kickers); i++)
        if (slice_equal_ignoring_case(text, kickers[i]))
            return true;
    return false;
}

/* "Updated 3 March 2014", "Updated 3 March 2014 | Published 1 March 2014". */
static bool mark_update(struct draft *draft, struct article_block *block,
                        struct slice text)
{
    struct date_text found;
    if (!begins_with_one(text, update_prefixes, COUNT(update_prefixes)) ||
        !date_text_find(text, 0, &found) || !found.has_year)
        return false;
    block->kind = BLOCK_BYLINE;
    byline_keep_update(draft, text);
    add_first_date(draft, DATE_FROM_DATELINE, text, block->start);
    return true;
}

/* An address to write to, with "(END)" or the like behind it. */
static bool is_mail_address(struct slice text)
{
    size_t marks = 0, spaces = 0;
    for (size_t i = 0; i < text.size; i++) {
        marks += text.data[i] == '@';
        spaces += text.data[i] == ' ';
    }
    return marks == 1 && spaces <= 1 && text.data[0] != '@';
}

/* "Reporting by Ann Smith", "(Editing by ...)", "Published on March 2, 2014": begins as a
 * byline does and goes on with a name or a date. */
static bool is_signature(struct slice text)
{
    static const struct slice by = SLICE(" by ");
    struct article_date date;
    if (!begins_with_one(text, byline_prefixes, COUNT(byline_prefixes)))
        return false;
    return text.data[0] == '(' || date_text_parse_any(text, &date) != DATE_NOT_THERE ||
           find_one(slice_part(text, 0, 24), &by, 1) != SIZE_MAX;
}

static bool mark_byline(struct draft *draft, struct article_block *block,
                        struct slice text)
{
    struct date_text found;
    if (text.size > BYLINE_MAX)
        return false;
    if (is_clock_only(text)) {
        block->kind = BLOCK_BYLINE;
        return true;
    }
    if (is_date_only(text, &found)) {
        block->kind = BLOCK_BYLINE;
        draft_add_date_text(draft, DATE_FROM_DATELINE, &found, text,
                            draft_line(draft, block->start));
        return true;
    }
    if (mark_update(draft, block, text))
        return true;
    bool person = is_person_byline(text);
    bool bar = byline_find_date(text, &found) &&
               (stands_at_bar(text, &found) || is_labelled(text) ||
                is_name_before(text, &found));
    if (!person && !bar && !is_signature(text) && !is_mail_address(text))
        return false;
    block->kind = BLOCK_BYLINE;
    byline_keep_update(draft, text);
    if (person)
        draft_set(draft, &draft->article->author, name_in_byline(text));
    add_first_date(draft, DATE_FROM_DATELINE, text, block->start);
    return true;
}

/* "Smith with Jones, Dec. 6 2013Flash90": a short line that ends in a full date and, at
 * most, a credit, and is no sentence. */
static bool ends_in_date(struct slice text, struct date_text *date)
{
    struct date_text found;
    size_t from = 0;
    bool any = false;
    while (date_text_find(text, from, &found)) {
        any = found.has_year && found.reading == DATE_READ &&
              !is_other_day(text, from, &found);
        *date = found;
        from = found.end;
    }
    if (!any || text.size - date->end > GLUED_MAX || date->start == 0)
        return false;
    struct slice rest = slice_trim(slice_part(text, date->end, text.size));
    if (rest.size == 0)
        return true;
    bool glued = date->end < text.size && ascii_is_upper(text.data[date->end]);
    return glued || rest.data[0] == '(' || rest.data[0] == '/' || rest.data[0] == '|' ||
           (unsigned char)rest.data[0] >= 0x80;
}

static bool ends_in_credit(struct slice text)
{
    struct slice tail =
        slice_part(text, text.size > CREDIT_MAX ? text.size - CREDIT_MAX : 0, text.size);
    size_t hit = find_one(tail, caption_credits, COUNT(caption_credits));
    if (hit == SIZE_MAX)
        return false;
    /* a sentence goes on behind an agency's name, a credit does not */
    struct slice rest = slice_part(tail, hit, tail.size);
    return slice_find(rest, slice_make(" said", 5), 0) == SIZE_MAX &&
           slice_find(rest, slice_make(" reported", 9), 0) == SIZE_MAX &&
           slice_find(rest, slice_make(" - ", 3), 0) == SIZE_MAX;
}

static bool is_caption(struct slice text, bool *dated, struct date_text *date)
{
    *dated = false;
    if (text.size > CAPTION_MAX)
        return false;
    if (begins_with_one(text, caption_prefixes, COUNT(caption_prefixes)))
        return true;
    if (text.size <= CREDITED_MAX && text.data[text.size - 1] != '.' &&
        ends_in_credit(text))
        return true;
    *dated = text.size <= BYLINE_MAX && ends_in_date(text, date);
    return *dated;
}

static void mark_caption(struct draft *draft, struct article_block *block,
                         struct slice text)
{
    struct date_text date;
    bool dated;
    if (!is_caption(text, &dated, &date) || dateline_opens(text))
        return;
    block->kind = BLOCK_CAPTION;
    if (find_one(text, old_pictures, COUNT(old_pictures)) != SIZE_MAX)
        return;
    if (dated)
        draft_add_date_text(draft, DATE_FROM_CAPTION, &date,
                            slice_part(text, date.start, date.end),
                            draft_line(draft, block->start));
    else
        add_first_date(draft, DATE_FROM_CAPTION, text, block->start);
}

void bylines_mark(struct draft *draft)
{
    struct article *article = draft->article;
    for (size_t i = 0; i < article->blocks.count; i++) {
        struct article_block *block = &article->blocks.items[i];
        struct slice text = draft_block_text(draft, i);
        if (block->kind == BLOCK_CAPTION)
            mark_caption(draft, block, text);
        struct date_text found;
        if (block->kind == BLOCK_LIST_ITEM && is_date_only(text, &found))
            block->kind = BLOCK_BYLINE;
        if (block->kind != BLOCK_PARAGRAPH || text.size > CAPTION_MAX || text.size == 0)
            continue;
        bool edge = i < BYLINE_BLOCKS || i + BYLINE_BLOCKS >= article->blocks.count;
        if (!edge || !mark_byline(draft, block, text))
            mark_caption(draft, block, text);
    }
}
