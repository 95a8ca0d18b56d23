/* Dates as articles, pages and feeds write them, read without any guess. */
#ifndef DATELINE_ARTICLE_DATE_TEXT_H
#define DATELINE_ARTICLE_DATE_TEXT_H

#include "article/article.h"

enum date_reading {
    DATE_NOT_THERE, /* no date */
    DATE_READ,
    DATE_IMPOSSIBLE, /* "2013-02-30" */
    DATE_AMBIGUOUS,  /* "06/12/2013" */
};

/* A date found in prose: "Dec. 6 2013", "Wednesday, 4 June", "2013-12-06 14:30 GMT". */
struct date_text {
    size_t start, end; /* bytes of the text, the time of day included */
    enum date_reading reading;
    bool has_year;
    int32_t year, month, day;
    /* without an origin; only when read and has_year; the month first when ambiguous */
    struct article_date date;
};

/*
 * The form of manifests and options: 2013-12-06 or 2013-12-06T14:30[:00][Z|+02:00],
 * nothing else. 'date' gets no origin.
 */
enum date_reading date_text_parse_iso(struct slice text, struct article_date *date);

/*
 * A value that is a date: ISO 8601 in its usual looser forms, RFC 822, seconds or
 * milliseconds since 1970, or one of prose. Text after it does no harm. Of one that is
 * ambiguous 'date' is the reading with the month first.
 */
enum date_reading date_text_parse_any(struct slice text, struct article_date *date);

/* The first date at or after 'from' that has at least a month's name and a day, or three
 * numbers. */
bool date_text_find(struct slice text, size_t from, struct date_text *found);
/* The date that begins exactly at 'at'. */
bool date_text_at(struct slice text, size_t at, struct date_text *found);

/* Length of a weekday's name (or its short form with its full stop) at 'at', or 0. */
size_t date_text_weekday_at(struct slice text, size_t at);

/* An ambiguous date with the day first. */
struct article_date date_text_swapped(struct article_date month_first);

struct article_date date_text_of_day(int32_t year, int32_t month, int32_t day);

#endif
