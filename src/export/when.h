/*
 * The text forms of days, instants and publication dates in the project's JSON and
 * options: "2013-12-05", "2013-12-05T12:00:00", "2013-12-06T14:30:00+02:00" (a profile of
 * ISO 8601). Years -9999 to 9999.
 */
#ifndef DATELINE_EXPORT_WHEN_H
#define DATELINE_EXPORT_WHEN_H

#include "article/article.h"
#include "base/buffer.h"

void when_add_day(struct buffer *out, int32_t day);
/* The instant must be bounded; what lies outside the years is cut to them. */
void when_add_instant(struct buffer *out, instant at);
/* A date, or date and time with "Z" or an offset where one is known; origin
 * DATE_FROM_NONE adds nothing. */
void when_add_article_date(struct buffer *out, const struct article_date *date);

/* False when 'text' is not wholly such a day, or no day of the calendar. */
bool when_parse_day(const char *text, int32_t *day);
bool when_parse_instant(const char *text, instant *at);
/* A date, or date and time (seconds may be missing) with "Z", an offset or neither.
 * Leaves the origin alone. */
bool when_parse_article_date(const char *text, struct article_date *date);

#endif
