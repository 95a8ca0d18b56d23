/*
 * An article in the making: readers fill in text, blocks, metadata and every date they
 * see; the passes below then tell apart what is news, and choose the publication date.
 */
#ifndef DATELINE_ARTICLE_DRAFT_H
#define DATELINE_ARTICLE_DRAFT_H

#include "article/article.h"
#include "article/date_text.h"
#include "article/day_order.h"
#include "article/encoding.h"

/* More dates than these cannot be the publication's. */
enum { DRAFT_DATES_MAX = 64 };

struct date_candidate {
    enum article_date_origin origin;
    bool has_year; /* false: only 'month' and 'day' are known */
    int32_t month, day;
    struct article_date date;
    size_t line; /* 0: not known */
};

struct draft {
    struct arena *arena;
    struct article *article;
    const struct article_hints *hints; /* never NULL */
    VECTOR(struct date_candidate) dates;
    /* where article->bytes begin in the file, when they are one record of many */
    size_t base_byte, base_line;
    bool any_language;
    enum day_order order; /* of the article's dates in numbers */
    bool order_is_known;  /* it was looked for */
};

/* Begins a draft of the article in 'bytes'; 'hints' may be NULL. */
void draft_begin(struct draft *draft, struct arena *arena, const char *path,
                 struct slice bytes, const struct article_hints *hints);
/* Chooses the date and applies the hints. NULL with 'error' when there is no article in
 * it, or one in another language than English. */
struct article *draft_finish(struct draft *draft, dateline_error *error);

void draft_warn(struct draft *draft, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Says when an encoding had to be guessed or bytes meant nothing. */
void draft_warn_of_encoding(struct draft *draft, const struct decoded *decoded);

void draft_add_block(struct draft *draft, enum article_block_kind kind, size_t start,
                     size_t end);
struct slice draft_block_text(const struct draft *draft, size_t block);
/* 1-based line of the text's byte, in the file. */
size_t draft_line(const struct draft *draft, size_t offset);
/* The same for a byte of the file. */
size_t draft_line_of_byte(const struct draft *draft, size_t byte);

/* Keeps a date that is certain; 'value' is shown in the warning about one that is not. */
void draft_add_date(struct draft *draft, enum article_date_origin origin,
                    enum date_reading reading, struct article_date date,
                    struct slice value, size_t line);
/* The same for a date found in prose; a day and month alone are kept too. */
void draft_add_date_text(struct draft *draft, enum article_date_origin origin,
                         const struct date_text *found, struct slice value, size_t line);
/* The date in the path of a URL: "/2013/12/06/", "-20131206". */
void draft_add_url_date(struct draft *draft, struct slice url);

/* Sets *field to a trimmed copy of 'value' unless it is set already or 'value' is empty.
 */
void draft_set(struct draft *draft, const char **field, struct slice value);

/* ---- passes over the finished text, in this order ---- */

/* Captions, bylines, lines that are only a date; adds their dates. */
void bylines_mark(struct draft *draft);
/* A line that is nothing but a date, or a byline ("Published ...") with one. */
bool byline_read_date(struct slice text, struct date_text *found);
/* The first full date of a byline that is not that of a change, of a copyright ... */
bool byline_find_date(struct slice text, struct date_text *found);
/* Keeps the date that a byline names as that of the last change. */
void byline_keep_update(struct draft *draft, struct slice text);
/* A line over the headline: "Press release". */
bool byline_is_kicker(struct slice text);
/* Whether a text opens with an agency's dateline. */
bool dateline_opens(struct slice text);
/* The agency's dateline in front of the first paragraphs. */
void dateline_find(struct draft *draft);
/* A text that is nothing but place and, perhaps, day ("STOCKHOLM", "Paris, May 4"). */
void dateline_read_element(struct draft *draft, struct slice text);
void boilerplate_mark(struct draft *draft);
/* "Contact: ...", "Editor: ...": no headline. */
bool boilerplate_is_notice(struct slice text);
void repeats_mark(struct draft *draft);
/* Chooses the date, with what the hints say, and warns of those that cannot be. */
void publication_choose(struct draft *draft);

/* ---- readers ---- */

/* article_read for bytes that stand at 'position', in 'line', of the file; 'borrow': they
 * live as long as the article. */
struct article *article_read_at(struct arena *arena, const char *path, struct slice bytes,
                                bool borrow, struct file_position position, size_t line,
                                const struct article_hints *hints, bool any_language,
                                dateline_error *error);

/* Plain text; article->text is set. */
void plain_read(struct draft *draft);

#endif
